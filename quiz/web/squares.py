"""QR codes, to be drawn in a page."""

from dataclasses import dataclass

import segno

# Modules of white around it, as the standard wants.
BORDER = 4


@dataclass(frozen=True, slots=True)
class Square:
    """A QR code: how many modules it is wide with its border, and the path of the dark ones."""

    size: int
    path: str


def square(text: str) -> Square:
    """Return the QR code that leads to an address."""
    rows = list(segno.make_qr(text).matrix_iter(border=BORDER))
    moves = (
        f"M{left} {top}h1v1h-1z"
        for top, row in enumerate(rows)
        for left, dark in enumerate(row)
        if dark
    )
    return Square(len(rows), "".join(moves))
