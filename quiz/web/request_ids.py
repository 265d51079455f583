"""A number for each request, by which what went wrong is found again in the log."""

import re
import secrets
from collections.abc import Iterable
from logging import LogRecord
from typing import TYPE_CHECKING, Any

from flask import Flask, has_request_context, request

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

HEADER = "X-Request-ID"
SENT = "HTTP_X_REQUEST_ID"
KEPT = "quiz.request_id"

# What a proxy makes of a request: a UUID, 32 digits of nginx, or the like.
ID = re.compile(r"[\w-]{8,64}", re.ASCII)


def register(app: Flask) -> None:
    app.logger.addFilter(name_request)


class RequestIds:
    """Numbers each request before anything is done with it, and says the number in its answer.

    Where a proxy stands in front that can be trusted, its number is taken, so that its log and
    ours have the same.
    """

    def __init__(self, within: "WSGIApplication", *, proxy_trusted: bool) -> None:
        self.within = within
        self.proxy_trusted = proxy_trusted

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        sent = environ.get(SENT, "") if self.proxy_trusted else ""
        given = environ[KEPT] = sent if ID.fullmatch(sent) else secrets.token_hex(8)

        def start(status: str, headers: list[tuple[str, str]], *error: Any) -> Any:
            return start_response(status, [*headers, (HEADER, given)], *error)

        return self.within(environ, start)


def request_id() -> str | None:
    """Return the number of the request that is being answered, None where none is."""
    return request.environ.get(KEPT) if has_request_context() else None


def name_request(record: LogRecord) -> bool:
    """Say in what the application logs for which request it was."""
    if number := request_id():
        record.msg, record.args = f"{record.getMessage()} (request {number})", ()
        record.request_id = number
    return True
