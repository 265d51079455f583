"""Sending texts: pasted or in files, by who may, and as much as can be read."""

from io import BytesIO

import pytest
from pypdf import PdfWriter

from quiz.articles.file import LARGEST_FILE
from quiz.storage import library
from quiz.storage.database import writing
from quiz.storage.imports import State
from quiz.web.arrivals import shortened
from quiz.web.sending import LONGEST_NAME, readable_name
from tests.factories import make_topic
from tests.people import TOPIC
from tests.web.arriving import LINE, NEW, account, read, rows, send, words_of

pytestmark = pytest.mark.usefixtures("programs")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("line.txt", "line.txt"),
        ("C:\\texts\\line.txt", "line.txt"),
        ("../../etc/passwd", "passwd"),
        ("a\x00b\u202ec.pdf", "abc.pdf"),
        ("東京 Ελλάδα שלום.pdf", "東京 Ελλάδα שלום.pdf"),
    ],
)
def test_a_file_goes_by_its_name_without_folders(name, shown):
    assert readable_name(name) == shown


def test_a_long_name_is_cut_and_keeps_its_ending():
    shown = readable_name("x" * 500 + ".html")
    assert len(shown) == LONGEST_NAME
    assert shown.endswith("x….html")


def test_a_name_of_which_nothing_is_seen_has_another(on_a_page):
    assert readable_name("\x07/") == "File without a name"


def test_a_beginning_ends_with_a_word():
    assert shortened("The Great Western Railway " * 9).endswith(" Railway The …")
    assert shortened("The  line") == "The line"


# Sent


def shelve(app, owner=None, sharing="own", slug="france"):
    """Keep a topic that somebody owns."""
    with app.app_context(), writing():
        topic = library.add_topic(make_topic(slug))
        topic.owner_id = account(owner).person_id if owner else None
        topic.sharing = sharing
        return topic


def blank_pdf():
    """Return a PDF of one page on which nothing stands."""
    writer, file = PdfWriter(), BytesIO()
    writer.add_blank_page(200, 200)
    writer.write(file)
    return file.getvalue()


def test_several_files_are_read_each_for_itself(app, ada):
    files = [
        ("line.txt", LINE.encode()),
        ("empty.txt", b""),
        ("scan.png", b"\x89PNG\r\n\x1a\n"),
        ("table.csv", b"when,what\nsoon,Nobody comes\n"),
        ("blank.pdf", blank_pdf()),
        ("packed.zip", b"PK\x05\x06" + bytes(18)),
        ("deep.html", b"<html><body>" + b"<div>" * 5_000 + b"In 1901 it rained."),
        ("texts/line.html", b"<html><body><p>In 1901 it rained in Leeds.</p></body></html>"),
        ("huge.txt", b"x" * (LARGEST_FILE + 1)),
    ]
    sent = send(ada, *files)
    assert (sent.status_code, sent.location) == (303, f"{NEW}#arrivals")
    assert "9 texts are on their way" in words_of(ada.open(NEW))
    read(ada, NEW)
    by_name = {one.filename: one for one in rows(app, "Ada")}
    assert {name: one.state for name, one in by_name.items()} == {
        "line.txt": State.READ,
        "empty.txt": State.REFUSED,
        "scan.png": State.REFUSED,
        "table.csv": State.REFUSED,
        "blank.pdf": State.REFUSED,
        "packed.zip": State.REFUSED,
        "deep.html": State.REFUSED,
        "line.html": State.READ,
        "huge.txt": State.REFUSED,
    }
    assert by_name["empty.txt"].problem == "The file is empty."
    assert "soon" in by_name["table.csv"].problem
    assert "no text" in by_name["blank.pdf"].problem
    assert by_name["packed.zip"].problem.startswith("It is an archive. Unpack it")
    assert "nested too deeply" in by_name["deep.html"].problem
    assert "at most 20,000,000 can be read" in by_name["huge.txt"].problem
    page = ada.open(f"/imports/{by_name['scan.png'].id}")
    assert page.status_code == 200
    assert "It is a picture, and its text cannot be read." in words_of(page)
    assert "copy the article’s text and paste it" in words_of(page)


def test_a_text_as_long_as_can_be_is_read_in_its_process_and_shown_in_part(app, ada):
    text = (LINE * 14_000)[:2_000_000].rstrip().ljust(2_000_000, ".")
    sent = send(ada, text=text)
    page = read(ada, sent.location)
    assert page.status_code == 200
    assert "And 1,980,000 more characters, which are not shown here." in words_of(page)
    assert len(page.text) < 100_000


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"text": " \n "}, "Paste a text here, or choose a file below."),
        ({"text": LINE, "new_topic": "x" * 201}, "at most 200 characters"),
        ({"text": LINE, "published": "last year"}, "“last year” is not a year"),
        ({"text": LINE, "published": "1873"}, "This is not one day."),
        ({"text": "é" * 2_000_001}, "2,000,001 characters; at most 2,000,000 can be read"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(app, ada, fields, words):
    answer = send(ada, **fields)
    assert answer.status_code == 422
    assert words in words_of(answer)
    assert fields["text"].strip() in answer.text
    assert rows(app, "Ada") == []


@pytest.mark.parametrize("count", [21, 200])
def test_too_many_files_are_not_sent_and_are_to_be_chosen_again(app, ada, count):
    files = [(f"{number}.txt", LINE.encode()) for number in range(count)]
    answer = send(ada, *files, text="A text.")
    assert answer.status_code == 422
    assert f"These were {count} files." in words_of(answer)
    assert "choose the files again" in words_of(answer)
    assert "A text." in answer.text
    assert rows(app, "Ada") == []


def test_from_a_stale_page_nothing_is_sent_and_the_text_is_kept(app, ada):
    answer = send(ada, text=LINE, csrf_token="stale")
    assert answer.status_code == 400
    assert "nothing was saved" in words_of(answer)
    assert LINE.strip() in answer.text
    assert rows(app, "Ada") == []
    assert send(ada, text=LINE).status_code == 303


def test_the_same_text_sent_twice_is_on_its_way_once(app, ada):
    assert send(ada, text=LINE).location == send(ada, text=LINE).location
    assert len(rows(app, "Ada")) == 1


def test_only_here_may_so_much_be_sent_and_only_by_teachers(ada, chi):
    text = "x" * 100_000
    for guest, address in ((ada, "/library/topics"), (ada, "/imports/1/article"), (chi, NEW)):
        answer = guest.send(address, guest.open("/"), text=text)
        assert answer.status_code == 413, address
    answer = ada.send(NEW, ada.open(NEW), text=text, published="soon")
    assert answer.status_code == 422
    assert text in answer.text


def test_one_may_send_into_topics_that_one_may_change(app, ada, ben):
    shelve(app, "Ada", slug="mine")
    shelve(app, "Ben", slug="his")
    shelve(app, "Ben", sharing="teachers", slug="ours")
    shelve(app, slug="nobodys", sharing="everyone")
    offered = ada.open(f"{NEW}?topic=ours").text
    assert '<option value="mine">' in offered
    assert '<option value="ours" selected>' in offered
    assert "his" not in offered.split("<select")[1].split("</select>")[0]
    assert f'value="{TOPIC}"' not in offered
    for slug in ("his", "nobodys", TOPIC, "none"):
        page = read(ada, send(ada, text=LINE, topic=slug, new_topic="").location)
        assert '<option value="" selected>' in page.text
    read(ada, send(ada, text=LINE, topic="ours", new_topic="").location)
    assert rows(app, "Ada")[-1].topic_title == "France"
