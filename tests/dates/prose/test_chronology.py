"""Which bare numbers at the heads of entries are years, and of which era."""

import pytest

from quiz.dates.prose.chronology import eras


@pytest.mark.parametrize(
    ("text", "before_christ"),
    [
        ("BC\n585 - eclipse\n270 - orbit\nAD\n140 - book\n", [True, True, False]),
        ("133 – reform\n44 – murder\n31 BC – battle\n", [True, True, True]),
        ("4 BC – a king dies\n30 – a trial\n70 – a temple burns\n", [True, False, False]),
        ("753 – founding\n509 – republic\n390 – sack\n", [True, True, True]),
        ("Greece, 490–323 BC\n\n480: battle\n431: war\n", [True, True]),
        ("# Rome (Common Era)\n14: an emperor dies\n64: fire\n", [False, False]),
        # Nothing tells these from days, or from a mere count of the entries.
        ("4 – ultimatum\n5 – war\n6 – more war\n", []),
        ("10 – ten\n9 – nine\n8 – eight\n", []),
        ("700 – one\n20 – two\n300 – three\n", []),
    ],
)
def test_the_era_is_told_by_a_heading_a_neighbour_or_the_order(
    text: str, before_christ: list[bool]
) -> None:
    assert [era for _, era in sorted(eras(text).items())] == before_christ
