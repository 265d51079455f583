"""Two events of one text with one statement."""

from quiz.articles.article import Span
from quiz.dates import edtf
from quiz.events.candidate import Candidate
from quiz.events.rivals import without_rivals


def candidate(statement, date, quotation="x"):
    return Candidate("n", statement, Span(0, 1), quotation, edtf.read(date), None, None)


def usable(*candidates):
    return [each.usable for each in without_rivals(candidates)]


def test_one_statement_for_two_dates_is_asked_for_neither():
    assert usable(
        candidate("Pompey hosts Caesar.", "-0055"), candidate("Pompey hosted Caesar.", "-0053")
    ) == [False, False]


def test_a_statement_that_also_fits_a_longer_one_waits():
    assert usable(
        candidate("France cuts aid.", "1960"), candidate("France cuts aid to Mali.", "1985")
    ) == [False, True]


def test_dates_that_agree_are_no_rivals():
    assert usable(
        candidate("The accords were signed.", "1973"),
        candidate("The accords were signed in Paris.", "1973-01-27"),
    ) == [True, True]


def test_what_is_told_again_is_asked_once():
    assert usable(
        candidate("Rome falls.", "0476"), candidate("Rome fell.", "0476", quotation="y")
    ) == [True, False]


def test_what_is_repeated_word_for_word_is_found_once():
    assert usable(candidate("Rome falls.", "0476"), candidate("Rome falls.", "0476")) == [True]
