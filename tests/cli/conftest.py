"""Commands, run in this process or as their own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quiz.cli.main import quiz

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def instance(tmp_path: Path, bundled: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The instance folder of the commands of this test, its database as the first start makes it.

    Nothing of the environment of whoever runs the tests remains.
    """
    for name in os.environ:
        if name.startswith("QUIZ_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("QUIZ_INSTANCE", str(tmp_path))
    shutil.copyfile(bundled, tmp_path / "quiz.sqlite3")
    return tmp_path


@pytest.fixture
def run(instance: Path) -> Callable[..., Result]:
    """Run a command here; a traceback is the test's."""

    def run(*arguments: str) -> Result:
        return CliRunner(catch_exceptions=False).invoke(quiz, arguments)

    return run


@pytest.fixture
def start(instance: Path) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Run a command line of a shell, where $QUIZ stands for `quiz`."""

    def start(line: str, **environ: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            ["bash", "-c", line.replace("$QUIZ", f"{sys.executable} -m quiz")],
            cwd=ROOT,
            env={**os.environ, **environ},
            capture_output=True,
            check=False,
            timeout=60,
        )

    return start
