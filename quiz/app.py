"""The application: settings, database and pages put together."""

import os
import re
from collections.abc import Iterable
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Flask, Response
from flask_compress import Compress
from flask_wtf.csrf import CSRFProtect
from jinja2 import StrictUndefined
from werkzeug.exceptions import SecurityError
from werkzeug.middleware.proxy_fix import ProxyFix

from quiz.config import Settings, from_environment, kept_secret
from quiz.storage import database
from quiz.web import (
    access,
    accounts,
    adding,
    analysis,
    analysis_files,
    articles,
    assessing,
    assets,
    assigned,
    assignments,
    boards,
    bringing_back,
    building,
    classes,
    classroom_settings,
    corrections,
    deciding,
    editing,
    enrolments,
    errors,
    exceptions,
    exchange,
    exporting,
    filters,
    first_passwords,
    flagging,
    gradebook,
    gradebook_files,
    headers,
    history,
    home,
    importing,
    joining,
    languages,
    library,
    manifest,
    merging,
    pictures,
    playing,
    printing,
    progress,
    pupils,
    quizzes,
    rearranging,
    reports,
    request_ids,
    reviewing,
    reviews,
    rewording,
    rosters,
    saving,
    set_changes,
    sets,
    sharing,
    shelf,
    signing,
    submitting,
    taking,
    takings,
    teachers,
    topic_export,
    topics,
    undoing,
    writing,
)
from quiz.web.bodies import WholeRequests
from quiz.web.request_ids import RequestIds
from quiz.web.sessions import Sessions

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

PACKAGE = Path(__file__).resolve().parent
# A wheel carries templates/ and static/ inside the package; a checkout keeps them beside it.
INSTALLED = (PACKAGE / "templates").is_dir()
ASSETS = PACKAGE if INSTALLED else PACKAGE.parent

# What a browser may take for this server's name: labels of letters, digits, hyphens and
# underscores, or an address, and a port.
HOST = re.compile(r"(?:[\w-]{1,63}(?:\.[\w-]{1,63})*\.?|\[[0-9a-f:.]+\])(?::\d{1,5})?", re.A | re.I)
NO_SUCH_HOST = "This server does not go by that name.\n"

# The largest form is an ordering of eight cards.
LARGEST_REQUEST = 64 * 1024
MOST_FIELDS = 100


def create_app(settings: Settings | None = None) -> Flask:
    """Return the application; UnusableSetting when the environment is not as it should be."""
    settings = settings or environment_settings()
    app = Flask("quiz", template_folder=str(ASSETS / "templates"), static_folder=None)
    configure(app, settings)
    app.extensions["settings"] = settings
    database.connect(app, settings)
    if settings.metrics:
        measure(app)
    languages.register(app)
    Compress(app)
    register_pages(app)
    # It looks at a form after `first_passwords`, which lets nothing be done before it.
    CSRFProtect(app)
    return app


def environment_settings() -> Settings:
    """Return the settings of this process's environment."""
    folder = Flask("quiz").instance_path if INSTALLED else PACKAGE.parent / "instance"
    return from_environment(os.environ, Path(folder))


def configure(app: Flask, settings: Settings) -> None:
    app.config.update(
        SECRET_KEY=settings.secret_key or kept_secret(settings.instance),
        TRUSTED_HOSTS=list(settings.allowed_hosts) or None,
        TIME_ZONE=settings.time_zone,
        SESSION_COOKIE_NAME="chronoquiz",
        SESSION_COOKIE_SAMESITE="Lax",
        PERMANENT_SESSION_LIFETIME=timedelta(days=30),
        WTF_CSRF_TIME_LIMIT=None,  # as long as the session
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
        MAX_FORM_MEMORY_SIZE=LARGEST_REQUEST,
        MAX_FORM_PARTS=MOST_FIELDS,
        COMPRESS_MIMETYPES=["text/html"],  # style and script are compressed once, at the start
        COMPRESS_ALGORITHM=["br", "gzip"],
    )
    app.session_interface = Sessions()
    app.wsgi_app = PlausibleHosts(app.wsgi_app)  # type: ignore[method-assign]
    app.jinja_options = {
        "undefined": StrictUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
    }
    if hops := settings.trusted_proxies:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            WholeRequests(app.wsgi_app), x_for=hops, x_proto=hops, x_host=hops
        )
    app.wsgi_app = RequestIds(  # type: ignore[method-assign]
        app.wsgi_app, proxy_trusted=settings.trusted_proxies > 0
    )


def measure(app: Flask) -> None:
    """Count what is done; only this module needs a package that may be missing."""
    import_module("quiz.web.metrics").register(app)


def register_pages(app: Flask) -> None:
    access.register(app)
    assets.register(app, ASSETS / "static")
    filters.register(app)
    headers.register(app)
    errors.register(app)
    request_ids.register(app)
    teachers.register(app)
    first_passwords.register(app)
    boards.register(app)
    app.register_error_handler(SecurityError, unknown_host)
    for screen in (
        manifest,
        home,
        signing,
        accounts,
        teachers,
        taking,
        quizzes,
        history,
        reviews,
        library,
    ):
        app.register_blueprint(screen.pages)
    for part_of_classes in (
        classes,
        classroom_settings,
        enrolments,
        rosters,
        joining,
        first_passwords,
    ):
        app.register_blueprint(part_of_classes.pages)
    for part_of_assignments in (
        assignments,
        progress,
        exceptions,
        assigned,
        submitting,
        flagging,
        saving,
    ):
        app.register_blueprint(part_of_assignments.pages)
    for part_of_gradebook in (
        gradebook,
        gradebook_files,
        assessing,
        pupils,
        analysis,
        analysis_files,
    ):
        app.register_blueprint(part_of_gradebook.pages)
    for part_of_library in (topics, topic_export, bringing_back, articles, takings, importing):
        app.register_blueprint(part_of_library.pages)
    app.register_blueprint(corrections.pages)
    for part_of_sets in (
        building,
        sets,
        shelf,
        sharing,
        set_changes,
        rearranging,
        writing,
        rewording,
        exchange,
        exporting,
        printing,
        playing,
        pictures,
        reports,
    ):
        app.register_blueprint(part_of_sets.pages)
    for part_of_review in (reviewing, adding, editing, deciding, merging, undoing):
        app.register_blueprint(part_of_review.pages)


def unknown_host(_error: SecurityError) -> Response:
    """Answer who asks for a name not in QUIZ_ALLOWED_HOSTS, under which no page has an address."""
    return headers.protect(Response(NO_SUCH_HOST, 400, mimetype="text/plain"))


class PlausibleHosts:
    """Refuses a Host that no name can be before Flask makes an address of it, and fails."""

    def __init__(self, within: "WSGIApplication") -> None:
        self.within = within

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        if HOST.fullmatch(environ.get("HTTP_HOST", "localhost")):
            return self.within(environ, start_response)
        refusal = headers.protect(Response(NO_SUCH_HOST, 400, mimetype="text/plain"))
        return refusal(environ, start_response)
