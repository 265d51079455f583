"""Where the text has got to in time: the dates on which one that is not complete may lean."""

import re
from dataclasses import dataclass

from quiz.dates.daynumber import calendar_date
from quiz.dates.historical import HistoricalDate
from quiz.dates.prose.said import YEARS_IN, Calendar, Pointer, Said, Shift, Unit
from quiz.dates.prose.surroundings import Surroundings

_WHEN = re.compile(r",? (?:when|in which)\b")
_MARKUP = " \t#=*_|•-"
_REMEMBERED_LINES = 6  # for how long "4 August" is still the one whose year was told


@dataclass(frozen=True, slots=True)
class Anchor:
    """A date of the text that others may lean on; it is bounded on both sides."""

    date: HistoricalDate
    unit: Unit
    span: tuple[int, int]
    line: int

    @property
    def first(self) -> tuple[int, int, int]:
        """Return year, month and day of its first day."""
        assert self.date.earliest is not None
        return calendar_date(self.date.earliest)

    @property
    def last(self) -> tuple[int, int, int]:
        assert self.date.latest is not None
        return calendar_date(self.date.latest)

    @property
    def in_whole_years(self) -> bool:
        return self.unit in YEARS_IN


class Timeline:
    """The dates met so far, each in the part it plays."""

    def __init__(self) -> None:
        self.mention: Anchor | None = None  # the last date, whatever it was about
        self.now: Anchor | None = None  # the last date to which the story itself moved
        self.fine: Anchor | None = None  # the last such date with a month or a day
        self.day: Anchor | None = None  # the last day
        self.entry: Anchor | None = None  # the head of the entry on this line
        self.ruler: Anchor | None = None  # the heading, row or entry that the entries here share
        self.heading: Anchor | None = None  # the last heading
        self.rules = False  # whether the heading bounds what stands below it
        self.now_in_news = False  # the story has got to a day counted from that of publication
        self.in_news = False  # the last date was counted from the day of publication
        self._days: dict[tuple[int, int], tuple[int, int]] = {}

    def enter(self, around: Surroundings) -> None:
        """Go on to the line of the next expression."""
        if self.entry is not None and self.entry.line != around.line:
            self.entry = None

    def year_anchor(self, around: Surroundings) -> Anchor | None:
        """Return the date in whose year, or near which, a bare month or day is."""
        if self.entry is not None:
            return self.entry
        if around.at_head and not around.in_heading and self.ruler is not None:
            return self.ruler
        if around.in_heading and self.heading is not None:
            return self.heading
        mention = self.mention
        if mention is not None and mention.span[0] >= around.sentence:
            between = around.before[mention.span[1] - around.sentence :]
            # "It lasted until 1261, when Michael took the city on 25 July."
            if self.in_news or (mention.in_whole_years and _WHEN.match(between)):
                return mention
        return self._recent(around.line)

    def _recent(self, line: int) -> Anchor | None:
        recent = self.now
        if recent is None or not self.rules or self.heading is None or recent.line == line:
            return recent or self.heading
        ruled = self.heading.first[0] <= recent.first[0] <= self.heading.last[0] + 1
        return recent if ruled else self.heading

    def within_heading(self, year: int, anchor: Anchor) -> int:
        """Return a year, or the nearest that the heading above its anchor allows."""
        if self.heading is None or not self.rules or self.entry is not None:
            return year
        first, last = self.heading.first[0], self.heading.last[0]
        return max(first, min(year, last)) if first <= anchor.first[0] <= last else year

    def known_year(self, month: int, day: int, line: int) -> int | None:
        """Return the year of a day that was told not long ago."""
        year, told = self._days.get((month, day), (0, -_REMEMBERED_LINES - 1))
        return year if line - told <= _REMEMBERED_LINES else None

    def goes_on(self, day: int) -> bool:
        """Return whether a number can be the next day in a list of days under a month."""
        before = self.day
        in_list = before is not None and self.ruler is not None and before.line > self.ruler.line
        return not in_list or before is None or before.first[2] <= day

    def pointed_from(self, said: Pointer) -> Anchor | None:
        if said.unit in (Unit.DAY, Unit.WEEK):
            return self.day
        return (self.mention if said.step == 0 else self.now) or self.heading

    def counted_from(self, said: Shift) -> Anchor | None:
        fine = said.unit in (Unit.DAY, Unit.WEEK)
        return (self.day if fine else None) or self.now or self.heading

    def remember(self, said: Said, anchor: Anchor, around: Surroundings, *, in_news: bool) -> None:
        """Take note of a date for those that follow."""
        aside = self._is_aside(said, anchor, around)
        self.mention, self.in_news = anchor, in_news
        if anchor.unit is Unit.DAY:
            year, month, day = anchor.first
            self._days[month, day] = year, around.line
        if around.in_heading and self.heading is not None and anchor.unit is Unit.SEASON:
            return  # "A hard winter", under a heading that gives the year
        if around.in_heading:
            self.heading = self.now = self.ruler = anchor
            # "Died: 5 December 2013, Johannesburg" says nothing of what stands below it.
            labelled = anchor.unit is Unit.DAY and around.before.strip(_MARKUP).endswith(":")
            self.rules = not around.looks_back and not labelled
            self.day = self.fine = None
            return
        if around.at_head:
            self.entry = anchor
            self.ruler = self.ruler if anchor.unit is Unit.DAY and self.ruler else anchor
        if anchor.unit is Unit.DAY and not _goes_back(said):
            self.day = anchor
        if not aside:
            self.now, self.now_in_news = anchor, in_news
            self.fine = self.fine if anchor.in_whole_years else anchor

    def _is_aside(self, said: Said, anchor: Anchor, around: Surroundings) -> bool:
        """Return whether the text only looks over to a date and does not move there."""
        if _goes_back(said):
            return True
        if (
            self.now is None
            or around.fronted
            or around.at_head
            or isinstance(said, Pointer | Shift)
        ):
            return False
        now, there = self.now.date, anchor.date
        assert now.earliest is not None and now.latest is not None
        assert there.earliest is not None and there.latest is not None
        if around.looks_back and there.latest < now.latest:
            return not self.now_in_news  # an obituary begins with the death, then the birth
        ahead = around.looks_ahead or (around.is_deadline and not _is_complete(said))
        if (ahead and there.earliest > now.earliest) or around.is_attribute:
            return True
        if self.heading is None or not self.rules:
            return False
        return not self.heading.first[0] <= anchor.first[0] <= self.heading.last[0]


def _is_complete(said: Said) -> bool:
    return isinstance(said, Calendar) and said.year is not None


def _goes_back(said: Said) -> bool:
    """Return whether it is counted backwards: "the day before", "two years earlier"."""
    return (isinstance(said, Pointer) and said.step < 0) or (
        isinstance(said, Shift) and said.backwards
    )
