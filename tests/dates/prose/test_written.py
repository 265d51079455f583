"""Ways of writing a date that are rarer, and dates that lean on the news or on the day's clock."""

from datetime import date

import pytest

from quiz.dates.phrases import find

READ = [
    ("It began in the first week of July 1916.", "the first week of July 1916", "1916-07-0"),
    ("It fell in the last weeks of 1939.", "the last weeks of 1939", "1939-12"),
    ("The closing days of May 1940 were hot.", "The closing days of May 1940", "1940-05-2"),
    ("She was crowned on 15 January 1558/9.", "15 January 1558/9", "1559-01-15"),
    ("He married in the winter of 1532–3.", "the winter of 1532–3", "1532-24"),
    ("The war of 1914-8 was long.", "1914-8", "1914/1918"),
    ("He died on 18 February/2 March 1855.", "18 February/2 March 1855", "1855-03-02"),
    ("They voted on 07-10/06/1979.", "07-10/06/1979", "1979-06-07/1979-06-10"),
    ("He was stabbed on the Ides of March 44 BC.", "Ides of March 44 BC", "-0043-03-15"),
    ("It began in the early part of the 1930s.", "the early part of the 1930s", "1930/1933~"),
]


@pytest.mark.parametrize(("text", "words", "written"), READ, ids=[words for _, words, _ in READ])
def test_a_date_is_read_however_it_is_written(text, words, written):
    (phrase,) = find(text)
    assert phrase.text == words
    assert phrase.date is not None
    assert phrase.date.edtf.startswith(written)


LEANING = [
    ("He dug in 1837. Forty-three years later came another.", "1880"),
    ("The siege began on 17 October 1854. Eight days after came a battle.", "1854-10-25"),
    ("A truce began on 11 July 1921. They signed at 2.20 a.m. on 6 December.", "1921-12-06"),
]


@pytest.mark.parametrize(("text", "written"), LEANING)
def test_a_date_leans_on_the_right_one(text, written):
    assert [phrase.date.edtf for phrase in find(text) if phrase.date][-1] == written


def test_a_time_under_a_day_is_of_that_day():
    text = "Wednesday, April 18, 1906\n\n5 a.m. — Sullivan is hurt; he dies four days later.\n\n"
    *_, last = find(text + "7 a.m. — Troops march in.")
    assert (last.text, last.date and last.date.edtf) == ("7 a.m.", "1906-04-18")


NEWS = [
    ("The king fell in 2008. Snow will fall in December.", "2015-12"),
    ("A body that is to spend it has not met since September.", "2015-09"),
    ("The fund, set up last year, will meet in January.", "2016-01"),
    (
        "She died on Sunday. She was born in 1947. She missed 1964. Four years later she won.",
        "1968",
    ),
]


@pytest.mark.parametrize(("text", "written"), NEWS)
def test_the_news_looks_ahead_and_back(text, written):
    assert [each.date.edtf for each in find(text, date(2015, 11, 19)) if each.date][-1] == written


def test_a_fiscal_year_may_begin_in_the_year_before():
    plain, fiscal = (find(f"Sales fell in {words}1981.")[0].date for words in ("", "fiscal year "))
    assert plain is not None and fiscal is not None
    assert fiscal.edtf == plain.edtf
    assert fiscal.surely_after < plain.surely_after
    assert fiscal.surely_before > plain.surely_before


def test_a_labelled_day_rules_nothing_below_it():
    text = "Ada Byron\n\nBorn: 10 December 1815, London\nDied: 27 November 1852, London\n\n"
    *_, year, following = find(text + "She wed in 1835. The following year she bore a son.")
    assert (year.text, following.date and following.date.edtf) == ("1835", "1836")


def test_the_years_of_a_list_may_stand_far_from_its_words():
    text = "431 BC    Sparta invades.\n425       Athens wins.\n404       Athens yields in April."
    assert [each.date.edtf for each in find(text) if each.date] == [
        "-0430",
        "-0424",
        "-0403",
        "-0403-04",
    ]


def test_rows_that_are_equally_full_are_no_wrapped_paragraph():
    text = (
        "1909\t9 January\tShackleton turns back on the ice.\n"
        "1911\t14 December\tAmundsen reaches the South Pole.\n"
        "1912\t14 December\tMawson loses his companion Ninnis.\n"
    )
    days = [each.date.edtf for each in find(text) if each.date]
    assert days[1::2] == ["1909-01-09", "1911-12-14", "1912-12-14"]
