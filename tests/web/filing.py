"""How a teacher of the tests sends question files, and takes what is in them."""

import io
import re
from html import unescape

from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.test import TestResponse, encode_multipart

from tests.people import TOKEN, Guest, found

MESSY = """// [tag:kings]
::Kings::Who was king?{=Louis ~Otto}

Who was not?{~Louis}

::Once more::Who was king?{~Otto =Louis}

Put these in order.{>3 ALL VERTICAL ABSOLUTE_POSITION SHOW none
One
Two
Three
}
"""
ACTION = re.compile(r'id="choice" action="([^"]+)"')
SHOWN = re.compile(r'name="shown" value="(\d+)"')
TICKED = re.compile(r'name="take" value="(\d+)" form="choice" checked')
FIELD = re.compile(r'<input[^>]* name="(title|tags)"[^>]* value="([^"]*)"')


def send(person: Guest, content: str | bytes = MESSY, name: str = "messy.txt", **fields: str):
    """Send a file, or what is in the fields where it has no name."""
    page = person.open("/sets/imports")
    data: MultiDict[str, object] = MultiDict({"csrf_token": found(TOKEN, page), **fields})
    if name:
        sent = content.encode() if isinstance(content, str) else content
        data["file"] = FileStorage(io.BytesIO(sent), name)
    # A client that puts large forms together by itself leaves a file open.
    boundary, body = encode_multipart(data)
    kind = f"multipart/form-data; boundary={boundary}"
    return person.client.post("/sets/imports", data=body, content_type=kind)


def sent(person: Guest, content: str | bytes = MESSY, name: str = "messy.txt") -> str:
    """Return the address of a file that was sent."""
    answer = send(person, content, name)
    assert answer.status_code == 303, answer.text
    return answer.location


def ticked(page: TestResponse) -> list[str]:
    """Return the questions of a page that are ticked, by their positions."""
    return TICKED.findall(page.text)


def choose(
    person: Guest, page: TestResponse, take: list[str] | None = None, **fields: str
) -> TestResponse:
    """Press a button of the page with what stands on it, but for the ticks and fields given."""
    data = {
        "csrf_token": found(TOKEN, page),
        "title": "Kings",
        **{name: unescape(value) for name, value in FIELD.findall(page.text) if value},
        "shown": SHOWN.findall(page.text),
        "take": ticked(page) if take is None else take,
        **fields,
    }
    return person.client.post(unescape(found(ACTION, page)), data=data)
