"""Pictures in questions: taken from who sends them, and shown to whoever sees the question."""

import re
from datetime import datetime
from threading import Lock

from flask import Blueprint, Response, abort, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage

from quiz.formats.picture import LARGEST_PICTURE, reencoded
from quiz.questions.written import Picture
from quiz.storage import pictures, question_files
from quiz.storage.database import writing
from quiz.web.assets import FOR_EVER

pages = Blueprint("pictures", __name__)

DIGEST = re.compile(r"[0-9a-f]{64}")
DRAWING = Lock()
# A file on its own may do nothing, should a browser take it for a page.
POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"


def keep_picture(upload: FileStorage, person_id: int, now: datetime) -> Picture:
    """Keep a picture that was sent, drawn anew, and return it without words for what it shows.

    Raises UnusablePicture. However many are sent at once, each process draws one at a time: it
    takes much memory.
    """
    with DRAWING:
        file = reencoded(upload.stream.read(LARGEST_PICTURE + 1))
    with writing():
        pictures.keep(file, person_id, now)
    return Picture(file.digest, "", file.width, file.height)


@pages.get("/pictures/<digest>")
def picture(digest: str) -> ResponseReturnValue:
    """Show a picture; its digest, which nobody guesses, is the permission."""
    known = DIGEST.fullmatch(digest)
    found = (
        (pictures.picture_whole(digest) or question_files.picture_whole(digest)) if known else None
    )
    if found is None:
        abort(404)
    response = Response(found.content, mimetype=found.media_type)
    response.set_etag(digest)
    response.headers["Cache-Control"] = FOR_EVER
    response.headers["Content-Security-Policy"] = POLICY
    return response.make_conditional(request)
