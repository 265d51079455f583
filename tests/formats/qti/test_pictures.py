"""Pictures in packages of QTI."""

import io

import pytest
from PIL import Image

from quiz.formats.archive import Archive
from quiz.formats.picture import UnusablePicture
from quiz.formats.qti.pictures import Pictures
from quiz.formats.rich_text import PictureIn
from tests.formats.qti.samples import zipped


def drawn(colour="red", size=(20, 10)):
    file = io.BytesIO()
    Image.new("RGB", size, colour).save(file, "PNG")
    return file.getvalue()


def pictures(**files):
    content = zipped({name.replace("__", "/") + ".png": one for name, one in files.items()})
    return Pictures(Archive(content, most_members=20, most_unpacked=1_000_000))


@pytest.mark.parametrize(
    ("item", "address"),
    [
        ("a.xml", "images/king.png"),
        ("items/a.xml", "../images/king.png"),
        ("items/b/a.xml", "../../images/./king.png?x#y"),
        ("items/a.xml", "..%2Fimages/king.png"),
    ],
)
def test_a_picture_is_found_from_where_its_item_stands(item, address):
    found = pictures(images__king=drawn())
    taken = found.of_item(item)(PictureIn(address, "A king"))
    assert (taken.width, taken.height, taken.alternative) == (20, 10, "A king")
    assert list(found.kept) == [taken.digest]


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("gone.png", "not in the file"),
        ("../../etc/passwd", "not in the file"),
        ("https://example.org/king.png", "not in the file"),
        ("data:", "not in the file"),
        ("", "not in the file"),
        ("words.png", "no picture"),
    ],
)
def test_what_is_no_picture_of_the_package_is_told(address, why):
    found = pictures(words=b"words", king=drawn())
    with pytest.raises(UnusablePicture, match=why):
        found.of_item("a.xml")(PictureIn(address, ""))
    assert found.kept == {}


def test_a_single_item_has_no_pictures():
    with pytest.raises(UnusablePicture, match="not in the file"):
        Pictures(None).of_item("")(PictureIn("king.png", ""))


def test_a_picture_that_is_shown_often_is_read_once():
    found = pictures(king=drawn(), queen=b"words")
    for _ in range(3):
        found.of_item("a.xml")(PictureIn("king.png", ""))
        with pytest.raises(UnusablePicture):
            found.of_item("a.xml")(PictureIn("queen.png", ""))
    assert found.pixels == 200


def test_no_more_pixels_are_read_than_can_be_in_a_moment(monkeypatch):
    monkeypatch.setattr("quiz.formats.qti.pictures.MOST_PIXELS", 300)
    found = pictures(king=drawn(), queen=drawn("blue"))
    found.of_item("a.xml")(PictureIn("king.png", ""))
    with pytest.raises(UnusablePicture, match="too many pixels together"):
        found.of_item("a.xml")(PictureIn("queen.png", ""))
