"""PDFs: their text, and what is wrong with those that have none."""

import io
import random
import time

import pytest
from pypdf import PdfReader, PdfWriter

from quiz.articles import pdf
from quiz.articles.file import UnreadableFile
from tests.articles import printing

LINES = [
    "# The Marlow line",
    "",
    "The Great Western Railway reached Marlow in June 1873. Two years later the com-",
    "pany built a bridge at Bourne End. It cost a great deal (about £500) and made a",
    "profit in 1881.",
    "",
    "Fire destroyed the station in 1967.",
]


def read(data):
    return pdf.read(data)


def test_a_pdf_is_the_text_of_its_pages():
    article = read(printing.pdf([LINES, ["British Rail closed the yard in 1971."]]))
    assert article.text == (
        "The Marlow line\n\n"
        "The Great Western Railway reached Marlow in June 1873. Two years later the company built "
        "a bridge at Bourne End. It cost a great deal (about £500) and made a profit in 1881.\n\n"
        "Fire destroyed the station in 1967.\n\n"
        "British Rail closed the yard in 1971.\n"
    )
    assert article.notes == ("It has 2 pages.",)


def test_the_title_and_author_are_guesses_and_the_day_of_making_is_none():
    info = b"/Title (The Marlow line) /Author (Ada Reeve) /CreationDate (D:20150302101500Z)"
    article = read(printing.assembled([printing.contents(LINES)], info=info))
    assert (article.title, article.author, article.published) == (
        "The Marlow line",
        "Ada Reeve",
        None,
    )


@pytest.mark.parametrize(
    "title", [b"Microsoft Word - marlow.doc", b"marlow.indd", b"untitled", b" "]
)
def test_a_title_that_a_program_gave_is_none(title):
    info = b"/Title (%s)" % title
    assert read(printing.assembled([printing.contents(LINES)], info=info)).title is None


def test_pictures_of_pages_are_told_from_text():
    picture = b"q 500 0 0 700 40 40 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI Q"
    for pages in ([picture], [picture, printing.contents(["7"])], [b""]):
        with pytest.raises(UnreadableFile, match="holds pictures of pages, no text"):
            read(printing.assembled(pages))


def encrypted(password):
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(printing.pdf([LINES]))))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def test_a_password_is_said_and_one_only_against_changes_is_not_in_the_way():
    with pytest.raises(UnreadableFile, match="has a password"):
        read(encrypted("secret"))
    assert "Marlow in June 1873" in read(encrypted("")).text


def test_more_than_500_pages_are_refused_at_once():
    data = printing.pdf([["One line."]] * 501)
    started = time.process_time()
    with pytest.raises(UnreadableFile, match="501 pages; at most 500"):
        read(data)
    assert time.process_time() - started < 5


@pytest.mark.parametrize("left", [9, 100, 500])
def test_a_pdf_that_breaks_off_is_damaged(left):
    with pytest.raises(UnreadableFile, match=r"damaged|no text"):
        read(printing.pdf([LINES])[:left])


def test_any_damage_is_a_sentence():
    whole = printing.pdf([LINES], compress=False)
    chance = random.Random(1873)
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(chance.randrange(1, 12)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            assert pdf.read(bytes(data)).text
        except UnreadableFile as trouble:
            assert str(trouble)


def test_a_stream_that_swells_is_no_text():
    swollen = b"BT /F1 10 Tf (x) Tj ET\n" + b" " * 90_000_000
    with pytest.raises(UnreadableFile):
        read(printing.assembled([swollen]))
