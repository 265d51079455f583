"""Any file in: what it is shows in its first bytes and in the ending of its name."""

import io
import re
import zipfile
from dataclasses import replace
from pathlib import PurePath

from quiz.articles import apart, plain, wikitext
from quiz.articles.file import ReadArticle, UnreadableFile, check_size, guess
from quiz.messages import Message

_PLAIN = (".txt", ".text", ".md", ".markdown")
_HTML = (".html", ".htm", ".xhtml", ".xht")
_WIKITEXT = (".wiki", ".wikitext", ".mediawiki")
_BEGINS_AS_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
# What begins like this is no article that can be read here, whatever its name.
_OTHERS: tuple[tuple[bytes, Message], ...] = (
    (
        b"\xd0\xcf\x11\xe0",
        Message(
            "It is a file of an old Office program, or one with a password. Save it as .docx "
            "without a password, or as plain text."
        ),
    ),
    (rb"{\rtf", Message("It is a Rich Text file. Save it as .docx or as plain text.")),
    (b"\x89PNG", Message("It is a picture, and its text cannot be read.")),
    (b"\xff\xd8\xff", Message("It is a picture, and its text cannot be read.")),
    (b"GIF8", Message("It is a picture, and its text cannot be read.")),
    (b"II*\0", Message("It is a picture, and its text cannot be read.")),
    (b"MM\0*", Message("It is a picture, and its text cannot be read.")),
    (b"\x1f\x8b", Message("It is a compressed file. Unpack it, and give the article itself.")),
    (b"BZh", Message("It is a compressed file. Unpack it, and give the article itself.")),
    (b"\xfd7zXZ", Message("It is a compressed file. Unpack it, and give the article itself.")),
    (b"7z\xbc\xaf", Message("It is an archive. Unpack it, and give the article itself.")),
    (b"Rar!", Message("It is an archive. Unpack it, and give the article itself.")),
    (b"SQLite format 3", Message("It is a database, and no article.")),
)


def read(data: bytes, name: str) -> ReadArticle:
    """Return the text of a file and what the file says of itself; `name` is the file's name.

    A plain text file, or one that is nothing else, is given exactly as decoded. Of a web page, a
    PDF or a Word file it is the text that a person reads. Raises UnreadableFile.
    """
    check_size(data)
    if not data.strip():
        raise UnreadableFile("The file is empty.")
    ending = PurePath(name).suffix.lower()
    for beginning, sentence in _OTHERS:
        if data.startswith(beginning):
            raise UnreadableFile(sentence)
    # Web pages, PDF and Word files are read apart: see there. Everything else is read here, by
    # code of ours that takes time in proportion to the length.
    if b"%PDF-" in data[:1024]:
        return apart.read("pdf", data)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        check_archive(data)
        return apart.read("docx", data)
    if ending in _HTML or (ending not in _PLAIN + _WIKITEXT and _BEGINS_AS_HTML.match(data)):
        return apart.read("html", data)
    if ending in (".pdf", ".docx"):
        kind = "PDF" if ending == ".pdf" else "Word"
        raise UnreadableFile(
            "It is named %(ending)s, but is no %(kind)s file, or a damaged one.",
            ending=ending,
            kind=kind,
        )
    if ending in _WIKITEXT:
        title = PurePath(name).stem.replace("_", " ")
        return replace(wikitext.read(data), title=guess(title))
    return plain.read(data)


def check_archive(data: bytes) -> None:
    """Raise UnreadableFile when an archive is no Word file; say what it is instead."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as trouble:
        raise UnreadableFile(
            "It is a damaged archive or Word file. Open it in the program that made it, and save "
            "it anew."
        ) from trouble
    if "word/document.xml" in names:
        return
    if any(name.startswith("xl/") for name in names):
        raise UnreadableFile("It is a spreadsheet. Save its events as .xlsx or CSV.")
    if any(name.startswith("ppt/") for name in names):
        raise UnreadableFile("It is a presentation. Save its text as .docx or as plain text.")
    if "content.xml" in names:
        raise UnreadableFile("It is an OpenDocument file. Save it as .docx or as plain text.")
    if "META-INF/container.xml" in names:
        raise UnreadableFile("It is an e-book. Save the article as a web page or as plain text.")
    raise UnreadableFile("It is an archive. Unpack it, and give the article itself.")
