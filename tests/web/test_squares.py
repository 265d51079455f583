"""QR codes."""

import re

import segno

from quiz.web.squares import BORDER, square


def test_the_drawn_modules_are_those_of_the_code():
    drawn = square("https://quiz.example/join/7KM4TXB")
    dark = {(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", drawn.path)}
    rows = segno.make_qr("https://quiz.example/join/7KM4TXB").matrix
    assert drawn.size == len(rows) + 2 * BORDER
    assert dark == {
        (x + BORDER, y + BORDER) for y, row in enumerate(rows) for x, one in enumerate(row) if one
    }
