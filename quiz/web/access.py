"""Who is asking, and the one way to each thing that is somebody's: load it, or 404."""

from datetime import UTC, datetime
from ipaddress import ip_address, ip_network

from flask import Flask, abort, g, redirect, request, session, url_for

from quiz.storage import accounts, gradebook, library, passwords, tries
from quiz.storage.accounts import AccountRow, Visitor
from quiz.storage.database import writing
from quiz.storage.gradebook import AttemptRow
from quiz.storage.library import ArticleRow, TopicRow

# SQLite's own limit; beyond it there are no rows.
LARGEST_ID = 2**63 - 1

# Of an IPv6 address, what a provider gives to one household.
IPV6_HOME = 64


class WrongPassword(ValueError):
    """Name and password do not fit together; which of them is wrong is not said."""


def register(app: Flask) -> None:
    """Let templates ask for the `visitor()`."""
    app.jinja_env.globals["visitor"] = visitor


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
    """Begin a new session; what was in the old one, forms' tokens too, counts no more."""
    sign_out()
    session.update(person=account.person_id, stamp=account.stamp)


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
