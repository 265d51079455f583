"""Items to be put in order, and what Moodle would make of the way they are written."""

import pytest

from quiz.formats.gift.ordering import is_order, order_of
from quiz.formats.gift.text import NotTaken, hidden

ALL = ">3 ALL VERTICAL ABSOLUTE_POSITION SHOW none"


def order(block):
    assert is_order(hidden(block))
    found = order_of(hidden(block), 26)
    return [one.text for one in found.choices], [str(note) for note in found.notes]


@pytest.mark.parametrize(
    ("block", "items"),
    [
        (f"{ALL}\na\nb\nc", ["a", "b", "c"]),
        (f"{ALL}\n\n  a  \n\nb\nc\n", ["a", "b", "c"]),
        ("> 3 ALL VERT ABS 1 abc\na\nb\nc", ["a", "b", "c"]),
        (">9 ALL H RELATIVE_TO_CORRECT HIDE IIII\na\nb", ["a", "b"]),
        (">3 EXACT 0 ABSOLUTE NO iii\nVersailles\n1066\nb", ["Versailles", "1066", "b"]),
        (">3\na\nb\nc", ["a", "b", "c"]),
        (f"{ALL}\nTreaty: signed\nx = y ~ z # w\n<b>c</b>", [
            "Treaty: signed", "x = y ~ z # w", "**c**",
        ]),
        (f"{ALL}\n&lbrace;a&rbrace;\n&#48;\n&#47;/ c", ["{a}", "0", "// c"]),
        (f"{ALL}\nC:\\\\old\n1814\\-15\nc", ["C:\\\\old", "1814\\\\-15", "c"]),
        (f"{ALL}\n[html] a\nALL\nnone", ["[html] a", "ALL", "none"]),
    ],
)  # fmt: skip
def test_items_are_the_lines_after_the_settings(block, items):
    assert order(block) == (items, [])


@pytest.mark.parametrize(
    ("block", "first", "note"),
    [
        (">3\nVersailles\nb\nc", "Versailles", "its first item would be “ersailles”"),
        (">3\n1 May 1939\nb\nc", "1 May 1939", "its first item would be “May 1939”"),
        (">3 ALL\nHe died\nb\nc", "He died", "its first item would be “e died”"),
        (">3 ALL VERTICAL ABS\nNO\nb\nc", "NO", "its first item would be “b”"),
        (
            ">3 ALL VERTICAL LONGEST_ORDERED_SUBSET SHOW none\na\nb\nc",
            "a",
            "its first item would be “LONGEST_ORDERED_SUBSET SHOW none”",
        ),
        (">ALL VERTICAL\na\nb\nc", "a", "take it for a question with a short answer"),
        (f"{ALL}\nTreaty\\: signed\nb\nc", "Treaty\\\\: signed", "show “Treaty&&058; signed”"),
        (f"{ALL}\na \\= \\{{b\\}}\nb\nc", "a \\\\= \\\\{b\\\\}", "&&061; &&123;b&&125;”"),
        (">2\na\nb\nc", "a", "Moodle would ask for 2 of its 3 items"),
        (">2 RANDOM VERTICAL ABS SHOW none\na\nb\nc", "a", "Moodle would ask for 2 of its 3"),
        (">9 CONTIGUOUS\n" + "\n".join("abcdefgh"), "a", "Moodle would ask for 6 of its 8"),
        (">3 ALL V ALL_OR_NOTHING SHOW none\na\nb\nc", "a", "not wholly right earns nothing"),
    ],
)
def test_what_was_meant_is_read_and_what_moodle_would_make_of_it_is_told(block, first, note):
    items, notes = order(block)
    assert items[0] == first
    assert len(notes) == 1
    assert note in notes[0]


@pytest.mark.parametrize("block", ["", "=a ~b", "> a", ">", "=a > 3", "#3"])
def test_what_has_no_settings_is_no_order(block):
    assert not is_order(block)


def test_an_item_that_is_only_a_picture_is_refused():
    with pytest.raises(NotTaken, match="no words in one of its items"):
        order(f'{ALL}\n<img src="a.png">\nb\nc')


def test_so_many_items_are_read_that_too_many_can_be_seen():
    assert len(order(f"{ALL}\n" + "a\n" * 1_000_000)[0]) == 27
