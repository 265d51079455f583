"""What a file of another program brings: what could be read, and what could not, with its place."""

from dataclasses import dataclass

from quiz.messages import Message


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a file that could not be taken over.

    `place` says where, as people count: “row 3”, “slide 2”. `why` is a sentence for whoever can
    put it right.
    """

    place: Message | str
    why: Message | str

    def __str__(self) -> str:
        return f"{self.place}: {self.why}"
