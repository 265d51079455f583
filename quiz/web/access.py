"""Who is asking, and the one way to each thing that is somebody's: load it, or 404."""

from collections.abc import Sequence
from datetime import UTC, datetime
from ipaddress import ip_address, ip_network

from flask import Flask, abort, g, redirect, request, session, url_for

from quiz.storage import (
    accounts,
    articles,
    assigned,
    assignments,
    classes,
    enrolments,
    gradebook,
    imports,
    invitations,
    library,
    memory,
    passwords,
    question_files,
    reports,
    set_sharing,
    sets,
    topics,
    tries,
)
from quiz.storage.accounts import AccountRow, Visitor
from quiz.storage.assigned import Assigned
from quiz.storage.assignments import AssignmentRow
from quiz.storage.classes import ClassroomRow
from quiz.storage.database import writing
from quiz.storage.gradebook import AttemptRow
from quiz.storage.imports import ImportRow
from quiz.storage.invitations import InvitationRow
from quiz.storage.library import ArticleRow, Sharing, TopicRow
from quiz.storage.question_files import QuestionFileRow
from quiz.storage.reports import Report
from quiz.storage.sets import May, QuestionSetRow
from quiz.web import clock, deadlines

# SQLite's own limit; beyond it there are no rows.
LARGEST_ID = 2**63 - 1

# Of an IPv6 address, what a provider gives to one household.
IPV6_HOME = 64


class WrongPassword(ValueError):
    """Name and password do not fit together; which of them is wrong is not said."""


def register(app: Flask) -> None:
    """Let templates ask for the `visitor()`, who may change what, and which pages there are."""
    app.jinja_env.globals.update(
        visitor=visitor, edits=edits, reads=reads, finds=finds, pairs_due=pairs_due
    )


def visitor() -> Visitor | None:
    """Return whom the cookie names; None for a browser not known, or no longer.

    The database is asked once a request.
    """
    if "visitor" not in g:
        g.visitor = visitor_now()
    known: Visitor | None = g.visitor
    return known


def visitor_now() -> Visitor | None:
    """Return whom the cookie names as things are at this moment."""
    person_id, stamp = session.get("person"), session.get("stamp")
    return accounts.visitor(person_id, stamp) if isinstance(person_id, int) else None


def visitor_id() -> int | None:
    known = visitor()
    return known.id if known else None


def pairs_due() -> int:
    """Return how many pairs the visitor is to be asked again; asked for once a page."""
    person_id = visitor_id()
    return 0 if person_id is None else memory.number_due(person_id, clock.now())


def known_or_new_id(now: datetime) -> int:
    """Return the id of the visitor, or of a new guest; to be called where writing is allowed."""
    known = visitor_now()
    return known.id if known else accounts.new_guest(now).id


def remember(person_id: int) -> None:
    """Let this browser be known as the person from now on."""
    if session.get("person") != person_id:
        session.pop("stamp", None)
    session["person"] = person_id


def sign_in(account: AccountRow) -> None:
    """Begin a new session; what was in the old one, forms' tokens too, counts no more.

    Whoever came in by a one-time password has yet to choose one: `first_passwords` sees to it.
    """
    sign_out()
    session.update(person=account.person_id, stamp=account.stamp)
    if enrolments.must_choose(account.person_id):
        session["choosing"] = True


def sign_out() -> None:
    """Leave nothing of the session in this browser."""
    session.clear()
    g.pop("visitor", None)


def proved(username: str, password: str) -> AccountRow:
    """Return the account that has this name and this password.

    Raises WrongPassword, after the same work whether there is such a name or not, and
    TooManyTries before any.
    """
    with writing():
        tries.note(username, client_network(), datetime.now(UTC))
    account = accounts.account_named(username)
    kept = account.password_hash if account else passwords.NOBODYS
    if not passwords.matches(kept, password) or account is None:
        raise WrongPassword
    renewed = passwords.hashed(password) if passwords.outdated(kept) else kept
    with writing():
        if account.password_hash != kept:  # changed at this very moment
            raise WrongPassword
        tries.forget(username)
        account.password_hash = renewed
    return account


def client_network() -> str:
    """Return where the request comes from: an IPv4 address, or a household's IPv6 network."""
    given = request.remote_addr or ""
    try:
        address = ip_address(given)
    except ValueError:
        return given  # a socket has no address
    prefix = IPV6_HOME if address.version == 6 else address.max_prefixlen
    return str(ip_network((address, prefix), strict=False))


def own_visit() -> Visitor:
    """Return the visitor; whoever is not known is asked to sign in."""
    return visitor() or abort(redirect(url_for("signing.sign_in", next=request.path), 303))


def own_account() -> AccountRow:
    """Return the visitor's account; whoever has none is asked to sign in."""
    known = visitor()
    account = accounts.account(known.id) if known and not known.is_guest else None
    return account or abort(redirect(url_for("signing.sign_in", next=request.path), 303))


def own_teacher() -> Visitor:
    """Return the visitor, who teaches; 404 for everybody else, signed in or not."""
    known = visitor()
    return known if known and known.is_teacher else abort(404)


def own_invitation(invitation_id: int) -> InvitationRow:
    """Return an invitation that the visitor gave; 404 when it is another's, or there is none."""
    known = own_teacher()
    if invitation_id > LARGEST_ID:
        abort(404)
    return invitations.invitation_of(known.id, invitation_id) or abort(404)


def own_import(import_id: int) -> ImportRow:
    """Return what the visitor sent to be read; 404 when it is another's, or there is none."""
    known = own_teacher()
    if import_id > LARGEST_ID:
        abort(404)
    return imports.import_of(known.id, import_id) or abort(404)


def own_question_file(file_id: int) -> QuestionFileRow:
    """Return a question file that the visitor sent; 404 when it is another's, or there is none."""
    known = own_teacher()
    if file_id > LARGEST_ID:
        abort(404)
    return question_files.file_of(known.id, file_id) or abort(404)


def own_attempt(attempt_id: int) -> AttemptRow:
    """Return the visitor's attempt, ended if its deadline is over; 404 for everybody else."""
    person_id = visitor_id()
    if person_id is None or attempt_id > LARGEST_ID:
        abort(404)
    attempt = gradebook.attempt_of(person_id, attempt_id) or abort(404)
    if attempt.deadline_at is not None and attempt.finished_at is None:
        deadlines.end_overdue(person_id=person_id)
    return attempt


def attempted_topic(attempt: AttemptRow) -> TopicRow | None:
    """Return the topic of an attempt; None where it is gone, or the visitor may not see it."""
    topic = visible_topic(attempt.topic_slug)
    return topic if topic and topic.id == attempt.topic_id else None


def readable_set(set_id: int) -> QuestionSetRow:
    """Return a question set that the visitor may look at; 404 for everybody else."""
    return shared_set(set_id, May.READ)


def copyable_set(set_id: int) -> QuestionSetRow:
    """Return a question set that the visitor may copy; 404 for everybody else."""
    return shared_set(set_id, May.COPY)


def editable_set(set_id: int) -> QuestionSetRow:
    """Return a question set that the visitor may change; 404 for everybody else."""
    return shared_set(set_id, May.EDIT)


def shared_set(set_id: int, wanted: May) -> QuestionSetRow:
    known = own_teacher()
    if set_id > LARGEST_ID:
        abort(404)
    return set_sharing.set_for(known.id, set_id, wanted) or abort(404)


def owned_set(set_id: int, *, deleted: bool = False) -> QuestionSetRow:
    """Return a question set of the visitor; 404 for everybody else's, and unless it is deleted."""
    known = own_teacher()
    if set_id > LARGEST_ID:
        abort(404)
    return sets.set_of(known.id, set_id, deleted=deleted) or abort(404)


def taught_class(classroom_id: int) -> ClassroomRow:
    """Return a class that the visitor teaches, archived or not; 404 for everybody else."""
    known = own_teacher()
    if classroom_id > LARGEST_ID:
        abort(404)
    return classes.class_taught(known.id, classroom_id) or abort(404)


def taught_assignment(assignment_id: int, *, deleted: bool = False) -> AssignmentRow:
    """Return an assignment of a class that the visitor teaches; 404 for everybody else."""
    known = own_teacher()
    if assignment_id > LARGEST_ID:
        abort(404)
    return assignments.assignment_taught(known.id, assignment_id, deleted=deleted) or abort(404)


def given_assignment(assignment_id: int) -> Assigned:
    """Return an assignment of a class that the visitor is in; 404 for everybody else."""
    person_id = visitor_id()
    if person_id is None or assignment_id > LARGEST_ID:
        abort(404)
    deadlines.end_overdue(person_id=person_id)
    return assigned.assigned(person_id, assignment_id) or abort(404)


def taught_attempt(attempt_id: int) -> AttemptRow:
    """Return an attempt at an assignment of a class that the visitor teaches; else 404."""
    known = own_teacher()
    if attempt_id > LARGEST_ID:
        abort(404)
    return gradebook.attempt_taught(known.id, attempt_id) or abort(404)


def settleable_report(report_id: int) -> Report:
    """Return what a student reported, of a topic whose teachers the visitor is one of; else 404."""
    known = own_teacher()
    if report_id > LARGEST_ID:
        abort(404)
    return reports.report_for(known.id, report_id) or abort(404)


def sees(topic: TopicRow) -> bool:
    """Return whether the visitor may see a topic."""
    known = visitor()
    if topic.sharing == Sharing.EVERYONE:
        return True
    if known and known.is_teacher and topic.sharing == Sharing.TEACHERS:
        return True
    return owns(topic) or topic.id in (one.id for one in topics_of_classes())


def topics_of_classes() -> Sequence[TopicRow]:
    """Return what the visitor's classes see; the database is asked once a request."""
    if "topics_of_classes" not in g:
        known = visitor()
        signed_in = known is not None and not known.is_guest
        g.topics_of_classes = classes.topics_seen(known.id) if known and signed_in else ()
    found: Sequence[TopicRow] = g.topics_of_classes
    return found


def edits(topic: TopicRow) -> bool:
    """Return whether the visitor may change a topic's articles and events.

    What came with the program, or by the command line, belongs to nobody: it is copied first.
    """
    known = visitor()
    if known is None or not known.is_teacher or topic.owner_id is None:
        return False
    return topic.owner_id == known.id or topic.sharing != Sharing.OWN


def owns(topic: TopicRow) -> bool:
    known = visitor()
    return known is not None and known.is_teacher and topic.owner_id == known.id


def visible_topic(slug: str) -> TopicRow | None:
    """Return a topic that the visitor may see; None where there is none, or it is others' own."""
    topic = library.topic(slug)
    return topic if topic and sees(topic) else None


def reads(slug: str) -> bool:
    """Return whether the visitor may read an article; the database is asked once a request."""
    known: dict[str, bool] = g.setdefault("articles_read", {})
    if slug not in known:
        article = articles.article_or_removed(slug)
        known[slug] = bool(article and not article.removed_at and sees(article.topic))
    return known[slug]


def finds(slug: str, name: str) -> bool:
    """Return whether the visitor may see an event of a topic, and it is still there."""
    known: dict[str, frozenset[str]] = g.setdefault("events_found", {})
    if slug not in known:
        topic = visible_topic(slug)
        known[slug] = topics.told_names(topic.id) if topic else frozenset()
    return name in known[slug]


def public_topic(slug: str) -> TopicRow:
    return visible_topic(slug) or abort(404)


def editable_topic(slug: str) -> TopicRow:
    """Return a topic that the visitor may change; 404 for everybody else."""
    topic = library.topic(slug)
    return topic if topic and edits(topic) else abort(404)


def own_topic(slug: str) -> TopicRow:
    """Return a topic of the visitor, though it be deleted; 404 for everybody else."""
    topic = topics.topic_or_deleted(slug)
    return topic if topic and owns(topic) else abort(404)


def public_article(slug: str) -> ArticleRow:
    article = library.article(slug)
    return article if article and sees(article.topic) else abort(404)


def editable_article(slug: str) -> ArticleRow:
    """Return an article, with its text, of a topic that the visitor may change; else 404."""
    article = library.article(slug)
    return article if article and edits(article.topic) else abort(404)


def changeable_article(slug: str) -> ArticleRow:
    """Return an article, though it be removed, of a topic that the visitor may change; else 404.

    Its text is not loaded.
    """
    article = articles.article_or_removed(slug)
    return article if article and edits(article.topic) else abort(404)


def editable_topics() -> list[TopicRow]:
    """Return the topics that the visitor may change, by title."""
    return [one.row for one in topics.listed(own_teacher().id) if edits(one.row)]
