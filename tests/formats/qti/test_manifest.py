"""What the manifest and the test of a package say of its files."""

import pytest

from quiz.formats.qti.manifest import assessment_of, contents_of, resolved
from quiz.formats.qti.xml import parsed

MANIFEST = """<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xml:base="set/">
<resources xml:base="items/">
<resource type="imsqti_item_xmlv2p1" href="a.xml"><metadata>
  <lom xmlns="http://ltsc.ieee.org/xsd/LOM"><general><keyword><string>war</string></keyword>
  <keyword><string> two  words </string><string>Kriege</string></keyword></general>
  <classification><taxonPath><taxon><entry><string>History</string></entry></taxon>
  <taxon><entry><string>Wars</string></entry></taxon></taxonPath></classification></lom>
</metadata></resource>
<resource type="imsqti_item_xmlv3p0" xml:base="more/"><file href="b%20c.xml"/></resource>
<resource type="imsqti_test_xmlv2p2" href="../t.xml"/>
<resource type="imsqti_xmlv1p2" href="old.xml"/>
<resource type="webcontent" href="a.png"/>
<resource type="imsqti_item_xmlv2p1" href="./a.xml"/>
</resources></manifest>"""


def test_items_and_tests_are_found_by_their_types():
    contents = contents_of(parsed(MANIFEST.encode()), "quiz")
    first, second = contents.items
    assert (first.path, first.line) == ("quiz/items/a.xml", 3)
    assert second.path == "quiz/items/more/b c.xml"
    assert [one.path for one in contents.tests] == ["quiz/t.xml"]
    assert [one.path for one in contents.old] == ["quiz/items/old.xml"]


def test_keywords_are_tags_and_the_first_path_is_the_category():
    first, second = contents_of(parsed(MANIFEST.encode()), "").items
    assert first.tags == ("war", "two words", "Kriege")
    assert first.category == "History/Wars"
    assert (second.tags, second.category) == ((), "")


@pytest.mark.parametrize(
    ("folder", "address", "path"),
    [
        ("", "a.xml", "a.xml"),
        ("items", "../images/a%20b.png", "images/a b.png"),
        ("items", "a.xml?x=1#y", "items/a.xml"),
        ("items", " b\\a.xml ", "items/b/a.xml"),
        ("items", "../../../etc/passwd", "../../etc/passwd"),
        ("items", "", "items"),
    ],
)
def test_an_address_leads_to_a_path_from_where_it_stands(folder, address, path):
    assert resolved(folder, address) == path


@pytest.mark.parametrize(
    ("weight", "counts"),
    [
        ("", 1.0),
        ('<weight identifier="W" value="2.5"/>', 2.5),
        ('<weight identifier="W" value="0"/>', 0.0),
        ('<weight identifier="W" value="-2"/>', 1.0),
        ('<weight identifier="W" value="1e9"/>', 1.0),
        ('<weight identifier="W" value="nan"/>', 1.0),
    ],
)
def test_what_an_item_counts_is_its_first_weight(weight, counts):
    test = (
        '<assessmentTest title=" Wars "><testPart><assessmentSection>'
        f'<assessmentItemRef href="../a.xml">{weight}</assessmentItemRef>'
        '<assessmentItemRef href="../a.xml"/><assessmentItemRef href="b.xml"/>'
        "</assessmentSection></testPart></assessmentTest>"
    )
    assert assessment_of(parsed(test.encode()), "tests/t.xml") == (
        "Wars",
        {"a.xml": counts, "tests/b.xml": 1.0},
    )
