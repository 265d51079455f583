"""The records of an Aiken file: which lines belong together."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from quiz.questions.written import LETTERS

MARKED = re.compile(
    r"^[^\S\n]*+(?:"
    # “U.S. troops” and “e.g. this” begin no choice.
    r"(?P<letter>[A-Z](?:\)|\.(?![A-Za-z]\.))|[a-z][.)](?=[ \t]))(?P<choice>[^\n]*)|"
    r"(?:ANSWER[ \t]*:|(?i:answer)[ \t]*:(?=[ \t]*[A-Za-z](?![^\W_])))(?P<answer>[^\n]*)|"
    r"FEEDBACK[ \t]*:(?P<feedback>[^\n]*))",
    re.MULTILINE,
)
WORD = re.compile(r"\S")
FIRST = "A"


@dataclass(slots=True)
class Record:
    """A question as far as it was read, or words that belong to none.

    It stands from `start` to `end` in the text. A choice that `goes_on` has more than one line.
    """

    start: int
    end: int
    stem: str
    choices: list[tuple[str, str]] = field(default_factory=list)
    answer: str | None = None
    told: list[str] = field(default_factory=list)
    goes_on: bool = False

    @property
    def is_open(self) -> bool:
        return self.answer is None

    @property
    def letters(self) -> list[str]:
        return [letter.upper() for letter, _ in self.choices]

    def add(self, mark: re.Match[str]) -> None:
        """Take a line with a mark."""
        self.end = mark.end()
        if mark["letter"]:
            # As many as there are letters, and one that is too many.
            if len(self.choices) <= len(LETTERS):
                self.choices.append((mark["letter"][0], mark["choice"].strip()))
        elif mark["answer"] is not None:
            self.answer = mark["answer"].strip()
        else:
            self.told.append(mark["feedback"].strip())

    def go_on(self, words: str, end: int) -> None:
        """Take words for a part of the last choice, or of what is told if that stands before it."""
        words = words.strip()
        if not words:
            return
        self.end = end
        if self.told:
            self.told.append(words)
        elif len(self.choices) <= len(LETTERS):
            letter, choice = self.choices[-1]
            self.choices[-1] = letter, f"{choice}\n{words}"
            self.goes_on = True


def records(text: str) -> Iterator[Record]:
    """Yield the records of a text whose lines end with "\n", and whose empty lines are empty."""
    current: Record | None = None
    last = 0
    for mark in MARKED.finditer(text):
        begin = mark.start()
        if current is not None:
            near, _, far = text[last:begin].partition("\n\n")
            belongs = continues(current, mark, near, far)
            if current.is_open and (belongs or far.strip()):
                current.go_on(near, last + len(near))
                last += len(near)
            if belongs:
                current.add(mark)
                last = mark.end()
                continue
            yield current
            current = None
        if mark["feedback"] is not None or (
            mark["letter"] and not begins_choices(text, mark, last)
        ):
            continue
        start = start_of_stem(text, last, begin)
        yield from words_alone(text, last, start)
        current = Record(start, begin, text[start:begin].strip())
        current.add(mark)
        last = mark.end()
    if current is not None:
        near = text[last:].partition("\n\n")[0]
        if current.is_open:
            current.go_on(near, last + len(near))
            last += len(near)
        yield current
    yield from words_alone(text, last, len(text))


def continues(record: Record, mark: re.Match[str], near: str, far: str) -> bool:
    """Return whether a mark belongs to a record, with words between: `far` after an empty line."""
    if far.strip() or not record.choices:
        return False
    if record.is_open:
        return not (is_first(mark) and FIRST in record.letters)
    return mark["feedback"] is not None and not near.strip()


def is_first(mark: re.Match[str]) -> bool:
    return bool(mark["letter"]) and mark["letter"][0].upper() == FIRST


def begins_choices(text: str, mark: re.Match[str], last: int) -> bool:
    """Return whether this is a first choice: A, or what stands right below the words of a stem."""
    begin = mark.start()
    return is_first(mark) or (last < begin - 1 and text[begin - 2] != "\n")


def start_of_stem(text: str, start: int, end: int) -> int:
    """Return where the last paragraph begins."""
    words_end = start + len(text[start:end].rstrip())
    paragraph = text.rfind("\n\n", start, words_end)
    found = WORD.search(text, start if paragraph < 0 else paragraph, end)
    return found.start() if found else end


def words_alone(text: str, start: int, end: int) -> Iterator[Record]:
    """Yield words that no choices follow, if there are any."""
    found = WORD.search(text, start, end)
    if found:
        yield Record(found.start(), found.start() + len(text[found.start() : end].rstrip()), "")
