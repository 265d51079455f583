"""Our reader beside the `edtf` package, on strings made from the grammar of levels 0 and 1.

Where the two are meant to differ, the table below says so and why; everywhere else they must accept
the same texts and name the same days.
"""

import re
from contextlib import redirect_stdout
from io import StringIO
from time import struct_time

import edtf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.dates.daynumber import NoSuchDay, day_number, from_iso, iso
from quiz.dates.edtf import UnreadableDate, read

REFUSED = "refused"
BREAKS_DOWN = "breaks down with an error of its own"

DIFFERENCES = [
    # The package looks only at the shape of a text, and its 29 February exists in every year.
    ("1900-02-29", REFUSED, "no such day"),
    ("1948/1945", REFUSED, "1948-01-01 1945-12-31"),
    ("../..", REFUSED, "… …"),
    # It lets a time of day follow a month or a year.
    ("1961T10:00:00", REFUSED, "1961-01-01 1961-12-31"),
    # It puts ten years in place of an unknown end.
    ("/1985", "… 1985-12-31", "1975-12-31 1985-12-31"),
    ("1985/", "1985-01-01 …", "1985-01-01 1995-01-01"),
    # Its winter ends with the year it begins in.
    ("1968-24", "1968-12-01 1969-02-28", "1968-12-01 1968-12-31"),
    # Before Christ it takes the last month for the first.
    ("-0489-XX", "-0489-01-01 -0489-12-31", "-0489-12-01 -0489-01-31"),
    ("-0489-03-XX", "-0489-03-01 -0489-03-31", "-0489-03-31 -0489-03-01"),
    # It does not read unspecified digits in most intervals, nor a qualified season or long year.
    ("../198X", "… 1989-12-31", BREAKS_DOWN),
    ("198X~/1991", "1980-01-01 1991-12-31", REFUSED),
    ("1984/2004-XX", "1984-01-01 2004-12-31", BREAKS_DOWN),
    ("1968-21~", "1968-03-01 1968-05-31", REFUSED),
    ("Y12345~", "+12345-01-01 +12345-12-31", REFUSED),
    # It does not read an offset of no hours.
    ("2004-01-01T00:00:00+00:00", "2004-01-01 2004-01-01", REFUSED),
]


def ours(text: str) -> str:
    try:
        date = read(text)
    except UnreadableDate:
        return REFUSED
    return shown([date.earliest, date.latest])


def theirs(text: str) -> str:
    with redirect_stdout(StringIO()):  # it prints what it tries
        try:
            date = edtf.parse_edtf(text)
        except edtf.EDTFParseException:
            return REFUSED
        except (AttributeError, TypeError):
            return BREAKS_DOWN
        try:
            return shown([numbered(date.lower_strict()), numbered(date.upper_strict())])
        except NoSuchDay:
            return "no such day"
        except ValueError:
            return BREAKS_DOWN


def shown(days: list[int | None]) -> str:
    return " ".join("…" if day is None else iso(day) for day in days)


def numbered(day: struct_time | float | None) -> int | None:
    if isinstance(day, struct_time):
        return day_number(day.tm_year, day.tm_mon, day.tm_mday)
    return None


@pytest.mark.parametrize(("text", "our_answer", "their_answer"), DIFFERENCES)
def test_the_differences_from_the_package_are_these(
    text: str, our_answer: str, their_answer: str
) -> None:
    assert (ours(text), theirs(text)) == (our_answer, their_answer)


years = st.integers(0, 9999).map("{:04}".format) | st.integers(1, 9999).map("-{:04}".format)
late_years = st.integers(1, 9999).map("{:04}".format)
months = st.integers(0, 20).map("{:02}".format)
days = st.integers(0, 32).map("{:02}".format)
plain = (
    years
    | st.builds("{}-{}".format, years, months)
    | st.builds("{}-{}-{}".format, years, months, days)
    | st.builds("{}-{}".format, years, st.sampled_from(["21", "22", "23"]))
)
masked = (
    years.map(lambda year: year[:-1] + "X")
    | years.map(lambda year: year[:-2] + "XX")
    | years.map(lambda year: year[:-3] + "XXX")
    | late_years.map("{}-XX".format)
    | late_years.map("{}-XX-XX".format)
    | st.builds("{}-{}-XX".format, late_years, months)
)
qualified = st.builds("".join, st.tuples(plain, st.sampled_from(["", "", "?", "~", "%"])))
times = st.builds(
    "{:02}:{:02}:{:02}{}".format,
    st.integers(1, 25),
    st.integers(0, 60),
    st.integers(0, 60),
    st.sampled_from(["", "Z", "+01", "-08:30", "+05:45", "+15"]),
)
level_0_and_1 = (
    plain
    | qualified
    | masked
    | st.builds("{}T{}".format, plain, times)
    | st.builds("{}/{}".format, qualified, qualified)
    | st.builds("{}/..".format, qualified)
    | st.builds("../{}".format, qualified)
    | st.integers(-999_999, 999_999).map("Y{}".format)
)
nearly = st.builds(
    lambda text, place, other: text[:place] + other + text[place + 1 :],
    level_0_and_1,
    st.integers(0, 12),
    st.sampled_from(["", "-", "/", "X", "~", "0", "3", ".", "T", "Y", "u", "+"]),
)


def meant_to_differ(text: str) -> bool:
    """Return whether one of the differences above is at work."""
    their_answer = theirs(text)
    level_2 = re.search(r"[?~%][-0-9]|[ES]|XXXX|XX-[0-9]|X[0-9]|-[01]X|-(2[4-9]|3|4)[0-9]?", text)
    ends = their_answer.split()
    known = len(ends) == 2 and "…" not in ends
    backwards = known and from_iso(ends[0]) > from_iso(ends[1])
    return bool(
        level_2
        or their_answer in ("no such day", BREAKS_DOWN)
        or backwards
        or re.fullmatch(r".*-....-(XX|..-XX).*|/.*|.*/|\.\./\.\.", text)
        or ("/" in text and "X" in text)
        or re.fullmatch(r"-?[0-9]{4}(-[0-9]{2})?T.*", text)
        or re.fullmatch(r".*-2[1-4][?~%]", text)
        or (text.startswith("Y") and text[-1] in "?~%")
    )


# Always the same sample: the package has more surprises than a run at random should meet.
@settings(max_examples=300, deadline=None, derandomize=True)
@given(level_0_and_1 | nearly)
def test_the_package_and_we_read_the_same(text: str) -> None:
    if not meant_to_differ(text):
        assert ours(text) == theirs(text)
