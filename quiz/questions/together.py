"""What must not stand in one question: events that tell the same, or one named in another."""

from collections.abc import Sequence
from itertools import combinations, permutations

from quiz.events.likeness import words_of
from quiz.questions.names import Thing, lives_of, names_of, telling, things_of
from quiz.questions.pool import Pool
from quiz.questions.question import Kind, ProvedQuestion

# Kinds that ask which came first: whoever reads “X signs the Treaty of Y” beside “The Treaty of Y
# takes effect”, or “X dies” beside “X visits Y”, needs no history for it.
OF_ORDER = frozenset((Kind.ORDERING, Kind.PLACING, Kind.FIRST, Kind.LAST, Kind.NEXT, Kind.BETWEEN))

# Two statements tell the same that have the same names and, of the other words, so many in common
# and such a share of the shorter one's. Of the pairs in the bundled topics, which all differ,
# those with the same names share at most one other word, or two of five.
FEWEST_SHARED, SHARE = 2, 0.6


def clash(question: ProvedQuestion, pool: Pool) -> bool:
    """Return whether two events of a question tell the same, or tell their order by a name."""
    told = [choice for choice in (*question.choices, *question.about) if choice.event]
    texts = [choice.text for choice in told]
    spans = [{(one.article, one.span) for one in choice.excerpts} for choice in told]
    if len(set().union(*spans)) < sum(map(len, spans)):
        return True
    if any(tell_the_same(one, other) for one, other in combinations(texts, 2)):
        return True
    if question.kind not in OF_ORDER:
        return False
    things = named_twice(texts)
    return lived_beside(texts) or any(not is_setting(thing, pool) for thing in things)


def tell_the_same(one: str, other: str) -> bool:
    """Return whether two statements mean the same, or the one a part of the other."""
    first, second = telling(one), telling(other)
    if first.words <= second.words or second.words <= first.words:
        return True
    if not first.names or not second.names:
        return False
    if not (first.names <= second.names or second.names <= first.names):
        return False
    shared, least = len(first.others & second.others), min(len(first.others), len(second.others))
    return shared >= FEWEST_SHARED and shared >= SHARE * least


def named_twice(texts: Sequence[str]) -> set[Thing]:
    """Return the summits, treaties, wars and the like that two statements call by their name."""
    return {thing for one, other in combinations(map(things_of, texts), 2) for thing in one & other}


def lived_beside(texts: Sequence[str]) -> bool:
    """Return whether somebody is born or dies in one statement and is named in another."""
    return any(lives_of(one).intersection(names_of(other)) for one, other in permutations(texts, 2))


def is_setting(thing: Thing, pool: Pool) -> bool:
    """Return whether so many statements name a thing that it is what the topic is about."""
    sort, names = thing
    return words_of(" ".join((sort, *names))) <= pool.common_words
