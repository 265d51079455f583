"""Where a question of a GIFT file begins and ends."""

import pytest

from quiz.formats.gift.records import records


def found(text):
    """Return the lines, the first words, and what was amiss of each record."""
    return [
        (one.line, one.text.strip().split("\n")[-1], one.gapped, one.crowded)
        for one in records(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a{=b}\n\nc{=d}\n", [(1, "a{=b}", False, False), (3, "c{=d}", False, False)]),
        ("\n \n\n  a{=b}  \n \t\n", [(4, "a{=b}", False, False)]),
        # Comments before a question are its own, and alone they are nothing.
        ("// x\n\n// y\n// z\na{=b}", [(5, "a{=b}", False, False)]),
        ("a{=b}\n// x\n::c::d{=e}", [(1, "a{=b}", False, False), (3, "::c::d{=e}", False, True)]),
        # No empty line between.
        ("::a::b{=c}\n::d::e{=f}", [(1, "::a::b{=c}", 0, 0), (2, "::d::e{=f}", 0, 1)]),
        ("a{=b}\nc{=d}", [(1, "a{=b}", False, False), (2, "c{=d}", False, True)]),
        ("$CATEGORY: x\na{=b}", [(1, "$CATEGORY: x", 0, 0), (2, "a{=b}", 0, 1)]),
        ("a{=b}\n$CATEGORY: {x}\n", [(1, "a{=b}", 0, 0), (2, "$CATEGORY: {x}", 0, 1)]),
        ("a{=b} c\nd", [(1, "d", False, False)]),
        # Empty lines between the braces.
        ("a{\n=b\n\n~c\n\n}\n\nd{=e}", [(1, "}", True, False), (8, "d{=e}", False, False)]),
        ("a{\n\n}\nd{=e}", [(1, "}", True, False), (4, "d{=e}", False, True)]),
        ("a{\n\n}\n::d::e{=f}", [(1, "}", True, False), (4, "::d::e{=f}", False, True)]),
        # Braces that are not closed.
        ("a{=b\n\nc{=d}", [(1, "a{=b", False, False), (3, "c{=d}", False, False)]),
        ("a{=b\n\n::c::d\n}", [(1, "a{=b", 0, 0), (3, "}", 0, 0)]),
        ("a{=b\n::c::d{=e}", [(1, "a{=b", False, False), (2, "::c::d{=e}", False, True)]),
        ("a{=b\n\nc\n\nd", [(1, "a{=b", 0, 0), (3, "c", 0, 0), (5, "d", 0, 0)]),
        # Escaped braces, those of a comment and those of a name are none.
        ("a\\{{=b \\}\n\n}", [(1, "}", True, False)]),
        ("a{=b\n// }\n\n~c}", [(1, "~c}", True, False)]),
        ("::{a}::b\nc{=d}", [(1, "c{=d}", False, False)]),
        ("a: b::c {=d}\ne::f", [(1, "e::f", False, False)]),
    ],
)
def test_records_are_parted_where_questions_are(text, expected):
    assert found(text) == expected


def test_the_end_of_open_braces_is_looked_for_no_further_than_a_question_goes():
    near, far = "x\n\n" * 50, "x\n\n" * 500
    assert [len(found(f"a{{\n\n{between}}}\n")) for between in (near, far)] == [1, 502]


def test_records_are_all_of_the_file():
    text = "// x\n$CATEGORY: a\nb{=c}\n\n::d::e {\n\n=f ~g}\nh {=i}\n"
    assert "".join("".join(one.text.split()) for one in records(text)) == "".join(text.split())
