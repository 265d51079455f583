"""A class's gradebook: students by assignments, sorted and filtered, and how one of them went."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, render_template, request, url_for
from flask_babel import gettext, lazy_gettext

from quiz.results.distribution import Distribution, distribution
from quiz.results.gradebook import (
    Assignment,
    Gradebook,
    Line,
    Showing,
    by_assignment,
    by_mean,
    looked_at,
)
from quiz.results.standing import Counting
from quiz.storage import marks
from quiz.web import clock, deadlines, dots
from quiz.web.access import LARGEST_ID, taught_class
from quiz.web.dots import Dots
from quiz.web.filters import points_words

pages = Blueprint("gradebook", __name__)

NAME, MEAN = "name", "mean"
MOST_DIGITS = 19

SHOWINGS = {
    Showing.ALL: lazy_gettext("All"),
    Showing.MISSING: lazy_gettext("Who has not handed in everything"),
    Showing.BELOW: lazy_gettext("Who is below a pass mark"),
}
UNITS = {"points": lazy_gettext("Points"), "percent": lazy_gettext("Percent")}

COUNTINGS = {
    Counting.HIGHEST: lazy_gettext("the highest attempt counts"),
    Counting.LATEST: lazy_gettext("the latest attempt counts"),
    Counting.FIRST: lazy_gettext("the first attempt counts"),
    Counting.MEAN: lazy_gettext("the mean of all attempts counts"),
}


@dataclass(frozen=True, slots=True)
class View:
    """What the address asks for: order, students, units, and which assignment is drawn."""

    sort: str = NAME
    falling: bool = False
    words: str = ""
    showing: Showing = Showing.ALL
    left: bool = False
    unit: str = "points"
    drawn: int | None = None

    @property
    def sorted_by(self) -> int | None:
        """The assignment that the students are sorted by, if it is one."""
        return None if self.sort in (NAME, MEAN) else int(self.sort)

    @property
    def percent(self) -> bool:
        return self.unit == "percent"

    def address(self, **changes: object) -> dict[str, Any]:
        """Return what makes this address again but for some changes; what goes unsaid left out."""
        said: dict[str, Any] = {
            "sort": self.sort if self.sort != NAME else None,
            "order": "falling" if self.falling else None,
            "name": self.words or None,
            "show": self.showing if self.showing is not Showing.ALL else None,
            "left": 1 if self.left else None,
            "as": self.unit if self.percent else None,
            "assignment": self.drawn,
        }
        return {name: value for name, value in (said | changes).items() if value is not None}

    def sorting(self, sort: str) -> dict[str, Any]:
        """Return the address that sorts by this; turned round where it does already."""
        first = None if sort == NAME else "falling"
        turned = None if self.falling else "falling"
        order = turned if sort == self.sort else first
        return self.address(sort=None if sort == NAME else sort, order=order)


@dataclass(frozen=True, slots=True)
class Drawn:
    """How a class did at one assignment, drawn, with the assignments to choose from."""

    assignment: Assignment
    spread: Distribution
    dots: Dots | None


@pages.get("/classes/<int:classroom_id>/gradebook")
def gradebook(classroom_id: int) -> str:
    """See who scored what, what is missing, and how the class did."""
    classroom = taught_class(classroom_id)
    deadlines.forget_expired(classroom.id)
    deadlines.end_overdue(classroom_id=classroom.id)
    view = view_asked_for()
    book = marks.gradebook_of(classroom.id, clock.now(), left=view.left)
    return render_template(
        "gradebook/gradebook.html",
        classroom=classroom,
        view=view,
        book=book,
        lines=ordered(book, looked_at(book.lines, view.words, view.showing), view),
        totals=[book.totals(place) for place in range(len(book.assigned))],
        drawn=drawn(book, view),
        written=written,
        notes=notes(book.assigned, view),
        works=[address_of_work(one.id) for one in book.assigned],
        showings=SHOWINGS,
        units=UNITS,
    )


def view_asked_for() -> View:
    """Return what the address asks for; what cannot be read of it goes unsaid."""
    given = request.args
    showing = given.get("show", "")
    return View(
        sort=sort_asked_for(given.get("sort", "")),
        falling=given.get("order") == "falling",
        words=" ".join(given.get("name", "").split())[:200],
        showing=Showing(showing) if showing in set(Showing) else Showing.ALL,
        left="left" in given,
        unit="percent" if given.get("as") == "percent" else "points",
        drawn=number(given.get("assignment", "")),
    )


def sort_asked_for(given: str) -> str:
    return given if given == MEAN or number(given) is not None else NAME


def number(given: str) -> int | None:
    """Return the number of a row that an address names; None where it names none."""
    if not (given.isascii() and given.isdigit() and len(given) <= MOST_DIGITS):
        return None
    return min(int(given), LARGEST_ID)


def ordered(book: Gradebook, lines: Sequence[Line], view: View) -> Sequence[Line]:
    """Return lines, which come by name, as the address wants them; by name where it errs."""
    if view.sort == MEAN:
        return by_mean(lines, falling=view.falling)
    place = book.place(view.sorted_by)
    if place is not None:
        return by_assignment(lines, place, falling=view.falling)
    return lines[::-1] if view.falling and view.sort == NAME else lines


def drawn(book: Gradebook, view: View) -> Drawn | None:
    """Return how the assignment chosen is spread, or that sorted by, or the last one with marks."""
    marked = [one.id for place, one in enumerate(book.assigned) if book.totals(place).shares]
    wanted = [view.drawn, view.sorted_by, *marked[-1:], *(one.id for one in book.assigned[-1:])]
    places = (book.place(one) for one in wanted)
    place = next((place for place in places if place is not None), None)
    if place is None:
        return None
    assignment = book.assigned[place]
    full = 100.0 if view.percent or not assignment.points else assignment.points
    # A teacher may give more than there is to score.
    shares = [min(1.0, share) for share in book.totals(place).shares]
    spread = distribution([share * full for share in shares], full)
    return Drawn(assignment, spread, dots.dots(spread) if spread.n else None)


def written(share: float | None, points: float | None, view: View) -> str:
    """Return a share in the unit chosen: 8.2, or 82."""
    if share is None:
        return "–"
    return f"{share * 100:.0f}" if view.percent or not points else f"{share * points:.1f}"


def notes(assigned: Sequence[Assignment], view: View) -> list[str]:
    """Return what each assignment's marks are out of, which attempt counts, and the pass mark."""
    return [note(one, view) for one in assigned]


def note(assignment: Assignment, view: View) -> str:
    counts = str(COUNTINGS[assignment.counting])
    out_of = gettext("%(points)s points", points=points_words(assignment.points or 0))
    parts = [out_of, counts]
    if assignment.pass_mark is not None:
        passed = written(assignment.pass_mark, assignment.points, view)
        unit = " %" if view.percent else ""
        parts.append(gettext("passed from %(mark)s on", mark=passed + unit))
    return "; ".join(parts)


def address_of_work(assignment_id: int) -> str:
    """Return the address of students' work up to their numbers.

    Of many thousand cells the addresses would take longer to build than all the rest.
    """
    address = url_for("assessing.work", assignment_id=assignment_id, person_id=0)
    return address.removesuffix("0")
