"""Events → a question to put them in order."""

from collections import deque
from itertools import combinations, pairwise

from quiz.questions.chance import Chance
from quiz.questions.choices import LETTERS, difficulty, event_choice
from quiz.questions.explanation import placed, step
from quiz.questions.pool import Askable, Pool
from quiz.questions.question import FEWEST_CHOICES, Ordering

STEM = "Put these events in order, earliest first."
SIZES = (4, 5, 5, 6)
REACHES = (3, 8, 20)  # how many of the nearest events a neighbour is picked from


def ordering(pool: Pool, chance: Chance, seed: int) -> Ordering | None:
    """Return a question whose order is certain; None where this chance finds none."""
    chain = certain_chain(pool, chance, chance.pick(SIZES))
    if len(chain) < FEWEST_CHOICES:
        return None
    shown = [askable.event.name for askable in start_order(chance, chain)]
    in_order = [
        event_choice(LETTERS[shown.index(askable.event.name)], askable, placed(chain, place))
        for place, askable in enumerate(chain)
    ]
    neighbours = list(pairwise(in_order))
    return Ordering(
        stem=STEM,
        choices=tuple(sorted(in_order, key=lambda choice: choice.id)),
        key=tuple(choice.id for choice in in_order),
        certificate=tuple(step(first, second) for first, second in neighbours),
        difficulty=difficulty(neighbours, pool.days),
        seed=seed,
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


def start_order(chance: Chance, chain: list[Askable]) -> list[Askable]:
    """Return the order in which the cards are first shown: at least half of the pairs wrong.

    Left as it is, it then earns no credit, and it is never the key.
    """
    shown = chance.shuffled(chain)
    place = {askable.event.name: index for index, askable in enumerate(chain)}
    inverted = [
        place[first.event.name] > place[second.event.name]
        for first, second in combinations(shown, 2)
    ]
    return shown if 2 * sum(inverted) >= len(inverted) else shown[::-1]
