"""One item of QTI 2.0 to 3.0 as a question: choices, and choices to be put in order."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from quiz.formats import feedback
from quiz.formats.picture import UnusablePicture
from quiz.formats.qti.item import TOOL
from quiz.formats.qti.key import declaration_of, finite, in_order, rated
from quiz.formats.qti.xml import Element, detach, rich
from quiz.formats.rich_text import PictureIn, from_plain
from quiz.messages import Complaint, Message
from quiz.questions.written import (
    FEWEST_WRITTEN,
    LETTERS,
    Picture,
    WrittenChoice,
    WrittenQuestion,
    chosen_as_written,
    ordered_as_written,
)

MOST_POINTS = 1_000
UNHEARD = ("math", "audio", "video", "object")
FEEDBACK = ("feedbackInline", "feedbackBlock")
CHOICE, ORDER = "choiceInteraction", "orderInteraction"
# What else items ask for, as people say it.
OTHERS = {
    "associateInteraction": Message("pairs to be found"),
    "customInteraction": Message("something that a program of its own shows"),
    "drawingInteraction": Message("a drawing"),
    "endAttemptInteraction": Message("a button to be pressed"),
    "extendedTextInteraction": Message("a text to be written"),
    "gapMatchInteraction": Message("gaps to be filled with given words"),
    "graphicAssociateInteraction": Message("places in a picture to be paired"),
    "graphicGapMatchInteraction": Message("places in a picture to be filled"),
    "graphicOrderInteraction": Message("places in a picture to be put in order"),
    "hotspotInteraction": Message("places in a picture to be picked"),
    "hottextInteraction": Message("words in a text to be picked"),
    "inlineChoiceInteraction": Message("choices inside a sentence"),
    "matchInteraction": Message("things to be matched"),
    "mediaInteraction": Message("something to be heard or watched"),
    "portableCustomInteraction": Message("something that a program of its own shows"),
    "positionObjectInteraction": Message("things to be placed in a picture"),
    "selectPointInteraction": Message("a place in a picture"),
    "sliderInteraction": Message("a number on a scale"),
    "textEntryInteraction": Message("a word or a number to be typed"),
    "uploadInteraction": Message("a file to be sent"),
}

_PICTURES = Message("A question or a choice has one picture: the others were left out.")
_TOLD_PICTURES = Message("Pictures in what is told after the answer were left out.")
_FORMULA = Message("A formula, a sound or a film in it was left out, or taken as its words.")
_KEPT_PLACE = Message("Some of its choices were to keep their places. Here all are shuffled.")
_CONDITION = Message(
    "What it tells after right answers only, or after wrong ones, is told after every answer here."
)
_STIMULUS = Message("A text that it shares with other questions was left out.")


class NotTaken(Complaint):
    """An item cannot be a question here."""


class Taken(NamedTuple):
    """A question from an item, with what the item says beside, and what was left out of it."""

    question: WrittenQuestion
    name: str
    number: str
    points: float
    in_time: bool
    notes: tuple[Message, ...]


@dataclass(slots=True)
class Texts:
    """The texts of an item, as they are taken out of it, and what had to be left out of them."""

    picture: Callable[[PictureIn], Picture]
    notes: dict[str, Message] = field(default_factory=dict)

    def note(self, said: Message) -> None:
        self.notes.setdefault(str(said), said)

    def told(self, elements: Sequence[Element]) -> tuple[str, str]:
        """Return the explanation and the source in several elements together."""
        texts = [rich(one) for one in elements]
        if any(one.pictures for one in texts):
            self.note(_TOLD_PICTURES)
        return feedback.parted("\n\n".join(one.markdown for one in texts if one.markdown))

    def pictured(self, element: Element) -> tuple[str, Picture | None]:
        """Return what an element says, and the first picture in it that can be shown."""
        text = rich(element)
        taken: Picture | None = None
        for one in text.pictures:
            if taken is not None:
                self.note(_PICTURES)
                break
            try:
                taken = self.picture(one)
            except UnusablePicture as trouble:
                self.note(trouble.said)
        if taken or text.markdown:
            return text.markdown, taken
        # Where its only picture cannot be had, what is seen in it has to do.
        return from_plain(" ".join(one.alternative for one in text.pictures)), None


def question_of(item: Element, picture: Callable[[PictureIn], Picture]) -> Taken:
    """Return an item as a question; it is taken apart on the way.

    `picture` finds a picture of its texts, or raises UnusablePicture. Raises a Complaint for what
    cannot be taken.
    """
    body = item.find("itemBody")
    interaction = interaction_in(item, body)
    key = declaration_of(item, interaction)
    texts = Texts(picture)
    choices = choices_in(interaction)
    if item.find("assessmentStimulusRef") is not None:
        texts.note(_STIMULUS)
    in_time = interaction.tag == CHOICE and is_in_time(interaction, choices, texts)
    always, of_choices = told_of(item, {one.get("identifier", "") for one in choices}, texts)
    written = [
        choice_of(one, of_choices.get(one.get("identifier", ""), ()), texts) for one in choices
    ]
    stem, drawn, aside = asked_in(body, interaction, texts)
    explanation, source = texts.told([*aside, *always])
    question: WrittenQuestion
    if interaction.tag == ORDER:
        order = [written[place] for place in in_order(key, [one.id for one in written])]
        question = ordered_as_written(stem, order, explanation, source, drawn)
    else:
        several = key.get("cardinality") == "multiple" and interaction.get("maxChoices") != "1"
        weighed = rated(key, item.find("responseProcessing"), written, several=several)
        if weighed.said:
            texts.note(weighed.said)
        question = chosen_as_written(
            stem, weighed.choices, weighed.right, explanation, source, drawn, several=several
        )
    title, number = item.get("title", "").strip(), number_of(item)
    notes = tuple(texts.notes.values())
    return Taken(question, title, number, points_of(item), in_time, notes)


def interaction_in(item: Element, body: Element | None) -> Element:
    """Return the one thing that an item asks for. Raises NotTaken where it is no choice."""
    if item.get("adaptive") == "true":
        raise NotTaken("It changes with what is answered: that cannot be taken.")
    if item.find("templateDeclaration") is not None:
        raise NotTaken("It is made anew for each student by chance: that cannot be taken.")
    inside = body.iter() if body is not None else ()
    found = [one for one in inside if one.tag.endswith("Interaction")]
    if not found:
        raise NotTaken("It asks for nothing.")
    for one in found:
        if one.tag not in (CHOICE, ORDER):
            raise NotTaken(
                "It asks for %(what)s. Only choices, and choices to be put in order, can be taken.",
                what=OTHERS.get(one.tag, Message("something else")),
            )
    if len(found) > 1:
        raise NotTaken("It asks for several things at once: make a question of each of them.")
    return found[0]


def choices_in(interaction: Element) -> list[Element]:
    """Return the choices of an item. Raises NotTaken where there are too few, or too many."""
    choices: list[Element] = interaction.findall("simpleChoice")
    if not FEWEST_WRITTEN <= len(choices) <= len(LETTERS):
        raise NotTaken(
            "A question here has from %(fewest)s to %(most)s choices; this one has %(count)s.",
            fewest=FEWEST_WRITTEN,
            most=len(LETTERS),
            count=len(choices),
        )
    return choices


def told_of(
    item: Element, names: Collection[str], texts: Texts
) -> tuple[list[Element], dict[str, list[Element]]]:
    """Return what is told in a window after the answer: of the question, and of each choice."""
    rules = item.find("responseProcessing")
    set_always = rules.iterfind("setOutcomeValue//baseValue") if rules is not None else ()
    shown_always = {(one.text or "").strip() for one in set_always}
    always: list[Element] = []
    of_choices: dict[str, list[Element]] = {}
    for one in item.iterfind("modalFeedback"):
        name = one.get("identifier", "")
        if name in names:
            of_choices.setdefault(name, []).append(one)
            continue
        always.append(one)
        if name not in shown_always or one.get("showHide") == "hide":
            texts.note(_CONDITION)
    return always, of_choices


def choice_of(choice: Element, told: Sequence[Element], texts: Texts) -> WrittenChoice:
    """Return a choice, by the identifier that it has in the item. Raises NotTaken."""
    inside = taken_out(choice, FEEDBACK)
    text, drawn = texts.pictured(choice)
    if not text and drawn is None:
        raise NotTaken("One of its choices has neither words nor a picture.")
    explanation, source = texts.told([*inside, *told])
    return WrittenChoice(choice.get("identifier", ""), text, explanation, source, drawn)


def asked_in(
    body: Element, interaction: Element, texts: Texts
) -> tuple[str, Picture | None, list[Element]]:
    """Return what is asked, its picture, and what stands beside it to be told afterwards.

    Raises NotTaken where nothing is asked.
    """
    for prompt in interaction.iterfind("prompt"):
        prompt.tag = "div"
    taken_out(interaction, ["simpleChoice"])
    for_others = [
        one for one in body.iter("rubricBlock") if "candidate" not in one.get("view", "candidate")
    ]
    for one in for_others:
        detach(one)
    aside = taken_out(body, FEEDBACK)
    if any(body.find(f".//{name}") is not None for name in UNHEARD):
        texts.note(_FORMULA)
    stem, drawn = texts.pictured(body)
    if not stem:
        raise NotTaken("It asks nothing: the text before its choices is empty.")
    return stem, drawn, aside


def taken_out(element: Element, names: Iterable[str]) -> list[Element]:
    """Return the elements of such names in another, out of it; the text after each stays."""
    found = list(element.iter(*names))
    for one in found:
        detach(one)
    return found


def is_in_time(interaction: Element, choices: Sequence[Element], texts: Texts) -> bool:
    """Return whether choices are shown in the order that they have."""
    kept = [one.get("fixed") == "true" for one in choices]
    if interaction.get("shuffle") != "true" or all(kept):
        return True
    if any(kept):
        texts.note(_KEPT_PLACE)
    return False


def number_of(item: Element) -> str:
    """Return what a program calls an item by; those of ours are only numbered along."""
    label: str = item.get("label", "")
    identifier: str = item.get("identifier", "")
    return label if label or item.get("toolName") == TOOL else identifier


def points_of(item: Element) -> float:
    """Return the most that can be earned, where an item says it in a way that can be used."""
    for one in item.iterfind("outcomeDeclaration"):
        if one.get("identifier") == "MAXSCORE":
            points = finite(one.findtext("defaultValue/value"))
            return points if 0 < points <= MOST_POINTS else 1.0
    return 1.0
