"""Chance from a seed, the same on every machine and in every Python."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """A stream of numbers that depends on nothing but the words it is seeded with.

    SHA-256 in counter mode: Python's own `random` promises its sequences only for `random()`.
    """

    def __init__(self, *seed: str | int) -> None:
        self.seed = "\x1f".join(str(part) for part in seed).encode()
        self.drawn = 0

    def below(self, bound: int) -> int:
        """Return a whole number from 0 up to, not including, `bound`."""
        block = hashlib.sha256(self.seed + self.drawn.to_bytes(8, "big")).digest()
        self.drawn += 1
        return int.from_bytes(block[:16], "big") % bound  # 128 bits: the bias is beyond notice

    def pick(self, values: Sequence[T]) -> T:
        return values[self.below(len(values))]

    def shuffled(self, values: Iterable[T]) -> list[T]:
        """Return the values in a new order (Fisher and Yates)."""
        order = list(values)
        for last in range(len(order) - 1, 0, -1):
            other = self.below(last + 1)
            order[last], order[other] = order[other], order[last]
        return order
