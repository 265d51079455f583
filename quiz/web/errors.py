"""Pages for what goes wrong: what it is, and what to do now."""

from http import HTTPStatus

from flask import Flask, current_app, g, make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from quiz.storage.database import explanation
from quiz.storage.hindrances import TROUBLES, Hindrance, hindrance
from quiz.web.access import visitor
from quiz.web.request_ids import request_id

HEADINGS = {
    400: lazy_gettext("That request could not be read."),
    403: lazy_gettext("This page is not open to you."),
    404: lazy_gettext("There is nothing at this address."),
    405: lazy_gettext("That cannot be done here."),
    413: lazy_gettext("That is more than this page takes."),
    414: lazy_gettext("That address is too long."),
    422: lazy_gettext("Something in the form is not right."),
    429: lazy_gettext("That was too often in a short time."),
    500: lazy_gettext("Something went wrong on our side."),
}
ADVICE = {
    400: lazy_gettext("Go back and try again from the page you came from."),
    404: lazy_gettext(
        "It may be mistyped, or belong to somebody else. If it is yours, sign in; what you play as "
        "a guest is kept for the browser you play in, for 30 days."
    ),
    413: lazy_gettext("Nothing was saved. Go back and send less."),
    429: lazy_gettext("Wait a minute, then try again. Nothing is lost."),
    500: lazy_gettext("Every answer you were told is saved is saved. Try again in a moment."),
}
# What hinders the database: the status, what it is, and what to do.
HINDRANCES = {
    Hindrance.FULL: (
        507,
        lazy_gettext("There is no room left on the server’s disk."),
        lazy_gettext(
            "What was saved before is not lost, but nothing new can be saved. Tell whoever looks "
            "after this server to make room, then try again."
        ),
    ),
    Hindrance.UNWRITABLE: (
        503,
        lazy_gettext("The server cannot write to its disk."),
        lazy_gettext(
            "What was saved before is not lost, but nothing new can be saved. Tell whoever looks "
            "after this server, then try again."
        ),
    ),
    Hindrance.LOCKED: (
        503,
        lazy_gettext("Another program is using the database."),
        lazy_gettext(
            "What was saved before is not lost, but nothing new can be saved until it has ended. "
            "Wait half a minute, then try again."
        ),
    ),
}
RETRY_AFTER = {"Retry-After": "30"}  # seconds
SECRET = ("csrf_token", "password", "again", "current")


def register(app: Flask) -> None:
    app.register_error_handler(CSRFError, show_again)
    app.register_error_handler(HTTPException, error_page)
    for trouble in TROUBLES:
        app.register_error_handler(trouble, hindered_page)


def show_again(_error: CSRFError) -> ResponseReturnValue:
    """Show the page a stale form was sent from, with what was typed; nothing is written.

    The view is called as it is: `PageForm.accepted` knows from `g.refusal` what to say.
    """
    g.refusal = gettext(
        "This page was too old, or your browser sent no cookie: nothing was saved. "
        "Please press the button again."
    )
    view = current_app.view_functions[request.endpoint or ""]
    try:
        return make_response(view(**(request.view_args or {})))
    except HTTPException as error:
        return error_page(error)


def error_page(error: HTTPException) -> ResponseReturnValue:
    """Return a page for any status from 400; redirects pass."""
    if error.response is not None or (error.code or 500) < 400:
        return error.get_response()
    code = error.code or 500
    page = render_template(
        "errors/error.html",
        code=code,
        heading=HEADINGS.get(code) or HTTPStatus(code).phrase,
        advice=ADVICE.get(code, ""),
        sent=sent_in_vain(code),
        number=request_id() if code == 500 else None,
    )
    response = make_response(page, code)
    for name, value in error.get_headers():
        if name in ("Allow", "Retry-After"):
            response.headers[name] = value
    return response


def hindered_page(trouble: Exception) -> ResponseReturnValue:
    """Return a page on what hinders the database, with what was sent, to be sent again.

    Nothing of it is saved: `writing()` undid it. What is no hindrance is a mistake, and goes on.
    """
    found = hindrance(trouble)
    if found is None:
        raise trouble
    current_app.logger.error(explanation(str(getattr(trouble, "orig", trouble))))
    code, heading, advice = HINDRANCES[found]
    page = render_template(
        "errors/error.html",
        code=code,
        heading=heading,
        advice=advice,
        sent=sent_fields(),
        number=None,
    )
    return make_response(page, code, RETRY_AFTER)


def sent_in_vain(code: int) -> list[tuple[str, str]] | None:
    """Return the fields that were sent to what is not there for who sent them, to be sent again.

    It may be there for whoever they were signed in as; what they typed must not be lost.
    """
    return sent_fields() if code == 404 and not signed_in() else None


def sent_fields() -> list[tuple[str, str]] | None:
    """Return what was sent and may stand on a page; None where the page was only asked for."""
    if request.method != "POST":
        return None
    return [field for field in request.form.items(multi=True) if field[0] not in SECRET]


def signed_in() -> bool:
    known = visitor()
    return known is not None and not known.is_guest
