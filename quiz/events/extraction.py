"""An article in, candidate events out: each with its date and the sentence that tells it."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date as Day

from quiz.articles.article import Span
from quiz.articles.sentences import sentences
from quiz.articles.structure import READ, Block, Kind, blocks
from quiz.dates.historical import HistoricalDate
from quiz.dates.phrases import DatePhrase, find
from quiz.dates.phrases import Kind as Leaning
from quiz.events.candidate import Candidate
from quiz.events.clause import Reading
from quiz.events.happening import is_told, problem_of_clause
from quiz.events.manuscript import Manuscript
from quiz.events.mentions import mentions
from quiz.events.naming import name_of
from quiz.events.narrative import Narrative
from quiz.events.placed import Placed, Support
from quiz.events.pointers import borrowed
from quiz.events.rivals import without_rivals
from quiz.events.statements import LONGEST, predicates, sentence, subject_of, without_dates
from quiz.events.usability import problem_of_statement

# Longer ones are lists or tables that lost their marks, and no sentences.
LONGEST_SENTENCE = 1_500
_WALL = re.compile(r"[|\t]")
_UNSURE_YEAR = "Its year follows from what is told around it."
_DOUBTFUL = 200  # days by which proofs widen a date whose year is not told beside it
_NO_VERB = "It is not told in a sentence with a verb."


def extract(text: str, published: Day | None = None) -> tuple[Candidate, ...]:
    """Return the dated events that a text tells, in its order.

    Dates that lean on the day of publication are left out where it is not known. One sentence
    may tell several events; each has the whole sentence as its excerpt.
    """
    return extract_among(text, find(text, published), published)


def extract_among(
    text: str,
    phrases: Sequence[DatePhrase],
    published: Day | None,
    watch: Callable[[int], None] = lambda _: None,
) -> tuple[Candidate, ...]:
    """Return the events of a text of which the dates have been found.

    `watch` is told, time and again, how many characters have been read.
    """
    manuscript = Manuscript(text, phrases)
    narrative = Narrative(published)
    found: list[Candidate] = []
    for block in blocks(text, phrases):
        narrative.enter(block)
        if block.kind in READ and block.body is not None:
            found += _told_in(block, block.body, manuscript, narrative)
        watch(block.span.end)
    return _named(without_rivals(found))


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence that is being read, and where it stands."""

    manuscript: Manuscript
    narrative: Narrative
    block: Block
    span: Span
    reading: Reading
    is_beside: bool  # it is one cell of a row, and another cell tells what happened


def _told_in(
    block: Block, body: Span, manuscript: Manuscript, narrative: Narrative
) -> Iterator[Candidate]:
    whole = block.kind is Kind.CAPTION
    spans = (body,) if whole else sentences(manuscript.text, body)
    told = [
        (span, manuscript.read(span)) for span in spans if span.end - span.start <= LONGEST_SENTENCE
    ]
    narrative.begin(len(told))
    in_row = _WALL.search(manuscript.text, body.start, body.end) is not None
    beside = in_row and any(clause.finite for _, reading in told for clause in reading.clauses)
    for index, (span, reading) in enumerate(told):
        placed = narrative.take(reading, [coming for _, coming in told[index + 1 : index + 3]])
        sentence_read = _Sentence(manuscript, narrative, block, span, reading, beside)
        yield from _candidates(sentence_read, placed)


def _candidates(told: _Sentence, placed: Sequence[Placed]) -> Iterator[Candidate]:
    yield from (_from_clause(told, each) for each in _happenings(told, placed))
    for mention in mentions(told.reading):
        said = sentence(without_dates(mention.words), told.manuscript.text)
        yield _candidate(told, said, mention.date, mention.phrase, mention.reason)
    if not told.is_beside and not any(clause.finite for clause in told.reading.clauses):
        yield from _without_verb(told)


def _happenings(told: _Sentence, placed: Sequence[Placed]) -> Iterator[Placed]:
    """Yield what happened, up to the day of publication.

    What stands beside an opinion under a header is a part of the opinion.
    """
    shown = [each for each in placed if _is_told(each)]
    tells = any(each.clause.is_main for each in shown)
    for each in shown:
        beside = each.support is Support.HEADER and not each.clause.is_main
        if not (beside and not tells) and not told.narrative.is_future(each.date):
            yield each


def _is_told(placed: Placed) -> bool:
    explicit = placed.phrase is not None and placed.phrase.kind is Leaning.EXPLICIT
    own = placed.support is Support.OWN
    return is_told(placed.clause, placed.support, leans_on_nothing=own and explicit)


def _from_clause(told: _Sentence, placed: Placed) -> Candidate:
    """Return a clause as a candidate: with the longest statement that is usable, if one is."""
    clause, cast, text = placed.clause, told.manuscript.cast, told.manuscript.text
    who = cast.named(subject_of(told.narrative.resolved(cast, clause)))
    doubt = problem_of_clause(clause) or placed.doubt
    if any(each.link in ("if", "unless") for each in told.reading.clauses):
        doubt = doubt or "It depends on a condition."
    options: list[tuple[str, str | None]] = []
    for words in predicates(clause, who, _is_present(told.reading)):
        what = cast.named(words)
        said = sentence((*who, *what), text)
        problem = problem_of_statement(said, who, what, clause, cast)
        if problem is None and (word := borrowed(what, clause, told.reading)):
            problem = f"“{word}” may mean something named before."
        options.append((said, problem))
    usable = next((option for option in options if option[1] is None), None)
    fitting = next((option for option in options if len(option[0]) <= LONGEST), options[-1])
    said, problem = usable or (fitting[0], options[0][1])
    return _candidate(told, said, placed.date, placed.phrase, doubt or problem)


def _without_verb(told: _Sentence) -> Iterator[Candidate]:
    """Yield “Fall of Constantinople” under its date, for a teacher to make a sentence of."""
    if told.block.kind not in (Kind.ENTRY, Kind.CAPTION, Kind.BULLET):
        return
    own = next((word.date for word in told.reading.words if word.date is not None), None)
    phrase = own or told.block.header
    said = sentence(without_dates(told.reading.words), told.manuscript.text)[:LONGEST]
    if phrase is not None and phrase.date is not None and any(map(str.isalpha, said)):
        yield _candidate(told, said, phrase.date, phrase, _NO_VERB)


def _candidate(
    told: _Sentence,
    statement: str,
    date: HistoricalDate,
    phrase: DatePhrase | None,
    reason: str | None,
) -> Candidate:
    text = told.manuscript.text
    return Candidate(
        name="",
        statement=statement,
        span=told.span,
        quotation=text[told.span.start : told.span.end],
        date=date,
        date_span=Span(phrase.start, phrase.end) if phrase else None,
        date_words=text[phrase.start : phrase.end] if phrase else None,
        reason=reason or _doubt_of_year(date, phrase),
    )


def _doubt_of_year(date: HistoricalDate, phrase: DatePhrase | None) -> str | None:
    """Return why a date waits whose year the text tells too far away; None for any other."""
    if phrase is None or phrase.kind is not Leaning.ANAPHORIC:
        return None
    sides = ((date.surely_after, date.earliest), (date.latest, date.surely_before))
    wide = any(a is not None and b is not None and b - a > _DOUBTFUL for a, b in sides)
    return _UNSURE_YEAR if wide else None


def _is_present(reading: Reading) -> bool:
    """Return whether a sentence tells its events in the present, as timelines do."""
    main = next((clause for clause in reading.clauses if clause.is_main), None)
    return main is not None and main.verb.lower.endswith("s") and main.verb.lower != "was"


def _named(found: Sequence[Candidate]) -> tuple[Candidate, ...]:
    named: dict[str, Candidate] = {}
    for candidate in found:
        name = name_of(candidate.statement, candidate.date, named)
        named[name] = replace(candidate, name=name)
    return tuple(named.values())
