"""Numbers of a statement that may be years, and numbers that count."""

import pytest

from quiz.dates.yearlike import year_like


@pytest.mark.parametrize(
    ("statement", "number"),
    [
        ("Kim dies in 1994.", "1994"),
        ("Alaric sacks Rome in 410.", "410"),
        ("The sack of 410 shocks Rome.", "410"),
        ("The 1953 elections end.", "1953"),
        ("In 1848 students revolt.", "1848"),
        ("Blade Runner 2049 opens.", "2049"),
        ("Aid falls in the 1980s.", "1980s"),
        ("Monte dies at 109.", "109"),
    ],
)
def test_what_may_be_a_year_is_found(statement, number):
    assert year_like(statement) == number


@pytest.mark.parametrize(
    "statement",
    [
        "Hannibal leads 35,000 men over the Alps.",
        "Spain loses 600 ships.",
        "The army of 1500 men is beaten.",
        "Mary’s government burns nearly 300 Protestants.",
        "The Armada of 130 ships leaves Lisbon.",
        "Congress votes 500 dollars.",
        "Jameson leads 500 police into the Transvaal.",
        "The House condemns China by 419 votes to 0.",
        "Parliament rejects the deal by 432 votes to 202.",
        "The Council passes Resolution 687.",
    ],
)
def test_what_counts_or_numbers_something_is_no_year(statement):
    assert year_like(statement) is None
