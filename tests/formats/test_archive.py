"""Archives as they should be, and as somebody would make them who means harm."""

import io
import stat
import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.articles.file import UnreadableFile
from quiz.formats.archive import Archive, UnreadableMember

MOST_MEMBERS, MOST_UNPACKED = 20, 100_000


def zipped(*members, packed=zipfile.ZIP_DEFLATED):
    """Return an archive of names, or what zip says of a file, each with what it holds."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", packed) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return buffer.getvalue()


def opened(content):
    return Archive(content, most_members=MOST_MEMBERS, most_unpacked=MOST_UNPACKED)


def link(name, target):
    entry = zipfile.ZipInfo(name)
    entry.create_system, entry.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    return entry, target


def encrypted(content):
    """Return an archive whose entries say that they need a password."""
    changed = bytearray(content)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.index(mark) + offset
        changed[at] |= 1
    return bytes(changed)


def lying(content, said):
    """Return an archive that says of its one file that it is of another size."""
    at = content.index(b"PK\x01\x02") + 24
    return content[:at] + struct.pack("<I", said) + content[at + 4 :]


def test_files_are_found_by_their_paths():
    archive = opened(zipped(("a.xml", b"<a/>"), ("folder/", b""), ("folder/b.txt", b"b")))
    assert archive.names == ("a.xml", "folder/b.txt")
    assert "folder/b.txt" in archive
    assert archive.read("folder/b.txt", 10) == b"b"


@pytest.mark.parametrize("name", ["./a.xml", "x\\..xml", "folder\\a.xml", "folder//a.xml"])
def test_a_path_is_the_same_however_it_is_written(name):
    (path,) = opened(zipped((name, b""))).names
    assert path == name.replace("\\", "/").replace("//", "/").removeprefix("./")


@pytest.mark.parametrize(
    "name",
    ["../x", "a/../../x", "/etc/passwd", "..\\x", "\\x", "C:\\x", "c:x", "a/..", "..", "a/../b"],
)
def test_a_path_that_leads_out_is_refused(name):
    with pytest.raises(UnreadableFile, match="leads out"):
        opened(zipped((name, b"")))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (zipped(link("a.xml", "/etc/passwd")), "links"),
        (zipped(("a", b"1"), ("./a", b"2")), "two files of one name"),
        (encrypted(zipped(("a", b"1"))), "password"),
        (zipped(("a", b"1"), packed=zipfile.ZIP_LZMA), "unusual way"),
        (zipped(("a", b"1"), packed=zipfile.ZIP_BZIP2), "unusual way"),
        (zipped(*((str(number), b"") for number in range(MOST_MEMBERS + 1))), "too much"),
        (zipped(*((str(number), b"") for number in range(10_000))), "too much"),
        (zipped(("a", b"1" * 1_000))[:60], "damaged"),
        (b"PK\x03\x04", "damaged"),
        (b"", "damaged"),
    ],
)
def test_what_no_export_holds_is_refused(content, why):
    with pytest.raises(UnreadableFile, match=why):
        opened(content)


def test_no_more_is_unpacked_than_may_be_of_one_file():
    archive = opened(zipped(("a", b"0" * 50_000), ("b", b"b")))
    with pytest.raises(UnreadableMember, match="at most 1,000 bytes"):
        archive.read("a", 1_000)
    assert archive.read("b", 1_000) == b"b"


def test_no_more_is_unpacked_than_may_be_of_all():
    archive = opened(zipped(*((str(number), b"0" * 40_000) for number in range(3))))
    archive.read("0", 50_000)
    archive.read("1", 50_000)
    with pytest.raises(UnreadableFile, match="too much"):
        archive.read("2", 50_000)


def test_a_file_that_is_read_again_counts_again():
    archive = opened(zipped(("a", b"0" * 40_000)))
    archive.read("a", 50_000)
    archive.read("a", 50_000)
    with pytest.raises(UnreadableFile):
        archive.read("a", 50_000)


@pytest.mark.parametrize("said", [0, 10, 2**32 - 2])
def test_what_an_archive_says_of_its_sizes_is_not_believed(said):
    archive = opened(lying(zipped(("a", b"0" * 90_000)), said))
    with pytest.raises(UnreadableMember):
        archive.read("a", 50_000)


def test_one_damaged_file_leaves_the_others_readable():
    whole = zipped(("a", bytes(range(256)) * 20), ("b", b"b"), packed=zipfile.ZIP_STORED)
    archive = opened(whole.replace(bytes(range(100, 110)), bytes(10), 1))
    with pytest.raises(UnreadableMember, match="damaged"):
        archive.read("a", 10_000)
    assert archive.read("b", 10) == b"b"


def test_an_archive_in_an_archive_stays_closed():
    archive = opened(zipped(("inner.zip", zipped(("../x", b"")))))
    assert archive.names == ("inner.zip",)


WHOLE = zipped(("a.xml", b"<a/>" * 50), ("folder/b.png", bytes(range(256))))


@given(st.integers(0, len(WHOLE) - 1), st.integers(0, 7), st.integers(0, len(WHOLE)))
def test_a_damaged_archive_is_read_or_refused(place, bit, end):
    changed = bytearray(WHOLE)
    changed[place] ^= 1 << bit
    try:
        archive = opened(bytes(changed[: max(end, place)]))
        for name in archive.names:
            try:
                archive.read(name, 1_000)
            except UnreadableMember:
                continue
    except UnreadableFile:
        return


@given(st.binary(max_size=300))
def test_what_is_no_archive_is_refused(content):
    with pytest.raises(UnreadableFile):
        opened(b"PK\x03\x04" + content)
