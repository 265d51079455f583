"""Aiken, a text format of Moodle: a question, its choices by letters, and ANSWER: B.

Moodle takes one line for a stem and one for a choice, and none for what is told afterwards. People
write more than that; what they mean is read, and what Moodle would make of it is said.
"""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator, Sequence

from quiz.articles.file import UnreadableFile
from quiz.formats.aiken_records import MARKED, Record, records
from quiz.formats.exchange import (
    MOST_QUESTIONS,
    FileQuestion,
    Problem,
    Reading,
    line,
    text_of,
    too_many,
)
from quiz.formats.line_numbers import LineNumbers
from quiz.formats.rich_text import UnusableText, check_length, from_plain
from quiz.messages import Complaint, Message
from quiz.questions.written import (
    FEWEST_WRITTEN,
    LETTERS,
    WrittenChoice,
    WrittenMultipleChoice,
    chosen_as_written,
)

LOOKED_AT = 8_000  # bytes
KEYS = re.compile(r"[A-Za-z](?:[ \t]*+[,;&/][ \t]*+[A-Za-z](?![^\W_]))*+(?![^\W_])")
LETTER = re.compile(r"[A-Za-z]")
BLANKS = re.compile(r"^[^\S\n]++$", re.MULTILINE)


class NotTaken(Complaint):
    """A record holds nothing that can be asked here; the message says why."""


def is_probably(content: bytes) -> bool:
    beginning = content[:LOOKED_AT]
    is_utf_16 = beginning.startswith((BOM_UTF16_BE, BOM_UTF16_LE))
    text = in_lines(beginning.decode("utf-16" if is_utf_16 else "utf-8-sig", "ignore"))
    return is_like_aiken(text)


def is_like_aiken(text: str) -> bool:
    """Return whether an answer follows a choice."""
    letters = 0
    for mark in MARKED.finditer(text):
        letters += mark["letter"] is not None
        if mark["answer"] is not None and KEYS.match(mark["answer"].strip()):
            return letters >= FEWEST_WRITTEN
    return False


def in_lines(text: str) -> str:
    """Return a text with one kind of line end, in which empty lines are empty."""
    return BLANKS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def read(content: bytes) -> Reading:
    """Return the questions of an Aiken file. Raises UnreadableFile where nothing is like one."""
    text, encoding = text_of(content)
    text = in_lines(text)
    if not is_like_aiken(text):
        raise UnreadableFile(
            "The file is no Aiken: in it, choices begin with A. and B., and then a line with "
            "ANSWER: and a letter says which is right."
        )
    questions: list[FileQuestion] = []
    problems: list[Problem] = list(encoding)
    left_out = 0
    told = False
    numbers = LineNumbers(text)
    for record in records(text):
        place = line(numbers.number(record.start))
        if MOST_QUESTIONS in (len(questions), left_out):
            problems.append(too_many(place))
            break
        source = text[record.start : record.end]
        try:
            question = question_of(record)
        except (NotTaken, UnusableText) as trouble:
            problems.append(Problem(place, trouble.said, source))
            left_out += 1
            continue
        questions.append(FileQuestion(question, place, record=source))
        problems += [Problem(place, note) for note in notes_on(record)]
        if record.told and not told:
            problems.append(Problem(place, on_feedback()))
            told = True
    return Reading(tuple(questions), tuple(problems))


def question_of(record: Record) -> WrittenMultipleChoice:
    """Return the question of a record. Raises NotTaken, UnusableText."""
    check_parts(record)
    letters = record.letters
    right = keys_of(record)
    missing = next((letter for letter in right if letter not in letters), None)
    if missing is not None:
        raise NotTaken("Its answer is %(letter)s, and no choice has that letter.", letter=missing)
    told = "\n".join(record.told)
    for text in (record.stem, told, *(words for _, words in record.choices)):
        check_length(text)
    choices = [
        WrittenChoice(letter, from_plain(words))
        for letter, (_, words) in zip(letters, record.choices, strict=True)
    ]
    places = {letters.index(letter) for letter in right}
    stem, explanation = from_plain(record.stem), from_plain(told)
    return chosen_as_written(stem, choices, places, explanation, several=len(places) > 1)


def check_parts(record: Record) -> None:
    """Raise NotTaken unless a record has a stem, choices of different letters, and an answer."""
    letters = record.letters
    if not letters:
        if record.answer is None:
            raise NotTaken("It is a text without a question: no choices follow, as A. and B.")
        raise NotTaken("An answer stands here without choices before it.")
    if not record.stem:
        raise NotTaken("It has no stem: before the choices stand no words.")
    if len(letters) < FEWEST_WRITTEN:
        raise NotTaken("It has fewer than two choices.")
    if len(letters) > len(LETTERS):
        raise NotTaken("It has more choices than there are letters.")
    twice = next((one for one in letters if letters.count(one) > 1), None)
    if twice is not None:
        raise NotTaken("Two of its choices have the letter %(letter)s.", letter=twice)
    empty = next((letter.upper() for letter, words in record.choices if not words), None)
    if empty is not None:
        raise NotTaken("After the letter %(letter)s stand no words.", letter=empty)
    if record.answer is None:
        raise NotTaken("No line with ANSWER: follows its choices, and says which is right.")


def keys_of(record: Record) -> list[str]:
    """Return the letters of an answer. Raises NotTaken."""
    found = KEYS.match(record.answer or "")
    if found is None:
        raise NotTaken(
            "After ANSWER: stands “%(words)s”, and no letter of a choice.",
            words=(record.answer or "")[:100],
        )
    return [letter.upper() for letter in LETTER.findall(found[0])]


def notes_on(record: Record) -> Iterator[Message]:
    """Yield what Moodle would make of a question that is not as it asks for."""
    if "\n" in record.stem:
        yield Message("Its stem has more than one line: Moodle would take only the last of them.")
    if record.goes_on:
        yield Message(
            "A choice of it has more than one line: Moodle would take the second for the next "
            "question."
        )
    keys = keys_of(record)
    if len(keys) > 1:
        yield Message(
            "Its answer has more than one letter: here each of them is right. Moodle would take "
            "only the first."
        )
    written = [letter for letter, _ in record.choices]
    if not all(letter.isupper() for letter in written) or keys[0] != (record.answer or "")[0]:
        yield Message("Moodle would miss its small letters: there, each letter is a capital.")
    letters = record.letters
    if letters != [chr(ord("A") + place) for place in range(len(letters))]:
        yield Message(
            "Its letters are not A, B, C and so on in their order. Here the answer is the choice "
            "of that letter; Moodle would count the choices."
        )


def on_feedback() -> Message:
    return Message(
        "Aiken knows no line with FEEDBACK: so that Moodle would call it an error, and leave it "
        "out. Here it is told after the answer. Said once for all such lines."
    )


def rejoin(sources: Sequence[str], original: bytes) -> bytes:
    """Return a file of records that were read."""
    return ("\n\n".join(sources) + "\n").encode()
