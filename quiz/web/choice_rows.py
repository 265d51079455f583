"""Rows of choices in a form as it was sent: one more, one less, one moved, by a button of it."""

import re
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from quiz.questions.written import FEWEST_WRITTEN, LETTERS

ROW = re.compile(r"choices-(\d{1,2})-([a-z]+)", re.ASCII)
PRESSED = re.compile(r"(add|remove|up|down)(?:-(\d{1,2}))?", re.ASCII)
FIRST_ROWS = 4
MOST_ROWS = len(LETTERS)


@dataclass(frozen=True, slots=True)
class Rows:
    """Which row as it was sent stands at each place now, a new one being None.

    `focus` is the id of what to go on with, and `said` the button that was pressed, with the place
    from and to, both from 1.
    """

    order: tuple[int | None, ...]
    focus: str = ""
    said: tuple[str, int, int] | None = None

    def renamed(self, name: str) -> str | None:
        """Return what a field is called now; None where its row is gone."""
        row = ROW.fullmatch(name)
        if row is None:
            return name
        place = self.place_of(row[1])
        return None if place is None else f"choices-{place}-{row[2]}"

    def place_of(self, number: str) -> int | None:
        """Return the place, from 0, of the row that was sent under a number."""
        known = number.isascii() and number.isdigit() and int(number) in self.order
        return self.order.index(int(number)) if known else None


def rows_of(sent: MultiDict[str, str], pressed: str) -> Rows:
    """Return the rows of a form after one of its buttons was pressed."""
    numbers = sorted({int(row[1]) for row in map(ROW.fullmatch, sent) if row})
    order: list[int | None] = list(numbers)
    button = PRESSED.fullmatch(pressed)
    if button is None:
        return Rows(tuple(order))
    what, place = button[1], int(button[2] or 0)
    if what == "add":
        return added(order)
    if place >= len(order):
        return Rows(tuple(order))
    return removed(order, place) if what == "remove" else moved(order, place, what)


def added(order: list[int | None]) -> Rows:
    if len(order) >= MOST_ROWS:
        return Rows(tuple(order))
    place = len(order)
    return Rows((*order, None), f"choices-{place}-text", ("add", place + 1, place + 1))


def removed(order: list[int | None], place: int) -> Rows:
    if len(order) <= FEWEST_WRITTEN:
        return Rows(tuple(order))
    left = (*order[:place], *order[place + 1 :])
    focus = f"choices-{min(place, len(left) - 1)}-text"
    return Rows(left, focus, ("remove", place + 1, place + 1))


def moved(order: list[int | None], place: int, way: str) -> Rows:
    to = place + (1 if way == "down" else -1)
    if not 0 <= to < len(order):
        return Rows(tuple(order))
    order[place], order[to] = order[to], order[place]
    at_the_end = to in (0, len(order) - 1)
    other = "up" if way == "down" else "down"
    return Rows(tuple(order), f"{other if at_the_end else way}-{to}", (way, place + 1, to + 1))


def arranged(sent: MultiDict[str, str], rows: Rows) -> MultiDict[str, str]:
    """Return what was sent with its rows numbered anew, from 0 without a gap."""
    found: MultiDict[str, str] = MultiDict()
    for name, value in sent.items(multi=True):
        renamed = rows.renamed(name)
        if name == "right":
            place = rows.place_of(value)
            renamed, value = (None, "") if place is None else (name, str(place))
        if renamed is not None:
            found.add(renamed, value)
    for place, row in enumerate(rows.order):
        if row is None:
            found.add(f"choices-{place}-text", "")
    return found
