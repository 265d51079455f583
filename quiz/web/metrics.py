"""What a server does, in figures, for Prometheus: no names, no addresses, nothing of anybody.

`prometheus-client` need not be installed: this is imported only where figures are asked for.
"""

import time

from flask import Flask, Response, g, request
from prometheus_client import Counter, Histogram

SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 15.0)

# Of an address that leads nowhere, which may be anything.
NO_ROUTE = "none"

REQUESTS = Counter(
    "chronoquiz_requests", "Requests answered, by route and kind of status.", ["route", "status"]
)
LATENCY = Histogram(
    "chronoquiz_request_seconds",
    "How long answering took, once a thread was free.",
    ["route"],
    buckets=SECONDS,
)
WAITS = Histogram(
    "chronoquiz_writer_wait_seconds", "How long who writes waited for the turn.", buckets=SECONDS
)
ANSWERS = Counter("chronoquiz_answers_saved", "Answers to questions that were saved.")


def register(app: Flask) -> None:
    """Count what this application does; to be called before any page is registered.

    What comes first before a request comes last after it, so all the work is in between.
    """
    app.before_request(begin)
    app.after_request(count)
    app.extensions["turns"].tell_wait = WAITS.observe


def begin() -> None:
    g.began = time.perf_counter()


def count(response: Response) -> Response:
    route = request.url_rule.rule if request.url_rule else NO_ROUTE
    REQUESTS.labels(route, f"{response.status_code // 100}xx").inc()
    if "began" in g:  # not where the name of the server was wrong
        LATENCY.labels(route).observe(time.perf_counter() - g.began)
    if g.get("answer_saved"):
        ANSWERS.inc()
    return response
