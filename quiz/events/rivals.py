"""Events of one text whose statements cannot be told apart: they wait for a teacher."""

from collections.abc import Sequence

from quiz.events.bounds import nested
from quiz.events.candidate import Candidate
from quiz.events.likeness import words_of

_MOST = 200  # more with one rare word in common are a table, not a story
_TWICE = "The text tells of another event that this statement fits as well."
_AGAIN = "The text has told it before."


def without_rivals(found: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates; those whose statement fits another of another date are not usable.

    What is told a second time with the same date stays usable once.
    """
    once: dict[tuple[str, str, str], Candidate] = {}
    for candidate in found:
        once.setdefault(_key(candidate), candidate)
    found = list(once.values())
    stems = [words_of(candidate.statement) for candidate in found]
    by_stem: dict[str, list[int]] = {}
    for index, words in enumerate(stems):
        for word in words:
            by_stem.setdefault(word, []).append(index)
    judged = []
    for index, candidate in enumerate(found):
        rarest = min((by_stem[word] for word in stems[index]), key=len, default=[])
        others = [other for other in rarest[:_MOST] if other != index]
        fitting = [other for other in others if stems[index] <= stems[other]]
        if not all(nested(candidate.date, found[other].date) for other in fitting):
            candidate = candidate.because(_TWICE)
        elif any(stems[other] == stems[index] and other < index for other in fitting):
            candidate = candidate.because(_AGAIN)
        judged.append(candidate)
    return judged


def _key(candidate: Candidate) -> tuple[str, str, str]:
    """Return what is the same when a text repeats itself word for word."""
    return candidate.statement, candidate.date.edtf, candidate.quotation
