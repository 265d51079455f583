"""The worked example of Moodle's statistics: six attempts at four questions of one mark."""

from quiz.results.items import ItemMarks

ATTEMPTS = (
    (1.0, 1.0, 1.0, 1.0),
    (1.0, 1.0, 1.0, 0.0),
    (1.0, 1.0, 0.5, 0.0),
    (1.0, 0.0, 0.5, 0.0),
    (0.0, 0.0, 0.0, 0.0),
    (1.0, 0.0, 0.0, 1.0),
)
MARKS = tuple(zip(*ATTEMPTS, strict=True))
TOTALS = tuple(sum(attempt) for attempt in ATTEMPTS)


def worked_items(times: int = 1) -> list[ItemMarks]:
    """Return its questions, with every attempt made so many times."""
    return [ItemMarks(marks * times, 1.0) for marks in MARKS]
