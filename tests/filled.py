"""A database with rows in every table, made as the program makes them, and how it was before."""

import secrets
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from alembic import command

from quiz.attempts.attempt import respond
from quiz.attempts.correcting import CreditForAll, remarked, to_json
from quiz.events import editing
from quiz.formats.picture import PictureFile
from quiz.storage import (
    accounts,
    assignments,
    bank,
    changes,
    classes,
    composing,
    corrections,
    drafts,
    enrolments,
    flagging,
    gradebook,
    invitations,
    library,
    marks,
    pictures,
    responses,
    set_sharing,
    tries,
)
from quiz.storage.accounts import Visitor
from quiz.storage.assignments import AssignmentRow
from quiz.storage.changes import Action
from quiz.storage.corrections import CorrectionRow
from quiz.storage.database import db, writing
from quiz.storage.library import BundledTopicRow, TopicRow
from quiz.storage.sets import May, QuestionSetRow
from quiz.storage.upgrading import configuration
from tests.answering import order
from tests.factories import (
    NOON,
    hash_of_password,
    make_assignment,
    make_class,
    make_import,
    make_questions,
    make_report,
    make_set,
    make_teacher,
    make_topic,
    make_written_choice,
)
from tests.filing import make_question_file
from tests.sittings import sit

# Whom and what there could not be before a step; what hangs on it goes too.
UNKNOWN_BEFORE = {
    "0007": (
        "DELETE FROM people WHERE id IN (SELECT person_id FROM enrolments)",
        "DELETE FROM question_sets WHERE id IN (SELECT set_id FROM set_items WHERE written_id > 0)",
    ),
    "0010": ("DELETE FROM people WHERE id IN (SELECT person_id FROM attempts WHERE own_exam)",),
}


def fill() -> None:
    """Put rows into every table of the database at hand, which is empty."""
    account, ben = make_teacher("Ada"), make_teacher("Ben")
    ada = Visitor(account.person_id, "Ada", is_teacher=True)
    with writing():
        topic = library.add_topic(make_topic())
        topic.owner_id = ada.id
        db.session.add(BundledTopicRow(slug=topic.slug))
        chi = accounts.new_guest(NOON)
        invitations.invite("Dee", ada.id, NOON)
        tries.note("Nobody", "127.0.0.1", NOON)
    question_set = make_set(ada.id, topic)
    sit(chi.id, topic, None, right=2)
    under_way = sit(chi.id, topic, None, right=1, answered=1, after=timedelta(hours=1))
    own = make_set(ada.id, topic, "Own")
    with writing():
        _, asked, _ = make_questions(3)
        drafts.save_draft(under_way.id, 2, order(asked.key), None, NOON + timedelta(hours=2))
        flagging.flag(under_way.id, 3, flagged=True)
        composing.write(own, ada, make_written_choice(), 2.0, own.version, NOON)
        set_sharing.share(own, ada, ben, May.COPY, NOON)
        pictures.keep(PictureFile(b"\x89PNG", "image/png", 1, 1), ada.id, NOON)
    edit(topic, ada)
    make_report(chi.id, topic)
    make_import(ada.id)
    make_question_file(ada.id)
    teach(topic, question_set, ada)
    sit_own_exam(topic)


def edit(topic: TopicRow, ada: Visitor) -> None:
    kept = changes.kept_events(topic.id)["event-1"]
    event = editing.edited(kept.event, "The assembly meets in Paris.", kept.event.dates, ["Paris"])
    with writing():
        changes.replace_events(topic, ada, Action.EDITED, {"event-1": kept.version}, [event], NOON)


def teach(topic: TopicRow, question_set: QuestionSetRow, ada: Visitor) -> None:
    """Let Ada have a class with two students in it, and mark and correct what one of them does."""
    classroom = make_class(ada.id)
    with writing():
        classes.show_topics(classroom.id, [topic.id], [])
        dee, eve = enrolments.add_pupils(
            classroom.id, [("Dee", hash_of_password()), ("Eve", hash_of_password())], NOON
        )
    given = make_assignment(classroom, question_set)
    sit(dee.person_id, topic, given, right=1)
    with writing():
        marks.say(given.id, dee.person_id, 2.0, "Ill", "Well done.", "Ada", NOON)
        assignments.except_for(given.id, eve.person_id, {"excused": True})
    correct(given, ada)


def correct(given: AssignmentRow, ada: Visitor) -> None:
    question, said = make_questions(3)[1], CreditForAll()
    with writing():
        (question_id,) = bank.keep([question])
        row = CorrectionRow(
            assignment_id=given.id,
            question_id=question_id,
            said=to_json(said),
            reason="The book has another town.",
            raise_only=True,
            person_id=ada.id,
            username="Ada",
            made_at=NOON,
        )
        found = [
            (one.marked, remarked(one.marked, said, question, one.rule, raise_only=True))
            for one in corrections.marked_items(given.id, question_id)
        ]
        corrections.apply(row, [(before, after) for before, after in found if after])


def sit_own_exam(topic: TopicRow) -> None:
    questions = make_questions(3)
    with writing():
        person = accounts.new_guest(NOON)
        attempt = gradebook.start_attempt(
            person.id,
            topic,
            questions,
            7,
            secrets.token_hex(16),
            -66_000,
            -54_000,
            NOON,
            own_exam=True,
        )
        given = respond(questions[0], order(questions[0].key), NOON)
        responses.revise(attempt.id, 1, given)


def as_of(revision: str, filled: Path, place: Path) -> None:
    """Write a database as it was at a step, with all rows of a filled one that it could have.

    `place` has no file yet. The application at hand, whose database is at `place`, makes the
    tables; nothing was ever taken out of a table, so every column has its values in the filled one.
    """
    known = place.with_name("known.sqlite3")
    known.write_bytes(filled.read_bytes())
    with closing(sqlite3.connect(known, isolation_level=None)) as source:
        source.execute("PRAGMA foreign_keys=ON")
        for step, unknown in UNKNOWN_BEFORE.items():
            for statement in unknown if revision < step else ():
                source.execute(statement)
    with db.engine.connect() as connection, connection.begin():
        command.upgrade(configuration(connection), revision)
    db.engine.dispose()
    with closing(sqlite3.connect(place, isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute(f"ATTACH '{known}' AS known")
        for table, columns in tables(database).items():
            names = ", ".join(f'"{column}"' for column in columns)
            database.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM known.{table}")
        database.execute("DETACH known")


def tables(database: sqlite3.Connection) -> dict[str, list[str]]:
    """Return the columns of each table of ours in a database."""
    found = database.execute(
        "SELECT name FROM main.sqlite_master WHERE type = 'table' "
        "AND name NOT IN ('alembic_version', 'sqlite_sequence') ORDER BY name"
    )
    return {
        name: [column for _, column, *_ in database.execute(f"PRAGMA main.table_info({name})")]
        for (name,) in found.fetchall()
    }


def rows(
    database: sqlite3.Connection, of: dict[str, list[str]]
) -> dict[str, list[tuple[object, ...]]]:
    """Return the rows of tables, or what of them stands in these columns, in one order."""
    found = {}
    for table, columns in of.items():
        names = ", ".join(f'"{column}"' for column in columns)
        found[table] = sorted(database.execute(f"SELECT {names} FROM {table}"), key=repr)
    return found
