"""quiz sets: question sets listed, written for other programs, and read from theirs."""

import secrets
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from quiz.articles.file import LARGEST_FILE, UnreadableFile
from quiz.cli.importing import Line
from quiz.cli.opening import opened_database
from quiz.cli.output import as_json, check_output, hand_out, to_file, write_json, write_table
from quiz.formats import catalogue, questions_apart
from quiz.formats.catalogue import Format, UndecidedFormat
from quiz.formats.questions_apart import ReadFile
from quiz.questions.sameness import sameness
from quiz.storage import accounts, packing, question_files, question_taking, sets, unowned
from quiz.storage.accounts import Visitor
from quiz.storage.database import writing
from quiz.storage.sets import LONGEST_TITLE, KeptSet, QuestionSetRow

READABLE = click.Choice([one.name for one in catalogue.readable()])
WRITABLE = click.Choice([one.name for one in catalogue.writable()])


class Title(Line):
    """A title that a set may have."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        title = super().convert(value, param, ctx)
        if len(title) > LONGEST_TITLE:
            self.fail(f"give a title of at most {LONGEST_TITLE} characters.", param, ctx)
        return title


@click.command("list")
@as_json
def list_sets(as_json: bool) -> None:
    """List the question sets there are, each with the number that other commands take.

    Example: quiz sets list --json
    """
    with opened_database():
        kept = unowned.every_set()
    if as_json:
        write_json([set_record(one, owner) for one, owner in kept])
    else:
        headings = ["number", "title", "teacher", "questions", "changed"]
        write_table(
            headings,
            [
                [one.row.id, one.row.title, owner, one.questions, f"{one.row.changed_at:%Y-%m-%d}"]
                for one, owner in kept
            ],
        )


def set_record(kept: KeptSet, owner: str) -> dict[str, Any]:
    return {
        "number": kept.row.id,
        "title": kept.row.title,
        "teacher": owner,
        "questions": kept.questions,
        "changed": kept.row.changed_at.isoformat(),
    }


@click.command("export")
@click.argument("named", metavar="SET")
@click.option("--format", "format_name", type=WRITABLE, required=True, help="What to write.")
@to_file
def export_set(named: str, format_name: str, output: Path | None) -> None:
    """Write a question SET, by its number or title, for another program.

    What the format cannot carry is told on standard error. Without a file it is written to
    standard output, but not to a terminal.

    Example: quiz sets export 7 --format moodle-xml -o week3.xml
    """
    check_output(output)
    with opened_database():
        written = packing.written(packing.packaged(set_named(named)), known(format_name))
    hand_out(written, output, "The set")


def known(format_name: str) -> Format:
    found = catalogue.format_named(format_name)
    assert found is not None
    return found


def set_named(named: str) -> QuestionSetRow:
    """Return the set of this number, or else the one of this title."""
    is_number = named.isascii() and named.isdigit() and len(named) < len(str(sys.maxsize))
    if is_number and (row := sets.set_numbered(int(named))):
        return row
    titled = [one.row for one, _ in unowned.every_set() if one.row.title == named]
    if not titled:
        raise click.ClickException(f"There is no set {named}: `quiz sets list` lists all.")
    if len(titled) > 1:
        numbers = ", ".join(str(row.id) for row in titled)
        raise click.ClickException(
            f"{len(titled)} sets are called “{named}”: name it by its number ({numbers})."
        )
    return titled[0]


@click.command("import")
@click.argument("file")
@click.option("--title", type=Title(), required=True, help="What the new set is called.")
@click.option("--format", "format_name", type=READABLE, help="[default: what the file looks like]")
@click.option(
    "--teacher",
    "username",
    help="Whose set it is.  [default: the only teacher, or the first to come]",
)
def import_set(file: str, title: str, format_name: str | None, username: str | None) -> None:
    """Make a question set of a FILE of another program.

    What cannot be taken is told on standard error with its place. Exit status 1 if no question is
    taken.

    Example: quiz sets import week3.gift --title "Week 3"
    """
    read = read_file(file, format_name or "")
    for problem in read.reading.problems:
        click.echo(f"{file}: {problem}", err=True)
    with opened_database():
        click.echo(taken(read, file, title, owner(username)))


def read_file(file: str, format_name: str) -> ReadFile:
    """Return a file as read; a one-line error that names it when it cannot be."""
    try:
        with Path(file).open("rb") as opened:
            content = opened.read(LARGEST_FILE + 1)
        return questions_apart.read(content, Path(file).name, format_name)
    except OSError as trouble:
        raise click.ClickException(f"{file} cannot be read: {trouble.strerror}.") from trouble
    except UndecidedFormat as doubt:
        possible = ", ".join(one.name for one in doubt.possible)
        looks = "may be in one of several formats" if doubt.fits else "looks like no format"
        raise click.ClickException(f"{file} {looks}: give --format, one of {possible}.") from doubt
    except UnreadableFile as trouble:
        raise click.ClickException(f"{file}: {trouble}") from trouble
    except ValueError as trouble:  # a name with a zero byte
        raise click.ClickException(f"{file!r} is no file name.") from trouble


def owner(username: str | None) -> Visitor:
    """Return the teacher of a name, or the only one there is, or who keeps sets for the first."""
    teachers = accounts.teachers()
    if username is not None:
        account = accounts.account_named(username)
        found = [one for one in teachers if account and one.person_id == account.person_id]
        if not found:
            raise click.ClickException(
                f"No teacher is called {username}: see `quiz teachers list`."
            )
    else:
        found = list(teachers)
        if not found:
            with writing():
                return unowned.keeper(datetime.now(UTC))
        if len(found) > 1:
            raise click.ClickException(
                f"There are {len(found)} teachers: say whose set it is, --teacher NAME."
            )
    return Visitor(found[0].person_id, found[0].username, is_teacher=True)


def taken(read: ReadFile, file: str, title: str, person: Visitor) -> str:
    """Make a set of what was read, and return what was taken in a sentence."""
    questions, reading = read.reading.questions, read.reading
    if not questions:
        raise click.ClickException(f"No question can be taken from {file}, as {read.format.label}.")
    row = sets.of_no_topic(person.id, title, secrets.token_hex(16), datetime.now(UTC))
    row.tags = "\n".join(question_files.usual_tags(questions))
    with writing():
        question_taking.put(questions, reading.pictures, row, person, Path(file).name, row.made_at)
    said = (
        f"Set {row.id}, “{title}”: {len(questions)} questions taken from {file}, as "
        f"{read.format.label}."
    )
    twice = len(questions) - len({sameness(one.question) for one in questions})
    return said + (f" Asked again: {twice}." if twice else "")
