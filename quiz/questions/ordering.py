"""Events → a question to put them in order."""

from collections import deque
from collections.abc import Sequence
from itertools import combinations, pairwise, product

from quiz.questions.chance import Chance
from quiz.questions.choices import LETTERS, event_choice
from quiz.questions.difficulty import grounds
from quiz.questions.explanation import placed, step, untold
from quiz.questions.pool import Askable, Pool
from quiz.questions.question import FEWEST_CHOICES, Kind, Ordering

STEM = "Put these events in order, earliest first."
BRACKETED_STEM = f"{STEM} Where the sources do not tell which came first, put them side by side."
SIZES = (4, 5, 5, 6)
REACHES = (3, 8, 20)  # how many of the nearest events a neighbour is picked from


def ordering(pool: Pool, chance: Chance, seed: int) -> Ordering | None:
    """Return a question whose order is certain; None where this chance finds none."""
    chain = certain_chain(pool, chance, chance.pick(SIZES))
    if len(chain) < FEWEST_CHOICES:
        return None
    return of_groups([(one,) for one in chain], pool, chance, seed, bracketed=False)


def of_groups(
    groups: Sequence[Sequence[Askable]], pool: Pool, chance: Chance, seed: int, *, bracketed: bool
) -> Ordering:
    """Return the question whose key is these groups, each certainly before the next."""
    shown = [askable.event.name for askable in start_order(chance, groups)]
    line = [askable for group in groups for askable in group]
    in_order = [
        [
            event_choice(
                LETTERS[shown.index(askable.event.name)],
                askable,
                untold(group, place) if len(group) > 1 else placed(line, line.index(askable)),
            )
            for place, askable in enumerate(group)
        ]
        for group in groups
    ]
    certain = [pair for group, later in pairwise(in_order) for pair in product(group, later)]
    choices = tuple(sorted((one for group in in_order for one in group), key=lambda c: c.id))
    certificate = tuple(step(first, second) for first, second in certain)
    return Ordering(
        stem=BRACKETED_STEM if bracketed else STEM,
        choices=choices,
        groups=tuple(tuple(choice.id for choice in group) for group in in_order),
        certificate=certificate,
        difficulty=grounds(Kind.ORDERING, choices, (), certificate, pool.days).level,
        seed=seed,
        bracketed=bracketed,
    )


def certain_chain(pool: Pool, chance: Chance, size: int) -> list[Askable]:
    """Return events in their certain order, grown to both sides from one picked by chance.

    Each was over before the next began, so any two of them have a certain order.
    """
    if not len(pool):
        return []
    reach = chance.pick(REACHES)
    chain = deque([chance.pick(pool.by_start)])
    while len(chain) < size:
        before, after = pool.before(chain[0], reach), pool.after(chain[-1], reach)
        if not before and not after:
            break
        if before and (not after or chance.below(2)):
            chain.appendleft(chance.pick(before))
        else:
            chain.append(chance.pick(after))
    return list(chain)


def start_order(chance: Chance, groups: Sequence[Sequence[Askable]]) -> list[Askable]:
    """Return the order in which the cards are first shown: at least half of the pairs wrong.

    Left as it is, it then earns no credit, and it is never the key. Pairs of one group, which
    have no order, do not count.
    """
    shown = chance.shuffled(askable for group in groups for askable in group)
    place = {one.event.name: place for place, group in enumerate(groups) for one in group}
    places = [place[askable.event.name] for askable in shown]
    certain = [(first, second) for first, second in combinations(places, 2) if first != second]
    inverted = sum(first > second for first, second in certain)
    return shown if 2 * inverted >= len(certain) else shown[::-1]
