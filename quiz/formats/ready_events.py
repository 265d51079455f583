"""Events that a file gives one by one, made an article and what it tells.

They are written down as a person reads them, a line for each, so that every event quotes its line
exactly. Nobody of ours has read them: they are asked by the rules that hold for what is found.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from quiz.articles.article import Span
from quiz.articles.file import ReadArticle, UnreadableFile, check_length
from quiz.articles.written import on_one_line
from quiz.dates.historical import HistoricalDate, certainly_apart
from quiz.dates.phrases import DatePhrase, find
from quiz.dates.wording import words
from quiz.events.candidate import Candidate
from quiz.events.extraction import extract
from quiz.events.naming import name_of
from quiz.formats.exchange import Problem

MOST_EVENTS = 5_000
LONGEST_STATEMENT = 500  # characters
LONGEST_DATE = 120

_TWO_DATES = "Its words give another date than its entry."
_OPEN_DATE = "Its date is uncertain or open."
_NOT_A_SENTENCE = "It is not told in a sentence with a verb."
_SEVERAL = "It cannot be told as one event with one date in a plain sentence."


@dataclass(frozen=True, slots=True)
class Entry:
    """One event of a file: where it stands, when it was, what happened, and words on it.

    `date` is None where the file gives only words for it, which the whole text may make clear.
    """

    place: str
    date: HistoricalDate | None
    date_words: str
    statement: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class ReadyEvents:
    """An article made of entries, the events it tells, and what could not be taken over."""

    article: ReadArticle
    events: tuple[Candidate, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """An entry at its place in the text."""

    entry: Entry
    date: Span
    statement: Span
    told: Span  # the statement, and the words of the source after it


def ready_events(
    entries: Sequence[Entry], problems: Sequence[Problem], article: ReadArticle
) -> ReadyEvents:
    """Return the events of entries; `article` is what is known of the file, without its text.

    Raises UnreadableFile when no entry can be taken over, naming the first problem.
    """
    found = those_taken(entries, problems, article)
    if not found.events:
        if not found.problems:
            raise UnreadableFile("The file gives no event that can be taken over.")
        raise UnreadableFile(
            "The file gives no event that can be taken over. The first problem, in %(place)s: "
            "%(why)s",
            place=found.problems[0].place,
            why=found.problems[0].why,
        )
    return found


def those_taken(
    entries: Sequence[Entry], problems: Sequence[Problem], article: ReadArticle
) -> ReadyEvents:
    """Return the events of entries, be there none; UnreadableFile where there are too many."""
    if len(entries) > MOST_EVENTS:
        raise UnreadableFile(
            "The file has %(count)s events; at most %(most)s.", count=len(entries), most=MOST_EVENTS
        )
    found = list(problems)
    text, lines = _written([_tidied(entry) for entry in entries], article.title, found)
    check_length(text)
    phrases, told = find(text), extract(text)
    events: dict[str, Candidate] = {}
    for line in lines:
        candidate = _candidate(text, line, phrases, told)
        if isinstance(candidate, Problem):
            found.append(candidate)
        else:
            name = name_of(candidate.statement, candidate.date, events)
            events[name] = replace(candidate, name=name)
    return ReadyEvents(replace(article, text=text), tuple(events.values()), tuple(found))


def _tidied(entry: Entry) -> Entry:
    statement = on_one_line(entry.statement)
    if statement and statement[-1] not in '.!?…”"':
        statement += "."
    return replace(
        entry,
        date_words=on_one_line(entry.date_words),
        statement=statement,
        source=on_one_line(entry.source),
    )


def _written(
    entries: Sequence[Entry], title: str | None, problems: list[Problem]
) -> tuple[str, list[_Line]]:
    """Return the text of entries, and where each stands; what is no entry is a problem."""
    pieces = [f"{title}\n"] if title else []
    length = sum(map(len, pieces))
    lines = []
    for entry in entries:
        if (why := _lack(entry)) is not None:
            problems.append(Problem(entry.place, why))
            continue
        when = entry.date_words or (words(entry.date) if entry.date else "")
        start = length + bool(pieces)
        date = Span(start, start + len(when))
        statement = Span(date.end + 2, date.end + 2 + len(entry.statement))
        said = f"{entry.statement} {entry.source}".rstrip()
        line = f"{when}: {said}"
        pieces.append(f"\n{line}\n" if pieces else f"{line}\n")
        length += len(pieces[-1])
        told = Span(statement.start, statement.start + len(said))
        lines.append(_Line(entry, date, statement, told))
    return "".join(pieces), lines


def _lack(entry: Entry) -> str | None:
    if not any(map(str.isalpha, entry.statement)):
        return "It does not say what happened."
    if entry.date is None and not entry.date_words:
        return "It does not say when."
    if len(entry.statement) > LONGEST_STATEMENT:
        return f"What happened is told in more than {LONGEST_STATEMENT} characters."
    if len(entry.date_words) > LONGEST_DATE:
        return f"The date has more than {LONGEST_DATE} characters."
    return None


def _candidate(
    text: str, line: _Line, phrases: Sequence[DatePhrase], told: Sequence[Candidate]
) -> Candidate | Problem:
    said = [phrase for phrase in phrases if _holds(line.date, phrase.start, phrase.end)]
    read = said[0].date if len(said) == 1 else None
    date = line.entry.date or read
    if date is None:
        shown = text[line.date.start : line.date.end]
        return Problem(
            line.entry.place,
            f"“{shown}” is not understood as one date; write it as 1961, 12 April 1961, c. 490 BC "
            "or in EDTF.",
        )
    # Words that say when are more than the number a program needs beside them: “c. 1450”, 1450.
    agreed = read is not None and not certainly_apart(read, date)
    if read is not None and agreed and line.entry.date_words:
        date = read
    tellings = [each for each in told if each.span.within(line.statement)]
    statement, reason = _telling(text[line.statement.start : line.statement.end], date, tellings)
    if not agreed and line.entry.date_words:
        reason = _TWO_DATES
    elif read is None or bounds(read) != bounds(date) or not date.can_be_asked:
        reason = _OPEN_DATE
    return Candidate(
        name="",
        statement=statement,
        span=line.told,
        quotation=text[line.told.start : line.told.end],
        date=date,
        date_span=line.date,
        date_words=text[line.date.start : line.date.end],
        reason=reason,
    )


def _telling(
    given: str, date: HistoricalDate, found: Sequence[Candidate]
) -> tuple[str, str | None]:
    """Return the statement of an entry, and why it waits: as it is given, if that can be asked.

    Where only a part of it stands in the way, such as its date, it is told without.
    """
    told = next((each for each in found if _alike(each.statement, given)), None)
    if told is None and len(found) == 1:
        told = found[0]
    if told is None:
        return given, _SEVERAL if found else _NOT_A_SENTENCE
    if bounds(told.date) != bounds(date):
        return given, _TWO_DATES
    return (told.statement if told.usable else given), told.reason


def _alike(one: str, other: str) -> bool:
    return one.rstrip(" .").casefold() == other.rstrip(" .").casefold()


def _holds(span: Span, start: int, end: int) -> bool:
    return span.start <= start and end <= span.end


def bounds(date: HistoricalDate) -> tuple[int | None, ...]:
    return date.earliest, date.latest, date.surely_after, date.surely_before
