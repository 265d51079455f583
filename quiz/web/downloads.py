"""Files that a page hands out, under a name in any script."""

import unicodedata
from urllib.parse import quote

from flask import Response


def download(content: bytes | str, mimetype: str, name: str) -> Response:
    """Return a file to be kept under a name, which must be one that files may have.

    Headers are ASCII: a browser that reads no other name gets what is left of it. Source: RFC 6266.
    """
    response = Response(content, mimetype=mimetype)
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().strip()
    named = f"filename*=UTF-8''{quote(name, safe='')}"
    if bare == name:
        named = f'filename="{name}"'
    elif not bare.startswith("."):
        named = f'filename="{bare}"; {named}'
    response.headers["Content-Disposition"] = f"attachment; {named}"
    return response
