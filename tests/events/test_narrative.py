"""What follows from the sentences before."""

from datetime import date

import pytest

from quiz.events.extraction import extract


def found(text, published=None):
    return [(each.date.edtf, each.statement) for each in extract(text, published)]


def test_the_same_people_act_about_the_same_time():
    text = (
        "1985-1991 — President Ronald Reagan meets Mikhail Gorbachev in Geneva in November 1985. "
        "The two leaders agree on a joint statement."
    )
    assert found(text)[1] == ("1985-11", "The two leaders agree on a joint statement.")
    assert not extract(text)[1].usable


def test_a_point_of_a_list_lies_between_its_neighbours():
    text = (
        "• Napoleon Bonaparte invaded Egypt in 1798.\n"
        "• Troops from Britain and Turkey drove out his army. A peace followed in 1802."
    )
    assert ("[1798..1802]", "Troops from Britain and Turkey drove out his army.") in found(text)


def test_prose_without_a_date_tells_no_event():
    text = "Napoleon Bonaparte invaded Egypt in 1798. Egypt was old. Cairo lies on the Nile."
    assert len(found(text)) == 1


def test_what_follows_a_recent_visit_lies_between_it_and_the_day_of_publication():
    text = (
        "• Dmitri Sokolov, the defence minister, visited Havana in July.\n"
        "• Following the visit, President Raul Ortega toured Cuba’s shipyards."
    )
    assert found(text, date(2021, 9, 12))[-1][0] == "[2021-07..2021-09-12]"


@pytest.mark.parametrize("heading", ["1918\n\n", "**1918**\n\n"])
def test_what_a_year_over_much_prose_tells_is_offered_and_never_asked(heading):
    prose = "Germany asked for terms. France refused. Britain waited. Italy pressed on to Trieste."
    told = extract(heading + prose)
    assert [(each.date.edtf, each.statement) for each in told] == [
        ("1918", "Germany asked for terms."),
        ("1918", "France refused."),
        ("1918", "Britain waited."),
        ("1918", "Italy pressed on to Trieste."),
    ]
    assert not any(each.usable for each in told)
    assert found(heading + "Germany asked for terms.") == [("1918", "Germany asked for terms.")]


def test_a_new_heading_forgets_the_last_date():
    text = "• Rome fell to Odoacer in 1476.\n\nThe legacy\n\n• Scholars fled to Milan."
    assert [statement for _, statement in found(text)] == ["Rome fell to Odoacer."]
