"""How a teacher of the tests writes questions."""

import io
import re
from html import unescape

from PIL import Image
from werkzeug.test import TestResponse

from quiz.questions.written import WrittenQuestion
from tests.people import TOKEN, Guest, found
from tests.web.building import KEY, items_of

ACTION = re.compile(r'<form class="[^"]*writing" id="writing" action="([^"]+)"')
KEPT = re.compile(r'name="kept" value="([^"]*)"')


def fields(*texts: str, right: str = "0", **more: str) -> dict[str, str]:
    """Return what is typed of a question with these choices."""
    rows = {f"choices-{place}-text": text for place, text in enumerate(texts)}
    return {"stem": "Who was *emperor* in 64?", "right": right, "points": "1", **rows, **more}


NERO = fields("Nero", "Titus", "Galba")


def empty_set(person: Guest, title: str = "My own") -> str:
    """Return the address of a new set without questions."""
    page = person.open("/sets/new")
    sent = person.send("/sets/new", page, title=title, key=found(KEY, page))
    assert sent.status_code == 303
    return sent.location


def begin(person: Guest, address: str, kind: str = "one-right") -> TestResponse:
    """Open the page of a new question of a set."""
    return person.open(f"{address}/questions/new?kind={kind}")


def send(person: Guest, page: TestResponse, typed: dict[str, object], do: str = "save"):
    """Press a button on the page on which a question is written."""
    action = unescape(found(ACTION, page))
    data = {"csrf_token": found(TOKEN, page), **typed, "do": do}
    return person.client.post(action, data=data)


def write(person: Guest, address: str, typed=NERO, kind: str = "one-right") -> TestResponse:
    """Write a question into a set."""
    sent = send(person, begin(person, address, kind), typed)
    assert sent.status_code == 303, sent.text
    return sent


def question_of(person: Guest, address: str, position: int = 1) -> WrittenQuestion:
    return items_of(person, address)[position - 1].question


def right_of(question: WrittenQuestion) -> list[str]:
    """Return the texts of the choices that are right."""
    return [choice.text for choice in question.choices if choice.id in question.key]


def png(colour: str = "red") -> tuple[io.BytesIO, str]:
    """Return a file as a browser sends it."""
    file = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(file, "PNG")
    file.seek(0)
    return file, "column.png"


def shown(page: TestResponse, name: str) -> str:
    """Return what stands in a textarea or an input of a page."""
    area = re.search(rf'<textarea[^>]* name="{name}"[^>]*>\s?([^<]*)</textarea>', page.text)
    line = re.search(rf'<input[^>]* name="{name}"[^>]* value="([^"]*)"', page.text)
    return (area or line)[1].strip()


def rights(page: TestResponse) -> list[str]:
    """Return the rows that are marked as right."""
    return re.findall(r'name="right" value="(\d+)" checked', page.text)
