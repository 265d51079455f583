"""A plain text file in: from bytes to the text that spans count, or why it cannot be read."""

LARGEST_FILE = 20_000_000  # bytes
LONGEST_TEXT = 2_000_000  # characters

_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")


class UnreadableFile(ValueError):
    """A file that holds no text we can store; the message says what is wrong and where."""


def decode(data: bytes) -> str:
    """Return the text of a UTF-8 file, every character of it, line ends and all.

    A byte order mark stays as the first character: what is stored gives the file's bytes back.
    Raises UnreadableFile.
    """
    if len(data) > LARGEST_FILE:
        raise UnreadableFile(
            f"The file has {len(data):,} bytes; at most {LARGEST_FILE:,} can be read."
        )
    if data.startswith(_UTF_16_MARKS):
        raise UnreadableFile("The file is written in UTF-16. Please save it as UTF-8.")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            f"The file is not UTF-8: byte {error.start:,}, in line {_line(data, error.start):,}, "
            f"is 0x{data[error.start]:02X}. Please save it as UTF-8."
        ) from error
    if not text.strip().strip("\ufeff"):
        raise UnreadableFile("The file is empty.")
    if (position := data.find(0)) >= 0:
        raise UnreadableFile(
            f"The file is not plain text: byte {position:,}, in line {_line(data, position):,}, "
            "is zero."
        )
    if len(text) > LONGEST_TEXT:
        raise UnreadableFile(
            f"The text has {len(text):,} characters; at most {LONGEST_TEXT:,} can be read."
        )
    return text


def _line(data: bytes, position: int) -> int:
    return data.count(b"\n", 0, position) + 1
