"""Students who answer at a real server while its processes are killed, and what is left of it.

What a student was told is saved must be there, or what the same student sent after it; a request
without a reply is sent again, as a person presses again, and must not count twice.
"""

import os
import random
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPResponse
from pathlib import Path
from urllib.parse import urlencode

from lxml import html
from werkzeug.datastructures import MultiDict

from quiz.attempts.answers import as_text, read
from quiz.storage import bank
from tests.people import TOPIC
from tests.test_serving import PATIENCE, ROOT, command, environment

STUDENTS = 8
# So many answers are saved between two kills, at least and at most.
FEWEST, MOST = 5, 40


@dataclass
class Server:
    """A server in a folder, at one port however often it is started."""

    folder: Path
    port: int
    settings: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None

    @property
    def database(self) -> Path:
        return self.folder / "quiz.sqlite3"

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command beside the server."""
        return subprocess.run(
            [sys.executable, "-m", "quiz", *arguments],
            cwd=ROOT,
            env=environment(self.folder, **self.settings),
            capture_output=True,
            check=False,
            text=True,
        )

    def start(self) -> None:
        with (self.folder / "log").open("a") as log:
            self.process = subprocess.Popen(
                command(self.port),
                cwd=ROOT,
                env=environment(self.folder, **self.settings),
                stdout=log,
                stderr=log,
                start_new_session=True,  # so that all of it can be killed at once
            )

    def kill_worker(self, chance: random.Random) -> None:
        assert self.process is not None
        master = self.process.pid
        workers = Path(f"/proc/{master}/task/{master}/children").read_text().split()
        os.kill(int(chance.choice(workers)), signal.SIGKILL)

    def kill(self) -> None:
        """Kill the server with all its workers."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(timeout=PATIENCE)


@dataclass
class Sent:
    """What a student has sent as the answer to a question, and how much of it is acknowledged."""

    states: list[list[tuple[str, str]]] = field(default_factory=list)
    acknowledged: int = 0

    @property
    def possible(self) -> list[list[tuple[str, str]]]:
        """What may be stored: what was acknowledged last, and whatever was sent after it."""
        return self.states[max(0, self.acknowledged - 1) :]


class Student(threading.Thread):
    """Somebody who plays one quiz after another, for practice and as an exam in turn."""

    def __init__(self, port: int, seed: int) -> None:
        super().__init__(daemon=True)
        self.port, self.chance = port, random.Random(seed)
        self.cookie = ""
        self.keys: list[str] = []
        self.sent: dict[tuple[int, int], Sent] = {}
        self.handed_in: list[int] = []
        self.saved = self.in_background = self.unanswered = 0
        self.statuses: Counter[int] = Counter()
        self.trouble = ""
        self.stopping = threading.Event()

    def run(self) -> None:
        try:
            while not self.stopping.is_set():
                self.play()
        except Stopped:
            pass
        except Exception as trouble:  # told by who waits for this thread
            self.trouble = f"{type(trouble).__name__}: {trouble}"

    def play(self) -> None:
        front = self.page("/")
        (form,) = front.xpath(f"//form[@action='/topics/{TOPIC}/attempts']")[:1]
        fields = dict(form.form_values())
        self.keys.append(fields["start_key"])
        exam = len(self.keys) % 2 == 0
        began = self.until_told(form.action, [*fields.items(), *([("exam", "yes")] * exam)])
        address = began.headers["Location"]
        attempt = int(address.rsplit("/", 1)[1])
        for position in range(1, 11):
            self.answer(attempt, position, exam)
        if exam:
            page = self.page(f"{address}/submission")
            self.until_told(f"{address}/submission", [("csrf_token", token_in(page))])
            self.handed_in.append(attempt)

    def answer(self, attempt: int, position: int, exam: bool) -> None:
        """Change the answer a few times, which is saved in the background, then press the button.

        Every third question for practice is left with what was saved in the background.
        """
        address = f"/attempts/{attempt}/items/{position}"
        page = self.page(address)
        (form,) = page.xpath("//form[contains(@class, 'question')]")
        sent = self.sent[attempt, position] = Sent()
        hidden = [(one, form.fields[one]) for one in ("revision", "page-name")]
        changes = self.chance.randrange(3)
        for change in range(1, changes + 1):
            sent.states.append(self.typed(form))
            counted = [*hidden, ("change", str(change)), ("csrf_token", token_in(page))]
            self.until_told(f"{address}/draft", sent.states[-1] + counted)
            sent.acknowledged = len(sent.states)
            self.in_background += 1
        if exam or not changes or position % 3:
            sent.states.append(self.typed(form))
            counted = [*hidden, ("change", str(changes + 1)), ("csrf_token", token_in(page))]
            self.until_told(f"{address}/response", sent.states[-1] + counted)
            sent.acknowledged = len(sent.states)
            self.saved += 1

    def typed(self, form: html.FormElement) -> list[tuple[str, str]]:
        """Return fields with which the form is answered, at random."""
        places = [name for name in form.fields if name.startswith("place-")]
        if not places:
            return [("choice", self.chance.choice(form.inputs["choice"].value_options))]
        order = self.chance.sample(range(1, len(places) + 1), len(places))
        return [(name, str(place)) for name, place in zip(places, order, strict=True)] + [
            ("moved", "yes")
        ]

    def page(self, address: str) -> html.HtmlElement:
        return html.fromstring(self.until_replied("GET", address)[1].decode())

    def until_told(self, address: str, fields: Sequence[tuple[str, str]]) -> HTTPResponse:
        """Send fields until it is said that they are saved: by going on, or in so many words."""
        reply, said = self.until_replied("POST", address, urlencode(fields))
        if reply.status != 303 and b'"saved":true' not in said.replace(b" ", b""):
            raise ValueError(f"{address} said {reply.status}: {said[:300]!r}")
        return reply

    def until_replied(
        self, method: str, address: str, body: str | None = None
    ) -> tuple[HTTPResponse, bytes]:
        pause = 0.05
        while True:
            try:
                reply, said = self.request(method, address, body)
            except ConnectionRefusedError:
                pass  # nobody is there yet
            except (OSError, HTTPException):
                self.unanswered += 1
            else:
                self.statuses[reply.status] += 1
                if reply.status < 500 and reply.status != 429:
                    return reply, said
                pause = 0.5
            if self.stopping.wait(pause):
                raise Stopped

    def request(self, method: str, address: str, body: str | None) -> tuple[HTTPResponse, bytes]:
        headers = {"Cookie": self.cookie, "Content-Type": "application/x-www-form-urlencoded"}
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)) as line:
            line.request(method, address, body, headers)
            reply = line.getresponse()
            said = reply.read()
        if cookie := reply.headers["Set-Cookie"]:
            self.cookie = cookie.partition(";")[0]
        return reply, said


class Stopped(Exception):
    """A student stops in the middle, as the server has ended for good."""


def token_in(page: html.HtmlElement) -> str:
    return str(page.xpath("//input[@name='csrf_token']/@value")[0])


@contextmanager
def answering(server: Server, students: int = STUDENTS) -> Iterator[list[Student]]:
    """Start a server and students at it; when the block ends, the server is killed with them."""
    server.start()
    playing = [Student(server.port, seed) for seed in range(students)]
    for student in playing:
        student.start()
    try:
        yield playing
    finally:
        for student in playing:
            student.stopping.set()
        server.kill()
        for student in playing:
            student.join(PATIENCE)


def acknowledged(students: Sequence[Student]) -> int:
    return sum(student.saved + student.in_background for student in students)


def await_answers(students: Sequence[Student], number: int) -> None:
    """Wait until so many more answers are acknowledged."""
    goal, deadline = acknowledged(students) + number, time.monotonic() + PATIENCE
    while acknowledged(students) < goal:
        assert not any(student.trouble for student in students), [one.trouble for one in students]
        assert time.monotonic() < deadline, "nobody's answers are saved any more"
        time.sleep(0.002)


def kill_often(
    server: Server, students: Sequence[Student], workers: int, servers: int, seed: int = 0
) -> Iterator[None]:
    """Kill so many workers and whole servers in a random order, each while answers come in."""
    chance = random.Random(seed)
    kills = ["worker"] * workers + ["server"] * servers
    chance.shuffle(kills)
    for kill in kills:
        await_answers(students, chance.randint(FEWEST, MOST))
        time.sleep(chance.random() / 50)
        if kill == "worker":
            server.kill_worker(chance)
        else:
            server.kill()
            server.start()
        yield
    await_answers(students, FEWEST)


@dataclass(frozen=True)
class Remains:
    """What is in the database of a killed server that should not be, or is not and should."""

    lost: list[str]
    doubled: list[str]
    unsound: list[str]


def remains(server: Server, students: Sequence[Student]) -> Remains:
    """Compare a database with what its students were told, and with itself."""
    told = so_far(students)
    return Remains(lost(server.database, told), doubled(server, students), unsound(server))


@dataclass(frozen=True)
class Told:
    """What students were told is saved up to a moment, and whatever they send after it."""

    answers: dict[tuple[int, int], Sent]
    handed_in: frozenset[int]


def so_far(students: Sequence[Student]) -> Told:
    return Told(
        {key: Sent(one.states, one.acknowledged) for key, one in all_sent(students).items()},
        frozenset(attempt for student in students for attempt in student.handed_in),
    )


def lost(file: Path, told: Told) -> list[str]:
    """Return what students were told is saved, and is not in a database."""
    with closing(sqlite3.connect(file)) as database:
        stored = {
            (attempt, position): (given, record)
            for attempt, position, given, record in database.execute(
                "SELECT attempt_id, position, coalesce(answer, draft), record FROM items "
                "JOIN questions ON questions.id = question_id"
            )
        }
        ended = database.execute("SELECT id FROM attempts WHERE finished_at IS NOT NULL").fetchall()
    found = []
    for (attempt, position), one in told.answers.items():
        given, record = stored.get((attempt, position), (None, ""))
        if one.acknowledged and given not in [text_of(record, state) for state in one.possible]:
            found.append(f"attempt {attempt}, question {position}: {given} is stored")
    open_again = told.handed_in - {attempt for (attempt,) in ended}
    return found + [f"attempt {attempt} was handed in, and is open" for attempt in open_again]


def doubled(server: Server, students: Sequence[Student]) -> list[str]:
    sent = all_sent(students)
    with closing(sqlite3.connect(server.database)) as database:
        answered = database.execute(
            "SELECT attempt_id, position FROM items WHERE answer IS NOT NULL OR draft IS NOT NULL"
        ).fetchall()
        (attempts,) = database.execute("SELECT count(*) FROM attempts").fetchone()
        (people,) = database.execute("SELECT count(*) FROM people").fetchone()
    found = [
        f"attempt {attempt}, question {position} is answered, and nobody was asked it"
        for attempt, position in answered
        if (attempt, position) not in sent
    ]
    pressed = sum(len(student.keys) for student in students)
    if attempts > pressed:
        found.append(f"{attempts} attempts from {pressed} presses")
    if people > len(students):
        found.append(f"{people} guests from {len(students)} browsers")
    return found


def unsound(server: Server) -> list[str]:
    """Return what `quiz database check` finds: damage, and counts that are not the sums."""
    checked = server.run("database", "check")
    return [] if checked.returncode == 0 else (checked.stdout + checked.stderr).splitlines()


def all_sent(students: Sequence[Student]) -> dict[tuple[int, int], Sent]:
    return {key: one for student in students for key, one in list(student.sent.items())}


def text_of(record: str, state: list[tuple[str, str]]) -> str | None:
    """Return what is stored where these fields are the answer to a question."""
    return record and as_text(read(bank.thawed(record), MultiDict(state)))


def free_port() -> int:
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
