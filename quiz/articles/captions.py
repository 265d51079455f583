"""Photo captions: how one is told, and the same picture captioned twice."""

import re
from collections.abc import Sequence

_CREDIT = re.compile(
    r"\s*[\[(][^\[\]()]{0,100}(?:\b(?:AP|AFP|EPA|UPI|TASS|KCNA|Reuters|Getty|Photos?|Pool|Courtesy"
    r"|Xinhua|Alamy|Bettmann|Archives?|Wikimedia|Handout|Corbis|Shutterstock|Library|Museum)\b"
    r"|/ ?[A-Z])[^\[\]()]{0,100}[\])]\.?$"
)
_BRACKET = re.compile(r"\s*[\[(][^\[\]()]{1,60}[\])]\.?$")
_LABEL = re.compile(
    r"(?:Photo(?:graph)?|Picture|Pictured|Image|Caption|FILE(?: PHOTO)?|File photo"
    r"|Fig(?:ure)?\.? \d+)\s?(?::|–|—|-| \|)\s*"
)
_POSITION = re.compile(
    r"(?:, ?(?:from )?(?:(?:far|second from|third from|top|bottom|back|front|seated|standing) )?"
    r"(?:(?:cent(?:er|re),? )?(?:left|right)|cent(?:er|re)|foreground|background)(?=,| and |\.|$)"
    r"|\((?:left|right|cent(?:er|re)|pictured|L|R)\))"
)
_WORD = re.compile(r"\w+")
_ALIKE = 0.5


def is_caption(line: str) -> bool:
    """Return whether a line describes a picture: it has a credit, a label, or says who is left."""
    return bool(_CREDIT.search(line[-260:]) or _LABEL.match(line) or _POSITION.search(line[:400]))


def words_of(line: str) -> tuple[int, int]:
    """Return from where to where a caption speaks: its label and its credit are left out."""
    label = _LABEL.match(line)
    tail = max(0, len(line) - 260)
    credit = _CREDIT.search(line, tail) or _BRACKET.search(line, tail)
    start = label.end() if label else 0
    end = credit.start() if credit else len(line)
    return (start, end) if start < end else (0, len(line))


def twice(lines: Sequence[str]) -> tuple[frozenset[int], frozenset[int]]:
    """Return the numbers of all caption lines, and of those that only repeat another.

    A page often holds a picture's description, which nobody sees, right before its caption.
    """
    captions = {number for number, line in enumerate(lines) if is_caption(line)}
    repeated: set[int] = set()
    for number in sorted(captions):
        before = number - 1
        if before >= 0 and before not in repeated and alike(lines[before], lines[number]):
            captions.add(before)
            repeated.add(before)
    seen: set[str] = set()
    for number in sorted(captions - repeated):
        start, end = words_of(lines[number])
        words = lines[number][start:end].strip()
        if words in seen:
            repeated.add(number)
        seen.add(words)
    return frozenset(captions), frozenset(repeated)


def alike(one: str, other: str) -> bool:
    """Return whether two lines share most of their words."""
    first, second = ({word.lower() for word in _WORD.findall(line[:600])} for line in (one, other))
    return bool(first and second) and len(first & second) >= _ALIKE * len(first | second)
