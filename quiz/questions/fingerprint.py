"""What a topic's events were like when a quiz was made of them, in few bits."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from quiz.events.event import Event
from quiz.questions.pool import Pool

NUMBER_BITS, DATES_BITS, WORDS_BITS = 8, 8, 7


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a topic's events that can be asked were like: how many, their dates, their words."""

    number: int
    dates: int
    words: int


def fingerprint_of(events: Iterable[Event]) -> Fingerprint:
    asked = sorted(Pool(events).by_start, key=lambda one: one.event.name)
    return Fingerprint(
        number=len(asked) % (1 << NUMBER_BITS),
        dates=digest(
            (f"{one.event.name} {one.surely_after} {one.surely_before}" for one in asked),
            DATES_BITS,
        ),
        words=digest((f"{one.event.name} {one.text}" for one in asked), WORDS_BITS),
    )


def changes(then: Fingerprint, events: Iterable[Event]) -> str | None:
    """Return in a sentence how the events differ from those of a code; None when they do not."""
    now = fingerprint_of(events)
    if now == then:
        return None
    changed = [
        what
        for what, differs in (
            ("how many can be asked", now.number != then.number),
            ("their dates", now.dates != then.dates),
            ("their statements", now.words != then.words),
        )
        if differs
    ]
    listed = ", ".join(changed[:-1]) + (" and " if changed[1:] else "") + changed[-1]
    return f"The topic’s events are not those the code was made with ({listed} changed)."


def digest(lines: Iterable[str], bits: int) -> int:
    """Return the first bits of the SHA-256 of some lines."""
    found = hashlib.sha256("\n".join(lines).encode()).digest()
    return int.from_bytes(found[:8], "big") >> 64 - bits
