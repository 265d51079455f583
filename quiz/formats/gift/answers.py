"""What stands in the braces of a GIFT question: choices, or something that is not asked here."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from quiz.formats.feedback import parted
from quiz.formats.gift.text import NotTaken, Said, said
from quiz.formats.moodle.fractions import EQUAL, GRADES, percent, weighed
from quiz.messages import Message
from quiz.questions.written import FEWEST_WRITTEN, LETTERS, WrittenChoice

MOST = len(LETTERS)
# So many marks in one block are no question any more.
MOST_MARKS = 10 * MOST
WEIGHT = re.compile(r"%(-?[0-9]{1,3}(?:[.,][0-9]{0,9})?)%")
TRUTH = {"T": True, "TRUE": True, "F": False, "FALSE": False}


class Answers(NamedTuple):
    """Choices, the places of the right ones from 0, and what is to be said of them."""

    choices: tuple[WrittenChoice, ...]
    right: frozenset[int]
    several: bool
    notes: tuple[Message, ...] = ()
    has_picture: bool = False


class Answer(NamedTuple):
    """An answer, what is told after it, and what it is worth in percent."""

    text: Said
    feedback: Said
    worth: float
    notes: tuple[Message, ...]


def answers_in(block: str, form: str) -> Answers:
    """Return the choices in the braces; `form` is the format of a text that names none.

    Raises NotTaken, NothingRight, UnusableText.
    """
    if not block:
        raise NotTaken("It asks for an essay, which cannot be asked here.")
    if block.startswith("#"):
        raise NotTaken("It asks for a number to be typed, which cannot be asked here.")
    if "~" in block:
        return chosen(block, form)
    if "=" in block and "->" in block:
        raise NotTaken("It asks for pairs to be matched, which cannot be asked here.")
    truth = block.partition("#")[0].strip()
    if truth.upper() in TRUTH:
        return true_or_false(block, form)
    raise NotTaken(
        "It asks for a short answer to be typed, which cannot be asked here. Where it has choices, "
        "each wrong one begins with ~."
    )


def true_or_false(block: str, form: str) -> Answers:
    """Return “True” and “False”; what is told of the wrong one stands first: {T#wrong#right}."""
    truth, *told = block.split("#", 2)
    key = TRUTH[truth.strip().upper()]
    wrong, right = (said(part, form) for part in [*told, "", ""][:2])
    of_true, of_false = (right, wrong) if key else (wrong, right)
    choices = (as_choice("True", of_true), as_choice("False", of_false))
    notes = () if truth.strip() in TRUTH else (not_in_capitals(),)
    pictures = wrong.has_picture or right.has_picture
    return Answers(choices, frozenset([0 if key else 1]), False, notes, pictures)


def not_in_capitals() -> Message:
    return Message(
        "Moodle would take it for a question with a short answer: there, true and false are "
        "written in capitals."
    )


def chosen(block: str, form: str) -> Answers:
    """Return choices that begin with = or ~; where none begins with =, several may be right."""
    if block.count("~") + block.count("=") > MOST_MARKS:
        raise too_many(block.count("~") + block.count("="))
    before, *parts = block.replace("=", "~=").split("~")
    notes = []
    if before := before.strip():
        parts = [before, *parts]
        notes.append(
            Message("Before its first = or ~ stand words. As in Moodle, they are a wrong choice.")
        )
    answers = [answer(part.strip(), form) for part in parts]
    if not all(one.text.markdown for one in answers):
        answers = with_words(answers)
        notes.append(Message("A choice that has no words was left out, as in Moodle."))
    check_count(len(answers))
    notes += [note for one in answers for note in one.notes][:1]
    of_answers = [as_choice(one.text.markdown, one.feedback) for one in answers]
    taken = weighed(of_answers, [one.worth for one in answers], several="=" not in block)
    if taken.said:
        notes.append(taken.said)
    pictures = any(one.text.has_picture or one.feedback.has_picture for one in answers)
    return Answers(taken.choices, taken.right, taken.several, tuple(notes), pictures)


def answer(part: str, form: str) -> Answer:
    is_right = part.startswith("=")
    part = part.removeprefix("=").lstrip()
    worth, notes = 100.0 if is_right else 0.0, []
    if found := WEIGHT.match(part):
        part = part[found.end() :]
        worth = percent(found[1]) or 0.0
        if is_right:
            notes.append(
                Message(
                    "Moodle reads a weight after ~ only: it would show “%(weight)s” as words.",
                    weight=found[0],
                )
            )
        elif is_none_of_moodles(found[1]):
            notes.append(
                Message(
                    "The weight %(weight)s is not in Moodle's list, so that Moodle would leave the "
                    "question out. It was read as %(read)s.",
                    weight=found[1],
                    read=f"{worth:.7g}",
                )
            )
    text, _, told = part.partition("#")
    return Answer(said(text, form), said(told, form), worth, tuple(notes))


def is_none_of_moodles(weight: str) -> bool:
    worth = float(weight.replace(",", "."))
    return "," in weight or all(abs(grade - worth) >= EQUAL for grade in GRADES)


def with_words(answers: Sequence[Answer]) -> list[Answer]:
    """Return the answers that say something. Raises NotTaken where one would show it."""
    if any(one.text.has_picture and not one.text.markdown for one in answers):
        raise NotTaken("One of its choices is a picture, and a GIFT file has none in it.")
    return [one for one in answers if one.text.markdown]


def check_count(count: int) -> None:
    if count < FEWEST_WRITTEN:
        raise NotTaken("It has fewer than two choices.")
    if count > MOST:
        raise too_many(count)


def too_many(count: int) -> NotTaken:
    return NotTaken(
        "It has %(count)s choices; at most %(most)s can be shown.", count=count, most=MOST
    )


def as_choice(text: str, told: Said) -> WrittenChoice:
    explanation, source = parted(told.markdown)
    return WrittenChoice("", text, explanation, source)
