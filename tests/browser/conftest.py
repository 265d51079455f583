"""A real server on a free port, and a real browser in front of it."""

import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from quiz.questions.question import Question
from quiz.storage import invitations
from quiz.storage.database import writing
from tests.browser.asking import ask
from tests.browser.cookies import at_the_page
from tests.browser.giving import application
from tests.factories import make_teacher

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
PATIENCE = 90  # seconds for a server to come up on a busy machine
QUIET = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
]

OpenPage = Callable[..., Page]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The instance folder of the server, empty before it starts."""
    return tmp_path_factory.mktemp("served")


@pytest.fixture(scope="session")
def server(folder: Path) -> Iterator[str]:
    """The address of a server of its own, as `quiz serve` starts it on an empty folder."""
    port = free_port()
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "quiz", "serve", "--port", str(port), "--workers", "1"],
            cwd=ROOT,
            env=environment(folder),
            stdout=log,
            stderr=log,
        )
        try:
            address = f"http://127.0.0.1:{port}"
            await_health(address, process, folder / "log")
            yield address
        finally:
            process.terminate()
            process.wait(timeout=PATIENCE)


def environment(instance: Path) -> dict[str, str]:
    """Return the environment of a server, without what the tests' own may set."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("QUIZ_")}
    return {**ours, "QUIZ_INSTANCE": str(instance)}


@pytest.fixture(scope="session")
def served(server: str, folder: Path) -> Flask:
    """The application of the server, to put into its database what takes long by hand."""
    return application(folder)


def free_port() -> int:
    with closing(socket.socket()) as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def await_health(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(f"{address}/health", timeout=PATIENCE):
                return
        except OSError:
            if process.poll() is not None or time.monotonic() > deadline:
                pytest.fail(f"The server did not come up:\n{log.read_text()}")
            time.sleep(0.1)


@pytest.fixture
def invite(served: Flask) -> Callable[..., str]:
    """Make an invitation to teach, perhaps for somebody by name, and return its path."""

    def invite(name: str | None = None) -> str:
        with served.app_context(), writing():
            return f"/invitations/{invitations.invite(name, None, datetime.now(UTC))}"

    return invite


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.fail("There is no chromium on the path: make test installs it.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, server: str) -> Iterator[OpenPage]:
    """Open a page in a browser of its own, with options such as `has_touch`.

    After the test, no page may have complained, nor asked another host for anything.
    """
    troubles: list[str] = []
    contexts = []

    def open_page(**options: object) -> Page:
        context = browser.new_context(base_url=server, **options)
        contexts.append(context)
        context.set_default_timeout(10_000)
        context.on("console", lambda message: troubles.extend(complaints(message)))
        context.on("weberror", lambda error: troubles.append(str(error.error)))
        context.on("request", lambda request: troubles.extend(strangers(request.url, server)))
        page = context.new_page()
        page.goto("/")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert troubles == []


@pytest.fixture
def open_asked(open_page: OpenPage, folder: Path) -> Callable[..., Page]:
    """Open a page as `open_page` does, on which a question of the test's own is asked."""

    def open_asked(question: Question, **options: object) -> Page:
        page = open_page(**options)
        ask(page, folder, question)
        return page

    return open_asked


@pytest.fixture
def open_as_teacher(open_page: OpenPage, served: Flask) -> OpenPage:
    """Open the library on a page as `open_page` does, signed in as a new teacher."""

    def open_as_teacher(**options: object) -> Page:
        page = open_page(**options)
        with served.app_context():
            name = make_teacher(f"ada-{secrets.token_hex(4)}").username
        with at_the_page(page, served) as ada:
            ada.sign_in(name)
        page.goto("/library")
        return page

    return open_as_teacher


def complaints(message: ConsoleMessage) -> list[str]:
    """Return what a page complained of; that a form came back with errors is no complaint."""
    if message.type not in ("error", "warning") or "status of 4" in message.text:
        return []
    return [f"{message.type}: {message.text}"]


def strangers(url: str, server: str) -> list[str]:
    return [] if url.startswith((server, "data:")) else [f"asked {url}"]
