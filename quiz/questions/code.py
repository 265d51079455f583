"""A quiz as a short code: topic, settings, seed, and a fingerprint of the events it was made from.

The same code over the same events makes the same questions on every machine. Over other events it
still makes a quiz, and `changes` says in which way the events differ.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quiz.events.event import Event
from quiz.questions.pool import Pool
from quiz.questions.question import Kind

# Crockford's base 32 has no I, L, O and U; what people type for them is read all the same.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
TYPED = str.maketrans("ILOU", "110V")
LETTERS = 16
GROUP = 4
INITIALS = 3

TOPIC_BITS, KIND_BITS, COUNT_BITS, SEED_BITS = 12, 9, 7, 24
NUMBER_BITS, DATES_BITS, WORDS_BITS = 8, 8, 7
SEEDS = 1 << SEED_BITS
MOST = (1 << COUNT_BITS) - 1


class UnreadableCode(ValueError):
    """What was typed is no code of a quiz; the message says what to look at."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a topic's events that can be asked were like: how many, their dates, their words."""

    number: int
    dates: int
    words: int


@dataclass(frozen=True, slots=True)
class QuizCode:
    """The parts of a code; no kinds stand for a quiz of all kinds mixed.

    `topic` is a digest of the slug, to be compared with `topic_digest`.
    """

    topic: int
    kinds: tuple[Kind, ...]
    count: int
    seed: int
    fingerprint: Fingerprint


def code_of(
    slug: str, kinds: Sequence[Kind], count: int, seed: int, events: Iterable[Event]
) -> str | None:
    """Return the code of a quiz; None where its seed or its number of questions is too large."""
    if seed >= SEEDS or count > MOST:
        return None
    fingerprint = fingerprint_of(events)
    mask = sum(1 << place for place, kind in enumerate(Kind) if kind in kinds)
    number = 0
    for value, bits in (
        (topic_digest(slug), TOPIC_BITS),
        (mask, KIND_BITS),
        (count, COUNT_BITS),
        (seed, SEED_BITS),
        (fingerprint.number, NUMBER_BITS),
        (fingerprint.dates, DATES_BITS),
        (fingerprint.words, WORDS_BITS),
    ):
        number = number << bits | value
    body = "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(LETTERS - 1)))
    return in_groups(initials(slug), body + check_letter(body))


def read(typed: str) -> QuizCode:
    """Return the parts of a code as somebody typed it; UnreadableCode when it is none."""
    letters = "".join(letter for letter in typed[:100].upper() if letter.isalnum())
    letters = letters[-LETTERS:].translate(TYPED)
    if len(letters) < LETTERS or any(letter not in ALPHABET for letter in letters):
        raise UnreadableCode(
            f"A code ends with {LETTERS} letters and digits in groups of {GROUP}. "
            "Please compare it with what you were given."
        )
    if check_letter(letters[:-1]) != letters[-1]:
        raise UnreadableCode("A letter or digit of the code is not right. Please compare it again.")
    number = 0
    for letter in letters[:-1]:
        number = number << 5 | ALPHABET.index(letter)
    parts = []
    for bits in (WORDS_BITS, DATES_BITS, NUMBER_BITS, SEED_BITS, COUNT_BITS, KIND_BITS, TOPIC_BITS):
        parts.append(number & (1 << bits) - 1)
        number >>= bits
    words, dates, asked, seed, count, mask, topic = parts
    kinds = tuple(kind for place, kind in enumerate(Kind) if mask >> place & 1)
    if not count:
        raise UnreadableCode("This code asks for no question.")
    return QuizCode(topic, kinds, count, seed, Fingerprint(asked, dates, words))


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


def topic_digest(slug: str) -> int:
    return digest([slug], TOPIC_BITS)


def digest(lines: Iterable[str], bits: int) -> int:
    found = hashlib.sha256("\n".join(lines).encode()).digest()
    return int.from_bytes(found[:8], "big") >> 64 - bits


def check_letter(body: str) -> str:
    """Return a letter that finds one wrong letter, and two that changed places."""
    return ALPHABET[digest([body], 5)]


def initials(slug: str) -> str:
    """Return the first letters of a topic's name, for people: RNK of russia-north-korea."""
    return "".join(word[0] for word in slug.split("-") if word)[:INITIALS].upper()


def in_groups(first: str, letters: str) -> str:
    groups = [letters[place : place + GROUP] for place in range(0, len(letters), GROUP)]
    return "-".join([first, *groups])
