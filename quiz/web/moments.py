"""Days with a time, typed as the clocks of a class show them."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from flask_babel import gettext, lazy_gettext
from wtforms import StringField

from quiz.attempts.appointments import Appointment, Caution, appointment, on_the_wall
from quiz.dates import written
from quiz.dates.edtf import UnreadableDate
from quiz.web.forms import day_of
from quiz.web.promises import moment_there, zone_words

FIRST_YEAR, LAST_YEAR = 2000, 2199
LONGEST = 60

PICKED = re.compile(r"(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?", re.A)
TYPED = re.compile(r"(.+?)(?:,? at |[ ,T]+)(\d{1,2})[:.](\d{2})", re.A | re.I)

NO_MOMENT = lazy_gettext("Write a day and a time, as 3 December 2026, 08:00.")
NO_YEAR = lazy_gettext("Write a year from %(first)s to %(last)s.", first=FIRST_YEAR, last=LAST_YEAR)


class MomentField(StringField):
    """A day and a time in the `zone` of a class; `moment` is what it means, None while empty.

    `late` says that of two moments with the same time the second is meant.
    """

    moment: datetime | None = None
    note: str = ""
    zone: ZoneInfo
    late = False

    def read(self) -> None:
        """Find out what was typed; what cannot be one moment becomes the field's error."""
        typed = (self.data or "").strip()
        if not typed:
            return
        try:
            wall = wall_time(typed)
        except ValueError as problem:
            self.errors = [*self.errors, str(problem)]
            return
        found = appointment(wall, self.zone, late=self.late)
        self.moment, self.data = found.moment, picked(found.moment, self.zone)
        self.note = note_on(found, wall, self.zone, late=self.late)

    @property
    def kind(self) -> str:
        """The type of the control: a browser would not show in its own what it cannot read."""
        return "datetime-local" if PICKED.fullmatch(self.data or "") or not self.data else "text"


def wall_time(typed: str) -> datetime:
    """Return a day and time as typed; ValueError, with a sentence, for anything else."""
    if len(typed) > LONGEST:
        raise ValueError(NO_MOMENT)
    match = PICKED.fullmatch(typed) or TYPED.fullmatch(typed)
    if match is None:
        raise ValueError(NO_MOMENT)
    try:
        day = day_of(written.read(match[1]))
        wall = datetime(day.year, day.month, day.day, int(match[2]), int(match[3]))
    except (UnreadableDate, ValueError) as problem:
        raise ValueError(NO_MOMENT) from problem
    if not FIRST_YEAR <= wall.year <= LAST_YEAR:
        raise ValueError(NO_YEAR)
    return wall


def picked(moment: datetime, zone: ZoneInfo) -> str:
    """Return a moment as a browser's own control has it: "2026-12-03T08:00"."""
    return f"{on_the_wall(moment, zone):%Y-%m-%dT%H:%M}"


def note_on(found: Appointment, wall: datetime, zone: ZoneInfo, *, late: bool) -> str:
    """Return in words what is odd about a time, and how it is taken; nothing where nothing is."""
    day_and_time = moment_there(found.moment, zone)
    match found.caution:
        case Caution.SKIPPED:
            return gettext(
                "The clocks are put forward then: there is no %(clock)s in %(zone)s. It is taken "
                "as %(moment)s.",
                clock=f"{wall:%H:%M}",
                zone=zone_words(zone),
                moment=day_and_time,
            )
        case Caution.TWICE if late:
            return gettext(
                "The clocks are put back then: %(moment)s comes twice in %(zone)s. The second is "
                "meant.",
                moment=day_and_time,
                zone=zone_words(zone),
            )
        case Caution.TWICE:
            return gettext(
                "The clocks are put back then: %(moment)s comes twice in %(zone)s. The first is "
                "meant.",
                moment=day_and_time,
                zone=zone_words(zone),
            )
        case None:
            return ""
