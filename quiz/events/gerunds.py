"""Clauses in -ing with a subject of their own, at the end of another clause."""

from collections.abc import Iterator

from quiz.events.chunks import is_ing
from quiz.events.clause import Clause
from quiz.events.words import Kind, Word


def gerunds(clause: Clause) -> list[Clause]:
    """Return the clauses in -ing that a clause ends with: “It followed Caesar crossing a river”."""
    words = clause.predicate
    for position in range(2, len(words)):
        if not is_ing(words[position]) or words[position - 1].kind is not Kind.NAME:
            continue
        start = position - 1
        while start > 1 and words[start - 1].kind is Kind.NAME:
            start -= 1
        before = words[start - 1]
        if words[position - 1].owns or not (
            before is clause.verb or before.lower in ("with", "after", "by", "to", "of", "despite")
        ):
            continue
        clause.predicate = words[:start]
        return list(_joint_gerunds(words[start:position], words[position:]))
    return []


def _joint_gerunds(subject: tuple[Word, ...], words: tuple[Word, ...]) -> Iterator[Clause]:
    """Yield “X making a visit” and “X attending a parade” of “X making … and attending …”."""
    start = 0
    for index in range(1, len(words) + 1):
        joined = index + 1 < len(words) and words[index].lower == "and" and is_ing(words[index + 1])
        if joined or index == len(words):
            yield Clause("gerund", subject, words[start:index], words[start], finite=False)
            start = index + 1
