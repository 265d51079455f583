"""Events that could be another of their topic, once the words that tell their time are left out."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Protocol

from quiz.dates.historical import HistoricalDate
from quiz.events.bounds import nested
from quiz.questions.names import telling

_MOST = 200  # more with one rare word in common are a table, not a story


class Shown(Protocol):
    """An event with a date; its text is its statement, without what was left out of it."""

    @property
    def text(self) -> str: ...

    @property
    def statement(self) -> str: ...

    @property
    def date(self) -> HistoricalDate: ...


def lookalikes(shown: Sequence[Shown]) -> list[int]:
    """Return the places of the events whose shortened text fits another of another date as well.

    It fits where the one says nothing that the other does not say. Each is compared only with
    those that have its rarest word, or whose rarest word it has.
    """
    if not any(one.text != one.statement for one in shown):
        return []
    words = [telling(one.text).words for one in shown]
    times = Counter(word for told in words for word in told)
    having: dict[str, list[int]] = defaultdict(list)
    by_rarest: dict[str, list[int]] = defaultdict(list)
    rarest = [min(told, key=lambda word: (times[word], word), default="") for told in words]
    for place, told in enumerate(words):
        by_rarest[rarest[place]].append(place)
        for word in told:
            having[word].append(place)
    found = []
    for place, one in enumerate(shown):
        if one.text == one.statement:
            continue
        near = having[rarest[place]][:_MOST] + [
            other for word in words[place] for other in by_rarest[word][:_MOST]
        ]
        if any(
            (words[place] <= words[other] or words[other] <= words[place])
            and not nested(one.date, shown[other].date)
            for other in near
        ):
            found.append(place)
    return found
