"""One question of Moodle XML: a choice, true or false, or an ordering."""

import re
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from quiz.formats.exchange import FileQuestion, line
from quiz.formats.feedback import parted
from quiz.formats.moodle.fractions import number, percent, weighed
from quiz.formats.moodle.records import Record
from quiz.formats.moodle.texts import Pictures, Text, format_of, markup, picture_of, text_in
from quiz.formats.rich_text import PictureIn
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

# How the types of questions that cannot be asked here are called in Moodle.
KINDS = {
    "calculated": Message("calculated"),
    "calculatedmulti": Message("calculated multichoice"),
    "calculatedsimple": Message("calculated simple"),
    "cloze": Message("embedded answers (cloze)"),
    "ddimageortext": Message("drag and drop onto image"),
    "ddmarker": Message("drag and drop markers"),
    "ddmatch": Message("drag and drop matching"),
    "ddwtos": Message("drag and drop into text"),
    "description": Message("description"),
    "essay": Message("essay"),
    "gapselect": Message("select missing words"),
    "match": Message("matching"),
    "matching": Message("matching"),
    "multianswer": Message("embedded answers (cloze)"),
    "numerical": Message("numerical"),
    "randomsamatch": Message("random short-answer matching"),
    "shortanswer": Message("short answer"),
}
# What Moodle says of its own accord after any right, partly right or wrong answer.
STANDARD = {
    "correctfeedback": "Your answer is correct.",
    "partiallycorrectfeedback": "Your answer is partially correct.",
    "incorrectfeedback": "Your answer is incorrect.",
}
TAG = re.compile("<[^<>]*>")
PENALTY = 0.3333333
ROUNDED = 0.005
TRUE_FALSE = ("True", "False")
# The ways to show only some of the items.
FEWER = {"RANDOM", "REL", "CONTIGUOUS", "CONTIG"}
BY_PLACE = {"", "ABS", "ABSOLUTE", "ABSOLUTE_POSITION"}


class NotTaken(Complaint):
    """A part of a file is no question that can be asked here; the message says why."""


@dataclass(frozen=True, slots=True)
class Common:
    """What every type of question has: what is asked, and what is told after the answer."""

    stem: str
    explanation: str
    source: str
    picture: Picture | None
    # The format of texts in it that name none.
    form: str


def read_question(
    record: Record, category: str, pictures: Pictures, notes: list[Message]
) -> FileQuestion:
    """Return a question; what was left out of it is noted. Raises NotTaken, or UnusableText."""
    element = record.element
    common = read_common(element, pictures, notes)
    match record.kind:
        case "truefalse":
            question = true_or_false(element, common, notes)
        case "ordering":
            question = ordering(element, common, pictures, notes)
        case _:
            question = multiple_choice(element, common, pictures, notes)
    note_settings(element, notes)
    return FileQuestion(
        question,
        place=line(record.line),
        name=in_line(element.find("name/text")),
        number=in_line(element.find("idnumber")),
        tags=tuple(filter(None, map(in_line, element.findall("tags/tag/text")))),
        category=category,
        points=points_of(element, notes),
        in_time=record.kind != "ordering" and not is_true(element, "shuffleanswers", "false"),
        record=record.source,
    )


def read_common(element: Element, pictures: Pictures, notes: list[Message]) -> Common:
    asked = element.find("questiontext")
    stem = text_in(asked)
    if not stem.markdown.strip():
        raise NotTaken("There are no words that ask for something.")
    form = "html" if asked is None else format_of(asked)
    explanation, source = told(element.find("generalfeedback"), form, notes)
    shown = picture_of(with_old_picture(stem, element), pictures, notes)
    return Common(stem.markdown, explanation, source, shown, form)


def with_old_picture(stem: Text, element: Element) -> Text:
    """Return a stem with the picture that Moodle 1 wrote beside it."""
    encoded = markup(element.find("image_base64"))
    name = markup(element.find("image"))
    if not (encoded and name):
        return stem
    pictures = (*stem.pictures, PictureIn(name, ""))
    return Text(stem.markdown, pictures, {**stem.files, name: encoded})


def told(parent: Element | None, form: str, notes: list[Message]) -> tuple[str, str]:
    """Return an explanation and its source."""
    text = text_in(parent, form)
    if text.pictures:
        notes.append(Message("A picture in its feedback was left out."))
    return parted(text.markdown)


def multiple_choice(
    element: Element, common: Common, pictures: Pictures, notes: list[Message]
) -> WrittenQuestion:
    choices, worth = [], []
    for answer in answers_of(element):
        choice = choice_of(answer, common.form, pictures, notes)
        if choice is None:
            continue
        choices.append(choice)
        worth.append(fraction_of(answer))
    check_count(len(choices))
    found = weighed(choices, worth, several=not is_true(element, "single", "true"))
    if found.said:
        notes.append(found.said)
    return chosen_as_written(
        common.stem,
        found.choices,
        found.right,
        common.explanation,
        common.source,
        common.picture,
        several=found.several,
    )


def choice_of(
    answer: Element, form: str, pictures: Pictures, notes: list[Message]
) -> WrittenChoice | None:
    """Return a choice; None where there is nothing in it."""
    text = text_in(answer, form)
    shown = picture_of(text, pictures, notes)
    if not text.markdown.strip() and shown is None:
        notes.append(Message("A choice with nothing in it was left out."))
        return None
    explanation, source = told(answer.find("feedback"), form, notes)
    return WrittenChoice("", text.markdown, explanation, source, shown)


def fraction_of(answer: Element) -> float:
    worth = percent(answer.get("fraction", "0"))
    if worth is None:
        raise NotTaken("The fraction of an answer is no number.")
    return worth


def answers_of(element: Element) -> list[Element]:
    """Return the answers of a question. Raises NotTaken where they are more than can be."""
    answers = element.findall("answer")
    if len(answers) > len(LETTERS):
        check_count(len(answers))
    return answers


def check_count(count: int) -> None:
    if not FEWEST_WRITTEN <= count <= len(LETTERS):
        raise NotTaken(
            "A question has %(fewest)s to %(most)s choices; this one has %(count)s.",
            count=count,
            fewest=FEWEST_WRITTEN,
            most=len(LETTERS),
        )


def true_or_false(element: Element, common: Common, notes: list[Message]) -> WrittenQuestion:
    """Return a choice of true and false.

    Old files name the answers in the language of whoever wrote them: there the first one is true.
    """
    answers = element.findall("answer")
    if len(answers) != len(TRUE_FALSE):
        raise NotTaken("A question of true or false has two answers.")
    if markup(answers[0].find("text")).lower() == "false":
        answers.reverse()
    right = [place for place, answer in enumerate(answers) if fraction_of(answer) == 100]
    if len(right) != 1:
        raise NotTaken("It does not say whether it is true or false.")
    feedback = [told(answer.find("feedback"), common.form, notes) for answer in answers]
    choices = [
        WrittenChoice("", text, *said) for text, said in zip(TRUE_FALSE, feedback, strict=True)
    ]
    return chosen_as_written(
        common.stem, choices, right, common.explanation, common.source, common.picture
    )


def ordering(
    element: Element, common: Common, pictures: Pictures, notes: list[Message]
) -> WrittenQuestion:
    """Return an ordering of items, in the order of their fractions where these count from 1."""
    answers = answers_of(element)
    items = [choice_of(answer, common.form, pictures, notes) for answer in answers]
    places = [number(answer.get("fraction", "")) or 0 for answer in answers]
    if sorted(places) == list(range(1, len(places) + 1)) and places != sorted(places):
        notes.append(
            Message(
                "The items stand in another order than their fractions say. The fractions were "
                "taken; Moodle takes where they stand."
            )
        )
        items = [items[places.index(place)] for place in range(1, len(places) + 1)]
    in_order = [
        replace(item, id=str(place)) for place, item in enumerate(items) if item is not None
    ]
    check_count(len(in_order))
    note_ordering(element, len(in_order), notes)
    return ordered_as_written(
        common.stem, in_order, common.explanation, common.source, common.picture
    )


def note_ordering(element: Element, count: int, notes: list[Message]) -> None:
    shown = number(in_line(element.find("selectcount")))
    if in_line(element.find("selecttype")).upper() in FEWER and shown is not None and shown < count:
        notes.append(Message("Moodle shows only some of its items; here all are shown."))
    if in_line(element.find("gradingtype")).upper() not in BY_PLACE:
        notes.append(
            Message("How Moodle grades it was left out: here that is chosen with the assignment.")
        )


def note_settings(element: Element, notes: list[Message]) -> None:
    """Note what Moodle does with a question beside asking it, unless it does so with every one."""
    for name, standard in STANDARD.items():
        if TAG.sub("", markup(element.find(f"{name}/text"))).strip() not in ("", standard):
            notes.append(
                Message("What is told after any right, partly right or wrong answer was left out.")
            )
    if element.find("hint") is not None:
        notes.append(Message("Its hints were left out."))
    if is_true(element, "hidden", "0"):
        notes.append(Message("It is hidden in Moodle. Here it is like any other."))
    penalty = number(in_line(element.find("penalty")))
    # Of true and false there is nothing to try again.
    is_usual = penalty is None or abs(penalty - PENALTY) < ROUNDED
    if not is_usual and element.get("type") != "truefalse":
        notes.append(Message("The penalty for trying again was left out."))


def points_of(element: Element, notes: list[Message]) -> float:
    points = number(in_line(element.find("defaultgrade")) or "1")
    if points is not None and points > 0:
        return points
    notes.append(Message("It has no points that count. Here it has 1."))
    return 1.0


def is_true(element: Element, name: str, default: str) -> bool:
    """Return whether a setting is on; Moodle writes true or 1."""
    return (in_line(element.find(name)) or default).lower() not in ("false", "0")


def in_line(text: Element | None) -> str:
    return " ".join(markup(text).split())
