"""The pictures that items of QTI show: files of their package, each drawn anew once."""

import io
import posixpath
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from PIL import Image

from quiz.formats.archive import Archive, UnreadableMember
from quiz.formats.picture import KINDS, LARGEST_PICTURE, PictureFile, UnusablePicture, reencoded
from quiz.formats.qti.manifest import resolved
from quiz.formats.rich_text import PictureIn
from quiz.messages import Message
from quiz.questions.written import Picture

# A small file can hold pictures that take far longer to read than all else in it.
MOST_PIXELS = 400_000_000

_TOO_MANY = Message("The pictures have too many pixels together: this one was left out.")


@dataclass(slots=True)
class Pictures:
    """The pictures of a package, as they are asked for; of a single item, which has none, None."""

    archive: Archive | None
    kept: dict[str, PictureFile] = field(default_factory=dict)
    known: dict[str, PictureFile | Message] = field(default_factory=dict)
    pixels: int = 0

    def of_item(self, path: str) -> Callable[[PictureIn], Picture]:
        """Return what finds the pictures of the item at a path.

        It raises UnusablePicture for what is not in the package, and for what is no picture.
        """
        return partial(self.taken, posixpath.dirname(path))

    def taken(self, folder: str, picture: PictureIn) -> Picture:
        path = resolved(folder, picture.address)
        if path not in self.known:
            try:
                self.known[path] = self.drawn(path)
            except (UnusablePicture, UnreadableMember) as trouble:
                self.known[path] = trouble.said
        file = self.known[path]
        if isinstance(file, Message):
            raise UnusablePicture(file)
        self.kept[file.digest] = file
        return Picture(file.digest, picture.alternative, file.width, file.height)

    def drawn(self, path: str) -> PictureFile:
        if self.archive is None or path not in self.archive:
            raise UnusablePicture(
                "The picture %(file)s is not in the file, and was left out.", file=path[:200]
            )
        sent = self.archive.read(path, LARGEST_PICTURE)
        self.pixels += pixels_of(sent)
        if self.pixels > MOST_PIXELS:
            raise UnusablePicture(_TOO_MANY)
        return reencoded(sent)


def pixels_of(sent: bytes) -> int:
    """Return how many pixels a picture says it has; 0 for what is none, which costs nothing."""
    try:
        with Image.open(io.BytesIO(sent), formats=KINDS) as image:
            return image.width * image.height
    except Exception:
        # Readers of pictures raise all sorts of errors over damaged files.
        return 0
