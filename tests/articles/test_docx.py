"""Word files: what is read in them, and archives that only look like one."""

import io
import zipfile

import docx as word
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from quiz.articles import docx
from quiz.articles.file import UnreadableFile


@pytest.fixture
def document():
    made = word.Document()
    made.core_properties.title = "The Marlow line"
    made.core_properties.author = "Ada Reeve"
    return made


def data_of(document):
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def text_of(document):
    return docx.read(data_of(document)).text


def changed(data, name, content, method=zipfile.ZIP_DEFLATED):
    """Return a Word file with one part more, or another."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", method) as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        new.writestr(name, content)
    return made.getvalue()


def test_headings_paragraphs_and_lists(document):
    document.add_heading("The Marlow line", 0)
    document.add_heading("What came next?", 1)
    paragraph = document.add_paragraph("The railway reached ")
    paragraph.add_run("Marlow").bold = True
    paragraph.add_run(" in June\u00a01873.")
    document.add_paragraph("The yard.", style="List Bullet")
    document.add_paragraph("The shed.", style="List Bullet")
    document.add_paragraph("First.", style="List Number")
    document.add_paragraph("Second.", style="List Number")
    document.add_paragraph("The end\nof the line.")
    assert text_of(document) == (
        "The Marlow line\n\n# What came next?\n\nThe railway reached Marlow in June 1873.\n\n"
        "• The yard.\n• The shed.\n1. First.\n2. Second.\n\nThe end of the line.\n"
    )


def test_what_is_said_of_it(document):
    document.add_paragraph("Marlow.")
    article = docx.read(data_of(document))
    assert (article.title, article.author, article.published) == (
        "The Marlow line",
        "Ada Reeve",
        None,
    )


def test_merged_cells_are_said_in_each_row(document):
    table = document.add_table(rows=3, cols=3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "The sixties"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "1967"
    table.cell(1, 1).merge(table.cell(1, 2)).text = "Fire destroyed the station."
    table.cell(2, 1).text = "A platform was built."
    table.cell(2, 2).text = "By British Rail."
    assert text_of(document) == (
        "| The sixties |\n| 1967 | Fire destroyed the station. |\n"
        "| 1967 | A platform was built. | By British Rail. |\n"
    )


@pytest.mark.parametrize(
    "xml",
    [
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>In 1801</w:t></w:r>",
        "<w:del><w:r><w:delText>In 1801</w:delText></w:r></w:del>",
        "<w:r><w:instrText>PAGEREF 1801</w:instrText></w:r>",
        "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>In 1801</w:t></w:r></w:p></w:txbxContent>"
        "</w:pict></w:r>",
        "<w:r><w:footnoteReference w:id='1801'/></w:r>",
    ],
)
def test_what_is_not_seen_is_not_read(document, xml):
    paragraph = document.add_paragraph("The line ")
    for each in parse_xml(f"<w:p {nsdecls('w')}>{xml}</w:p>"):
        paragraph._p.append(each)
    paragraph.add_run("opened.")
    assert text_of(document) == "The line opened.\n"


def test_insertions_links_and_frames_are_read_and_the_contents_list_is_not(document):
    paragraph = document.add_paragraph("The line ")
    xml = (
        "<w:ins><w:r><w:t>opened</w:t></w:r></w:ins><w:hyperlink><w:r><w:tab/><w:t>in</w:t></w:r>"
        "</w:hyperlink><w:smartTag><w:r><w:t xml:space='preserve'> 1941</w:t><w:noBreakHyphen/>"
        "</w:r></w:smartTag><w:r><w:t>45.</w:t></w:r>"
    )
    for each in parse_xml(f"<w:p {nsdecls('w')}>{xml}</w:p>"):
        paragraph._p.append(each)
    for gallery, words in (("Table of Contents", "The line … 3"), ("Cover Pages", "Marlow")):
        frame = (
            f"<w:sdt {nsdecls('w')}><w:sdtPr><w:docPartObj><w:docPartGallery w:val='{gallery}'/>"
            f"</w:docPartObj></w:sdtPr><w:sdtContent><w:p><w:r><w:t>{words}</w:t></w:r></w:p>"
            "</w:sdtContent></w:sdt>"
        )
        document.element.body.insert(0, parse_xml(frame))
    assert text_of(document) == "Marlow\n\nThe line opened in 1941-45.\n"


def test_a_document_without_words_is_refused(document):
    with pytest.raises(UnreadableFile, match="holds no text"):
        text_of(document)


def test_an_archive_within_is_refused(document):
    document.add_paragraph("Marlow.")
    with pytest.raises(UnreadableFile, match=r"holds an archive, 'word/embeddings/more\.zip'"):
        docx.read(changed(data_of(document), "word/embeddings/more.zip", b"PK"))


def test_what_swells_is_refused_before_it_is_unpacked(document):
    document.add_paragraph("Marlow.")
    with pytest.raises(UnreadableFile, match="'word/media/zeros', unpacks to more than 200"):
        docx.read(changed(data_of(document), "word/media/zeros", b"\0" * 50_000_000))
    with pytest.raises(UnreadableFile, match="Unpacked, the Word file has more than 100,000,000"):
        docx.read(changed(data_of(document), "word/media/zeros", b"\0" * 110_000_000))


def test_many_parts_are_refused(document):
    made = io.BytesIO(data_of(document))
    with zipfile.ZipFile(made, "a") as archive:
        for number in range(docx.MOST_PARTS):
            archive.writestr(f"word/{number}.xml", b"")
    with pytest.raises(UnreadableFile, match="more than 5,000 parts"):
        docx.read(made.getvalue())


def test_entities_are_not_expanded(document):
    document.add_paragraph("Marlow.")
    xml = (
        '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM '
        f'"file:///etc/passwd">]><w:document {nsdecls("w")}><w:body><w:p><w:r><w:t>Tom &b;&c;</w:t>'
        "</w:r></w:p></w:body></w:document>"
    )
    try:
        text = docx.read(changed(data_of(document), "word/document.xml", xml)).text
    except UnreadableFile:
        return
    assert "root:" not in text


def test_any_damage_is_a_sentence(document):
    document.add_heading("The Marlow line", 1)
    whole = data_of(document)
    for place in range(0, len(whole), len(whole) // 60):
        data = whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :]
        for damaged in (data, whole[:place]):
            try:
                docx.read(damaged)
            except UnreadableFile as trouble:
                assert str(trouble)
