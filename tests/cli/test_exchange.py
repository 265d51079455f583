"""quiz sets list, quiz sets export, quiz sets import."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from quiz.app import create_app
from quiz.formats.catalogue import format_named
from quiz.questions.sameness import sameness
from quiz.storage import invitations, set_editing, sets, unowned
from quiz.storage.database import db, writing
from quiz.storage.sets import SetAction
from tests.cli.test_main import told
from tests.factories import (
    make_account,
    make_bracketed,
    make_teacher,
    make_written_choice,
    make_written_set,
)

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


@pytest.fixture
def app(instance):
    app = create_app()
    with app.app_context():
        yield app
        db.engine.dispose()


@pytest.fixture
def ada(app):
    return make_teacher("Ada")


@pytest.fixture
def messy(tmp_path):
    file = tmp_path / "messy.txt"
    file.write_text(MESSY, encoding="utf-8")
    return file


def test_sets_are_listed_with_the_number_that_other_commands_take(run, ada):
    row = make_written_set(ada.person_id)
    assert run("sets", "list").stdout == (
        "number  title  teacher  questions  changed\n"
        f"{row.id}       Kings  Ada      3          2026-11-24\n"
    )
    assert json.loads(run("sets", "list", "--json").stdout) == [
        {
            "number": row.id,
            "title": "Kings",
            "teacher": "Ada",
            "questions": 3,
            "changed": "2026-11-24T12:00:00+00:00",
        }
    ]


def test_a_set_is_written_by_its_number_or_title_and_what_is_lost_is_told(run, ada):
    row = make_written_set(ada.person_id, make_written_choice(), make_bracketed())
    for named in (str(row.id), "Kings"):
        result = run("sets", "export", named, "--format", "gift")
        assert result.exit_code == 0
        (read,) = format_named("gift").read(result.stdout_bytes).questions
        assert sameness(read.question) == sameness(make_written_choice())
        assert result.stderr.startswith("question 2: Its events stand side by side")


def test_a_set_is_written_to_a_new_file_and_over_none(run, ada, tmp_path):
    make_written_set(ada.person_id)
    file = tmp_path / "kings.txt"
    command = ("sets", "export", "Kings", "--format", "gift", "-o", str(file))
    assert run(*command).stdout == f"The set is written to {file}.\n"
    content = file.read_bytes()
    assert b"Where did the king" in content
    assert "is there already: name a new file" in last(run(*command))
    assert file.read_bytes() == content
    elsewhere = run(*command[:-1], str(tmp_path / "none" / "kings.txt"))
    assert "cannot be written: No such file or directory." in last(elsewhere)


def last(result):
    assert result.exit_code == 1
    return result.stderr.splitlines()[-1]


def test_a_set_that_is_not_there_or_not_alone_is_told_in_one_line(run, ada):
    for named in ("7", "Kings", "9" * 30):
        assert f"no set {named}" in told(run("sets", "export", named, "--format", "gift"))
    one, other = (make_written_set(ada.person_id) for _ in range(2))
    line = told(run("sets", "export", "Kings", "--format", "gift"))
    assert f"2 sets are called “Kings”: name it by its number ({other.id}, {one.id})." in line


def test_a_file_becomes_a_set_and_what_is_not_taken_is_told_with_its_line(run, ada, messy):
    result = run("sets", "import", str(messy), "--title", "Kings")
    (kept,) = sets.sets_of(ada.person_id)
    assert result.exit_code == 0
    assert result.stdout == (
        f"Set {kept.row.id}, “Kings”: 3 questions taken from {messy}, as GIFT. Asked again: 1.\n"
    )
    assert f"{messy}: line 4: " in result.stderr
    assert [item.question.kind for item in sets.items_of(kept.row.id)] == [
        "one-right",
        "one-right",
        "written-order",
    ]
    assert kept.row.tags == "kings"
    (change,) = set_editing.changes_of(kept.row.id)
    assert (change.action, change.about) == (SetAction.IMPORTED, "messy.txt")


def test_a_file_of_which_nothing_can_be_taken_makes_no_set(run, ada, tmp_path):
    file = tmp_path / "wrong.txt"
    file.write_text("Who was not?{~Louis}\n", encoding="utf-8")
    result = run("sets", "import", str(file), "--title", "Kings")
    assert (result.exit_code, result.stdout) == (1, "")
    assert f"{file}: line 1: " in result.stderr
    assert "No question can be taken" in result.stderr
    assert sets.sets_of(ada.person_id) == []


def test_before_anybody_teaches_a_set_is_kept_for_the_first_teacher(run, app, messy):
    assert run("sets", "import", str(messy), "--title", "Kings").exit_code == 0
    assert run("sets", "import", str(messy), "--title", "Queens").exit_code == 0
    listed = json.loads(run("sets", "list", "--json").stdout)
    assert {(one["title"], one["teacher"]) for one in listed} == {("Kings", ""), ("Queens", "")}
    assert "Who was king?" in run("sets", "export", "Kings", "--format", "gift").stdout
    with writing():
        token = invitations.invite(None, None, datetime.now(UTC))
    chi = make_account("Chi")
    with writing():
        invitations.use(token, chi, datetime.now(UTC))
    assert {one.row.title for one in sets.sets_of(chi.person_id)} == {"Kings", "Queens"}


def test_whose_set_it_is_must_be_said_where_there_are_more_teachers(run, app, messy):
    command = ("sets", "import", str(messy), "--title", "Kings")
    make_teacher("Ada")
    ben = make_teacher("Ben")
    assert "There are 2 teachers: say whose set it is, --teacher NAME." in last(run(*command))
    assert "No teacher is called Chi" in last(run(*command, "--teacher", "Chi"))
    assert run(*command, "--teacher", "ben").exit_code == 0
    assert len(sets.sets_of(ben.person_id)) == 1


@pytest.mark.parametrize(
    ("content", "format_name", "line"),
    [
        (b"There was a king.", (), "looks like no format: give --format, one of "),
        (b"There was a king.", ("--format", "gift"), "GIFT"),
        (b"", (), "looks like no format"),
        (b"x" * 20_000_001, (), "20,000,000"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_in_one_line(run, tmp_path, content, format_name, line):
    file = tmp_path / "wrong.txt"
    file.write_bytes(content)
    said = told(run("sets", "import", str(file), "--title", "Kings", *format_name))
    assert str(file) in said
    assert line in said


@pytest.mark.parametrize("name", ["none.txt", "", "a\0b"])
def test_a_file_that_is_not_there_is_told_in_one_line(run, tmp_path, name):
    told(run("sets", "import", str(tmp_path / name), "--title", "Kings"))


@pytest.mark.parametrize("title", ["", " ", "x" * 121])
def test_a_title_that_no_set_may_have_is_told(run, messy, title):
    assert run("sets", "import", str(messy), "--title", title).exit_code == 2


def test_choices_that_run_in_time_do_so_after_the_way_out_and_in(run, app, tmp_path):
    question = replace(make_written_choice(), in_time=True)
    row = make_written_set(make_teacher().person_id, question)
    file = tmp_path / "years.xml"
    run("sets", "export", str(row.id), "--format", "moodle-xml", "-o", str(file))
    assert run("sets", "import", str(file), "--title", "Back").exit_code == 0
    back = next(one for one, _ in unowned.every_set() if one.row.title == "Back")
    (item,) = sets.items_of(back.row.id)
    assert item.question.in_time
    assert [one.text for one in item.question.choices] == [one.text for one in question.choices]
