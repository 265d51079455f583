"""How people write in a table of what kind a question is, and which of its choices are right."""

import re
from collections.abc import Mapping, Sequence

from quiz.formats.question_columns import number_of, simple
from quiz.messages import Complaint
from quiz.questions.written import LETTERS, WrittenKind

KINDS: Mapping[WrittenKind, str] = {
    WrittenKind.ONE_RIGHT: "one right",
    WrittenKind.SEVERAL_RIGHT: "several right",
    WrittenKind.WRITTEN_ORDER: "order",
}
_NAMES: Mapping[WrittenKind, tuple[str, ...]] = {
    WrittenKind.ONE_RIGHT: (
        "one", "single", "single choice", "single answer", "single correct", "one answer", "sc",
        "radio", "true false",
    ),
    WrittenKind.SEVERAL_RIGHT: (
        "several", "multiple", "multi", "multiple answer", "multiple answers", "multiple response",
        "multiple correct", "multiple select", "multi select", "select all", "checkbox",
        "checkboxes", "mr", "ma",
    ),
    WrittenKind.WRITTEN_ORDER: (
        "written order", "ordering", "sequence", "sorting", "sort", "ranking", "put in order",
    ),
}  # fmt: skip
# Of these the key tells whether one is right or several.
_AS_KEYED = ("", "multiple choice", "multichoice", "mc", "mcq", "choice")
_BETWEEN = re.compile(r"[\s,;.:/&+|()]+|\b(?:and|option|answer|choice)s?\b", re.IGNORECASE)
_SHOWN = 60


class UnusableRow(Complaint):
    """A row is no question that can be asked, or a question no row; the message says why."""


def kind_of(words: str) -> WrittenKind | None:
    """Return the kind that a cell names; None where the key tells it. Raises UnusableRow."""
    named = simple(words)
    for kind, known in KINDS.items():
        if named in (known, simple(kind.value), *_NAMES[kind]):
            return kind
    if named in _AS_KEYED:
        return None
    raise UnusableRow(
        "“%(kind)s” is no kind of question that can be asked here. Write one right, several right "
        "or order.",
        kind=shown(words),
    )


def places_in(key: str, texts: Mapping[int, str]) -> list[int]:
    """Return which choices a key names, in its order, by their numbers from 1.

    It has their numbers, letters or texts. `texts` are those of the choices that there are. Raises
    UnusableRow.
    """
    by_text = {folded(text): place for place, text in sorted(texts.items(), reverse=True)}
    named = [part for part in _BETWEEN.split(key) if part]
    told = [folded(part) for part in re.split(r"[;\n]", key) if part.strip()]
    ways = (
        places_of(named),
        [by_text.get(folded(key), 0)],
        letters_of(key.strip()),
        [by_text.get(one, 0) for one in told],
    )
    places = next((way for way in ways if way and all(place in texts for place in way)), None)
    if places is None:
        raise UnusableRow(
            "“%(key)s” does not say which options are right. Write their numbers or letters, such "
            "as 2 or A, C.",
            key=shown(key),
        )
    if len(set(places)) < len(places):
        raise UnusableRow("“%(key)s” names an option twice.", key=shown(key))
    return places


def could_be_another(key: str, texts: Mapping[int, str], places: Sequence[int]) -> bool:
    """Return whether a key that was read as the number of a choice is the text of another one."""
    return any(folded(text) == folded(key) for place, text in texts.items() if [place] != places)


def places_of(named: Sequence[str]) -> list[int]:
    """Return the numbers of choices; none where something else is among them."""
    places = [number_of(one.casefold()) for one in named]
    return [place for place in places if place] if all(places) else []


def letters_of(word: str) -> list[int]:
    """Return the numbers that the letters of a word stand for, as in “ACD”."""
    word = word.casefold()
    return [LETTERS.index(one) + 1 for one in word] if set(word) <= set(LETTERS) else []


def folded(text: str) -> str:
    return " ".join(text.casefold().split())


def key_for(places: Sequence[int], texts: Sequence[str]) -> str:
    """Return the key that names places from 1: numbers, or letters where choices are numbers."""
    numbers = [str(place) for place in places]
    if set(numbers) & set(texts):
        return ", ".join(LETTERS[place - 1].upper() for place in places)
    return ", ".join(numbers)


def shown(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
