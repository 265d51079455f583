"""Events → a question to put them in order, those that no source tells apart side by side."""

import re
from collections.abc import Sequence

from quiz.dates.historical import Extent, HistoricalDate, Precision, certainly_before
from quiz.events.likeness import words_of
from quiz.questions.chance import Chance
from quiz.questions.ordering import certain_chain, of_groups
from quiz.questions.pool import Askable, Pool, begins, ends
from quiz.questions.question import FEWEST_CHOICES, Ordering

SIZES = (5, 5, 6, 6)
PARTNERS = ((1,), (1,), (2,), (1, 1))  # how many are put beside one event, or each of two
REACH = 20  # how many events to either side a partner is picked from

# Of so many questions one has nothing to put side by side, so that the stem is no tell.
ONE_PLAIN_IN = 4

_FIGURE = re.compile(r"\d")


def bracketed_ordering(pool: Pool, chance: Chance, seed: int) -> Ordering | None:
    """Return a question in which choices may be put side by side; None where chance finds none.

    Where no events of the pool can be put side by side, there is no such question at all.
    """
    size, wanted = chance.pick(SIZES), chance.pick(PARTNERS)
    groups = with_partners(pool, chance, certain_chain(pool, chance, size - sum(wanted)), wanted)
    if groups is None:
        return None
    if not chance.below(ONE_PLAIN_IN):
        groups = [[one] for one in certain_chain(pool, chance, sum(map(len, groups)))]
    if len(groups) < FEWEST_CHOICES:
        return None
    return of_groups(groups, pool, chance, seed, bracketed=True)


def with_partners(
    pool: Pool, chance: Chance, chain: Sequence[Askable], wanted: Sequence[int]
) -> list[list[Askable]] | None:
    """Return a chain with as many events put beside some of it; None where none can be."""
    groups = [[one] for one in chain]
    left = list(wanted)
    for place in chance.shuffled(range(len(groups))):
        if left and add_partners(pool, chance, groups, place, left[0]):
            del left[0]
    return groups if len(left) < len(wanted) else None


def add_partners(
    pool: Pool, chance: Chance, groups: list[list[Askable]], place: int, most: int
) -> bool:
    """Put at most so many events beside a group, and return whether there were any.

    Nothing tells them from the group, and they are certain against its neighbours, so that they
    are certain against all the others too.
    """
    group = groups[place]
    earlier = groups[place - 1] if place else []
    later = groups[place + 1] if place + 1 < len(groups) else []
    for one in chance.shuffled(pool.around(group[0], REACH)):
        if (
            len(group) <= most
            and all(certainly_before(other, one) for other in earlier)
            and all(certainly_before(one, other) for other in later)
            and all(untold(one, other, pool) for other in group)
        ):
            group.append(one)
    group.sort(key=lambda one: (begins(one), ends(one), one.event.name))
    return len(group) > 1


def untold(one: Askable, other: Askable, pool: Pool) -> bool:
    """Return whether the sources do not tell which of two came first, as surely as dates can say.

    Wide bounds are not enough. What a source says of the one must leave it open against all that
    is said of the other, and neither may be dated by what is told around it, as "later that year"
    and "between 1950 and 1953" are: such words often tell what the bounds do not. Nor may the two
    be about one thing: that a war was fought before its armistice needs no date. Of two things of
    one day, the text that dates them so closely tells more.
    """
    return (
        stated(one)
        and stated(other)
        and all(open_between(a, b) for a in one.event.bounding for b in other.event.bounding)
        and not (words_of(one.text) & words_of(other.text)) - pool.common_words
    )


def stated(one: Askable) -> bool:
    """Return whether every text has words with a figure for the date."""
    return all(_FIGURE.search(excerpt.date_words or "") for excerpt in one.excerpts)


def open_between(one: HistoricalDate, other: HistoricalDate) -> bool:
    """Return whether two dates, as they are said, leave open which of two things came first."""
    if not one.extent is other.extent is Extent.ONCE:
        return False
    if Precision.SPAN in (one.precision, other.precision):
        return one == other
    if one.precision is other.precision is Precision.DAY:
        return False
    return not said_before(one, other) and not said_before(other, one)


def said_before(one: HistoricalDate, other: HistoricalDate) -> bool:
    if one.latest is None or other.earliest is None:
        return False
    return one.latest < other.earliest
