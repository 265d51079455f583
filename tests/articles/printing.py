"""A small PDF printer, so that tests can show the pages they are about."""

import zlib
from collections.abc import Sequence

TOP, LEADING = 760, 14


def pdf(pages: Sequence[Sequence[str]], size: int = 10, compress: bool = True) -> bytes:
    """Return a PDF whose pages have these lines; one that begins with “# ” is set larger."""
    return assembled([contents(lines, size) for lines in pages], compress)


def contents(lines: Sequence[str], size: int = 10) -> bytes:
    """Return the drawing of a page; an empty line leaves its room free."""
    drawn = []
    for number, line in enumerate(lines):
        large = line.startswith("# ")
        words = line.removeprefix("# ").encode("cp1252")
        for sign in (b"\\", b"(", b")"):
            words = words.replace(sign, b"\\" + sign)
        if words:
            font, height = size * 2 if large else size, TOP - LEADING * number
            drawn.append(b"BT /F1 %d Tf 1 0 0 1 60 %d Tm (%s) Tj ET" % (font, height, words))
    return b"\n".join(drawn)


def assembled(pages: Sequence[bytes], compress: bool = True, info: bytes = b"") -> bytes:
    """Return a PDF of drawn pages, with the entries of its description."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, page in enumerate(pages):
        data = zlib.compress(page) if compress else page
        packed = b"/Filter /FlateDecode " if compress else b""
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % (5 + 2 * number)
        )
        objects.append(b"<< %s/Length %d >>\nstream\n%s\nendstream" % (packed, len(data), data))
    objects.append(b"<< %s >>" % info)
    written, places = bytearray(b"%PDF-1.5\n"), []
    for number, each in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    start = len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    written += b"".join(b"%010d 00000 n \n" % place for place in places)
    written += b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        len(objects),
        start,
    )
    return bytes(written)
