"""What was read in a file: all of it, and as it is kept."""

import json
from datetime import date

import pytest

from quiz.articles.file import UnreadableFile
from quiz.formats import found

TEXT = """The Marlow line

The Great Western Railway reached Marlow in June 1873. Fire destroyed Marlow station last year.
On Monday the museum of the Great Western Railway opened. A flood closed Marlow last year.
"""
PAGE = """<html lang="en"><head><title>The Marlow line</title>
<meta name="author" content="Ida Bell">
<meta property="og:site_name" content="The Bugle">
<meta property="article:published_time" content="1990-05-01T08:00:00Z">
<link rel="canonical" href="https://bugle.example/line"></head>
<body><article><h1>The Marlow line</h1><p>The Great Western Railway reached Marlow in June 1873.</p>
<p>Fire destroyed Marlow station last year.</p></article>
<footer><a rel="license" href="https://creativecommons.org/licenses/by/4.0/">CC BY</a></footer>
</body></html>"""


def read(text, name="line.txt", published=None, watch=lambda percent: None, **options):
    return found.read(text.encode(), name, published, watch, **options)


def test_a_text_gives_its_events_and_its_first_line_as_its_title():
    this = read(TEXT)
    assert this.article.text == TEXT
    assert (this.title, this.article.title) == ("The Marlow line", None)
    assert [event.date.edtf for event in this.events] == ["1873-06"]
    assert this.usable == 1


def test_what_leans_on_the_day_of_publication_is_told():
    this = read(TEXT)
    assert this.published is None
    assert this.leanings == 3
    assert this.leaning == ("last year", "Monday")


def test_with_a_day_of_publication_what_leans_on_it_has_a_date():
    this = read(TEXT, published=date(1968, 5, 1))
    assert "1967" in {event.date.edtf for event in this.events}
    assert this.leanings == 3


def test_a_page_lends_its_own_day_unless_it_is_not_to_be_trusted():
    this = read(PAGE, "line.html")
    assert this.published == date(1990, 5, 1)
    assert {event.date.edtf for event in this.events} == {"1873-06", "1989"}
    article = this.article
    assert (article.publisher, article.author) == ("The Bugle", "Ida Bell")
    assert (article.url, article.licence) == ("https://bugle.example/line", "CC BY 4.0")
    assert read(PAGE, "line.html", trusts_file=False).published is None
    assert read(PAGE, "line.html", date(1968, 5, 1)).published == date(1968, 5, 1)


def test_a_text_that_says_nothing_of_itself_is_given_no_author_and_no_licence():
    article = read(TEXT).article
    assert (article.publisher, article.author, article.url, article.licence) == (None,) * 4


def test_events_that_are_ready_made_lean_on_no_day():
    this = read("date,event\n1873,The railway reached Marlow last year\nsoon,Nobody\n", "line.csv")
    assert this.ready_made
    assert (len(this.events), this.leanings) == (1, 0)
    assert "row 3" in this.remarks[0]


def test_the_stamp_of_a_copied_page_is_told_and_not_used():
    this = read("Date:2025-04-12 01:15:36\n" + TEXT)
    assert this.stamps == (date(2025, 4, 12),)
    assert this.published is None


@pytest.mark.parametrize(
    ("text", "name", "published"),
    [
        (TEXT, "line.txt", date(1968, 5, 1)),
        (TEXT, "line.txt", None),
        (PAGE, "line.html", None),
        ("date,event\n1873/1875,The railway is built\n490 BC,A battle is fought\n", "a.csv", None),
        ("Кино\n\nIn 1873 김일성 founded Ελλάδα in 東京. שלום, 1901.", "a.txt", None),
    ],
)
def test_what_is_kept_is_what_was_read(text, name, published):
    this = read(text, name, published)
    kept = json.loads(json.dumps(found.to_record(this)))
    assert found.from_record(kept) == this


def test_reading_tells_how_far_it_is_and_never_goes_back():
    told = []
    read(TEXT * 30, watch=told.append)
    assert told == sorted(told)
    assert told[:2] == [found.FILE_READ, found.DATES_FOUND]
    assert found.DATES_FOUND < told[-1] <= found.ALL_FOUND


def test_what_cannot_be_read_is_refused_with_a_sentence():
    with pytest.raises(UnreadableFile, match="empty"):
        read("")
