"""Hard line breaks and odd characters: read through, with every offset kept."""

from hypothesis import given
from hypothesis import strategies as st

from quiz.dates.phrases import find
from quiz.dates.prose.plain import plain

WRAPPED = """\
The convention met in the town hall of a small port on the coast in May and went on until 14
July 1789, when the news from the capital arrived. The delegates, of whom there were ninety,
went home in great haste, and the hall has stood empty ever since that day without a tenant.
"""

ENTRIES = """\
1914 – The heir is shot by a student
1915 – Gas
1916 – A battle that lasts all summer long
"""


def test_a_date_may_run_over_the_end_of_a_full_line() -> None:
    (may, day, since) = find(WRAPPED)
    assert day.text == "14\nJuly 1789"
    assert day.date is not None
    assert day.date.edtf == "1789-07-14"
    assert (may.text, since.text) == ("May", "that day")


def test_entries_are_never_run_together() -> None:
    assert plain(ENTRIES) == ENTRIES


def test_odd_spaces_dashes_and_apostrophes_are_read_like_plain_ones() -> None:
    text = "Between\u00a014\u202fJuly\u00a01789 and 1917\u2011\u200a1918"
    assert [phrase.text for phrase in find("On 14\u202fJuly\u00a01789.")] == [
        "14\u202fJuly\u00a01789"
    ]
    assert len(plain(text)) == len(text)


@given(st.text())
def test_no_character_moves(text: str) -> None:
    assert len(plain(text)) == len(text)
