"""Figures as pages show them."""

import pytest

from quiz.results.figures import Hidden, Reason
from quiz.results.intervals import Share
from quiz.results.items import ItemMarks, item_statistics
from quiz.results.reliability import quiz_statistics
from quiz.web import figures_shown
from quiz.web.figures_shown import (
    ALPHA_BANDS,
    DISCRIMINATION_BANDS,
    FACILITY_BANDS,
    band,
    in_numbers,
    in_percent,
    interval_words,
    number_words,
    percent_words,
    why_hidden,
)

pytestmark = pytest.mark.usefixtures("on_a_page")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (percent_words(0.625), "62 %"),
        (percent_words(-0.321), "−32 %"),
        (percent_words(-0.001), "0 %"),
        (number_words(-0.314), "−0.31"),
        (number_words(-0.001), "0.00"),
        (number_words(1), "1.00"),
    ],
)
def test_numbers_are_rounded_and_have_a_minus_as_printers_set_it(words, said):
    assert words == said


@pytest.mark.parametrize(
    ("hidden", "said"),
    [
        (Hidden(Reason.TOO_FEW, 4, 10), "hidden below 10 attempts: there are 4"),
        (Hidden(Reason.TOO_FEW, 1, 10), "hidden below 10 attempts: there is 1"),
        (Hidden(Reason.ALL_ALIKE, 12, 10), "hidden: all attempts are alike"),
        (Hidden(Reason.NEGATIVE, 12, 10), "none: its marks go against the scores"),
        (Hidden(Reason.ONE_ITEM, 12, 10), "hidden: it takes two questions"),
    ],
)
def test_what_is_hidden_says_why(hidden, said):
    assert why_hidden(hidden) == said
    assert in_percent(hidden) == in_numbers(hidden) == "–"


@pytest.mark.parametrize(
    ("value", "bands", "word"),
    [
        (0.05, FACILITY_BANDS, "extremely hard, or faulty"),
        (0.06, FACILITY_BANDS, "very hard"),
        (0.2, FACILITY_BANDS, "hard"),
        (0.34, FACILITY_BANDS, "moderately hard"),
        (0.35, FACILITY_BANDS, "about right"),
        (0.65, FACILITY_BANDS, "about right"),
        (0.66, FACILITY_BANDS, "fairly easy"),
        (0.85, FACILITY_BANDS, "easy"),
        (0.94, FACILITY_BANDS, "very easy"),
        (1.0, FACILITY_BANDS, "extremely easy"),
        (-0.01, DISCRIMINATION_BANDS, "probably not valid"),
        (0.0, DISCRIMINATION_BANDS, "very weak"),
        (0.2, DISCRIMINATION_BANDS, "weak"),
        (0.3, DISCRIMINATION_BANDS, "adequate"),
        (0.5, DISCRIMINATION_BANDS, "very good"),
        (0.63, ALPHA_BANDS, "unsatisfactory"),
        (0.76, ALPHA_BANDS, "satisfactory"),
        (0.95, ALPHA_BANDS, "higher than can be expected"),
    ],
)
def test_bands_are_those_that_moodle_tells_its_teachers(value, bands, word):
    assert band(value, 10, bands) == word
    assert band(value, 9, bands) == "", "of too few nothing is judged"


def test_a_share_says_between_what_the_true_one_lies():
    assert interval_words(Share(1, 2)) == "9 to 91 %"


def test_every_figure_of_a_question_says_of_how_many_it_is_or_why_it_is_hidden():
    (first, *_) = item_statistics(
        [ItemMarks((1.0, 0.0, 1.0), 1.0), ItemMarks((1.0, 1.0, 0.0), 1.0)]
    )
    shown = {one.name: one for one in figures_shown.of_question(first)}
    assert (shown["Facility"].value, shown["Facility"].note) == ("67 %", "n = 3")
    assert shown["Discrimination"].note == "hidden below 10 attempts: there are 3"
    assert shown["Guess score"].note == "depends on who guesses"
    assert all(one.note and one.meaning for one in shown.values())


def test_every_figure_of_a_quiz_says_of_how_many_it_is():
    marks = tuple(float(number % 3 > 0) for number in range(12))
    other = tuple(float(number % 2) for number in range(12))
    shown = figures_shown.of_quiz(quiz_statistics([ItemMarks(marks, 1.0), ItemMarks(other, 1.0)]))
    assert [one.name for one in shown] == [
        "Cronbach’s alpha",
        "Error of a score",
        "Error ratio",
        "Deviation",
        "Skewness",
        "Kurtosis",
    ]
    assert all(one.note.startswith("n = 12") and one.meaning for one in shown)
