"""Which events stand beside the right one, so that neither names nor length tell it from them."""

from collections.abc import Sequence

from quiz.questions.chance import Chance
from quiz.questions.names import names_of, telling
from quiz.questions.pool import Askable

DISTRACTORS = 3
MIXED_IN = 3  # of so many questions one takes its distractors whatever they name
TURNS = 6  # how many sets of distractors are looked at for one that fits

# How many choices may have more in common with the rest than the key. That none has is the hardest
# to find: the others, being near to each other in time, are mostly more alike.
COMMONER = (0, 0, 1, 2, 3)


def picked(key: Askable, candidates: Sequence[Askable], chance: Chance) -> list[Askable]:
    """Return distractors from candidates in a chance order, none where this chance finds none.

    Where chance and the candidates allow it they all share a name with the key. How many are
    longer than it, and how many have more in common with the others than it has, is left to
    chance: so it is no oftener the longest, the shortest, the odd one out or the one in the
    middle than any other choice.
    """
    if not candidates:
        return []
    sharing = sharing_a_name(key, candidates, chance)
    longer, commoner = chance.below(DISTRACTORS + 1), chance.pick(COMMONER)
    for turn in range(TURNS if len(sharing) > DISTRACTORS else 1):
        start = turn * DISTRACTORS % len(sharing)
        chosen = of_both_lengths(key, [*sharing[start:], *sharing[:start]], longer)
        if may_have_above_it(key, chosen, commoner):
            return chosen
    return []


def sharing_a_name(
    key: Askable, candidates: Sequence[Askable], chance: Chance
) -> Sequence[Askable]:
    """Return those candidates that have one of the key's names, or all of them.

    All are returned where too few have the name, and now and then in any case.
    """
    if not chance.below(MIXED_IN):
        return candidates
    by_name = (
        [one for one in candidates if name in names_of(one.text)] for name in names_of(key.text)
    )
    enough = [sharing for sharing in by_name if len(sharing) >= DISTRACTORS]
    return chance.pick(enough) if enough else candidates


def of_both_lengths(key: Askable, candidates: Sequence[Askable], wanted: int) -> list[Askable]:
    """Return distractors, so many of them longer than the key, as far as there are any."""
    longer = [one for one in candidates if len(one.text) > len(key.text)]
    shorter = [one for one in candidates if len(one.text) <= len(key.text)]
    chosen = [*longer[:wanted], *shorter[: DISTRACTORS - wanted]]
    rest = [one for one in candidates if one not in chosen]
    return [*chosen, *rest[: DISTRACTORS - len(chosen)]]


def may_have_above_it(key: Askable, chosen: Sequence[Askable], wanted: int) -> bool:
    """Return whether so many of the choices have more words in common with the rest than the key.

    Those that have as many count as more or as less.
    """
    words = [telling(one.text).words for one in (key, *chosen)]
    mine, *others = (
        sum(len(told & other) for other in words if other is not told) for told in words
    )
    more = sum(other > mine for other in others)
    return more <= wanted <= more + others.count(mine)
