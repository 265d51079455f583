"""Which date a clause has, and on what it rests."""

import pytest

from quiz.dates import edtf
from quiz.dates.phrases import find
from quiz.events.placed import Support
from quiz.events.placing import place
from tests.events.sentences import reading


def placed(sentence, header=None, before=None):
    phrase = find(header)[0] if header else None
    found = place(reading(sentence), phrase, edtf.read(before) if before else None)
    return [(each.clause.verb.text, each.date.edtf, each.support) for each in found]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Spain lost Cuba in 1898.", [("lost", "1898", Support.OWN)]),
        (
            "In 1898 Spain lost Cuba and ceded Guam.",
            [("lost", "1898", Support.OWN), ("ceded", "1898", Support.OWN)],
        ),
        (
            "Pompey hosted Caesar for meetings in 56 BC and 54 BC.",
            [("hosted", "-0055", Support.OWN), ("hosted", "-0053", Support.OWN)],
        ),
        ("Britain backed the ban in 1816 and 1817.", [("backed", "{1816,1817}", Support.OWN)]),
        ("The Ming ruled China until 1644.", [("ruled", "../1644", Support.OWN)]),
        ("By 1453 the Turks had encircled the city.", [("had", "[..1453]", Support.OWN)]),
    ],
)
def test_its_own_date(sentence, expected):
    assert placed(sentence) == expected


def test_a_header_dates_what_has_no_finer_date():
    sentence = "Kanem falls to Bornu in 1893 but the old capital is rebuilt."
    assert placed(sentence, header="1890-1895 —") == [
        ("falls", "1893", Support.OWN),
        ("is", "[1890..1895]", Support.HEADER),
    ]


def test_what_comes_before_a_dated_clause_lies_between():
    sentence = "Madrid sent Pedro to Lima and Lima rebelled in 1548."
    assert placed(sentence, before="1545") == [
        ("sent", "[1545..1548]", Support.CONTEXT),
        ("rebelled", "1548", Support.OWN),
    ]


@pytest.mark.parametrize(
    ("sentence", "other"),
    [
        ("When Granada fell in 1492, Fez kept its court.", ("kept", "1492", Support.LINKED)),
        (
            "As talks collapsed in 1938, Prague called up its army.",
            ("called", "1938", Support.LINKED),
        ),
        ("Moscow backed the ban in 1921 as famine spread.", ("spread", "1921", Support.LINKED)),
        (
            "Lenin went home in 1917 after spending years abroad.",
            ("spending", "1917", Support.CONTEXT),
        ),
        (
            "Peary reached the camp in May 1909, four months before he left.",
            ("left", "1909-09", Support.LINKED),
        ),
        ("Ivan, who was crowned in 1547, curbed the boyars.", ("curbed", "1547", Support.CONTEXT)),
    ],
)
def test_a_date_shared_with_the_neighbour(sentence, other):
    assert other in placed(sentence)


def test_two_dates_that_cannot_both_be_meant_are_doubted():
    (found,) = place(reading("Pius visited Vienna in 1782 and in May 1804."), None, None)
    assert found.doubt is not None or found.date.edtf.startswith("{")
