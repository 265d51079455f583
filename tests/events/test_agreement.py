"""What the sources of one event say of each other's dates, and which date is shown."""

from dataclasses import replace

import pytest

from quiz.articles.article import Source
from quiz.dates import edtf
from quiz.events.agreement import Agreement, agreement, shown_date
from tests.questions.topics import event


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (["1961"], Agreement.SINGLE),
        (["1945", "1945"], Agreement.CORROBORATED),
        (["{2016,2017}", "[2016..2017]"], Agreement.CORROBORATED),
        (["1950", "1950-06"], Agreement.FINER),
        (["1945", "[1945..1948]"], Agreement.FINER),
        (["[2011-05..2012-04]", "[2011-09..2012]"], Agreement.OVERLAPPING),
        (["2017", "2018/2019"], Agreement.DISPUTED),
    ],
)
def test_two_publishers_agree_or_not(dates, expected):
    assert agreement(event("e", *dates)) is expected


def test_days_that_a_time_zone_can_explain_are_not_disputed():
    assert agreement(event("e", "1941-12-07", "1941-12-08")) is Agreement.OVERLAPPING


def test_days_that_two_calendars_can_explain_are_not_disputed():
    assert agreement(event("e", "1066-10-14", "1066-10-20")) is Agreement.OVERLAPPING


def test_two_texts_of_one_publisher_do_not_corroborate_each_other():
    told = event("e", "1961", "1961")
    first, second = told.excerpts
    retold = replace(
        second, source=Source("Ours", "Chronoquiz", retells=first.source.publisher.upper())
    )
    assert agreement(replace(told, excerpts=(first, retold))) is Agreement.SINGLE


def test_the_finer_date_is_shown_but_the_hull_of_both_is_used_in_proofs():
    shown = shown_date(event("e", "1950", "1950-06"))
    year, month = edtf.read("1950"), edtf.read("1950-06")
    assert (shown.edtf, shown.earliest, shown.latest) == ("1950-06", month.earliest, month.latest)
    assert (shown.surely_after, shown.surely_before) == (year.surely_after, year.surely_before)


def test_of_disputed_dates_all_that_they_span_is_shown():
    assert shown_date(event("e", "2017", "[2018..2019]")).edtf == "[2017..2019]"


def test_dates_open_at_both_ends_span_everything():
    shown = shown_date(event("e", "[..1900]", "1850/.."))
    assert (shown.earliest, shown.latest, shown.edtf) == (None, None, "XXXX")
