"""The wheel carries all it needs: installed, it runs without the checkout."""

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

# Licences under which a package may be used by, and passed on with, a program under the MIT one: as
# their packages spell them.
FREE = {
    "Apache-2.0",
    "BSD",
    "BSD License",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CNRI-Python",
    "LGPL-3.0-only",
    "MIT",
    "MIT License",
    "MIT-0",
    "MIT-CMU",
    "MPL-1.1",
    "MPL-2.0",
    "PSF-2.0",
    "PSFL",
    "The BSD 2-Clause License",
}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    subprocess.run([*build, str(ROOT)], check=True, capture_output=True, timeout=120)
    (file,) = folder.glob("*.whl")
    return zipfile.ZipFile(file)


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """The wheel in an environment of its own, which borrows only the dependencies from ours."""
    home = tmp_path_factory.mktemp("installed")
    venv.create(home, with_pip=False)
    packages = Path(sysconfig.get_path("purelib", "venv", vars={"base": str(home)}))
    wheel.extractall(packages)
    # A path added so has its own .pth files ignored, and with them an editable install.
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib"))
    return home


def run(installed, *arguments):
    ours = {name: value for name, value in os.environ.items() if not name.startswith("QUIZ_")}
    return subprocess.run(
        [installed / "bin" / "python", *arguments],
        cwd=installed,
        env=ours,
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    ).stdout


def test_an_installed_wheel_finds_topics_and_keeps_its_database_in_its_environment(installed):
    topics = json.loads(run(installed, "-m", "quiz", "topics", "list", "--json"))
    bundled = {file.parent.name for file in (ROOT / "quiz" / "topics").glob("*/topic.json")}
    assert {topic["slug"] for topic in topics} == bundled
    assert (installed / "var" / "quiz-instance" / "quiz.sqlite3").is_file()


def test_an_installed_wheel_draws_its_pages(installed):
    script = (
        "from quiz.app import create_app; client = create_app().test_client(); "
        "print(client.get('/about').status_code, client.get('/').text)"
    )
    run(installed, "-m", "quiz", "database", "upgrade")
    status, page = run(installed, "-c", script).split(" ", 1)
    assert status == "200"
    assert "/static/chronoquiz." in page


@pytest.mark.parametrize("program", ["nginx", "systemd"])
def test_an_installed_wheel_tells_the_programs_around_it(installed, program):
    said = run(installed, "-m", "quiz", "configuration", program, "--host", "quiz.example.org")
    assert said.startswith("# Chronoquiz")


def test_everything_that_is_needed_may_be_passed_on(installed):
    packages = json.loads(run(installed, "-m", "quiz", "licences", "--json"))
    licences = {package["name"]: package["licence"] for package in packages}
    assert {"chronoquiz", "Flask", "gunicorn", "lxml", "lxml_html_clean"} <= licences.keys()
    assert {name: terms for name, terms in licences.items() if not is_free(terms)} == {}


def is_free(terms):
    """Return whether a licence, or one of those to choose from, lets us pass a package on."""
    return any(set(choice.split(" AND ")) <= FREE for choice in terms.split(" OR "))


def test_a_wheel_offers_the_command(wheel):
    (entry_points,) = [name for name in wheel.namelist() if name.endswith("entry_points.txt")]
    assert "quiz = quiz.cli.main:quiz" in wheel.read(entry_points).decode()


def test_a_wheel_carries_the_catalogue_of_texts(wheel):
    assert "quiz/translations/messages.pot" in wheel.namelist()


def test_a_wheel_carries_the_product_and_nothing_else(wheel):
    tops = {name.split("/")[0] for name in wheel.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"quiz"}
    assert not [name for name in wheel.namelist() if name.endswith((".pyc", ".sqlite3"))]
