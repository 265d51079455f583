"""A text made plain to read without moving a character: one kind of space, no hard line breaks."""

import re
from itertools import pairwise

_SAME_LENGTH = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u2007\u2009\u202f", " "),
        **dict.fromkeys("\u2010\u2011\u2012\u2212", "-"),
        "\u2015": "—",
        **dict.fromkeys("’‘ʼ", "'"),
    }
)
_WIDEST = 120  # longer lines are paragraphs
_NARROWEST = 40
_SLACK = 0.85  # lines of a proportional font differ in the number of their characters
_WRAPPED_SHARE = 0.6
# A table, a bullet, a heading, or a number that heads an entry begins a line of its own.
_OWN_LINE = re.compile(
    r"\s*(?:[|+•*·▪◦‣●#>=–—-]|[0-9]{1,3}[.)] "
    r"|[^a-z\n]{0,4}[0-9]{1,4}[^.!?\n]{0,24}?(?: ?[–—:]| - )"
    r"|[A-Z][a-z]{2,8}\.? [0-9]{1,2}[^.!?\n]{0,24}?(?: ?[–—:]| - )"
    r"|[^\n\t]{0,60}\t)"
)
# After the end of a sentence also a number before a capital: "1911 Amundsen reaches …".
_NUMBER_FIRST = re.compile(r"\s*[0-9]{1,4}[^a-z.!?\n]{0,16} [A-Z]|\s*[0-9]{1,2}[./][0-9]")


def plain(text: str) -> str:
    """Return a text of the same length in which every expression is written in one line.

    Spaces, hyphens and apostrophes are of one kind each, and a line break becomes a space where
    the line was only broken because it was full.
    """
    if not text.isascii():
        text = text.translate(_SAME_LENGTH)
    lines = text.split("\n")
    width = max(map(len, lines))
    if not _NARROWEST <= width <= _WIDEST:
        return text
    breaks = [_is_full(line, following, width) for line, following in pairwise(lines)]
    candidates = [
        full
        for full, (line, following) in zip(breaks, pairwise(lines), strict=True)
        if line.strip() and following.strip()
    ]
    if sum(candidates) < _WRAPPED_SHARE * len(candidates):
        return text
    return lines[0] + "".join(
        (" " if full else "\n") + line for full, line in zip(breaks, lines[1:], strict=True)
    )


def _is_full(line: str, following: str, width: int) -> bool:
    """Return whether the first word of the next line had no room in this one."""
    if not line.strip() or not following.strip() or _OWN_LINE.match(following):
        return False
    if _OWN_LINE.match(line) and line.lstrip()[0] in "|+#=":
        return False
    if line.rstrip()[-1:] in ".!?" and _NUMBER_FIRST.match(following):
        return False
    first_word = following.split(maxsplit=1)[0]
    return len(line) + 1 + len(first_word) > width * _SLACK
