"""Years told from numbers of men, pages and machines, and from numbers in names."""

import pytest

from quiz.dates.phrases import find


def texts(text):
    return [phrase.text for phrase in find(text)]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("In 1918 women over 30 got the vote.", ["1918"]),
        ("In 1894 miners struck, and in 1917 soldiers mutinied.", ["1894", "1917"]),
        ("By 1500 ships were larger.", ["1500"]),
        ("The battle of 1642 cost 1500 men.", ["1642"]),
        ("The army was ferried across in 1200 ships.", []),
        ("In 1903 more than 1500 machines were returned.", ["1903"]),
        ("It fell in 1950 BC. 2000 clay tablets have been read.", ["1950 BC"]),
        ("It held a memory of 2000 characters.", []),
        ("The shop stood in Zwickauer Strasse 1842.", []),
        ("Her book, “Watching 1974,” came out in 2003.", ["2003"]),
        ("She saw Blade Runner 2049 in 2017.", ["2017"]),
    ],
)
def test_a_number_is_a_year_only_where_it_counts_nothing(text, dates):
    assert texts(text) == dates


@pytest.mark.parametrize("heading", ["# 1918", "## 1918 ##", "### 1918 ###", "1918"])
def test_a_year_is_a_heading_in_any_markup(heading):
    assert texts(f"{heading}\n\nThe war ends in November.") == ["1918", "November"]


@pytest.mark.parametrize("number", ["#1918", "No. 1918", "Resolution 1918"])
def test_a_numbered_thing_is_no_year(number):
    assert texts(f"They met under {number} there.") == []


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Theresa May won. May lost her majority in May 2017.", ["May 2017"]),
        ("Theresa May won. A deal proposed by May failed in May.", ["May"]),
        ("On 16 January 1969 Jan Palach set himself on fire.", ["16 January 1969"]),
        ("In April and May 1917 strikes broke out.", ["April and May 1917"]),
    ],
)
def test_people_named_for_months_are_no_months(text, dates):
    assert texts(text) == dates
