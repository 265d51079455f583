"""Statements that may be asked unseen, and the reasons why others may not."""

import pytest

from quiz.events.cast import cast_of
from quiz.events.statements import predicates, sentence, subject_of
from quiz.events.usability import problem_of_statement
from tests.events.sentences import clause

CAST = cast_of("")


def problem(text):
    found = clause(text)
    who = subject_of(found.subject)
    what = next(predicates(found, who, False))
    return problem_of_statement(sentence((*who, *what), text), who, what, found, CAST)


@pytest.mark.parametrize(
    "text",
    [
        "In 1898 Spain lost Cuba.",
        "Ho Chi Minh dies in 1969.",
        "The Soviet Union launched Sputnik in 1957.",
        "Soviet premier Nikita Khrushchev visited Iowa in 1959.",
        "Japan’s fleet sank the Russian squadron at Tsushima in 1905.",
        "Both Chile and Peru claimed Tacna in 1883.",
        "The Boxer Rising broke out in 1899.",
        "In 1867 Russia sold Alaska to the United States.",
        "New York was taken by the British in 1776.",
    ],
)
def test_a_statement_that_can_stand_alone(text):
    assert problem(text) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("He crossed the Andes in 1817.", "“He” is known only from the text before"),
        ("His army crossed the Andes in 1817.", "“His army” is known only"),
        ("The army crossed the Andes in 1817.", "has no name"),
        ("An Austrian army crossed the Inn in 1742.", "not one known"),
        ("Three Prussian corps crossed the Meuse in 1870.", "not one known"),
        ("Troops from Chile landed at Arica in 1880.", "not one known"),
        ("In 1807 Fulton built a new steamboat.", "“new” gives the order away"),
        ("In 1957 Ghana became the first free colony of Britain.", "“first” gives the order away"),
        ("In 1821 Mexico celebrated its May festival.", "“May” gives the date away"),
        ("In 1066 Harold lost the battle.", "“the battle” points"),
        ("In 1066 William defeated him.", "“him” points"),
        ("In 1898 Spain backed this plan of Berlin.", "“this” points"),
        ("In 1962 Paris reduced its aid.", "not say enough"),
    ],
)
def test_a_statement_that_waits(text, reason):
    found = problem(text)
    assert found is not None
    assert reason in found


def test_a_statement_may_have_160_characters():
    text = "Spain lost " + "Cuba and " * 20 + "Guam."
    assert problem(text) == "It is longer than 160 characters."


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The Pentagon announced that 15,000 soldiers in 2005.", "cut off after “that”"),
        ("The Ruritanian mandate of Gerolstein expires in 1962.", None),
        ("Ruritania expires in 1962.", "does not say enough"),
        ("Lenin died in 1924.", None),
    ],
)
def test_what_is_cut_short_waits(text, reason):
    found = problem(text)
    assert (reason is None) == (found is None)
    assert reason is None or reason in found
