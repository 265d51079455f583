"""EDTF both ways: what is said, what is sure, and what is refused."""

from time import thread_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.dates.daynumber import day_number, from_iso, iso
from quiz.dates.edtf import UnreadableDate, UnwritableDate, between, read
from quiz.dates.historical import Extent, HistoricalDate, Precision


def said(date: HistoricalDate) -> str:
    return shown(date.earliest, date.latest)


def sure(date: HistoricalDate) -> str:
    return shown(date.surely_after, date.surely_before)


def shown(first: int | None, last: int | None) -> str:
    return " ".join("…" if day is None else iso(day) for day in (first, last))


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        ("1961", "1961-01-01 1961-12-31"),
        ("1961-02", "1961-02-01 1961-02-28"),
        ("1961-07-07", "1961-07-07 1961-07-07"),
        ("0079", "0079-01-01 0079-12-31"),
        ("0000", "0000-01-01 0000-12-31"),
        ("-0489", "-0489-01-01 -0489-12-31"),
        ("-0043-03-15", "-0043-03-15 -0043-03-15"),
        ("Y12345", "+12345-01-01 +12345-12-31"),
        ("Y-170000002", "-170000002-01-01 -170000002-12-31"),
        ("2004-01-01T23:05:00+02:00", "2004-01-01 2004-01-01"),
        ("2004-01-01T10:10:10Z", "2004-01-01 2004-01-01"),
        # unspecified digits
        ("198X", "1980-01-01 1989-12-31"),
        ("19XX", "1900-01-01 1999-12-31"),
        ("1XXX", "1000-01-01 1999-12-31"),
        ("XXXX", "0000-01-01 9999-12-31"),
        ("1X64", "1064-01-01 1964-12-31"),
        ("2004-XX", "2004-01-01 2004-12-31"),
        ("2004-06-XX", "2004-06-01 2004-06-30"),
        ("2004-XX-XX", "2004-01-01 2004-12-31"),
        ("1984-1X", "1984-10-01 1984-12-31"),
        ("1984-0X", "1984-01-01 1984-09-30"),
        ("156X-12-25", "1560-12-25 1569-12-25"),
        ("1XXX-12", "1000-12-01 1999-12-31"),
        ("2004-XX-31", "2004-01-31 2004-12-31"),
        ("2004-02-3X", None),
        ("19XX-02-29", "1904-02-29 1996-02-29"),
        # before Christ: the 5th century BC is 500 to 401 BC, the 1st ends with 1 BC
        ("-04XX", "-0499-01-01 -0400-12-31"),
        ("-00XX", "-0099-01-01 0000-12-31"),
        ("-048X", "-0489-01-01 -0480-12-31"),
        # parts of a year
        ("1968-21", "1968-03-01 1968-05-31"),
        ("1968-22", "1968-06-01 1968-08-31"),
        ("1968-23", "1968-09-01 1968-11-30"),
        ("1968-24", "1968-12-01 1969-02-28"),
        ("1968-25", "1968-03-01 1968-05-31"),
        ("1968-28", "1968-12-01 1969-02-28"),
        ("1968-29", "1968-09-01 1968-11-30"),
        ("1968-30", "1968-12-01 1969-02-28"),
        ("1968-32", "1968-06-01 1968-08-31"),
        ("1968-33", "1968-01-01 1968-03-31"),
        ("1968-36", "1968-10-01 1968-12-31"),
        ("1968-38", "1968-05-01 1968-08-31"),
        ("1968-40", "1968-01-01 1968-06-30"),
        ("1968-41", "1968-07-01 1968-12-31"),
        # intervals and sets
        ("1945/1948", "1945-01-01 1948-12-31"),
        ("2018/2019-04", "2018-01-01 2019-04-30"),
        ("../1985", "… 1985-12-31"),
        ("/1985", "… 1985-12-31"),
        ("1985/..", "1985-01-01 …"),
        ("[..1984]", "… 1984-12-31"),
        ("[1945..1948]", "1945-01-01 1948-12-31"),
        ("{2016,2017}", "2016-01-01 2017-12-31"),
        ("[1667,1668-12,1670..1672]", "1667-01-01 1672-12-31"),
        ("{1960,1961..}", "1960-01-01 …"),
    ],
)
def test_an_edtf_text_says_these_days(edtf: str, days: str | None) -> None:
    if days is None:
        with pytest.raises(UnreadableDate):
            read(edtf)
    else:
        assert said(read(edtf)) == days
        assert read(edtf).edtf == edtf
        assert read(f" {edtf}\n") == read(edtf)


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        # years and months are sure as they stand; a day has ended everywhere one day later
        ("1961", "1961-01-01 1961-12-31"),
        ("1961-07", "1961-07-01 1961-07-31"),
        ("198X", "1980-01-01 1989-12-31"),
        ("2019-04-25", "2019-04-25 2019-04-26"),
        ("2022/2023-09-12", "2022-01-01 2023-09-13"),
        # a day before the Gregorian reform may be of either calendar
        ("1582-10-15", "1582-10-15 1582-10-16"),
        ("1582-10-14", "1582-10-14 1582-10-25"),
        ("1066-10-14", "1066-10-14 1066-10-21"),
        ("-0043-03-15", "-0043-03-13 -0043-03-16"),
        ("1066-10-14/1600-01-01", "1066-10-14 1600-01-02"),
        # centuries and millennia
        ("19XX", "1900-01-01 2000-12-31"),
        ("1XXX", "1000-01-01 2000-12-31"),
        ("-04XX", "-0499-01-01 -0400-12-31"),
        # seasons: a month more on both sides, winter from January
        ("1968-21", "1968-02-01 1968-06-30"),
        ("1968-22", "1968-05-01 1968-09-30"),
        ("1968-23", "1968-08-01 1968-12-31"),
        ("1968-24", "1968-01-01 1969-03-31"),
        ("1968-33", "1968-01-01 1968-03-31"),
        # about
        ("1955~", "1953-01-01 1957-12-31"),
        ("1955?", "1953-01-01 1957-12-31"),
        ("1955%", "1953-01-01 1957-12-31"),
        ("1900~", "1898-01-01 1902-12-31"),
        ("1899~", "1894-01-01 1904-12-31"),
        ("1500~", "1495-01-01 1505-12-31"),
        ("1499~", "1474-01-01 1524-12-31"),
        ("0001~", "-0024-01-01 0026-12-31"),
        ("0000~", "-0100-01-01 0100-12-31"),
        ("-0489~", "-0589-01-01 -0389-12-31"),
        ("198X~", "1975-01-01 1994-12-31"),
        ("2008-12~", "2006-01-01 2010-12-31"),
        ("1955~/1969", "1953-01-01 1969-12-31"),
        ("1948~/1991~", "1946-01-01 1993-12-31"),
        # parts of decades, centuries, years and months
        ("2000/2003~", "2000-01-01 2004-12-31"),
        ("2004~/2006~", "2003-01-01 2007-12-31"),
        ("2007~/2009", "2006-01-01 2009-12-31"),
        ("2004~/2009", "2003-01-01 2009-12-31"),
        ("2000/2006~", "2000-01-01 2007-12-31"),
        ("1950/1953~", "1950-01-01 1954-12-31"),
        ("[2000..2003~]", "2000-01-01 2004-12-31"),
        ("1900/1933~", "1900-01-01 1948-12-31"),
        ("1934~/1966~", "1919-01-01 1981-12-31"),
        ("1967~/1999", "1952-01-01 2000-12-31"),
        ("-0499/-0466~", "-0499-01-01 -0451-12-31"),
        ("-0432~/-0400", "-0447-01-01 -0400-12-31"),
        ("1991-01/1991-04~", "1991-01-01 1991-05-31"),
        ("1991-09~/1991-12", "1991-08-01 1991-12-31"),
        ("1991-05-01/1991-05-10~", "1991-05-01 1991-05-14"),
        ("1991-02-21~/1991-02-28", "1991-02-18 1991-03-01"),
        # nearly such a part, but not one: the ends are about
        ("2000/2004~", "2000-01-01 2006-12-31"),
        ("2000~/2003", "1998-01-01 2003-12-31"),
        ("1994~/2006~", "1992-01-01 2008-12-31"),
    ],
)
def test_these_days_are_sure(edtf: str, days: str) -> None:
    assert sure(read(edtf)) == days


@pytest.mark.parametrize(
    ("edtf", "precision", "extent"),
    [
        ("2019-04-25", Precision.DAY, Extent.ONCE),
        ("2019-04", Precision.MONTH, Extent.ONCE),
        ("2004-06-XX", Precision.MONTH, Extent.ONCE),
        ("1968-21", Precision.SEASON, Extent.ONCE),
        ("1961~", Precision.YEAR, Extent.ONCE),
        ("1984-1X", Precision.YEAR, Extent.ONCE),
        ("156X-12-25", Precision.DECADE, Extent.ONCE),
        ("19XX", Precision.CENTURY, Extent.ONCE),
        ("-04XX", Precision.CENTURY, Extent.ONCE),
        ("1XXX", Precision.MILLENNIUM, Extent.ONCE),
        ("XXXX", Precision.SPAN, Extent.ONCE),
        ("1945/1948", Precision.SPAN, Extent.LASTING),
        ("[1945..1948]", Precision.SPAN, Extent.ONCE),
        ("{2016,2017}", Precision.SPAN, Extent.EACH),
        ("[1961]", Precision.YEAR, Extent.ONCE),
    ],
)
def test_a_date_knows_its_precision_and_its_extent(
    edtf: str, precision: Precision, extent: Extent
) -> None:
    assert (read(edtf).precision, read(edtf).extent) == (precision, extent)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            " ",
            "yesterday",
            "61",
            "19611",
            "1961-7",
            "1961/07/07",
            "07.07.1961",
            "1961-13",
            "1961-00",
        ),
        *("1961-42", "1961-20", "1961-02-29", "1500-02-29", "1961-06-31", "1961-21-05", "1961-2X"),
        *(
            "XXX1-02-29",
            "-0000",
            "+1961",
            "Y1961",
            "Y1e9",
            "Y-1",
            "Y9999999999",
            "Y12345-06",
            "199x",
        ),
        *("1961~~", "~1961", "1961-~06", "/", "../..", "..", "[]", "{}", "[..]", "[1961", "1961]"),
        *("[1961}", "[1961,]", "[1,2]", "[1961,..1962,1963]", "[1961..,1962]", "[[1961]]"),
        *("[1961/1962]", "1948/1945", "[1948..1945]", "1961-06/1961-05-31", "1961/1962/1963"),
        *("1961-07-07T25:00:00", "1961-07-07T10:00", "1961-07-07 10:00:00", "1961T10:00:00"),
        *("١٩٦١", "１９６１", "1961–1963", "1961\n1962", "1961\x00", "196\u200b1", "null", "NaN"),
    ],
)
def test_what_is_no_date_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(UnreadableDate, match=r"\.$"):
        read(text)


@pytest.mark.parametrize(
    "text",
    [
        *("9" * 1_000_000, "1961-" * 200_000, "[" * 1_000_000, "{" * 100 + "}" * 100),
        *("[" + "XXX1-02-29," * 17 + "XXX3-02-29]", "X" * 199, "1961," * 39, " " * 1_000_000),
        *("Y" + "9" * 190, "/" * 200, "[" + "." * 198 + "]", "\U0001f600" * 200),
    ],
)
def test_hostile_texts_are_refused_quickly_and_briefly(text: str) -> None:
    start = thread_time()
    with pytest.raises(UnreadableDate) as refusal:
        read(text)
    assert thread_time() - start < 3
    assert len(str(refusal.value)) < 300


@given(st.text(max_size=30) | st.text("0123456789X-~?%/.[]{},YT:Z", max_size=24))
def test_a_text_is_a_date_or_unreadable_and_nothing_else(text: str) -> None:
    try:
        date = read(text)
    except UnreadableDate:
        return
    assert date.edtf == text.strip()
    assert read(date.edtf) == date


years = st.integers(-9999, 9999)
days = st.integers(day_number(-9999, 1, 1), day_number(9999, 12, 31))
extents = st.sampled_from(Extent)


@given(days, days, extents)
def test_any_two_days_are_written_and_read_back(one: int, other: int, extent: Extent) -> None:
    first, last = sorted((one, other))
    date = read(between(first, last, extent))
    assert (date.earliest, date.latest) == (first, last)
    assert date.extent is extent or date.precision is Precision.DAY


@given(years, st.sampled_from([1, 3, 10, 100, 1000]), extents)
def test_any_whole_years_are_written_and_read_back(year: int, length: int, extent: Extent) -> None:
    first = day_number(year // length * length + (year < 0), 1, 1)
    last = day_number(year // length * length + (year < 0) + length - 1, 12, 31)
    date = read(between(first, last, extent))
    assert (date.earliest, date.latest) == (first, last)
    assert len(date.edtf) <= 14


@given(days, extents)
def test_an_open_side_is_written_and_read_back(day: int, extent: Extent) -> None:
    assert said(read(between(day, None, extent))) == f"{iso(day)} …"
    assert said(read(between(None, day, extent))) == f"… {iso(day)}"


@pytest.mark.parametrize(
    ("first", "last", "extent", "edtf"),
    [
        ("1980-01-01", "1989-12-31", Extent.ONCE, "198X"),
        ("1980-01-01", "1989-12-31", Extent.LASTING, "1980/1989"),
        ("1900-01-01", "1999-12-31", Extent.ONCE, "19XX"),
        ("-0499-01-01", "-0400-12-31", Extent.ONCE, "-04XX"),
        ("-0488-01-01", "-0479-12-31", Extent.ONCE, "[-0488..-0479]"),
        ("1961-01-01", "1961-12-31", Extent.ONCE, "1961"),
        ("1961-01-01", "1961-12-31", Extent.LASTING, "1961"),
        ("2008-12-01", "2008-12-31", Extent.ONCE, "2008-12"),
        ("2019-04-25", "2019-04-25", Extent.ONCE, "2019-04-25"),
        ("1945-01-01", "1948-12-31", Extent.ONCE, "[1945..1948]"),
        ("1945-01-01", "1948-12-31", Extent.LASTING, "1945/1948"),
        ("2016-01-01", "2017-12-31", Extent.EACH, "{2016..2017}"),
        ("2018-01-01", "2019-04-30", Extent.LASTING, "2018/2019-04"),
        ("2022-01-01", "2023-09-12", Extent.LASTING, "2022/2023-09-12"),
        ("1951-03-01", "1951-05-31", Extent.LASTING, "1951-03/1951-05"),
        ("1951-01-01", "1951-05-31", Extent.LASTING, "1951-01/1951-05"),
        ("2014-03-24", "2014-03-25", Extent.ONCE, "[2014-03-24..2014-03-25]"),
        ("1945-05-01", "1945-05-09", Extent.LASTING, "1945-05-01/1945-05-09"),
        (None, "1984-12-31", Extent.ONCE, "[..1984]"),
        ("1985-01-01", None, Extent.LASTING, "1985/.."),
        (None, "2008-12-31", Extent.EACH, "{..2008}"),
        ("+12345-01-01", "+12346-12-31", Extent.LASTING, "Y12345/Y12346"),
    ],
)
def test_days_are_written_in_the_shortest_way(
    first: str | None, last: str | None, extent: Extent, edtf: str
) -> None:
    ends = [None if day is None else from_iso(day) for day in (first, last)]
    assert between(ends[0], ends[1], extent) == edtf


@pytest.mark.parametrize(
    ("first", "last"),
    [(None, None), (2, 1), (day_number(12345, 2, 1), None), (0, day_number(10**9, 12, 31))],
)
def test_what_edtf_cannot_write_is_refused_with_a_sentence(
    first: int | None, last: int | None
) -> None:
    with pytest.raises(UnwritableDate, match=r"\.$"):
        between(first, last, Extent.ONCE)
