"""The cookie that knows a guest again, and what its pages tell caches."""

from flask import Flask, Request, Response, g, request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin


class Sessions(SecureCookieSessionInterface):
    """Signed cookies that last, renewed by every page that reads them.

    Style and script read no session, so they carry no cookie into a browser's cache.
    """

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """Return the session; note in `g` who has to choose a password, since `session` is read
        only for pages made for one person."""
        session = super().open_session(app, request)
        g.choosing = session is not None and "choosing" in session
        return session

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
