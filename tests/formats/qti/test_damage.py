"""Packages and items of QTI that are damaged in every way: read or refused, and nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from quiz.articles.file import UnreadableFile
from quiz.formats.exchange import Package
from quiz.formats.qti.package import write_2_2
from quiz.formats.qti.reading import read, rejoin
from tests.exchanged import sixty
from tests.formats.qti.samples import CHOICE, choices, files_in, item, package, zipped

FEW = Package("Few", (*sixty().questions[:2], sixty().questions[31]))
WHOLE = write_2_2(FEW).content
SINGLE = CHOICE.encode()
BROKEN = st.sampled_from(
    [b"<", b">", b"&", b"\0", b"\xff", b"<!DOCTYPE x>", b"<![CDATA[", b"</", b'"', b"-->", b"&#0;"]
)


def is_read_or_refused(content):
    try:
        reading = read(content)
    except UnreadableFile:
        return
    assert all(str(one.why) for one in reading.problems)
    rejoin([one.record for one in reading.problems], content)


@given(st.integers(0, len(SINGLE)), st.integers(0, 30), BROKEN | st.binary(max_size=4))
def test_a_changed_item_is_read_or_refused(place, cut, inserted):
    is_read_or_refused(SINGLE[:place] + inserted + SINGLE[place + cut :])


@given(st.integers(0, len(WHOLE) - 1), st.integers(0, 7), st.integers(0, len(WHOLE)))
def test_a_changed_package_is_read_or_refused(place, bit, end):
    changed = bytearray(WHOLE)
    changed[place] ^= 1 << bit
    is_read_or_refused(bytes(changed))
    is_read_or_refused(WHOLE[:end])


@given(st.data())
def test_a_package_with_a_changed_file_is_read_or_refused(data):
    files = files_in(WHOLE)
    name = data.draw(st.sampled_from(sorted(files)))
    place = data.draw(st.integers(0, len(files[name])))
    cut = data.draw(st.integers(0, 30))
    inserted = data.draw(BROKEN | st.binary(max_size=4))
    changed = files[name][:place] + inserted + files[name][place + cut :]
    is_read_or_refused(zipped({**files, name: changed}))


@given(st.data())
def test_an_item_with_elements_in_strange_places_is_read_or_refused(data):
    """Swap, double, rename and drop elements of an item that is whole."""
    tags = ["value", "prompt", "simpleChoice", "itemBody", "mapping", "img", "feedbackInline", "p"]
    source = item(
        choices("a<feedbackInline identifier='A'>x</feedbackInline>", "<img src='a'/>"),
        after="<modalFeedback identifier='A'>y</modalFeedback>",
    )
    for _ in range(data.draw(st.integers(1, 4))):
        old, new = (data.draw(st.sampled_from(tags)) for _ in range(2))
        source = source.replace(f"<{old}", f"<{new}").replace(f"</{old}>", f"</{new}>")
    is_read_or_refused(source.encode())


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(content):
    is_read_or_refused(content)
    is_read_or_refused(b"PK\x03\x04" + content)
    is_read_or_refused(b"<assessmentItem>" + content + b"</assessmentItem>")


@given(st.dictionaries(st.sampled_from(["imsmanifest.xml", "a.xml", "t.xml"]), st.binary()))
def test_any_files_in_a_package_are_read_or_refused(files):
    is_read_or_refused(zipped({**files_in(package({"a.xml": CHOICE})), **files}))
