"""Any file: which reader it needs, and what is no article."""

import io
import zipfile
from datetime import date

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.articles import file, reading
from quiz.articles.file import UnreadableFile
from tests.articles import printing

PAGE = b"<!DOCTYPE html><html><body><h1>The line</h1><p>It opened in 1873.</p></body></html>"
WORDS = "The Great Western Railway reached Marlow in June 1873."


def word():
    made, document = io.BytesIO(), docx.Document()
    document.add_paragraph(WORDS)
    document.save(made)
    return made.getvalue()


def archive(*names):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        for name in names:
            packed.writestr(name, "x")
    return made.getvalue()


@pytest.mark.parametrize("name", ["line.txt", "line.md", "LINE.TXT", "line", "line.rst"])
def test_plain_text_is_given_exactly_as_it_is(name):
    text = "\ufeff== 1873 ==\r\n| a | {{b}} | <p>The line</p>\r\n\r\n* [[c]]\t\n"
    assert reading.read(text.encode(), name).text == text


@pytest.mark.parametrize("name", ["page.txt", "page.md"])
def test_a_page_that_is_named_as_text_is_text(name):
    assert reading.read(PAGE, name).text == PAGE.decode()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (PAGE, "line.html"),
        (PAGE, "line.HTM"),
        (PAGE, "line"),
        (b"\xef\xbb\xbf\n<!-- saved --><HTML><body><h1>The line</h1><p>It opened in 1873.</p>", ""),
    ],
)
def test_a_web_page_is_told_by_its_name_or_its_beginning(data, name):
    assert reading.read(data, name).text == "The line\n\nIt opened in 1873.\n"


@pytest.mark.parametrize("name", ["line.pdf", "line.txt", "line"])
def test_a_pdf_and_a_word_file_are_told_by_their_beginning(name):
    assert reading.read(printing.pdf([[WORDS]]), name).text == f"{WORDS}\n"
    assert reading.read(word(), name).text == f"{WORDS}\n"


def test_markup_of_wikipedia_is_told_by_its_name():
    article = reading.read(b"'''It''' opened in [[1873]].", "Marlow_branch_line.wiki")
    assert (article.text, article.title) == ("It opened in 1873.\n", "Marlow branch line")


def test_what_was_read_apart_is_the_same():
    page = PAGE.replace(
        b"<body>",
        b'<title>The line</title><meta name="date" content="2023-09-12"><body>',
    )
    article = reading.read(page, "line.html")
    assert (article.title, article.published) == ("The line", date(2023, 9, 12))
    assert reading.read(printing.pdf([[WORDS]]), "").notes == ("It has 1 page.",)


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"", "line.txt", "is empty"),
        (b"", "line.html", "is empty"),
        (b"", "line.pdf", "is empty"),
        (b"\x89PNG\r\n", "line.png", "is a picture"),
        (b"\xff\xd8\xff\xe0", "line.pdf", "is a picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "line.doc", "old Office program"),
        (rb"{\rtf1 In 1873}", "line.rtf", "Rich Text"),
        (b"\x1f\x8b\x08", "line.txt.gz", "compressed"),
        (b"7z\xbc\xaf\x27", "line.7z", "an archive"),
        (archive("line.docx"), "line.zip", "an archive. Unpack it"),
        (archive("xl/workbook.xml"), "line.xlsm", "a spreadsheet. Save its events as .xlsx or CSV"),
        (archive("ppt/presentation.xml"), "line.pptx", "a presentation"),
        (archive("mimetype", "content.xml"), "line.odt", "OpenDocument"),
        (archive("META-INF/container.xml"), "line.epub", "e-book"),
        (archive("word/document.xml"), "line.docx", "Word file is damaged"),
        (b"PK\x03\x04 and no more", "line.docx", "damaged archive or Word file"),
        (b"In 1873", "line.pdf", "named .pdf, but is no PDF"),
        (b"In 1873", "line.docx", "named .docx, but is no Word file"),
        (b"%PDF-1.4 and no more", "line.pdf", "PDF is damaged"),
    ],
)
def test_what_is_no_article_is_told_with_what_to_do(data, name, sentence):
    with pytest.raises(UnreadableFile, match=sentence):
        reading.read(data, name)


def test_no_file_is_too_long(monkeypatch):
    monkeypatch.setattr(file, "LARGEST_FILE", 12)
    for name in ("line.txt", "line.html", "line.pdf", "line.wiki"):
        with pytest.raises(UnreadableFile, match="13 bytes; at most 12"):
            reading.read(b"%PDF-1.4 1873", name)


@given(st.binary(max_size=200), st.sampled_from(["a.txt", "a", "a.wiki", "a.md"]))
def test_any_bytes_give_a_text_or_a_sentence(data, name):
    try:
        assert reading.read(data, name).text
    except UnreadableFile as trouble:
        assert str(trouble)
