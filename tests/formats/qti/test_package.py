"""Packages of QTI as they are written: every file named, and nothing that changes by itself."""

import io
import zipfile
from dataclasses import replace

import pytest
from lxml import etree

from quiz.formats.exchange import FileQuestion, Package
from quiz.formats.qti.package import write_2_2, write_3_0
from quiz.questions.written import WrittenChoice, chosen_as_written
from tests.exchanged import sixty
from tests.formats.qti.samples import files_in, with_pictures
from tests.formats.qti.shapes import check_shape

WRITERS = {"2.2": write_2_2, "3.0": write_3_0}
TYPES = {
    "2.2": {"imsqti_item_xmlv2p2": 60, "imsqti_test_xmlv2p2": 1},
    "3.0": {"imsqti_item_xmlv3p0": 60, "imsqti_test_xmlv3p0": 1},
}
NAMESPACES = {
    "2.2": ("http://www.imsglobal.org/xsd/imscp_v1p1", "http://www.imsglobal.org/xsd/imsqti_v2p2"),
    "3.0": (
        "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1",
        "http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
    ),
}


def manifest_of(files):
    return etree.fromstring(files["imsmanifest.xml"])


@pytest.mark.parametrize("version", WRITERS)
def test_each_file_holds_only_what_it_may(version):
    for package in (sixty(), with_pictures(), Package("Empty", ())):
        files = files_in(WRITERS[version](package).content)
        for name, content in files.items():
            if name.endswith(".xml"):
                dashed = version == "3.0" and name != "imsmanifest.xml"
                check_shape(etree.fromstring(content), dashed=dashed)


@pytest.mark.parametrize("version", WRITERS)
def test_documents_are_of_the_namespaces_of_their_version(version):
    files = files_in(WRITERS[version](sixty()).content)
    of_manifest, of_questions = NAMESPACES[version]
    for name, content in files.items():
        root = etree.fromstring(content)
        namespace = of_manifest if name == "imsmanifest.xml" else of_questions
        assert etree.QName(root).namespace == namespace
        place = root.get("{http://www.w3.org/2001/XMLSchema-instance}schemaLocation").split()
        assert place[0] == namespace
        assert place[1].endswith(".xsd")


@pytest.mark.parametrize("version", WRITERS)
def test_the_manifest_names_each_file_once_by_its_type(version):
    files = files_in(WRITERS[version](sixty()).content)
    resources = list(manifest_of(files).iter("{*}resource"))
    kinds = [one.get("type") for one in resources]
    assert {kind: kinds.count(kind) for kind in kinds} == TYPES[version]
    paths = [one.get("href") for one in resources]
    assert sorted([*paths, "imsmanifest.xml"]) == sorted(files)
    names = [one.get("identifier") for one in resources]
    assert len(set(names)) == len(names)


def test_the_test_asks_all_items_in_their_order_with_their_points():
    package = sixty()
    questions = tuple(replace(one, points=place / 2) for place, one in enumerate(package.questions))
    files = files_in(write_2_2(replace(package, questions=questions)).content)
    references = list(etree.fromstring(files["test.xml"]).iter("{*}assessmentItemRef"))
    titles = [etree.fromstring(files[one.get("href")]).get("title") for one in references]
    assert titles == [one.name for one in package.questions]
    weights = [float(one[0].get("value")) for one in references]
    assert weights == [one.points for one in questions]


def test_pictures_are_files_that_their_items_depend_on():
    package = with_pictures()
    written = write_2_2(package)
    files = files_in(written.content)
    first, second, unused = package.pictures.values()
    paths = {digest: f"images/{digest[:32]}.png" for digest in (first.digest, second.digest)}
    assert [name for name in files if name.startswith("images/")] == [*paths.values()]
    assert all(files[path] == package.pictures[digest].content for digest, path in paths.items())
    assert unused.content not in files.values()
    by_name = {one.get("identifier"): one for one in manifest_of(files).iter("{*}resource")}
    uses = [one.get("identifierref") for one in by_name["question-0001"].iter("{*}dependency")]
    assert [by_name[name].get("href") for name in uses] == [*paths.values()]
    assert written.problems == ()


def test_tags_and_the_category_are_in_the_manifest():
    files = files_in(write_3_0(sixty()).content)
    metadata = {
        one.get("href"): [text.text for text in one.iter("{*}string")]
        for one in manifest_of(files).iter("{*}resource")
    }
    assert metadata["items/question-0003.xml"] == [
        "hard", "BC & AD", "Österreich", "Hard to carry", "Österreich & 1866",
    ]  # fmt: skip


@pytest.mark.parametrize("version", WRITERS)
def test_the_same_questions_make_the_same_file(version):
    for package in (sixty(), with_pictures()):
        written = WRITERS[version](package)
        assert written == WRITERS[version](package)
        with zipfile.ZipFile(io.BytesIO(written.content)) as archive:
            assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_what_cannot_be_carried_is_said():
    package = with_pictures()
    choices = [WrittenChoice("0", "a"), WrittenChoice("1", "b")]
    listed = FileQuestion(chosen_as_written("3. three\n4. four", choices, [0]))
    said = write_2_2(Package("t", (listed, *package.questions))).problems
    assert [str(one) for one in said] == [
        "question 1: A list in it begins with another number than 1. In QTI every list begins "
        "with 1.",
        "question 2: Its picture is missing, and what is seen in it stands in its place.",
    ]


def test_a_question_without_a_name_is_called_by_its_number():
    asked = replace(sixty().questions[0], name="")
    (item,) = (
        etree.fromstring(content)
        for name, content in files_in(write_2_2(Package("t", (asked,))).content).items()
        if name.startswith("items/")
    )
    assert item.get("title") == "Question 1"
