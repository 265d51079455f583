"""Workbooks without the moment at which they were written: the same content, the same bytes."""

import io
import re
import zipfile

# The oldest day a ZIP file can tell.
NO_DAY = (1980, 1, 1, 0, 0, 0)
PROPERTIES = "docProps/core.xml"
_MOMENT = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def timeless(workbook: bytes) -> bytes:
    """Return a workbook that openpyxl has written, as it would have written it in 1980."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook)) as dated,
        zipfile.ZipFile(written, "w") as changed,
    ):
        for member in dated.infolist():
            content = dated.read(member)
            if member.filename == PROPERTIES:
                content = _MOMENT.sub(b"1980-01-01T00:00:00Z", content)
            undated = zipfile.ZipInfo(member.filename, NO_DAY)
            changed.writestr(undated, content, zipfile.ZIP_DEFLATED)
    return written.getvalue()
