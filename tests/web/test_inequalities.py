"""A proof in words, and the quotations behind its bounds."""

from dataclasses import replace

import pytest

from quiz.articles.article import Source
from quiz.dates import edtf
from quiz.questions.generation import generate
from quiz.questions.question import Choice, Kind, MultipleChoice, Step
from quiz.web.inequalities import ends, starts, steps
from tests.factories import make_article, make_excerpt, make_questions
from tests.questions.topics import event, years

pytestmark = pytest.mark.usefixtures("on_a_page")

DISPUTED = [event("kim", "2017", "[2018..2019]"), *years(1960, 1985, 2010)]


def choice_dated(given, *dates):
    excerpts = tuple(
        replace(
            make_excerpt(date, make_article(f"article-{number}")),
            source=Source("A title", f"Publisher {number}"),
            date_words=date,
        )
        for number, date in enumerate(dates)
    )
    return Choice("a", "The Bastille falls.", "bastille", edtf.read(given), "So.", excerpts)


@pytest.mark.parametrize("kind", Kind)
def test_behind_every_bound_of_an_event_stands_a_quotation(kind):
    for question in make_questions(4, kind):
        named = {choice.id: choice for choice in (*question.choices, *question.about)}
        shown = steps(question)
        assert {step.because for step in question.certificate} <= {one.because for one in shown}
        for step in question.certificate:
            (one,) = {found for found in shown if found.because == step.because}
            events = [choice for choice in (named[step.before], named[step.after]) if choice.event]
            quoted = [bound.excerpt for bound in one.bounds]
            assert len(quoted) == len(events)
            assert all(
                excerpt in choice.excerpts for excerpt, choice in zip(quoted, events, strict=True)
            )


def test_each_bound_of_a_disputed_event_is_quoted_from_the_source_that_sets_it():
    (question,) = generate(DISPUTED, [Kind.ORDERING], 1, 1).questions
    kim = next(choice for choice in question.choices if choice.event == "kim")
    (start,), (end,) = starts(kim), ends(kim)
    assert (start.says, start.excerpt.source.publisher) == ("Not before 2017", "Northern Wire")
    assert (end.says, end.excerpt.source.publisher) == ("Over by the end of 2019", "Gulf Courier")


def test_a_bound_that_allows_for_more_than_the_words_say_is_marked():
    (start,), (end,) = (side(choice_dated("1789-07-14", "1789-07-14")) for side in (starts, ends))
    assert (start.says, start.wider) == ("Not before 14 July 1789", False)
    assert (end.says, end.wider) == ("Over by 15 July 1789", True)


def test_an_excerpt_that_says_its_date_stands_before_one_that_does_not():
    choice = choice_dated("1789", "1789", "1789")
    silent, telling = choice.excerpts
    choice = replace(choice, excerpts=(replace(silent, date_words=None), telling))
    assert starts(choice)[0].excerpt is telling


def test_a_bound_that_a_teacher_settled_otherwise_is_quoted_from_the_first_source():
    settled = choice_dated("[1789..1790]", "1789", "1792")
    (end,) = ends(settled)
    assert (end.says, end.wider) == ("Over by the end of 1790", True)
    assert end.excerpt is settled.excerpts[0]


def test_a_period_is_bounded_by_the_calendar_and_not_by_words():
    period = Choice("b", "1961", None, edtf.read("1961"), "So.", ())
    assert starts(period) == ends(period) == ()


@pytest.mark.parametrize("kind", [Kind.DATING, Kind.DATED])
def test_that_the_right_time_holds_all_of_the_event_is_said_first(kind):
    for question in make_questions(4, kind):
        first = steps(question)[0]
        assert "which lies within" in first.because
        assert [bound.says.split()[0] for bound in first.bounds] == ["Not", "Over"]


def test_the_longest_time_between_two_events_is_said_last():
    for question in make_questions(4, Kind.ELAPSED):
        assert [one.because.split()[-1] for one in steps(question)] == ["later.", "later."]
        assert "less than" in steps(question)[-1].because


def test_a_certificate_is_shown_in_its_own_words():
    (question,) = make_questions(1, Kind.FIRST)
    assert isinstance(question, MultipleChoice)
    old = tuple(Step(one.before, one.after, "So it is.") for one in question.certificate)
    assert {one.because for one in steps(replace(question, certificate=old))} == {"So it is."}
