"""What a file of another program brings: what could be read, and what could not, with its place."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a file that could not be taken over.

    `place` says where, as people count: “row 3”, “slide 2”. `why` is a sentence for whoever can
    put it right.
    """

    place: str
    why: str

    def __str__(self) -> str:
        return f"{self.place}: {self.why}"
