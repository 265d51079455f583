"""An archive of others, opened within bounds: what is in it is counted as it is unpacked.

No path in it leads out of it, no member is a link, and an archive in it stays closed.
"""

import io
import posixpath
import re
import stat
import struct
import zipfile
import zlib

from quiz.articles.file import UnreadableFile
from quiz.messages import Complaint, Message

# Other ways to pack take more memory to unpack than these, and no program uses them here.
PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
ENTRY = b"PK\x01\x02"
ENCRYPTED = 0x1
DRIVE = re.compile(r"[A-Za-z]:")
# What zipfile raises on a damaged archive, beside its own error.
ANY_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    ArithmeticError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)

_DAMAGED = Message("The file is a damaged archive. Export it again, and send it as it is.")


class UnreadableMember(Complaint):
    """One file in an archive is damaged or too large; the others can still be read."""


class Archive:
    """The files in a zip file, by their paths in it: relative, with slashes.

    Raises UnreadableFile where it is damaged, has a password, holds more than `most_members` files
    or what no export does: links, paths that lead out of it, two files under one name. It is read
    until `most_unpacked` bytes came out of it, whatever it says of its sizes.
    """

    def __init__(self, content: bytes, *, most_members: int, most_unpacked: int) -> None:
        # An upper bound, before room is made for every one of them.
        if content.count(ENTRY) > most_members:
            raise too_large()
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except ANY_DAMAGE:
            raise UnreadableFile(_DAMAGED) from None
        self._members: dict[str, zipfile.ZipInfo] = {}
        self._left = most_unpacked
        for member in self._zip.infolist():
            path = path_of(member)
            check_member(member)
            if member.is_dir():
                continue
            if path in self._members:
                raise UnreadableFile("The archive has two files of one name: %(file)s", file=path)
            self._members[path] = member

    @property
    def names(self) -> tuple[str, ...]:
        """Return the paths of its files, in their order."""
        return tuple(self._members)

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def read(self, name: str, most: int) -> bytes:
        """Return what a file holds, which may be so many bytes.

        Raises KeyError for a name that it does not have, UnreadableMember, and UnreadableFile
        where all that was read of the archive is too much.
        """
        member = self._members[name]
        try:
            with self._zip.open(member) as packed:
                content = packed.read(most + 1)
        except ANY_DAMAGE:
            raise UnreadableMember("The file is damaged.") from None
        self._left -= len(content)
        if self._left < 0:
            raise too_large()
        if len(content) > most:
            raise UnreadableMember(
                "The file is too large: at most %(most)s bytes can be read.", most=most
            )
        return content


def path_of(member: zipfile.ZipInfo) -> str:
    """Return the path of a member without detours. Raises UnreadableFile where it leads out."""
    path = member.filename.replace("\\", "/")
    if path.startswith("/") or DRIVE.match(path) or ".." in path.split("/"):
        raise UnreadableFile(
            "The archive has a file with a path that leads out of it: %(file)s", file=path[:200]
        )
    return posixpath.normpath(path)


def check_member(member: zipfile.ZipInfo) -> None:
    """Raise UnreadableFile for what is encrypted, a link, or packed in an unusual way."""
    if member.flag_bits & ENCRYPTED:
        raise UnreadableFile("The archive has a password. Send it without one.")
    if stat.S_ISLNK(member.external_attr >> 16):
        raise UnreadableFile("The archive has links to other files. Send the files themselves.")
    if member.compress_type not in PACKED:
        raise UnreadableFile(
            "The archive is packed in an unusual way. Unpack it, and pack it as an ordinary zip "
            "file."
        )


def too_large() -> UnreadableFile:
    return UnreadableFile("The archive holds too much to be read. Send it in several parts.")
