"""Pictures: kept when they are sent, shown to whoever knows their digest, and harmless alone."""

import io

import pytest
from PIL import Image
from werkzeug.datastructures import FileStorage

from quiz.formats.picture import LARGEST_PICTURE, UnusablePicture
from quiz.storage import pictures
from quiz.storage.database import db
from quiz.storage.pictures import PictureRow
from quiz.web.pictures import keep_picture
from tests.factories import NOON, make_account


def upload(size=(120, 60), kind="PNG", colour="red"):
    file = io.BytesIO()
    Image.new("RGB", size, colour).save(file, kind)
    file.seek(0)
    return FileStorage(file, "me at home.png")


@pytest.fixture
def kept(app):
    """A picture that a teacher sent."""
    with app.app_context():
        return keep_picture(upload(), make_account().person_id, NOON)


def test_a_picture_that_was_sent_is_shown(chi, kept):
    shown = chi.open(f"/pictures/{kept.digest}")
    assert shown.status_code == 200
    assert shown.mimetype == "image/png"
    assert Image.open(io.BytesIO(shown.data)).size == (120, 60) == (kept.width, kept.height)


def test_it_is_kept_by_every_cache_and_may_do_nothing(chi, kept):
    headers = chi.open(f"/pictures/{kept.digest}").headers
    assert headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"] == (
        "default-src 'none'; frame-ancestors 'none'; sandbox"
    )
    assert "Set-Cookie" not in headers
    assert "Content-Disposition" not in headers


def test_nobody_who_has_it_gets_it_again(chi, kept):
    again = chi.client.get(
        f"/pictures/{kept.digest}", headers={"If-None-Match": f'"{kept.digest}"'}
    )
    assert again.status_code == 304
    assert again.data == b""


@pytest.mark.parametrize("digest", ["0" * 64, "x", "A" * 64, "0" * 63, "%00", "..%2f" * 12])
def test_what_was_never_kept_is_not_there(chi, kept, digest):
    assert chi.open(f"/pictures/{digest}").status_code == 404


def test_one_picture_sent_twice_is_kept_once_and_stays_whose_it_is(app):
    with app.app_context():
        chi, dee = (make_account(name).person_id for name in ("Chi", "Dee"))
        first, second = (keep_picture(upload(), person, NOON) for person in (chi, dee))
        assert first == second
        assert db.session.query(PictureRow).count() == 1
        assert pictures.picture(first.digest).person_id == chi


def test_what_is_no_picture_is_refused_and_nothing_is_kept(app):
    with app.app_context():
        person = make_account().person_id
        for content in (b"<svg onload='alert(1)'/>", b"x" * (LARGEST_PICTURE + 1)):
            with pytest.raises(UnusablePicture):
                keep_picture(FileStorage(io.BytesIO(content), "a.png"), person, NOON)
        assert db.session.query(PictureRow).count() == 0
