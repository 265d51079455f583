"""What an import of two million characters takes, and how long others wait for an answer meanwhile.

Run by hand: python -m tests.bench.imports [CHARACTERS]
"""

import random
import re
import statistics
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.cookiejar import CookieJar
from pathlib import Path
from subprocess import Popen, check_output
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPCookieProcessor, Request, build_opener

from tests.browser.conftest import ROOT, await_health, environment, free_port
from tests.factories import PASSWORD

TOPIC = "russia-north-korea"
STUDENTS = 4
THINKING = 0.25  # seconds between two answers of a student
ALONE = 20  # seconds of answering before the import
HIDDEN = re.compile(r'name="(csrf_token|start_key)" value="([^"]*)"')
PLACE = re.compile(r'<select name="(place-[a-z])">')
CHOICE = re.compile(r'<input type="radio" name="(choice)" value="([^"]*)"')
SYLLABLES = re.findall(
    r"\w+", "ka ro mi ten dor vel san gri pol mar lin os ber tu han fey lar qua nil bra den"
)
VERBS = re.findall(r"\w+", "founded captured visited rebuilt abolished published")
MONTHS = re.findall(r"\w+", "January March April June July September October December")


def main(characters: int) -> None:
    with tempfile.TemporaryDirectory() as folder, server(Path(folder)) as address:
        teacher = Browser(address)
        become_teacher(teacher, Path(folder))
        answers = Answers(address)
        with answers.coming_in(), memory(Path(folder)) as most:
            time.sleep(ALONE)
            answers.phase = "read"
            began = time.monotonic()
            page = send(teacher, text_of(characters))
            print(f"sent after {time.monotonic() - began:.1f} s")
            read = until(teacher, page, "What will be stored of")
            print(f"read after {time.monotonic() - began:.1f} s: {counted(read)}")
            answers.phase = "added"
            began = time.monotonic()
            fields = {"title": "Long", "new_topic": "Long", "published": ""}
            teacher.post(f"{page}/article", read, fields)
            until(teacher, page, "/review")
            print(f"added after {time.monotonic() - began:.1f} s more")
        for process, kilobytes in most.items():
            print(f"{process}: at most {kilobytes / 1024:.0f} MB")
        answers.report()


@contextmanager
def server(folder: Path) -> Iterator[str]:
    port = free_port()
    command = [sys.executable, "-m", "quiz", "serve", "--port", str(port), "--workers", "2"]
    with (folder / "log").open("w") as log:
        process = Popen(command, cwd=ROOT, env=environment(folder), stdout=log, stderr=log)
        try:
            address = f"http://127.0.0.1:{port}"
            await_health(address, process, folder / "log")
            yield address
        finally:
            process.terminate()
            process.wait()


class Browser:
    """Somebody's cookies, and the pages they get."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.opener = build_opener(HTTPCookieProcessor(CookieJar()))

    def get(self, path: str) -> tuple[str, str]:
        """Return where a page is in the end, and the page."""
        return self.send(Request(self.address + path))

    def post(self, path: str, page: str, fields: dict[str, str]) -> tuple[str, str]:
        """Send a form from a page, and return the page that follows."""
        data = urlencode(dict(HIDDEN.findall(page)) | fields).encode()
        return self.send(Request(self.address + path, data))

    def send(self, request: Request) -> tuple[str, str]:
        with self.opener.open(request) as answer:
            return urlsplit(answer.url).path, answer.read().decode()


def become_teacher(browser: Browser, folder: Path) -> None:
    command = [sys.executable, "-m", "quiz", "teachers", "invite"]
    link = check_output(command, cwd=ROOT, env=environment(folder), text=True).split()[0]
    _, page = browser.get(urlsplit(link).path)
    typed = {"username": "Ada", "password": PASSWORD, "again": PASSWORD}
    browser.post(urlsplit(link).path, page, typed)


def send(browser: Browser, text: str) -> str:
    """Send a text as a browser sends a form, and return the address of its import."""
    _, page = browser.get("/library/imports")
    fields = dict(HIDDEN.findall(page)) | {"new_topic": "Long", "text": text}
    boundary = "----bench"
    parts = (
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    )
    body = ("".join(parts) + f"--{boundary}--\r\n").encode()
    headers = {"Content-Type": f"multipart/form-data; boundary={boundary}"}
    return browser.send(Request(f"{browser.address}/library/imports", body, headers))[0]


def until(browser: Browser, path: str, sign: str) -> str:
    """Look at a page time and again until it, or where it leads to, bears a sign."""
    while True:
        place, page = browser.get(path)
        if sign in page or sign in place:
            return page
        time.sleep(1)


def counted(page: str) -> str:
    found = re.search(r"\d+ events? with", page)
    return f"{found[0]} dates" if found else "no events"


def text_of(characters: int) -> str:
    """Return a text of many people, places and days."""
    chance = random.Random(1)

    def name() -> str:
        return "".join(chance.choices(SYLLABLES, k=chance.randint(2, 3))).capitalize()

    pieces = []
    length, year = 0, 1500
    while length < characters:
        year = year + chance.choice((0, 0, 0, 1)) if year < 1999 else 1500
        when = f"On {chance.randint(1, 28)} {chance.choice(MONTHS)} {year}"
        told = f"{when} {name()} {name()} {chance.choice(VERBS)} {name()}."
        known = (
            f"Many in {name()} wrote to {name()} about the old mill of {name()}, which they knew."
        )
        pieces.append(chance.choice((told, known)) + chance.choice((" ", " ", "\n\n")))
        length += len(pieces[-1])
    return "".join(pieces)[:characters]


class Answers:
    """Students who answer all the time, and how long each answer took."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.phase = "alone"
        self.ended = threading.Event()
        self.times: list[tuple[str, float]] = []

    @contextmanager
    def coming_in(self) -> Iterator[None]:
        students = [threading.Thread(target=self.play) for _ in range(STUDENTS)]
        for student in students:
            student.start()
        try:
            yield
        finally:
            self.ended.set()
            for student in students:
                student.join()

    def play(self) -> None:
        browser = Browser(self.address)
        while not self.ended.is_set():
            _, page = browser.get(f"/topics/{TOPIC}")
            place, page = browser.post(f"/topics/{TOPIC}/attempts", page, {})
            while "/items/" in place and not self.ended.wait(THINKING):
                began, phase = time.monotonic(), self.phase
                browser.post(f"{place}/response", page, answer_to(page))
                self.times.append((phase, time.monotonic() - began))
                place, page = browser.get(place.rpartition("/items/")[0])

    def report(self) -> None:
        for phase in dict.fromkeys(phase for phase, _ in self.times):
            took = sorted(1000 * seconds for one, seconds in self.times if one == phase)
            cuts = statistics.quantiles(took, n=100)
            print(
                f"{phase}: {len(took)} answers, half within {cuts[49]:.0f} ms, "
                f"99 of 100 within {cuts[98]:.0f} ms, all within {took[-1]:.0f} ms"
            )


def answer_to(page: str) -> dict[str, str]:
    """Return some answer to a question: the first choice, or the cards as they lie."""
    if places := PLACE.findall(page):
        return {name: str(place) for place, name in enumerate(places, 1)} | {"moved": "yes"}
    return dict(CHOICE.findall(page)[:1])


@contextmanager
def memory(folder: Path) -> Iterator[Counter[str]]:
    """Watch how much memory the reading programs of a server take at most, in kB."""
    most: Counter[str] = Counter()
    ended = threading.Event()

    def watch() -> None:
        while not ended.wait(0.2):
            for place in Path("/proc").glob("[0-9]*"):
                with suppress(OSError):
                    measure(place, folder, most)

    watching = threading.Thread(target=watch)
    watching.start()
    try:
        yield most
    finally:
        ended.set()
        watching.join()


def measure(place: Path, folder: Path, most: Counter[str]) -> None:
    command = (place / "cmdline").read_text().split("\0")
    ours = f"QUIZ_INSTANCE={folder}" in (place / "environ").read_text().split("\0")
    found = re.search(r"VmHWM:\s+(\d+) kB", (place / "status").read_text())
    if not found:
        return
    if "imports" in command and ours:
        most["the reading program"] = max(most["the reading program"], int(found[1]))
    elif "quiz.formats.found_apart" in command:
        most["its reader"] = max(most["its reader"], int(found[1]))
    elif "gunicorn" in command and ours:
        most["a worker of the server"] = max(most["a worker of the server"], int(found[1]))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000_000)
