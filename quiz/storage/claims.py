"""Whose turn it is to be read or added, and who is at it: one program at a time for each import."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, case, func, select, update
from sqlalchemy.orm import aliased, undefer

from quiz.storage.database import db
from quiz.storage.imports import SILENCE, UNDER_WAY, ImportRow, Origin, Said, State, as_json

# So many files are read, or added, at once; the others wait.
MOST_AT_ONCE = 2


def claim(now: datetime) -> int | None:
    """Take the next file in turn to be read or added, and return its id.

    None where there is none, or where enough is being done at once. Whoever has least under way
    comes first. To be called where writing is allowed; whoever claimed must be heard of from then
    on.
    """
    others = aliased(ImportRow)
    own = aliased(ImportRow)
    under_way = (
        select(func.count())
        .where(own.person_id == others.person_id, *alive(own, now))
        .scalar_subquery()
    )
    following = (
        select(others.id)
        .where(others.state.in_([State.WAITING, State.CONFIRMED]))
        .order_by(under_way, others.id)
        .limit(1)
        .scalar_subquery()
    )
    return db.session.scalar(
        update(ImportRow)
        .where(ImportRow.id == following, number_alive(now) < MOST_AT_ONCE)
        .values(
            state=case((ImportRow.state == State.WAITING, State.READING), else_=State.ADDING),
            progress=0,
            beat_at=now,
        )
        .returning(ImportRow.id)
    )


def can_claim(now: datetime) -> bool:
    """Return whether something waits that could be claimed."""
    waits = select(ImportRow.id).where(ImportRow.state.in_([State.WAITING, State.CONFIRMED]))
    return db.session.scalar(waits.where(number_alive(now) < MOST_AT_ONCE).limit(1)) is not None


def queue() -> dict[State, int]:
    """Return how many files are in each state in which they wait for the reading program, or
    are in its hands; those that it was interrupted at count as well.
    """
    states = (State.WAITING, State.READING, State.CONFIRMED, State.ADDING)
    found = db.session.execute(
        select(ImportRow.state, func.count())
        .where(ImportRow.state.in_(states))
        .group_by(ImportRow.state)
    )
    return dict.fromkeys(states, 0) | {State(state): count for state, count in found}


def number_alive(now: datetime) -> ColumnElement[int]:
    others = aliased(ImportRow)
    return select(func.count()).where(*alive(others, now)).scalar_subquery()


def alive(row: type[ImportRow], now: datetime) -> tuple[ColumnElement[bool], ...]:
    return row.state.in_(UNDER_WAY), heard_of(row, now)


def heard_of(row: type[ImportRow], now: datetime) -> ColumnElement[bool]:
    return row.beat_at.between(now - SILENCE, now + SILENCE)


def claimed(import_id: int) -> ImportRow | None:
    """Return an import that was claimed, with what was sent; None where it is no more."""
    return db.session.scalar(
        select(ImportRow)
        .where(ImportRow.id == import_id, ImportRow.state.in_(UNDER_WAY))
        .options(undefer(ImportRow.content))
    )


def beat(import_id: int, last: datetime | None, now: datetime, progress: int) -> bool:
    """Say that the work goes on; `last` is when that was said before.

    False where it is nobody's any more, or another's: the work is to be abandoned.
    """
    found = db.session.execute(
        update(ImportRow)
        .where(*held(import_id, last))
        .values(beat_at=now, progress=progress)
        .returning(ImportRow.id)
    )
    return found.first() is not None


def held(import_id: int, last: datetime | None) -> tuple[ColumnElement[bool], ...]:
    """Return what is true of an import as long as it is held by who was last heard of then."""
    return ImportRow.id == import_id, ImportRow.state.in_(UNDER_WAY), ImportRow.beat_at == last


def keep_found(
    import_id: int, last: datetime | None, found: str, guesses: Mapping[str, Said]
) -> None:
    """Keep what was read; nothing happens where the work was to be abandoned.

    What the teacher has said of the article counts more than what was guessed.
    """
    row = db.session.scalar(select(ImportRow).where(*held(import_id, last)))
    if row is not None:
        given = {name: said for name, said in row.fields.items() if said.origin is Origin.TEACHER}
        row.said = as_json({**guesses, **given})
        row.state, row.progress, row.problem, row.found = State.READ, 100, None, found


def refuse(import_id: int, last: datetime | None, problem: str) -> None:
    """Say why a file cannot be read or added; nothing happens where the work was to be abandoned.

    What could be read stays, and can be looked at again.
    """
    db.session.execute(
        update(ImportRow)
        .where(*held(import_id, last))
        .values(
            state=case((ImportRow.state == State.READING, State.REFUSED), else_=State.READ),
            content=case((ImportRow.state == State.READING, b""), else_=ImportRow.content),
            problem=problem,
        )
    )


def start_again(import_id: int, now: datetime) -> bool:
    """Put what has stopped in the queue again; return whether it had."""
    found = db.session.execute(
        update(ImportRow)
        .where(
            ImportRow.id == import_id,
            ImportRow.state.in_(UNDER_WAY),
            ~heard_of(ImportRow, now),
        )
        .values(
            state=case((ImportRow.state == State.READING, State.WAITING), else_=State.CONFIRMED),
            progress=0,
        )
        .returning(ImportRow.id)
    )
    return found.first() is not None
