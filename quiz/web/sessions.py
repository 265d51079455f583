"""The cookie that knows a guest again, and what its pages tell caches."""

from flask import Flask, Response, request
from flask.sessions import SecureCookieSessionInterface, SessionMixin


class Sessions(SecureCookieSessionInterface):
    """Signed cookies that last, renewed by every page that reads them.

    Style and script read no session, so they carry no cookie into a browser's cache.
    """

    def get_cookie_secure(self, app: Flask) -> bool:
        """Return whether the request was secure: classrooms serve http on a local address."""
        return request.is_secure

    def should_set_cookie(self, app: Flask, session: SessionMixin) -> bool:
        return session.modified or session.accessed

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Send the cookie; no cache, not even the browser's, keeps a page made for one person."""
        response.headers.setdefault("Cache-Control", "no-store" if session.accessed else "no-cache")
        if session and not session.permanent:
            session.permanent = True
        super().save_session(app, session, response)
