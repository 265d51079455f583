"""A file read in a process of its own, which can be given up and cannot do harm."""

import json
import os
import signal
import zipfile
from datetime import date
from io import BytesIO

import pytest

from quiz.articles.file import UnreadableFile
from quiz.formats import found, found_apart
from quiz.formats.found_apart import Abandoned, Reading

TEXT = (
    "In 1873 the Great Western Railway reached Marlow. Fire destroyed Marlow station last year.\n"
)


def ignore(percent):
    pass


def test_what_it_finds_is_what_is_found_here():
    day = date(1968, 5, 1)
    record = Reading(TEXT.encode(), "line.txt", day, trusts_file=True).result(ignore)
    assert found.from_record(json.loads(record)) == found.read(
        TEXT.encode(), "line.txt", day, ignore
    )


def test_it_tells_how_far_it_is():
    told = []
    Reading(TEXT.encode() * 200, "line.txt", None, trusts_file=True).result(told.append)
    assert told == sorted(set(told))
    assert told[0] == found.FILE_READ


def test_it_gives_way_to_others():
    reading = Reading(TEXT.encode() * 2_000, "line.txt", None, trusts_file=True)
    seen = []
    reading.result(
        lambda percent: seen.append(os.getpriority(os.PRIO_PROCESS, reading.process.pid))
    )
    assert min(seen) > os.getpriority(os.PRIO_PROCESS, 0)


def test_what_cannot_be_read_is_refused_with_the_readers_sentence():
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("line.txt", TEXT)
    with pytest.raises(UnreadableFile, match="archive"):
        Reading(archive.getvalue(), "line.zip", None, trusts_file=True).result(ignore)


def test_it_can_be_given_up_in_the_middle():
    reading = Reading(TEXT.encode() * 20_000, "line.txt", None, trusts_file=True)
    with pytest.raises(Abandoned):
        reading.result(lambda percent: reading.abandon())
    assert reading.process.returncode == -signal.SIGKILL


def test_what_the_machine_ends_is_refused_with_what_to_do():
    reading = Reading(TEXT.encode() * 20_000, "line.txt", None, trusts_file=True)
    with pytest.raises(UnreadableFile, match=r"too much memory\. Divide the text"):
        reading.result(lambda percent: reading.process.kill())


def test_what_takes_too_long_is_ended(monkeypatch):
    monkeypatch.setattr(found_apart, "LONGEST_WAIT", 0)
    reading = Reading(TEXT.encode() * 20_000, "line.txt", None, trusts_file=True)
    with pytest.raises(UnreadableFile, match=r"longer than 10 minutes\. Divide the text"):
        reading.result(ignore)


def test_a_mistake_of_ours_is_no_fault_of_the_file():
    reading = Reading(TEXT.encode() * 20_000, "line.txt", None, trusts_file=True)
    with pytest.raises(UnreadableFile, match="fault is ours"):
        reading.result(lambda percent: reading.process.send_signal(signal.SIGTERM))
