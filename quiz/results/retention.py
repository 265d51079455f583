"""How long the work of students is kept after they left a class."""

from datetime import datetime, timedelta


def is_expired(left_at: datetime, kept_days: int | None, now: datetime) -> bool:
    """Return whether what is kept so many days after leaving is kept no more; None keeps it."""
    return kept_days is not None and now - left_at >= timedelta(days=kept_days)
