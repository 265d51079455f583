"""What a proxy has still to hand over when the answer is known."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

AT_ONCE = 1024 * 1024  # bytes


class WholeRequests:
    """Takes all of a request before it is answered, as when it is refused for being too large.

    A proxy that cannot hand over the rest takes the server for broken, and says that in place of
    the refusal. It has the whole request, so there is nothing to wait for; a visitor without a
    proxy may send slowly or for ever, and is not listened to.
    """

    def __init__(self, within: "WSGIApplication") -> None:
        self.within = within

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        answer = self.within(environ, start_response)
        while environ["wsgi.input"].read(AT_ONCE):
            pass
        return answer
