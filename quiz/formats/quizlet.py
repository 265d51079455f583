"""Quizlet's cards: a line each, with a term and what it means, and a tab between.

A card has no wrong answers. Where one becomes a question, they are what other cards mean.
"""

import io
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from quiz.dates.wording import words
from quiz.events.agreement import shown_date
from quiz.events.event import Event
from quiz.formats.exchange import (
    MOST_QUESTIONS,
    WHOLE,
    FileQuestion,
    Package,
    Problem,
    Reading,
    Written,
    at_place,
    line,
    text_of,
    too_many,
)
from quiz.formats.question_key import folded
from quiz.formats.rich_text import from_plain
from quiz.formats.spreadsheets import UNWRITABLE
from quiz.formats.told_events import at_event
from quiz.messages import Complaint, Message
from quiz.questions.chance import Chance
from quiz.questions.prose import plain, plain_line
from quiz.questions.written import (
    WrittenChoice,
    WrittenOrdering,
    WrittenQuestion,
    chosen_as_written,
)

MOST_LINES = 20_000
LONGEST_CARD = 3_000  # characters
LOOKED_AT = 4_096  # bytes
FEWEST_ALIKE = 2  # lines that look like cards, before a file looks like cards
DISTRACTORS = 3
# What else parts the sides of cards, where there is no tab in the file.
SEPARATORS = (" - ", " – ", ";", ", ")
LONGEST_NUMBERED = 40  # characters
FEW_WORDS = 4

_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d]+")

_OTHER_CARDS = Message(
    "Cards have no wrong answers: those here were taken from other cards. Read each question "
    "before you use it, for more than one answer may be right."
)
_NOT_CARRIED = Message(
    "A card has two sides, what is asked and what is right. Wrong answers, explanations, sources, "
    "pictures and points of the set are left out."
)


_NO_OTHER = Message("There is no other card that means something else, for a wrong answer.")


class NoCard(Complaint):
    """A line, or a question, makes no card; the message says why."""


@dataclass(frozen=True, slots=True)
class Card:
    """A line of a file with both its sides, as plain text; `right` is the meaning as Markdown."""

    number: int
    term: str
    meaning: str
    right: str
    record: str


def is_probably(content: bytes) -> bool:
    """Return whether its first lines have one tab each."""
    start = content[:LOOKED_AT]
    lines = [one for one in start.splitlines() if one.strip()]
    whole = lines[:-1] if len(content) > LOOKED_AT else lines
    return (
        b"\0" not in start
        and len(whole) >= FEWEST_ALIKE
        and all(one.strip(b" ").count(b"\t") == 1 for one in whole)
    )


def read(content: bytes) -> Reading:
    """Return a question for each card. Raises UnreadableFile where it is no text."""
    text, notes = text_of(content)
    problems = list(notes)
    cards: list[Card] = []
    lines = list(islice(io.StringIO(text, newline=None), MOST_LINES + 1))
    separator = separator_of(lines)
    for number, told in enumerate(lines, start=1):
        record = told.rstrip("\n")
        if number > MOST_LINES:
            why = Message("At most %(most)s lines can be read.", most=MOST_LINES)
            problems.append(Problem(line(number), why))
        elif len(cards) == MOST_QUESTIONS and record.strip():
            problems.append(too_many(line(number)))
            break
        elif record.strip():
            try:
                term, meaning = sides(record, separator)
                cards.append(Card(number, term, meaning, from_plain(meaning), record))
            except NoCard as trouble:
                problems.append(Problem(line(number), trouble.said, record))
    questions, others = asked(cards)
    told_of = [Problem(WHOLE, _OTHER_CARDS)] if questions else []
    return Reading(tuple(questions), (*told_of, *problems, *others))


def rejoin(records: Sequence[str], original: bytes) -> bytes:
    """Return a file of such lines."""
    return "".join(f"{record}\n" for record in records).encode("utf-8", "replace")


def separator_of(lines: Sequence[str]) -> str:
    """Return what parts the sides: a tab, unless there is none and every line has one of others."""
    cards = [told for told in lines if told.strip()]
    if not any("\t" in told for told in cards):
        for separator in SEPARATORS:
            if all(told.count(separator) == 1 for told in cards):
                return separator
    return "\t"


def sides(told: str, separator: str) -> tuple[str, str]:
    """Return what a line asks and what that means. Raises NoCard."""
    if len(told) > LONGEST_CARD:
        raise NoCard(
            "It has more than the %(most)s characters that can be taken of a card.",
            most=LONGEST_CARD,
        )
    parts = [" ".join(UNWRITABLE.sub("", part).split()) for part in told.split(separator)]
    if len(parts) < 2:
        raise NoCard("There is no tab in it, between a term and what it means.")
    if len(parts) > 2:
        raise NoCard("There is more than one tab in it: a card has two sides.")
    if not all(parts):
        raise NoCard("One side of the card is empty.")
    return parts[0], parts[1]


def asked(cards: Sequence[Card]) -> tuple[list[FileQuestion], list[Problem]]:
    """Return a question for each card, and what is said of those for which there is none."""
    meanings: dict[str, set[str]] = {}
    pools: dict[str, dict[str, str]] = {}
    for card in cards:
        meanings.setdefault(folded(card.term), set()).add(folded(card.meaning))
        for form in forms_of(card.meaning):
            pools.setdefault(form, {}).setdefault(folded(card.meaning), card.right)
    others = {form: list(pool.items()) for form, pool in pools.items()}
    questions: list[FileQuestion] = []
    problems: list[Problem] = []
    for card in cards:
        wrong = distractors(card, others, meanings[folded(card.term)])
        if wrong:
            question = question_of(card, wrong)
            questions.append(FileQuestion(question, line(card.number), record=card.record))
        else:
            problems.append(Problem(line(card.number), _NO_OTHER, card.record))
    return questions, problems


def forms_of(text: str) -> Iterator[str]:
    """Yield what kind of text it is, the narrowest first: choices should look alike.

    “14 July 1789” and “3. Mai 1800” are dates of a day by where their numbers stand.
    """
    if len(text) <= LONGEST_NUMBERED and _NUMBER.search(text):
        yield _WORD.sub("w", _NUMBER.sub("9", text)).replace(".", "")
        yield "number"
    else:
        yield "few words" if len(text.split()) <= FEW_WORDS else "many words"
    yield "text"


def distractors(
    card: Card, others: Mapping[str, Sequence[tuple[str, str]]], taken: Collection[str]
) -> list[str]:
    """Return what other cards mean, as Markdown, of a form as near as can be.

    `taken` are the meanings that its term has, on whatever card.
    """
    found: dict[str, str] = {}
    for form in forms_of(card.meaning):
        pool = others[form]
        start = Chance("quizlet", form, card.term, card.meaning).below(len(pool))
        for known_by, text in chain(islice(pool, start, None), islice(pool, start)):
            if len(found) == DISTRACTORS:
                return list(found.values())
            if known_by not in taken:
                found.setdefault(known_by, text)
    return list(found.values())


def question_of(card: Card, wrong: Sequence[str]) -> WrittenQuestion:
    chance = Chance("quizlet order", card.term, card.meaning)
    texts = chance.shuffled(sorted([card.right, *wrong]))
    return chosen_as_written(
        from_plain(card.term),
        [WrittenChoice(str(place), text) for place, text in enumerate(texts)],
        [texts.index(card.right)],
    )


def write(package: Package) -> Written:
    """Return a card for each question: what is asked, and what is right."""
    lines: list[str] = []
    problems: list[Problem] = []
    for number, filed in enumerate(package.questions, start=1):
        try:
            lines.append(card_of(filed.question))
        except NoCard as why:
            problems.append(Problem(at_place(number), why.said))
    problems += [Problem(WHOLE, _NOT_CARRIED)] if lines else []
    return Written("".join(lines).encode("utf-8", "replace"), tuple(problems))


def card_of(question: WrittenQuestion) -> str:
    """Return the line of a question. Raises NoCard."""
    if isinstance(question, WrittenOrdering):
        right = [plain_line(choice.text) for choice in question.in_order]
        meaning = " ".join(f"{number}. {text}" for number, text in enumerate(right, start=1))
    else:
        right = [plain_line(one.text) for one in question.choices if one.id in question.key]
        meaning = "; ".join(right)
    term = plain(question.stem)
    if not term or not all(right):
        raise NoCard("A side of its card would have no words: it is left out.")
    return f"{term}\t{meaning}\n"


def write_events(title: str, events: Sequence[Event]) -> Written:
    """Return a card for each event: what happened, and when. What may not be asked is a problem."""
    lines: list[str] = []
    problems: list[Problem] = []
    for number, event in enumerate(events, start=1):
        if event.usable:
            happened = " ".join(event.statement.split())
            lines.append(f"{happened}\t{words(shown_date(event))}\n")
        else:
            problems.append(Problem(at_event(number), event.reason or ""))
    return Written("".join(lines).encode("utf-8", "replace"), tuple(problems))
