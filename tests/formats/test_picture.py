"""Pictures drawn anew: small, upright, and with nothing in them but what is seen."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from quiz.formats.picture import (
    LARGEST_DRAWING,
    LARGEST_PICTURE,
    LONGEST_SIDE,
    UnusablePicture,
    most_pixels,
    reencoded,
)

RED, BLUE = (200, 20, 20), (20, 20, 200)
ORIENTATION, GPS = 0x0112, 0x8825


def halves(size=(80, 40), mode="RGB"):
    """Return a picture that is red on the left and blue on the right."""
    image = Image.new("RGB", size, RED)
    image.paste(BLUE, (size[0] // 2, 0, *size))
    return image.convert(mode)


def sent(image, kind="PNG", **options):
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def opened(file):
    return opened_anew(file.content)


def opened_anew(content):
    return Image.open(io.BytesIO(content))


def near(colour, other):
    return all(abs(one - two) < 40 for one, two in zip(colour, other, strict=True))


def noise(size, mode="RGB"):
    return Image.effect_noise(size, 200).convert(mode)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_a_picture_of_each_kind_is_seen_as_it_was(kind):
    file = reencoded(sent(halves(), kind))
    assert (file.width, file.height) == (80, 40) == opened(file).size
    assert file.media_type == ("image/jpeg" if kind == "JPEG" else "image/png")
    assert opened(file).get_format_mimetype() == file.media_type
    assert near(opened(file).convert("RGB").getpixel((10, 20)), RED)
    assert near(opened(file).convert("RGB").getpixel((70, 20)), BLUE)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_every_way_to_hold_colours_is_read(mode):
    image = Image.linear_gradient("L")
    image = (
        Image.frombytes(
            "I;16",
            (256, 256),
            b"".join((value * 256).to_bytes(2, "little") for value in image.tobytes()),
        )
        if mode == "I;16"
        else image.convert(mode)
    )
    file = reencoded(sent(image))
    shown = opened(file).convert("L")
    assert shown.getpixel((128, 2)) < 40
    assert shown.getpixel((128, 253)) > 215


def test_a_picture_lying_on_its_side_is_put_upright():
    exif = Image.Exif()
    exif[ORIENTATION] = 6  # to be turned clockwise
    file = reencoded(sent(halves(), "JPEG", exif=exif))
    assert (file.width, file.height) == (40, 80)
    assert near(opened(file).getpixel((20, 10)), RED)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_where_it_was_taken_does_not_come_along(kind):
    exif = Image.Exif()
    exif[GPS] = {1: "N", 2: (51.0, 30.0, 0.0)}
    exif[0x010E] = "At home"
    file = reencoded(sent(halves(), kind, exif=exif, icc_profile=b"At home too"))
    assert b"At home" not in file.content
    assert not opened(file).getexif()
    assert "icc_profile" not in opened(file).info


def test_what_is_written_in_a_png_does_not_come_along():
    info = PngInfo()
    info.add_text("Author", "Ada of Oak Street")
    assert b"Oak Street" not in reencoded(sent(halves(), pnginfo=info)).content


@pytest.mark.parametrize("size", [(4000, 1000), (1000, 4000), (1601, 1601)])
def test_a_large_picture_is_made_smaller(size):
    file = reencoded(sent(halves(size), "JPEG"))
    assert max(file.width, file.height) == LONGEST_SIDE
    assert file.width / file.height == pytest.approx(size[0] / size[1], rel=0.01)


def test_what_can_be_seen_through_stays_so():
    image = halves(mode="RGBA")
    image.putpixel((5, 5), (0, 0, 0, 0))
    file = reencoded(sent(image))
    assert file.media_type == "image/png"
    assert opened(file).convert("RGBA").getpixel((5, 5))[3] == 0
    assert opened(file).convert("RGBA").getpixel((70, 20))[3] == 255


def test_a_colour_of_a_palette_can_be_seen_through_too():
    image = Image.new("P", (20, 20), 0)
    image.putpalette([255, 0, 0, 0, 0, 255])
    image.paste(1, (10, 0, 20, 20))
    file = reencoded(sent(image, "GIF", transparency=0))
    assert opened(file).convert("RGBA").getpixel((2, 2))[3] == 0


def test_of_a_picture_that_moves_the_first_frame_is_taken():
    frames = [Image.new("RGB", (20, 20), colour) for colour in (RED, BLUE)]
    file = reencoded(sent(frames[0], "GIF", save_all=True, append_images=frames[1:]))
    assert near(opened(file).convert("RGB").getpixel((5, 5)), RED)
    assert getattr(opened(file), "n_frames", 1) == 1


def test_a_painting_sent_without_loss_is_kept_like_a_photograph():
    file = reencoded(sent(noise((900, 900))))
    assert file.media_type == "image/jpeg"
    assert len(file.content) <= LARGEST_DRAWING


def test_the_same_picture_has_the_same_digest():
    assert reencoded(sent(halves())).digest == reencoded(sent(halves())).digest


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "no picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "no picture"),
        (b"GIF89a", "no picture"),
        (b"%PDF-1.7", "no picture"),
        (sent(halves())[:90], "damaged"),
        (sent(halves(), "BMP"), "no picture"),
        (sent(halves(), "TIFF"), "no picture"),
        (b"x" * (LARGEST_PICTURE + 1), "larger than 5 MB"),
        (sent(Image.new("1", (10_000, 5_000))), "21 million pixels"),
        (sent(Image.new("1", (30_000, 30_000))), "40 million pixels"),
        (sent(Image.new("L", (3, 500))), "smaller than 8 by 8"),
    ],
)
def test_what_cannot_be_used_says_why(content, why):
    with pytest.raises(UnusablePicture, match=why):
        reencoded(content)


@pytest.mark.parametrize(
    ("mode", "kind", "options", "most"),
    [
        ("RGB", "WEBP", {}, 9),
        ("RGB", "JPEG", {}, 40),
        ("RGB", "JPEG", {"progressive": True, "subsampling": 2}, 27),
        ("RGB", "JPEG", {"progressive": True, "subsampling": 0}, 17),
        ("CMYK", "JPEG", {"progressive": True}, 14),
        ("RGB", "PNG", {}, 25),
        ("RGBA", "PNG", {}, 15),
        ("LA", "PNG", {}, 10),
        ("RGB", "PNG", {"transparency": (1, 2, 3)}, 10),
        ("P", "GIF", {}, 21),
    ],
)
def test_how_many_pixels_are_read_depends_on_what_each_takes(mode, kind, options, most):
    content = sent(halves(mode=mode), kind, **options)
    with opened_anew(content) as image:
        assert most_pixels(image, content) // 1_000_000 == most


def test_a_picture_that_would_take_too_much_room_is_not_read():
    large = sent(Image.new("LA", (4000, 3000)))
    with pytest.raises(UnusablePicture, match="more than 10 million pixels"):
        reencoded(large)
    assert reencoded(sent(Image.new("L", (4000, 3000)))).width == LONGEST_SIDE


def test_a_webp_that_says_it_is_large_is_not_opened():
    head = b"RIFF\x00\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x02\x00\x00\x00"
    with pytest.raises(UnusablePicture, match="more than 9 million pixels"):
        reencoded(head + (16382).to_bytes(3, "little") * 2)


@given(
    kind=st.sampled_from(["PNG", "JPEG", "WEBP", "GIF"]),
    place=st.integers(0, 200),
    junk=st.binary(max_size=12),
)
def test_a_damaged_file_is_a_picture_or_says_that_it_is_none(kind, place, junk):
    content = sent(halves(), kind)
    damaged = content[:place] + junk + content[place + len(junk) :]
    try:
        assert reencoded(damaged).content
    except UnusablePicture as reason:
        assert str(reason)
