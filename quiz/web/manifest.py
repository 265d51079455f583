"""What a browser is told to install Chronoquiz as an app: a name, a first page and icons."""

import json

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from quiz.web.assets import address_of

pages = Blueprint("manifest", __name__)

PAPER = "#f4f3ed"  # the light page's, as in tokens.css: a manifest has no second for the dark
A_DAY = "public, max-age=86400"


@pages.get("/manifest.webmanifest")
def manifest() -> Response:
    described = {
        "id": "/",
        "name": "Chronoquiz",
        "short_name": "Chronoquiz",
        "description": _("A quiz about the order of events, made from news articles."),
        "start_url": url_for("home.front"),
        "scope": url_for("home.front"),
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [
            icon("icon-192", 192, "any"),
            icon("icon-512", 512, "any"),
            icon("icon-maskable-512", 512, "maskable"),
        ],
    }
    response = Response(json.dumps(described), mimetype="application/manifest+json")
    response.headers["Cache-Control"] = A_DAY
    return response


def icon(name: str, side: int, purpose: str) -> dict[str, str]:
    return {
        "src": address_of(name),
        "sizes": f"{side}x{side}",
        "type": "image/png",
        "purpose": purpose,
    }
