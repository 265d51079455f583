"""The questions of an assignment as a table of their figures, sorted by its address."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import request
from flask_babel import lazy_gettext

from quiz.results.answer_table import AnswerTable, Asked
from quiz.results.figures import Figure, Hidden
from quiz.results.items import ItemStatistics, item_statistics
from quiz.web.figures_shown import why_hidden
from quiz.web.flags import ShownFlag
from quiz.web.gradebook import number

NUMBER = "number"
# By what the table can be sorted, each with its head; all but the first are statistics.
HEADS = {
    NUMBER: lazy_gettext("Question"),
    "facility": lazy_gettext("Facility"),
    "discrimination": lazy_gettext("Discrimination"),
    "efficiency": lazy_gettext("Efficiency"),
    "effective_weight": lazy_gettext("Effective weight"),
    "intended_weight": lazy_gettext("Intended weight"),
    "guess": lazy_gettext("Guess score"),
}
HIDDEN_WHERE_FEW = ("facility", "discrimination", "efficiency", "effective_weight")


@dataclass(frozen=True, slots=True)
class View:
    """What the address asks for: which of several tables, and how its questions are sorted."""

    version: int = 1
    sort: str = NUMBER
    falling: bool = False

    def sorting(self, sort: str) -> dict[str, Any]:
        """Return the address that sorts by this, or turns it round where it does already."""
        falling = sort == self.sort and not self.falling
        said: dict[str, Any] = {
            "version": self.version if self.version > 1 else None,
            "sort": sort if sort != NUMBER else None,
            "order": "falling" if falling else None,
        }
        return {name: value for name, value in said.items() if value is not None}


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A question in the table; without statistics where it counts for nothing."""

    number: int
    asked: Asked
    statistics: ItemStatistics | None
    flag: ShownFlag | None

    def value(self, sort: str) -> float | None:
        """Return the figure by which it is sorted; None where that is hidden."""
        found: Figure | None = getattr(self.statistics, sort) if self.statistics else None
        return None if isinstance(found, Hidden) else found


def view_asked_for() -> View:
    """Return what the address asks for; what cannot be read of it goes unsaid."""
    sort = request.args.get("sort", "")
    return View(
        version=max(1, number(request.args.get("version", "")) or 1),
        sort=sort if sort in HEADS else NUMBER,
        falling=request.args.get("order") == "falling",
    )


def lines_of(table: AnswerTable, flags: Sequence[ShownFlag]) -> list[QuestionLine]:
    """Return a line for each question, with the first of its flags that is not quiet."""
    statistics = statistics_of(table)
    loud = {flag.number: flag for flag in reversed(flags) if not flag.quiet}
    return [
        QuestionLine(place + 1, asked, statistics.get(place), loud.get(place + 1))
        for place, asked in enumerate(table.asked)
    ]


def statistics_of(table: AnswerTable) -> dict[int, ItemStatistics]:
    """Return the statistics of each question that counts, by its place from 0."""
    if not table.counting:
        return {}
    return dict(zip(table.counting, item_statistics(table.marks), strict=True))


def hidden_in(lines: Sequence[QuestionLine]) -> list[str]:
    """Return the reasons for which figures are hidden, each once."""
    statistics = [one.statistics for one in lines if one.statistics]
    values = (getattr(one, name) for one in statistics for name in HIDDEN_WHERE_FEW)
    return list(dict.fromkeys(why_hidden(one) for one in values if isinstance(one, Hidden)))


def ordered(lines: Sequence[QuestionLine], view: View) -> list[QuestionLine]:
    """Return lines as the address wants them; those whose figure is hidden stand last."""
    if view.sort == NUMBER:
        return list(lines[::-1] if view.falling else lines)
    having = [(value, one) for one in lines if (value := one.value(view.sort)) is not None]
    having.sort(key=lambda pair: -pair[0] if view.falling else pair[0])
    return [one for _, one in having] + [one for one in lines if one.value(view.sort) is None]
