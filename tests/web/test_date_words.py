"""Dates and lengths of time in the language of a page; German stands for any other."""

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from flask import Flask
from flask_babel import Babel, force_locale

from quiz.dates import edtf, wording
from quiz.web.date_words import (
    day_of_year,
    end_in_words,
    era_words,
    gap,
    short_month,
    start_in_words,
    words,
    year_words,
)

GERMAN = {
    "about %(time)s": "um %(time)s",
    "%(time)s (uncertain)": "%(time)s (unsicher)",
    "%(year)s BC": "%(year)s v. Chr.",
    "AD %(year)s": "%(year)s n. Chr.",
    "%(decade)ss": "%(decade)ser",
    "%(decade)ss BC": "%(decade)ser v. Chr.",
    "century %(number)s": "%(number)s. Jahrhundert",
    "century %(number)s BC": "%(number)s. Jahrhundert v. Chr.",
    "early %(time)s": "frühe %(time)s",
    "spring": "Frühling",
    "quarter %(number)s of %(year)s": "%(number)s. Quartal %(year)s",
    "between %(start)s and %(end)s": "zwischen %(start)s und %(end)s",
    "until %(time)s": "bis %(time)s",
    "by %(time)s": "bis spätestens %(time)s",
    "%(time)s or later": "%(time)s oder später",
    "and": "und",
    "or": "oder",
    "the end of %(time)s": "Ende %(time)s",
    "less than a day": "weniger als ein Tag",
    ("%(count)s year", "%(count)s years"): ("%(count)s Jahr", "%(count)s Jahre"),
    ("%(count)s month", "%(count)s months"): ("%(count)s Monat", "%(count)s Monate"),
}


@pytest.fixture(scope="module")
def speaking(tmp_path_factory):
    """An application that also speaks some German."""
    folder = tmp_path_factory.mktemp("translations")
    catalog = Catalog(locale="de")
    for english, german in GERMAN.items():
        catalog.add(english, german)
    (folder / "de" / "LC_MESSAGES").mkdir(parents=True)
    with (folder / "de" / "LC_MESSAGES" / "messages.mo").open("wb") as file:
        write_mo(file, catalog)
    app = Flask("speaking")
    Babel(app, default_locale="en_GB", default_translation_directories=str(folder))
    return app


@pytest.fixture
def german(speaking):
    with speaking.test_request_context(), force_locale("de"):
        yield


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("1961-07-07", "7. Juli 1961"),
        ("1961-07", "Juli 1961"),
        ("1961", "1961"),
        ("-0489", "490 v. Chr."),
        ("-0489-08", "August 490 v. Chr."),
        ("0079", "79 n. Chr."),
        ("198X", "1980er"),
        ("19XX", "20. Jahrhundert"),
        ("-04XX", "5. Jahrhundert v. Chr."),
        ("1955~", "um 1955"),
        ("1955?", "1955 (unsicher)"),
        ("1945/1948", "1945 – 1948"),
        ("1970/1973~", "frühe 1970er"),
        ("2001-21", "Frühling 2001"),
        ("1984-33", "1. Quartal 1984"),
        ("[1945..1948]", "zwischen 1945 und 1948"),
        ("[..1945]", "bis spätestens 1945"),
        ("[1945..]", "1945 oder später"),
        ("../1945", "bis 1945"),
        ("{1945,1947}", "1945 und 1947"),
        ("[1945,1947]", "1945 oder 1947"),
        ("1984-1X", "zwischen Oktober 1984 und Dezember 1984"),
    ],
)
def test_a_date_is_worded_by_the_habits_of_the_language_at_its_own_precision(german, date, said):
    assert words(edtf.read(date)) == said


@pytest.mark.usefixtures("german")
def test_the_ends_of_a_proof_and_of_a_rule_are_worded_too():
    last_of_1953 = edtf.read("1953").latest
    assert end_in_words(last_of_1953) == "Ende 1953"
    assert start_in_words(last_of_1953) == "31. Dezember 1953"
    assert (year_words(-489), era_words(-490, ad=False)) == ("490 v. Chr.", "490 v. Chr.")
    assert (year_words(79), year_words(1961)) == ("79 n. Chr.", "1961")
    assert (short_month(10), day_of_year(7, 14)) == ("Okt.", "14. Juli")


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "weniger als ein Tag"), (31, "1 Monat"), (366, "1 Jahr"), (800_000, "2.190 Jahre")],
)
def test_a_length_of_time_is_counted_as_the_language_counts(days, said):
    assert gap(days) == said


@pytest.mark.parametrize("date", ["1961-07-07", "-0489", "198X", "1945/1948", "1955~"])
def test_english_is_worded_by_the_core(speaking, date):
    with speaking.test_request_context():
        assert words(edtf.read(date)) == wording.words(edtf.read(date))
        assert gap(366) == wording.gap(366)
