"""Dates as people read them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.dates.daynumber import day_number
from quiz.dates.edtf import UnreadableDate, between, read
from quiz.dates.historical import Extent
from quiz.dates.wording import gap, gap_at_most, in_words, words

PLACEHOLDERS = re.compile(r"[X~%\[\]{}]|\.\.|  |None|^ | $")


@pytest.mark.parametrize(
    ("edtf", "label", "phrase"),
    [
        ("2019-04-25", "25 April 2019", "on 25 April 2019"),
        ("2004-01-01T23:05:00+02:00", "1 January 2004", "on 1 January 2004"),
        ("2008-12", "December 2008", "in December 2008"),
        ("1961", "1961", "in 1961"),
        ("0079", "AD 79", "in AD 79"),
        ("0079-08-24", "24 August AD 79", "on 24 August AD 79"),
        ("0000", "1 BC", "in 1 BC"),
        ("-0489", "490 BC", "in 490 BC"),
        ("-0043-03-15", "15 March 44 BC", "on 15 March 44 BC"),
        ("Y-170000002", "170,000,003 BC", "in 170,000,003 BC"),
        # decades, centuries, millennia
        ("198X", "1980s", "in the 1980s"),
        ("079X", "790s AD", "in the 790s AD"),
        ("-048X", "between 490 and 481 BC", "between 490 and 481 BC"),
        ("[-0488..-0479]", "480s BC", "in the 480s BC"),
        ("000X", "between 1 BC and AD 9", "between 1 BC and AD 9"),
        ("19XX", "20th century", "in the 20th century"),
        ("20XX", "21st century", "in the 21st century"),
        ("11XX", "12th century", "in the 12th century"),
        ("00XX", "1st century AD", "in the 1st century AD"),
        ("-00XX", "1st century BC", "in the 1st century BC"),
        ("-04XX", "5th century BC", "in the 5th century BC"),
        ("1XXX", "2nd millennium", "in the 2nd millennium"),
        ("-0XXX", "1st millennium BC", "in the 1st millennium BC"),
        # parts
        ("2000/2003~", "early 2000s", "in the early 2000s"),
        ("2004~/2006~", "mid-2000s", "in the mid-2000s"),
        ("2007~/2009", "late 2000s", "in the late 2000s"),
        ("2004~/2009", "mid-to-late 2000s", "in the mid-to-late 2000s"),
        ("1950/1956~", "early-to-mid 1950s", "in the early-to-mid 1950s"),
        ("[2000..2003~]", "early 2000s", "in the early 2000s"),
        ("1900/1933~", "early 20th century", "in the early 20th century"),
        ("1934~/1966~", "mid-20th century", "in the mid-20th century"),
        ("-0432~/-0400", "late 5th century BC", "in the late 5th century BC"),
        ("-0488/-0485~", "early 480s BC", "in the early 480s BC"),
        ("1991-01/1991-04~", "early 1991", "in early 1991"),
        ("1991-05-11~/1991-05-20~", "mid-May 1991", "in mid-May 1991"),
        # seasons and other parts of a year
        ("1968-21", "spring 1968", "in spring 1968"),
        ("1968-24", "winter 1968", "in winter 1968"),
        ("1968-30", "summer 1968 (southern hemisphere)", "in summer 1968 (southern hemisphere)"),
        ("1968-33", "first quarter of 1968", "in the first quarter of 1968"),
        ("1968-41", "second half of 1968", "in the second half of 1968"),
        # uncertain and approximate
        ("1955~", "about 1955", "about 1955"),
        ("1961?", "1961 (uncertain)", "perhaps in 1961"),
        ("1961%", "about 1961 (uncertain)", "perhaps about 1961"),
        ("198X~", "about the 1980s", "about the 1980s"),
        ("2019-04-25?", "25 April 2019 (uncertain)", "perhaps on 25 April 2019"),
        # from one date to another
        ("1945/1948", "1945–1948", "from 1945 to 1948"),
        ("1961/1961", "1961", "throughout 1961"),
        ("-0489/-0479", "490–480 BC", "from 490 to 480 BC"),
        ("-0043/0014", "44 BC – AD 14", "from 44 BC to AD 14"),
        ("0079/0081", "AD 79–81", "from AD 79 to AD 81"),
        ("198X/199X", "1980s–1990s", "from the 1980s to the 1990s"),
        ("18XX/19XX", "19th–20th century", "from the 19th to the 20th century"),
        ("2014-03-24/2014-03-25", "24–25 March 2014", "from 24 to 25 March 2014"),
        ("2014-03-24/2014-05-02", "24 March – 2 May 2014", "from 24 March to 2 May 2014"),
        ("1951-03/1951-05", "March–May 1951", "from March to May 1951"),
        ("2008-12/2009-03", "December 2008 – March 2009", "from December 2008 to March 2009"),
        ("2018/2019-04", "2018 – April 2019", "from 2018 to April 2019"),
        ("1955~/1969", "about 1955 – 1969", "from about 1955 to 1969"),
        ("../1985", "until 1985", "until 1985"),
        ("1985/..", "from 1985", "from 1985"),
        # once, some time between
        ("[1945..1948]", "between 1945 and 1948", "between 1945 and 1948"),
        ("[..1984]", "by 1984", "by 1984"),
        ("[1985..]", "1985 or later", "in 1985 or later"),
        ("[2019-04-25..]", "25 April 2019 or later", "on 25 April 2019 or later"),
        # sets
        ("{2016,2017}", "2016 and 2017", "in 2016 and 2017"),
        ("{2016,2017,2019}", "2016, 2017 and 2019", "in 2016, 2017 and 2019"),
        ("[1667,1668]", "1667 or 1668", "in 1667 or 1668"),
        ("{2014-03-24,2014-03-25}", "24 and 25 March 2014", "on 24 and 25 March 2014"),
        ("{1960,1961-12-25}", "1960 and 25 December 1961", "in 1960 and on 25 December 1961"),
        # unspecified digits
        ("2004-06-XX", "June 2004", "in June 2004"),
        ("2004-XX-25", "2004", "in 2004"),
        ("1984-1X", "between October and December 1984", "between October and December 1984"),
        ("156X-12-25", "25 December in the 1560s", "on 25 December in the 1560s"),
        ("XXXX-12-25", "25 December in an unknown year", "on 25 December in an unknown year"),
    ],
)
def test_a_date_is_said_at_its_own_precision(edtf: str, label: str, phrase: str) -> None:
    assert (words(read(edtf)), in_words(read(edtf))) == (label, phrase)


digit = st.sampled_from("0123456789X")
points = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["", "-"]),
        st.text(digit, min_size=4, max_size=4),
        st.sampled_from(["", "", "-01", "-02", "-12", "-XX", "-0X", "-1X", "-X2"])
        .flatmap(
            lambda month: (
                st.just(month)
                if month == ""
                else st.sampled_from(
                    [month, month + "-01", month + "-3X", month + "-XX", month + "-X5"]
                )
            )
        )
        .flatmap(lambda rest: st.sampled_from([rest, "-21", "-30", "-34", "-41"])),
        st.sampled_from(["", "", "?", "~", "%"]),
    ),
)
expressions = (
    points
    | st.builds("{}/{}".format, points, points)
    | st.builds("[{}..{}]".format, points, points)
    | st.sampled_from(["../{}", "{}/", "[..{}]", "[{}..]", "{{{}..}}", "[{}]"]).flatmap(
        lambda frame: points.map(frame.format)
    )
    | st.lists(points, min_size=2, max_size=4).map(lambda some: "{" + ",".join(some) + "}")
    | st.lists(points, min_size=2, max_size=4).map(lambda some: "[" + ",".join(some) + "]")
)


@given(expressions)
def test_every_date_that_can_be_read_has_words(edtf: str) -> None:
    try:
        date = read(edtf)
    except UnreadableDate:
        return
    for text in (words(date), in_words(date)):
        assert text
        assert not PLACEHOLDERS.search(text), text


@given(st.integers(-9999, 9999), st.integers(0, 30), st.sampled_from(Extent))
def test_whole_years_are_never_said_as_days(year: int, more: int, extent: Extent) -> None:
    last = min(year + more, 9999)
    edtf = between(day_number(year, 1, 1), day_number(last, 12, 31), extent)
    assert "January" not in in_words(read(edtf))
    assert "December" not in words(read(edtf))


@pytest.mark.parametrize(
    ("days", "text"),
    [
        *((0, "less than a day"), (1, "1 day"), (3, "3 days"), (29, "29 days"), (30, "1 month")),
        *((59, "1 month"), (151, "4 months"), (152, "5 months"), (364, "11 months")),
        *((365, "1 year"), (729, "1 year"), (730, "2 years"), (6_600, "18 years")),
        *((36_524, "100 years"), (3_652_425, "10,000 years")),
    ],
)
def test_a_gap_is_rounded_down_to_whole_units(days: int, text: str) -> None:
    assert gap(days) == text


def test_a_gap_is_never_negative() -> None:
    with pytest.raises(ValueError, match="-1"):
        gap(-1)


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (0, "less than 1 day"),
        (9, "less than 10 days"),
        (70, "less than 3 months"),
        (364, "less than 12 months"),
        (6000, "less than 17 years"),
    ],
)
def test_what_a_time_does_not_reach_is_rounded_up(days, text):
    assert gap_at_most(days) == text
