"""Style, script and icon: joined when the server starts, served from memory under their hash."""

import gzip
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import brotli
from flask import Blueprint, Flask, Response, abort, current_app, request, url_for

pages = Blueprint("assets", __name__)

# The cascade: first what the next may override.
STYLES = (
    "tokens.css",
    "base.css",
    "layout.css",
    "controls.css",
    "forms.css",
    "questions.css",
    "written.css",
    "spine.css",
    "timeline.css",
    "brackets.css",
    "chronicle.css",
    "charts.css",
    "tables.css",
    "topics.css",
    "importing.css",
    "reviewing.css",
    "building.css",
    "sets.css",
    "writing.css",
    "gradebook.css",
    "figures.css",
    "analysis.css",
    "sheets.css",
    "classes.css",
    "assignments.css",
    "attempts.css",
    "print.css",
)
FOR_EVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Asset:
    """One file as it is sent, in every encoding a browser may ask for."""

    name: str
    mimetype: str
    bodies: dict[str, bytes]


def made(stem: str, ending: str, mimetype: str, content: bytes) -> Asset:
    digest = hashlib.sha256(content).hexdigest()[:12]
    bodies = {
        "br": brotli.compress(content),
        "gzip": gzip.compress(content, mtime=0),
        "identity": content,
    }
    return Asset(f"{stem}.{digest}.{ending}", mimetype, bodies)


def joined(files: Iterable[Path]) -> bytes:
    return b"\n".join(file.read_bytes() for file in files)


def load(folder: Path) -> dict[str, Asset]:
    """Return the assets made of the files in a folder, by the short names pages use."""
    styles = [folder / "css" / name for name in STYLES]
    scripts = sorted((folder / "js").glob("*.js"))
    icon = (folder / "img" / "favicon.svg").read_bytes()
    return {
        "style": made("chronoquiz", "css", "text/css", joined(styles)),
        "script": made("chronoquiz", "js", "text/javascript", joined(scripts)),
        "icon": made("favicon", "svg", "image/svg+xml", icon),
    }


def register(app: Flask, folder: Path) -> None:
    """Load the assets, and give templates `asset("style")` for their addresses."""
    assets = load(folder)
    app.extensions["assets"] = {asset.name: asset for asset in assets.values()}
    app.register_blueprint(pages)
    app.jinja_env.globals["asset"] = lambda short: url_for("assets.asset", name=assets[short].name)


@pages.get("/static/<name>")
def asset(name: str) -> Response:
    """Send an asset in the smallest encoding the browser takes."""
    found: Asset | None = current_app.extensions["assets"].get(name)
    if found is None:
        abort(404)
    encoding = request.accept_encodings.best_match(found.bodies, default="identity")
    response = Response(found.bodies[encoding], mimetype=found.mimetype)
    if encoding != "identity":
        response.content_encoding = encoding
    response.headers["Cache-Control"] = FOR_EVER
    response.vary.add("Accept-Encoding")
    return response
