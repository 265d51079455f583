"""Styles, scripts and icons: joined when the server starts, served from memory under their hash."""

import gzip
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import brotli
from flask import Blueprint, Flask, Response, abort, current_app, request, url_for

pages = Blueprint("assets", __name__)

# What every page loads, in the order of the cascade: first what the next may override.
STYLES = (
    "tokens.css",
    "base.css",
    "layout.css",
    "controls.css",
    "forms.css",
    "questions.css",
    "ordering.css",
    "written.css",
    "spine.css",
    "timeline.css",
    "brackets.css",
    "chronicle.css",
    "charts.css",
    "tables.css",
    "practice.css",
    "keys.css",
    "attempts.css",
    "print.css",
)
# What the pages that only teachers open load besides.
TEACHING_STYLES = (
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
)
# The elements that only teachers' pages have; every other file of the folder is everybody's.
TEACHING_SCRIPTS = (
    "busy-form.js",
    "candidate-list.js",
    "checked-draft.js",
    "copied-text.js",
    "file-drop.js",
    "import-progress.js",
    "live-progress.js",
    "print-sheet.js",
    "quoted-selection.js",
    "read-along.js",
    "told-terms.js",
    "written-question.js",
)
ICONS = ("icon-192", "icon-512", "icon-maskable-512", "apple-touch-icon")
# Of style a comment anywhere; of a script a line that is nothing else.
REMARKS = re.compile(rb"/\*.*?\*/|^\s*//[^\n]*|^\s+", re.S | re.M)
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


def joined(folder: Path, names: Iterable[str]) -> bytes:
    """Return the files as one, without what only their readers need: comments and indentation."""
    return REMARKS.sub(b"", b"\n".join((folder / name).read_bytes() for name in names))


def load(folder: Path) -> dict[str, Asset]:
    """Return the assets made of the files in a folder, by the short names pages use."""
    styles, scripts, pictures = folder / "css", folder / "js", folder / "img"
    everybodys = sorted({file.name for file in scripts.glob("*.js")}.difference(TEACHING_SCRIPTS))
    bundles = {
        "style": made("chronoquiz", "css", "text/css", joined(styles, STYLES)),
        "script": made("chronoquiz", "js", "text/javascript", joined(scripts, everybodys)),
        "teaching_style": made("teaching", "css", "text/css", joined(styles, TEACHING_STYLES)),
        "teaching_script": made(
            "teaching", "js", "text/javascript", joined(scripts, TEACHING_SCRIPTS)
        ),
        "icon": made("favicon", "svg", "image/svg+xml", (pictures / "favicon.svg").read_bytes()),
    }
    icons = {
        name: made(name, "png", "image/png", (pictures / f"{name}.png").read_bytes())
        for name in ICONS
    }
    return bundles | icons


def register(app: Flask, folder: Path) -> None:
    """Load the assets, and give templates `asset("style")` for their addresses."""
    assets = load(folder)
    app.extensions["assets"] = {asset.name: asset for asset in assets.values()}
    app.extensions["asset_names"] = {short: asset.name for short, asset in assets.items()}
    app.register_blueprint(pages)
    app.jinja_env.globals["asset"] = address_of


def address_of(short: str) -> str:
    """Return the address of an asset by the short name that pages use."""
    return url_for("assets.asset", name=current_app.extensions["asset_names"][short])


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
