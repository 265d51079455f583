"""A figure, or why it is hidden."""

from quiz.results.figures import Hidden, Reason, figure


def test_a_figure_is_shown_from_the_fewest_attempts_on():
    assert figure(0.5, 9, 10) == Hidden(Reason.TOO_FEW, 9, 10)
    assert figure(0.5, 10, 10) == 0.5


def test_what_has_no_value_says_why_once_there_are_enough():
    assert figure(None, 9, 10) == Hidden(Reason.TOO_FEW, 9, 10)
    assert figure(None, 10, 10) == Hidden(Reason.ALL_ALIKE, 10, 10)
    assert figure(None, 10, 10, Reason.NEGATIVE) == Hidden(Reason.NEGATIVE, 10, 10)


def test_nought_is_a_figure():
    assert figure(0.0, 10, 10) == 0.0
