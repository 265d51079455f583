"""Who is asking, and the one way to each thing that is somebody's: load it, or 404."""

from datetime import datetime

from flask import abort, session

from quiz.storage import accounts, gradebook, library
from quiz.storage.accounts import PersonRow
from quiz.storage.gradebook import AttemptRow
from quiz.storage.library import ArticleRow, TopicRow

# SQLite's own limit; beyond it there are no rows.
LARGEST_ID = 2**63 - 1


def visitor_id() -> int | None:
    """Return whom the cookie names; None for a browser that has not played here yet."""
    person_id = session.get("person")
    return person_id if isinstance(person_id, int) else None


def visitor() -> PersonRow | None:
    """Return the person the cookie names, if there still is one."""
    person_id = visitor_id()
    return None if person_id is None else accounts.person(person_id)


def known_or_guest(now: datetime) -> PersonRow:
    """Return the visitor, or a new guest; to be called where writing is allowed."""
    return visitor() or accounts.new_guest(now)


def remember(person_id: int) -> None:
    """Let this browser be known as the person from now on."""
    session["person"] = person_id


def own_attempt(attempt_id: int) -> AttemptRow:
    """Return the visitor's attempt; 404 when it is somebody else's, or there is none."""
    person_id = visitor_id()
    if person_id is None or attempt_id > LARGEST_ID:
        abort(404)
    return gradebook.attempt_of(person_id, attempt_id) or abort(404)


def public_topic(slug: str) -> TopicRow:
    return library.topic(slug) or abort(404)


def public_article(slug: str) -> ArticleRow:
    return library.article(slug) or abort(404)
