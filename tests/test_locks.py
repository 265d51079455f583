"""Every package is pinned by its hash, and nothing says where packages come from."""

import os
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
# Written apart, so that this file does not hold what it searches for.
HOSTS = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("python" + "hosted", "org"),
        ("npmjs", "org"),
        ("yarnpkg", "com"),
        ("jsdelivr", "net"),
        ("unpkg", "com"),
    )
]
MADE = {".git", ".venv", "__pycache__", ".hypothesis", "build", "dist", "instance"}
PINNED = re.compile(r"^(?P<name>[a-z0-9.-]+)==(?P<version>\S+)", re.MULTILINE)


def files() -> list[Path]:
    """Return the files of the project, without what was made or fetched."""
    return [
        Path(folder) / name
        for folder, folders, names in os.walk(ROOT)
        if not prune(folders)
        for name in names
    ]


def prune(folders: list[str]) -> None:
    """Keep `os.walk` out of what is not in the repository."""
    folders[:] = [name for name in folders if name not in MADE and not name.endswith("_cache")]


def pins(lock: str) -> dict[str, str]:
    return dict(PINNED.findall((ROOT / lock).read_text(encoding="utf-8")))


@pytest.mark.parametrize("host", HOSTS)
def test_no_file_names_a_package_host(host):
    assert [file for file in files() if host.encode() in file.read_bytes()] == []


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-test.lock"])
def test_every_package_is_pinned_with_its_hashes(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    entries = re.split(r"\n(?=[a-z])", text.strip())
    assert all(PINNED.match(entry) and "--hash=sha256:" in entry for entry in entries)


def test_the_tests_run_on_the_versions_that_are_served():
    assert pins("requirements.lock").items() <= pins("requirements-test.lock").items()
