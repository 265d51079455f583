"""A plain text file in: from bytes to the text that spans count, or why it cannot be read."""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE

from quiz.articles.file import ReadArticle, UnreadableFile, check_length, check_size

WINDOWS_NOTE = "It is not UTF-8 and was read as windows-1252."
UTF_16_NOTE = "It was read as UTF-16."

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_LETTER = re.compile(r"[^\W_]")
_HIGH = re.compile(rb"[\x80-\xff]")
# What two to four bytes are in UTF-8, and hardly ever in windows-1252.
_UTF_8_LETTER = re.compile(
    rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_MOST_HIGH = 0.25  # of letters and digits
_MOST_UTF_8 = 0.75  # of the bytes beyond ASCII


def read(data: bytes) -> ReadArticle:
    """Return the text of a plain file, exactly as decoded; a note where it is not UTF-8."""
    text, note = decode(data)
    return ReadArticle(text, notes=(note,) if note else ())


def decode(data: bytes) -> tuple[str, str | None]:
    """Return the characters of a text that is to be stored. Raises UnreadableFile."""
    text, note = characters(data)
    check_length(text)
    return text, note


def characters(data: bytes) -> tuple[str, str | None]:
    """Return every character of a text file, line ends and all, and a note on its encoding.

    Read are UTF-8, UTF-16 with its mark, and what can only be windows-1252. The mark of UTF-8
    stays as the first character, so that a UTF-8 file can be given back byte for byte. Raises
    UnreadableFile.
    """
    check_size(data)
    text, note = _decoded(data)
    if not text.strip().strip("\ufeff"):
        raise UnreadableFile("The file is empty.")
    if (position := text.find("\0")) >= 0:
        before = text[:position]
        place = len(before.encode()) if note is None else 2 * position + 2
        raise UnreadableFile(
            "The file is not plain text: byte %(place)s, in line %(line)s, is zero.",
            place=place,
            line=before.count(chr(10)) + 1,
        )
    return text, note


def _decoded(data: bytes) -> tuple[str, str | None]:
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return _utf_16(data), UTF_16_NOTE
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        if (text := _windows_1252(data)) is not None:
            return text, WINDOWS_NOTE
        raise UnreadableFile(
            "The file is not UTF-8: byte %(place)s, in line %(line)s, is %(byte)s. "
            "Please save it as UTF-8.",
            place=error.start,
            line=_line(data, error.start),
            byte=f"0x{data[error.start]:02X}",
        ) from error


def _utf_16(data: bytes) -> str:
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            "The file begins as UTF-16, but breaks off or goes wrong at byte %(place)s. "
            "Please save it as UTF-8.",
            place=error.start,
        ) from error


def _windows_1252(data: bytes) -> str | None:
    """Return the text that bytes are in windows-1252, None where they can hardly be that.

    It has no control characters, few letters beyond a to z, and no UTF-8 with an accident.
    """
    try:
        text = data.decode("windows-1252")
    except UnicodeDecodeError:
        return None
    if _CONTROL.search(text):
        return None
    high = len(_HIGH.findall(data))
    letters = sum(1 for _ in _LETTER.finditer(text))
    in_utf_8 = sum(len(match) for match in _UTF_8_LETTER.findall(data))
    return None if high > _MOST_HIGH * letters or in_utf_8 > _MOST_UTF_8 * high else text


def _line(data: bytes, position: int) -> int:
    return data.count(b"\n", 0, position) + 1
