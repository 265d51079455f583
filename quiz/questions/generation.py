"""Events, wishes and a seed → independent questions, none twice."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count as numbers

from quiz.events.event import Event
from quiz.questions.asked import asked
from quiz.questions.between import between, following
from quiz.questions.brackets import bracketed_ordering
from quiz.questions.chance import Chance
from quiz.questions.dated import dated
from quiz.questions.dating import dating
from quiz.questions.earliest_latest import first, last
from quiz.questions.elapsed import elapsed
from quiz.questions.giveaways import longest, repeated
from quiz.questions.ordering import ordering
from quiz.questions.placing import placing
from quiz.questions.plausibility import implausible
from quiz.questions.pool import Pool
from quiz.questions.question import Kind, ProvedQuestion
from quiz.questions.together import clash

Maker = Callable[[Pool, Chance, int], ProvedQuestion | None]

MAKERS: Mapping[Kind, Maker] = {
    Kind.ORDERING: ordering,
    Kind.FIRST: first,
    Kind.LAST: last,
    Kind.DATING: dating,
    Kind.DATED: dated,
    Kind.NEXT: following,
    Kind.BETWEEN: between,
    Kind.PLACING: placing,
    Kind.ELAPSED: elapsed,
}

# A kind is given up after so many tries in a row without a new question. Of a kind with n
# questions left to find among N, that many tries miss them all with a chance of (1 - n/N)^TRIES.
TRIES = 200


@dataclass(frozen=True, slots=True)
class Generated:
    """Questions, and what they could be made from.

    `refused` counts the events that are not asked, by reason; of all `pairs` of the others, only
    the certain ones can be asked. All of them lie within so many `days`.
    """

    questions: tuple[ProvedQuestion, ...]
    refused: Mapping[str, int]
    pairs: int
    certain_pairs: int
    days: int


def generate(events: Iterable[Event], kinds: Sequence[Kind], count: int, seed: int) -> Generated:
    """Return up to `count` questions, over the kinds as evenly as they allow.

    The same events (in whatever order), kinds, count and seed give the same questions on every
    machine. Fewer come back when the events allow no more.
    """
    pool = Pool(events)
    streams = {kind: stream(pool, kind, seed) for kind in dict.fromkeys(kinds)}
    questions: list[ProvedQuestion] = []
    while streams and len(questions) < count:
        for kind in list(streams):
            question = next(streams[kind], None)
            if question is None:
                del streams[kind]
            elif len(questions) < count:
                questions.append(question)
    return Generated(tuple(questions), pool.refused, pool.pairs, pool.certain_pairs, pool.days)


def stream(pool: Pool, kind: Kind, seed: int) -> Iterator[ProvedQuestion]:
    """Yield different questions of one kind until TRIES in a row bring nothing new."""
    seen: set[Hashable] = set()
    misses = 0
    for number in numbers():
        question = made(pool, kind, Chance("question", kind, seed, number), seed)
        if question is None or (same := sameness(question)) in seen:
            misses += 1
            if misses == TRIES:
                return
        else:
            misses = 0
            seen.add(same)
            yield question


def made(
    pool: Pool, kind: Kind, chance: Chance, seed: int, *, brackets: bool = False
) -> ProvedQuestion | None:
    """Return a question of a kind, or None where this chance gives none, or one with a tell.

    With `brackets` an ordering is one in which choices may be put side by side.
    """
    maker = bracketed_ordering if brackets and kind is Kind.ORDERING else MAKERS[kind]
    question = maker(pool, chance, seed)
    if question is None or clash(question, pool) or has_a_tell(question):
        return None
    return question


def has_a_tell(question: ProvedQuestion) -> bool:
    """Return whether length, repeated words or an odd one out tell the key without history."""
    judged = asked(question)
    return any(next(iter(find(judged)), None) for find in (longest, repeated, implausible))


def sameness(question: ProvedQuestion) -> Hashable:
    """Return what two questions share exactly when they ask the same thing."""
    return (
        question.kind,
        question.stem,
        tuple(about.event or about.text for about in question.about),
        frozenset(choice.event or choice.text for choice in question.choices),
    )
