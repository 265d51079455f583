"""Items to be put in order in GIFT: `{>4 ALL VERTICAL ABSOLUTE_POSITION SHOW none`, then lines.

GIFT itself has no such question. It is what Moodle's ordering questions read and write, which are
particular: a setting that is left out is looked for in the first item, and a backslash in an item
is not undone. What is read here is what was meant, with a note on what Moodle would make of it.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from quiz.formats.gift.text import (
    NotTaken,
    as_moodle_stores,
    in_markdown,
    not_unescaped,
)
from quiz.messages import Message
from quiz.questions.written import WrittenChoice

SELECT = "ALL|EXACT|RANDOM|REL|CONTIGUOUS|CONTIG"
LAYOUT = "HORIZONTAL|HORI|H|1|VERTICAL|VERT|V|0"
GRADING = (
    "ALL_OR_NOTHING|ABSOLUTE_POSITION|ABSOLUTE|ABS|RELATIVE_NEXT_EXCLUDE_LAST|"
    "RELATIVE_NEXT_INCLUDE_LAST|RELATIVE_ONE_PREVIOUS_AND_NEXT|RELATIVE_ALL_PREVIOUS_AND_NEXT|"
    "RELATIVE_TO_CORRECT|RELATIVE|REL{}LONGEST_ORDERED_SUBSET|LONGEST_CONTIGUOUS_SUBSET"
)
SHOW = "SHOW|TRUE|YES|1|HIDE|FALSE|NO|0"
NUMBERING = "none|123|abc|ABCD|iii|IIII"

# In Moodle 4.5 a bar is missing between two ways of grading, so that it knows neither.
IN_MOODLE = (SELECT, LAYOUT, GRADING.format(""), SHOW, NUMBERING)
MOODLE = re.compile(r">\s*([0-9]+)" + "".join(rf"\s*((?:{one})?)" for one in IN_MOODLE))
# A setting that was meant is a word, and stands in the first line.
MEANT = re.compile(
    r">[ \t]*(?P<count>[0-9]*)"
    + "".join(
        rf"(?:[ \t]*\b(?P<{name}>{one})(?=\s|$))?"
        for name, one in (
            ("select", SELECT),
            ("layout", LAYOUT),
            ("grading", GRADING.format("|")),
            ("show", SHOW),
            ("numbering", NUMBERING),
        )
    )
)
FEWEST_SHOWN = 2
MOST_SHOWN = 6  # where the number says nothing else


class Order(NamedTuple):
    """Items in their right order, and what is to be said of them."""

    choices: tuple[WrittenChoice, ...]
    notes: tuple[Message, ...]
    has_picture: bool


def is_order(block: str) -> bool:
    """Return whether this stands in the braces of an order; Moodle would need the number."""
    found = MEANT.match(block)
    return bool(found and (found["count"] or found["select"]))


def order_of(block: str, most: int) -> Order:
    """Return the items in the braces, of which there may be one more than `most`.

    Raises UnusableText, NotTaken.
    """
    found = MEANT.match(block)
    assert found is not None
    rest = block[found.end() :]
    items = lines_of(rest, most)
    rich = [in_markdown(not_unescaped(item), "moodle") for item in items]
    if not all(one.markdown for one in rich):
        raise NotTaken("There are no words in one of its items, perhaps because it is a picture.")
    choices = tuple(WrittenChoice(str(place), one.markdown) for place, one in enumerate(rich))
    notes = (*notes_on(block, items), *notes_on_settings(found, len(items)))
    return Order(choices, notes, any(one.pictures for one in rich))


def lines_of(text: str, most: int) -> list[str]:
    lines = (line.strip() for line in text.split("\n", 2 * most))
    return [line for line in lines if line][: most + 1]


def notes_on(block: str, items: Sequence[str]) -> list[Message]:
    """Return what Moodle would make of the items, where that is something else."""
    if not items:
        return []
    moodle = MOODLE.match(block)
    if moodle is None:
        return [
            Message(
                "Moodle would take it for a question with a short answer: in the braces, the "
                "number of the items has to stand after >, as in {>4 ALL."
            )
        ]
    notes = []
    first = next(iter(lines_of(block[moodle.end() :], len(items))), "")
    if first != items[0]:
        notes.append(
            Message(
                "Moodle reads the settings after > otherwise: its first item would be “%(item)s”. "
                "Write all six, as in {>4 ALL VERTICAL ABSOLUTE_POSITION SHOW none.",
                item=as_moodle_stores(first)[:100],
            )
        )
    spoilt = next((one for one in items if as_moodle_stores(one) != not_unescaped(one)), None)
    if spoilt is not None:
        notes.append(
            Message(
                "Moodle does not undo a backslash in an item: it would show “%(item)s”. Write "
                ": = ~ # as they are, and braces as &lbrace; and &rbrace;.",
                item=as_moodle_stores(spoilt)[:100],
            )
        )
    return notes


def notes_on_settings(found: re.Match[str], items: int) -> list[Message]:
    """Return what is otherwise here than the settings would have it."""
    notes = []
    count = int(found["count"][:9] or 0)
    shown = count if FEWEST_SHOWN <= count <= items else min(MOST_SHOWN, items)
    if found["select"] not in ("ALL", "EXACT") and shown < items:
        notes.append(
            Message(
                "Moodle would ask for %(shown)s of its %(items)s items. Here all of them are asked "
                "for.",
                shown=shown,
                items=items,
            )
        )
    if found["grading"] == "ALL_OR_NOTHING":
        notes.append(
            Message(
                "In Moodle, an order that is not wholly right earns nothing. Here each two items "
                "in order earn their share."
            )
        )
    return notes
