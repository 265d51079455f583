"""When something opens or closes: a time as the clock on the wall shows it, in a time zone.

Where clocks are put forward some times are never shown, and where they are put back some are shown
twice. Both become one moment here, and it is said which.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from enum import StrEnum


class Caution(StrEnum):
    """What is odd about a time on the wall."""

    SKIPPED = "skipped"
    TWICE = "twice"


@dataclass(frozen=True, slots=True)
class Appointment:
    """A moment, in UTC, and what was odd about the time that it was made from."""

    moment: datetime
    caution: Caution | None = None


def appointment(wall: datetime, zone: tzinfo, *, late: bool = False) -> Appointment:
    """Return what a time without a zone means in this zone.

    A time that is skipped means as much later as the clocks are put forward. Of two the first is
    meant, or the second where it shall be `late`: an opening comes early and a closing late, so
    that no student has less time than was said.
    """
    first, second = wall.replace(tzinfo=zone, fold=0), wall.replace(tzinfo=zone, fold=1)
    moment = first.astimezone(UTC)
    if first.utcoffset() == second.utcoffset():
        return Appointment(moment)
    if moment.astimezone(zone).replace(tzinfo=None) != wall:
        return Appointment(moment, Caution.SKIPPED)
    return Appointment(second.astimezone(UTC) if late else moment, Caution.TWICE)


def on_the_wall(moment: datetime, zone: tzinfo) -> datetime:
    """Return what the clock on the wall shows at a moment, without a zone."""
    return moment.astimezone(zone).replace(tzinfo=None)
