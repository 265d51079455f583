"""People, and the countries that are called by their side."""

import pytest

from quiz.events.cast import cast_of, runs
from tests.events.sentences import said, words

TEXT = (
    "President Ho Chi Minh led North Vietnam. Premier Ngo Dinh Diem led South Vietnam. "
    "Emperor Bao Dai, who had gone to Paris, returned. Maria Theresa lived in Vienna. "
    "President Theodore Roosevelt met President Franklin Roosevelt."
)
CAST = cast_of(TEXT)


def test_people_are_told_from_their_titles_and_their_first_names():
    names = frozenset().union(*CAST.people.values())
    assert {" ".join(name) for name in names} >= {
        "Ho Chi Minh",
        "Ngo Dinh Diem",
        "Maria Theresa",
    }


@pytest.mark.parametrize(
    ("name", "person"),
    [("Minh", "Ho Chi Minh"), ("Premier Diem", "Ngo Dinh Diem"), ("Roosevelt", None)],
)
def test_a_part_of_a_name_means_a_person_if_only_one(name, person):
    found = CAST.person(words(f"and {name}")[1:])
    assert (" ".join(found) if found else None) == person


def test_a_name_of_two_people_is_ambiguous():
    assert CAST.is_ambiguous(words("In the end Roosevelt won."))
    assert not CAST.is_ambiguous(words("In the end Theodore Roosevelt won."))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("forces of the North attack", "forces of North Vietnam attack"),
        ("the South’s army", "South Vietnam’s army"),
        ("the North Sea", "the North Sea"),
    ],
)
def test_the_half_of_a_divided_country(text, named):
    assert said(CAST.named(words(f"so {text}"))[1:]) == named


def test_without_both_halves_no_side_is_named():
    other = cast_of("North Carolina and South Carolina left the Union; the North was not ready.")
    assert said(other.named(words("so the North won"))) == "so the North won"


def test_runs_of_names():
    assert [said(run) for run in runs(words("So Charles de Gaulle met Konrad Adenauer"))] == [
        "Charles de Gaulle",
        "Konrad Adenauer",
    ]


def test_a_place_is_no_unknown_person():
    assert not CAST.may_be_others(words("Then Ho Chi Minh left Vienna."))
    assert CAST.may_be_others(words("Then Ho Chi Minh met Giap."))
