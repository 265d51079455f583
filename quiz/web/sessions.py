"""The cookie that knows a guest again, and what its pages tell caches."""

from datetime import UTC, datetime

from flask import Flask, Request, Response, g, request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin
from itsdangerous import BadSignature


class Sessions(SecureCookieSessionInterface):
    """Signed cookies that last, renewed by every page that reads them.

    Style and script read no session, so they carry no cookie into a browser's cache.
    """

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """Return the session; note in `g` who has to choose a password, since `session` is read
        only for pages made for one person."""
        session = self.read(app, request)
        g.choosing = session is not None and "choosing" in session
        return session

    def read(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """Return the session of the cookie; an empty one where there is none, or it is too old.

        Flask's own takes a cookie from the future for none: after a clock was set back, whoever
        plays as a guest would be nobody, and with the next form for good.
        """
        serializer = self.get_signing_serializer(app)
        if serializer is None:
            return None
        cookie = request.cookies.get(self.get_cookie_name(app), "")
        try:
            said, signed_at = serializer.loads(cookie, return_timestamp=True)
        except BadSignature:
            return self.session_class()
        too_old = datetime.now(UTC) - signed_at > app.permanent_session_lifetime
        return self.session_class() if too_old else self.session_class(said)

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
