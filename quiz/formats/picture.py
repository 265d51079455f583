"""A picture that somebody sends, drawn anew: so that it is no larger, and holds no more, than seen.

What a camera notes beside the picture, such as where it was, does not come along.
"""

import hashlib
import io
from dataclasses import dataclass

from PIL import Image, ImageOps

from quiz.messages import Complaint, Message

LARGEST_PICTURE = 5 * 1024 * 1024  # bytes
MOST_PIXELS = 40_000_000
# What reading a picture may take beside the file.
ROOM = 150_000_000  # bytes
# How many bytes a pixel takes, measured: of what can be read at a fraction of its size, of each
# sample that is kept until the last of several scans; then by how colours are held, if nothing can
# be seen through.
PHOTOGRAPH, KEPT_SAMPLE, WEBP, OTHERWISE = 2.5, 2.0, 16.5, 14.0
TAKEN = {"1": 7.0, "L": 7.0, "P": 7.0, "RGB": 6.0, "RGBA": 10.0}
SCAN = b"\xff\xda"
LONGEST_SIDE = 1600
SMALLEST_SIDE = 8
# A drawing that takes more than this without loss is kept like a photograph.
LARGEST_DRAWING = 700_000  # bytes
KINDS = ("PNG", "JPEG", "WEBP", "GIF")
QUALITY = 85
# Shades of grey in 256 times as many steps as a screen has.
DEEP = ("I", "I;16", "I;16B", "I;16L", "I;16N")
STEPS = 256

_LARGE = Message("The picture is larger than 5 MB. Save it smaller, and send it again.")
_KIND = Message("This is no picture that can be used. Send a PNG, JPEG, WebP or GIF file.")
_DAMAGED = Message("The picture is damaged. Open it, save it anew, and send it again.")
_TINY = Message("The picture is smaller than 8 by 8 pixels: nobody would see anything in it.")


class UnusablePicture(Complaint):
    """What was sent is no picture to be shown; the message says why, and what to do."""


class TooManyPixels(UnusablePicture):
    """Reading the picture would take too much room; `most` is how many pixels it might have."""

    def __init__(self, most: int) -> None:
        super().__init__(
            "The picture has more than %(most)s million pixels. Save it smaller, and send it "
            "again.",
            most=most // 1_000_000,
        )


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture as it is kept: a PNG or a JPEG."""

    content: bytes
    media_type: str
    width: int
    height: int

    @property
    def ending(self) -> str:
        """How the name of its file ends."""
        return {"image/png": "png", "image/jpeg": "jpg"}[self.media_type]

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def reencoded(sent: bytes) -> PictureFile:
    """Return the picture in a file; of one that moves, its first frame.

    Raises UnusablePicture. How many pixels it has is read before any of them is.
    """
    if len(sent) > LARGEST_PICTURE:
        raise UnusablePicture(_LARGE)
    check_canvas(sent)
    try:
        image = Image.open(io.BytesIO(sent), formats=KINDS)
    except Image.DecompressionBombError:
        raise TooManyPixels(MOST_PIXELS) from None
    except Exception:
        # Readers of pictures raise all sorts of errors over damaged files.
        raise UnusablePicture(_KIND) from None
    with image:
        check_size(image.size, most_pixels(image, sent))
        if min(image.size) < SMALLEST_SIDE:
            raise UnusablePicture(_TINY)
        try:
            return encoded(drawn(image), is_photograph=image.format == "JPEG")
        except Exception:
            raise UnusablePicture(_DAMAGED) from None


def check_canvas(sent: bytes) -> None:
    """Raise UnusablePicture for a WebP that says it is too large: room is made for it at once."""
    if sent[:4] == b"RIFF" and sent[8:16] == b"WEBPVP8X" and len(sent) >= 30:
        width, height = (1 + int.from_bytes(sent[at : at + 3], "little") for at in (24, 27))
        check_size((width, height), fitting(WEBP))


def check_size(size: tuple[int, int], most: int) -> None:
    """Raise TooManyPixels for a picture of more than so many."""
    if size[0] * size[1] > most:
        raise TooManyPixels(most)


def fitting(taken: float) -> int:
    """Return how many pixels may be read of which each takes so many bytes."""
    return min(MOST_PIXELS, int(ROOM / taken))


def most_pixels(image: Image.Image, sent: bytes) -> int:
    """Return how many pixels a picture may have of the kind of one that is open, not read yet."""
    match image.format:
        case "WEBP":
            return fitting(WEBP)
        case "JPEG" | "MPO":
            scanned_more_than_once = sent.count(SCAN) > 1
            return fitting(PHOTOGRAPH + KEPT_SAMPLE * samples(image) * scanned_more_than_once)
    seen_through = image.mode != "RGBA" and "transparency" in image.info
    return fitting(OTHERWISE if seen_through else TAKEN.get(image.mode, OTHERWISE))


def samples(image: Image.Image) -> float:
    """Return how many samples a photograph has for each pixel: 3 in colour, or half of that."""
    parts: list[int] = [across * down for _, across, down, _ in getattr(image, "layer", [])]
    return sum(parts) / max(parts, default=1)


def drawn(image: Image.Image) -> Image.Image:
    """Return a picture upright, of no more than the longest side, in red, green and blue.

    It has an alpha channel only where something can be seen through. A photograph is read at a
    fraction of its size, and no picture is copied before it is small: that would be much memory.
    """
    image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    small = in_colour(image)
    small.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS, reducing_gap=3.0)
    ImageOps.exif_transpose(small, in_place=True)
    if small.mode == "RGBA" and small.getchannel("A").getextrema() == (255, 255):
        small = small.convert("RGB")
    small.info.clear()
    return small


def in_colour(image: Image.Image) -> Image.Image:
    if image.mode in ("RGB", "RGBA") and "transparency" not in image.info:
        return image
    if image.mode in DEEP:
        image = image.convert("F").point(lambda value: value / STEPS).convert("L")
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def encoded(image: Image.Image, *, is_photograph: bool) -> PictureFile:
    """Return a file of a picture: a photograph as JPEG, anything else without loss if it is small.

    What can be seen through is a PNG, in fewer colours where it would be too large.
    """
    if not is_photograph or image.mode == "RGBA":
        drawing = saved(image, "PNG", optimize=True)
        if len(drawing) > LARGEST_DRAWING and image.mode == "RGBA":
            drawing = saved(image.quantize(256, Image.Quantize.FASTOCTREE), "PNG", optimize=True)
        if len(drawing) <= LARGEST_DRAWING or image.mode == "RGBA":
            return PictureFile(drawing, "image/png", image.width, image.height)
    photograph = saved(image, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return PictureFile(photograph, "image/jpeg", image.width, image.height)


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()
