"""Are questions right, quick, many and free of tells: python -m tests.bench.questions [--count N]

Prints how many of N questions over the bundled and over random topics a second implementation
finds wrong, questions per second for topics of 50, 5,000 and 100,000 events, how many different
questions each topic gives, what a guesser scores, and a digest of the questions' bytes, which is
the same on every machine and Python.
"""

import argparse
import hashlib
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence

from quiz.events.event import Event
from quiz.questions.chance import Chance
from quiz.questions.generation import MAKERS, generate, made, stream
from quiz.questions.pool import Pool
from quiz.questions.question import Kind
from quiz.questions.record import as_text, published
from quiz.storage.upgrading import read_topic
from tests.judge import complaints
from tests.questions import test_tells as guesser
from tests.questions.topics import event

MOST_DIFFERENT = 5_000
SECONDS = 3.0
SYLLABLES = ("ba", "do", "fen", "gar", "hil", "jo", "kam", "lor", "mi", "nar", "pel", "ro", "sut")
DEEDS = ("founds", "visits", "leaves", "defends", "rebuilds", "inherits", "sells", "surveys")
GUESSES = (
    guesser.longest,
    guesser.shortest,
    guesser.alike,
    guesser.in_the_middle,
    guesser.odd_one_out,
    guesser.without_a_name,
    guesser.first,
    guesser.middle,
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000, help="questions to judge")
    count = parser.parse_args().count
    print(f"Python {sys.version.split()[0]}")
    topics = {slug: read_topic(place).events for slug, place in guesser.TOPICS.items()}
    judge(topics, count)
    speed()
    different(topics)
    guess(topics)
    print(f"bytes: {digest(topics)}")


def judge(topics: dict[str, Sequence[Event]], count: int) -> None:
    """Judge as many questions, half of them over the bundled topics, half over random ones."""
    told = list(bundled(topics, count // 2))
    judged, wrong = 0, Counter[str]()
    for question in (*told, *synthetic(max(0, count - len(told)))):
        judged += 1
        wrong.update(complaints(published(question)))
    print(f"{judged:,} questions judged, {sum(wrong.values())} complaints {dict(wrong)}")


def bundled(topics, count):
    share = count // (len(topics) * len(Kind)) + 1
    for events in topics.values():
        for kind in Kind:
            yield from generate(events, [kind], share, seed=11).questions


def synthetic(count):
    number = left = count
    while left > 0:
        number += 1
        chance = random.Random(number)
        events = list(random_topic(chance, chance.choice((8, 20, 60, 200))))
        questions = generate(events, tuple(Kind), min(left, 200), seed=number).questions
        left -= len(questions)
        yield from questions


def random_topic(chance: random.Random, size: int) -> Iterator[Event]:
    """Yield events that overlap, lie before Christ, last, are open at one end, or are disputed."""
    span = chance.choice((3, 60, 400, 4000))
    start = chance.randint(-3000, 2000 - span)
    for number in range(size):
        told = 1 if chance.random() < 0.7 else 2
        dates = [random_date(chance, start, span) for _ in range(told)]
        if told == 2 and chance.random() < 0.5:
            dates[1] = dates[0]
        yield event(f"n{number}", *dates, statement=statement(chance, number))


def random_date(chance: random.Random, start: int, span: int) -> str:
    year = start + chance.randrange(span)
    month, day = chance.randint(1, 12), chance.randint(1, 28)
    other = year + chance.randint(1, max(1, span // 4))
    return chance.choice(
        (
            written(year),
            f"{written(year)}-{month:02}",
            f"{written(year)}-{month:02}-{day:02}",
            f"{written(year)}~",
            f"{written(year)}/{written(other)}",
            f"[{written(year)}..{written(other)}]",
            f"{year // 10:03}X" if year >= 10 else written(year),
            f"{year // 100:02}XX" if year >= 100 else written(year),
            f"[..{written(year)}]",
            f"{written(year)}/..",
        )
    )


def random_day(chance: random.Random) -> str:
    year, month, day = chance.randint(1000, 1999), chance.randint(1, 12), chance.randint(1, 28)
    return f"{year}-{month:02}-{day:02}"


def written(year: int) -> str:
    return f"{year:04}" if year >= 0 else f"-{-year:04}"


def statement(chance: random.Random, number: int) -> str:
    who, where = name(chance), name(chance)
    return f"{who} {chance.choice(DEEDS)} {where}{name(random.Random(number)).lower()}."


def name(chance: random.Random) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(3)).capitalize()


def speed() -> None:
    """Print questions per second of one core, each kind in turn, and what the pool costs once."""
    for size in (50, 5_000, 100_000):
        chance = random.Random(size)
        events = [
            event(f"n{number}", random_day(chance), statement=statement(chance, number))
            for number in range(size)
        ]
        start = time.perf_counter()
        pool = Pool(events)
        arranged = time.perf_counter() - start
        tried = found = 0
        start = time.perf_counter()
        while time.perf_counter() - start < SECONDS:
            for kind in MAKERS:
                tried += 1
                found += made(pool, kind, Chance("speed", kind, tried), 1) is not None
        rate = found / (time.perf_counter() - start)
        print(f"{size:7,} events: {rate:6,.0f} questions/s; arranged once in {arranged:.2f} s")


def different(topics: dict[str, Sequence[Event]]) -> None:
    """Print how many different questions a topic gives, by kind, up to so many."""
    print(f"{'different questions':22}" + "".join(f"{kind:>10}" for kind in Kind))
    for slug, events in topics.items():
        pool = Pool(events)
        counts = []
        for kind in Kind:
            found = sum(1 for _ in zip(range(MOST_DIFFERENT), stream(pool, kind, 3), strict=False))
            counts.append(f"{'≥' if found == MOST_DIFFERENT else ''}{found:,}")
        print(f"{slug:22}" + "".join(f"{count:>10}" for count in counts))


def guess(topics: dict[str, Sequence[Event]]) -> None:
    """Print how far above blind chance each way of guessing comes, in points of a hundred."""
    print(f"{'guesser, points':22}" + "".join(f"{one.__name__:>16}" for one in GUESSES))
    for slug, events in topics.items():
        questions = [
            question
            for kind in guesser.OF_EVENTS
            for question in generate(events, [kind], guesser.COUNT, seed=5).questions
        ]
        blind = sum(1 / len(question.choices) for question in questions)
        scores = (
            100 * (sum(one(q).id in q.key for q in questions) - blind) / len(questions)
            for one in GUESSES
        )
        print(f"{slug:22}" + "".join(f"{score:>+16.1f}" for score in scores))


def digest(topics: dict[str, Sequence[Event]]) -> str:
    found = hashlib.sha256()
    for events in topics.values():
        for question in generate(events, tuple(Kind), 900, seed=23).questions:
            found.update(as_text(question).encode())
    return found.hexdigest()


if __name__ == "__main__":
    main()
