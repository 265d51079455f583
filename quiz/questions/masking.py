"""A statement without the words that tell its time, where it can do without them."""

import re
from functools import lru_cache

from quiz.questions.droppable import RULES
from quiz.questions.leaks import leak

# What sounds like its letters does not tell: a union, a European, an hour, an 18th attempt.
_OPEN_SOUND = re.compile(
    r"(?!eu|one\b|once\b|uni(?!n)|us[aeu]|ut[ei])(?:[aeiou]|hour|honou?r|heir|8|11\b|18\b)", re.I
)


@lru_cache(maxsize=8192)
def masked(statement: str) -> str | None:
    """Return a statement without the words that give its time away; None if it needs them.

    Nothing is added, but that “a” may become “an” and that the sentence keeps its capital.
    """
    text = statement
    while leak(text):
        span = _droppable(text)
        if span is None:
            return None
        text = _without(text, *span)
    return text


def _droppable(text: str) -> tuple[int, int] | None:
    """Return where words stand that can be left out, None if there are none."""
    for pattern, condition in RULES:
        for match in pattern.finditer(text):
            if condition(match):
                return match.span("leak")
    return None


def _without(text: str, start: int, end: int) -> str:
    """Return a text without a part, with its commas, its article and its capital put right."""
    before, after = text[:start].rstrip(), text[end:].lstrip()
    if not before:
        after = after.lstrip(", ")
        return after[:1].upper() + after[1:]
    if before.endswith(",") and after[:1] in (",", "."):
        before, after = before[:-1], after.removeprefix(",").lstrip()
    before = re.sub(
        r"\b([Aa])n?$", lambda article: article[1] + "n" * bool(_OPEN_SOUND.match(after)), before
    )
    return before + after if after[:1] in ("", ".", ",", ";") else f"{before} {after}"
