"""What time it is: asked for here alone, by all that has a deadline."""

from datetime import UTC, datetime


def now() -> datetime:
    return datetime.now(UTC)
