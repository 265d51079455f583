"""Where a text has got to: the last date told, and whom its pronouns mean."""

from collections.abc import Sequence
from datetime import date as Day

from quiz.articles.structure import Block, Kind
from quiz.dates.historical import Extent, HistoricalDate, Precision
from quiz.dates.phrases import DatePhrase
from quiz.dates.phrases import Kind as Leaning
from quiz.events.attachment import attached
from quiz.events.bounds import between, loosely, once, spanning
from quiz.events.cast import Cast
from quiz.events.clause import Clause, Reading
from quiz.events.happening import problem_of_clause
from quiz.events.placed import Placed, Support, from_context
from quiz.events.placing import place
from quiz.events.words import POSSESSIVES, Word, may_be_called
from quiz.events.words import Kind as WordKind

# Subjects that certainly go on with what the sentence before told.
_SAME_PEOPLE = frozenset(
    {"the two", "the two leaders", "the leaders", "the two men", "the two countries", "the pair"}
    | {"both leaders", "both sides", "the two sides", "both men", "both countries"}
)
_PRONOUNS = frozenset({"they", "he", "she"})
_FEW_SENTENCES = 3


class Narrative:
    """Takes the sentences of a text in turn."""

    def __init__(self, published: Day | None) -> None:
        self.published = published
        self.block: Block | None = None
        self.header: DatePhrase | None = None
        self.over_prose: DatePhrase | None = None  # that of a heading over much prose
        self.last: HistoricalDate | None = None
        self.last_is_recent = False
        self.told_here: HistoricalDate | None = None  # the last date of the sentence before
        self.previous: Reading | None = None
        self.current: Reading | None = None

    def enter(self, block: Block) -> None:
        self.block = block
        self.previous = self.current = None
        self.told_here = None
        if block.kind in (Kind.HEADING, Kind.TITLE):
            self.last = None

    def begin(self, sentences: int) -> None:
        """Begin a block of so many sentences: a date over much prose does not date all of it."""
        assert self.block is not None
        header = self.block.header
        over_prose = header is not None and header.end <= self.block.span.start
        self.header = None if over_prose and sentences > _FEW_SENTENCES else header
        self.over_prose = header if self.header is None else None
        if header is not None and self.header is None and self.last is None:
            self.last = header.date

    def take(self, reading: Reading, following: Sequence[Reading]) -> list[Placed]:
        """Return the dated clauses of the next sentence; `following` are those after it."""
        self.previous, self.current = self.current, reading
        placed = place(reading, self.header, self.last)
        if not placed and self.header is None:
            placed = self._from_context(reading, following) or self._from_heading(reading)
        elif self.told_here is not None:
            placed = [self._with_the_same_people(each) for each in placed]
        own = [each for each in placed if each.support in (Support.OWN, Support.LINKED)]
        if own:
            self.told_here = self.last = own[-1].date
            phrase = own[-1].phrase
            self.last_is_recent = phrase is not None and phrase.kind is Leaning.DEICTIC
        return placed

    def is_future(self, date: HistoricalDate) -> bool:
        """Return whether a date lies after the day of publication, as that of a plan does."""
        return (
            self.published is not None
            and date.earliest is not None
            and date.earliest > self.published.toordinal()
        )

    def resolved(self, cast: Cast, clause: Clause) -> tuple[Word, ...]:
        """Return the subject of a clause, a pronoun as the one person it can mean.

        It is certain only if the clauses before it name nobody else.
        """
        if [word.lower for word in clause.subject] not in (["he"], ["she"]):
            return clause.subject
        assert self.current is not None
        before = [word for word in self.current.words if word.start < clause.subject[0].start]
        pronoun = clause.subject[0].lower
        earlier = self.previous.words if self.previous is not None else ()
        scope = before if cast.mentioned(before) else [*earlier, *before]
        people = cast.mentioned(scope)
        if len(people) != 1 or cast.may_be_others(scope):
            return clause.subject
        name, words = next(iter(people.items()))
        # “He killed Richard III. He was crowned in 1485.”: the first “he” is somebody else.
        others = any(w.lower == pronoun and w.start < words[0].start for w in scope)
        return words if may_be_called(pronoun, name[0]) and not others else clause.subject

    def _with_the_same_people(self, placed: Placed) -> Placed:
        """Give “The two leaders …” in an entry the finer date of the sentence before."""
        subject = " ".join(word.lower for word in placed.clause.subject)
        if placed.support is Support.HEADER and subject in _SAME_PEOPLE:
            assert self.told_here is not None
            return from_context(placed.clause, loosely(self.told_here))
        return placed

    def _from_context(self, reading: Reading, following: Sequence[Reading]) -> list[Placed]:
        """Return clauses without any date that certainly go on from the sentence before."""
        if self.last is None or self.block is None:
            return []
        clauses = [clause for clause in reading.clauses if clause.is_main]
        if not clauses or any(problem_of_clause(clause) for clause in clauses[:1]):
            return []
        date = self._date_from_context(reading, following, clauses[0])
        if date is None:
            return []
        return [
            from_context(clause, date)
            for clause in clauses
            if problem_of_clause(clause) is None and _is_somebody(clause)
        ]

    def _from_heading(self, reading: Reading) -> list[Placed]:
        """Return what somebody did, told without a date in the prose under “1848”."""
        header = self.over_prose
        if header is None or header.date is None or header.date.precision is not Precision.YEAR:
            return []
        return [
            from_context(clause, once(header.date))
            for clause in reading.clauses
            if clause.is_main and problem_of_clause(clause) is None and _is_named(clause)
        ]

    def _date_from_context(
        self, reading: Reading, following: Sequence[Reading], clause: Clause
    ) -> HistoricalDate | None:
        assert self.last is not None and self.block is not None
        opening = [word.lower for words in reading.adjuncts for word in words][:3]
        in_bullet = self.block.kind is Kind.BULLET
        if opening and opening[0] in ("following", "after") and self.last_is_recent:
            return self._until_published()
        subject = " ".join(word.lower for word in clause.subject)
        same = self.told_here is not None and subject in _SAME_PEOPLE | _PRONOUNS
        goes_on = same or opening[:1] == ["while"]
        if not (in_bullet or goes_on):
            return None
        upcoming = _first_date(following)
        if in_bullet and self.told_here is None and upcoming is not None:
            return between(self.last, upcoming)
        return loosely(self.told_here or self.last)

    def _until_published(self) -> HistoricalDate | None:
        if self.published is None or self.last is None or self.last.earliest is None:
            return None
        today = self.published.toordinal()
        if self.last.earliest > today:
            return None
        return spanning(self.last.earliest, today, Extent.ONCE)


def _is_somebody(clause: Clause) -> bool:
    """Return whether somebody is named or meant; “The visit made …” is a view of what was."""
    subject = " ".join(word.lower for word in clause.subject)
    named = any(word.kind is WordKind.NAME for word in clause.subject)
    return named or subject in _SAME_PEOPLE | _PRONOUNS


def _is_named(clause: Clause) -> bool:
    first = clause.subject[0] if clause.subject else None
    named = any(word.kind is WordKind.NAME for word in clause.subject)
    return named and first is not None and first.lower not in POSSESSIVES


def _first_date(readings: Sequence[Reading]) -> HistoricalDate | None:
    dates = (
        phrase.date
        for reading in readings
        for clause in reading.clauses
        for phrase in attached(clause, reading)
    )
    return next(dates, None)
