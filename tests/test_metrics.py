"""Figures of a real server, read as Prometheus reads them."""

import re
import signal
import socket
import sqlite3
import time
import urllib.request
from contextlib import closing
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from tests.browser.conftest import free_port
from tests.test_serving import PATIENCE, answer, serving

FOLDER = "PROMETHEUS_MULTIPROC_DIR"


@pytest.fixture
def port():
    return free_port()


@pytest.fixture
def shown_at():
    return free_port()


def figures(shown_at):
    """Return what is shown, by name and labels, once it is shown at all."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{shown_at}/metrics") as page:
                text = page.read().decode()
                break
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def folder_of(server):
    """Return where the workers of a server keep their figures."""
    (child,) = {
        Path(f"/proc/{pid}/environ").read_bytes()
        for pid in Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
        if b"metrics" in Path(f"/proc/{pid}/cmdline").read_bytes()
    }
    return Path(re.search(rf"{FOLDER}=([^\0]+)".encode(), child)[1].decode())


def await_end(done):
    deadline = time.monotonic() + PATIENCE
    while not done():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def is_free(port):
    with socket.socket() as other:
        return other.connect_ex(("127.0.0.1", port)) != 0


def test_figures_of_all_workers_are_added_up_for_this_machine_alone(tmp_path, port, shown_at):
    with serving(tmp_path, port, "--workers", "2", QUIZ_METRICS=str(shown_at)) as server:
        answer(port)
        before = figures(shown_at).get(("chronoquiz_requests_total", "/about", "2xx"), 0)
        for _ in range(12):
            answer(port, "/about")
        answer(port, "/topics/of-ada-lovelace")
        shown = figures(shown_at)
        assert answer(port, "/metrics")[0] == 404
        folder = folder_of(server)
        assert folder.stat().st_mode & 0o777 == 0o700
    assert shown["chronoquiz_requests_total", "/about", "2xx"] == before + 12
    assert shown["chronoquiz_request_seconds_count", "/about"] == before + 12
    assert shown["chronoquiz_requests_total", "/topics/<slug>", "4xx"] == 1
    assert shown["chronoquiz_database_bytes",] >= (tmp_path / "quiz.sqlite3").stat().st_size / 2
    assert shown["chronoquiz_imports", "waiting"] == 0
    assert not any("lovelace" in str(name) for name in shown)
    await_end(lambda: not folder.exists() and is_free(shown_at))


def test_a_server_that_is_killed_leaves_no_figures_behind(tmp_path, port, shown_at):
    with serving(tmp_path, port, "--workers", "1", QUIZ_METRICS=str(shown_at)) as server:
        answer(port)
        figures(shown_at)
        folder = folder_of(server)
        server.send_signal(signal.SIGKILL)
        await_end(lambda: not folder.exists() and is_free(shown_at) and is_free(port))


def test_quizzes_go_on_where_the_figures_cannot_be_shown(tmp_path, port, shown_at):
    with closing(socket.socket()) as other:
        other.bind(("127.0.0.1", shown_at))
        other.listen()
        with serving(tmp_path, port, "--workers", "1", QUIZ_METRICS=str(shown_at)) as server:
            assert answer(port, "/about")[0] == 200
            await_end(lambda: "not shown" in server.stderr.readline())
            assert answer(port, "/about")[0] == 200


def test_figures_are_shown_while_the_database_cannot_be_read(tmp_path, port, shown_at):
    with serving(tmp_path, port, "--workers", "1", QUIZ_METRICS=str(shown_at)):
        answer(port)
        assert ("chronoquiz_imports", "waiting") in figures(shown_at)
        with closing(sqlite3.connect(tmp_path / "quiz.sqlite3")) as database:
            database.execute("DROP TABLE imports")
        shown = figures(shown_at)
    assert ("chronoquiz_imports", "waiting") not in shown
    assert shown["chronoquiz_requests_total", "/health", "2xx"] >= 1
