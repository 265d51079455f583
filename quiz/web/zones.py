"""Time zones that a class can keep."""

from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

from flask import current_app

# Where many machines say in which zone they are, by a link into the database of zones.
MACHINES = Path("/etc/localtime")
OTHERWISE = "UTC"


@cache
def zones() -> dict[str, str]:
    """Return the names of all zones with a place, and UTC, by what the database calls them."""
    placed = (
        zone
        for zone in available_timezones()
        if "/" in zone and not zone.startswith(("Etc/", "SystemV/", "US/", "posix/", "right/"))
    )
    return {zone: zone.replace("_", " ") for zone in [*sorted(placed), OTHERWISE]}


def default_zone() -> str:
    """Return the zone of this installation, or else the machine's."""
    zone: ZoneInfo | None = current_app.config["TIME_ZONE"]
    named = zone.key if zone else str(MACHINES.resolve()).rpartition("zoneinfo/")[2]
    return named if named in zones() else OTHERWISE
