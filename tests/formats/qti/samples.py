"""Items and packages of QTI, made after the examples of 1EdTech's guides, and what is in one."""

import io
import zipfile

from PIL import Image

from quiz.formats.exchange import FileQuestion, Package
from quiz.formats.picture import reencoded
from quiz.questions.written import Picture, WrittenChoice, chosen_as_written

V2_1 = 'xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1"'
V3_0 = 'xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0"'
MATCH = (
    '<responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/'
    'match_correct"/>'
)
MAP = MATCH.replace("match_correct", "map_response")

CHOICE = f"""<?xml version="1.0" encoding="UTF-8"?>
<assessmentItem {V2_1} identifier="choice" title="The war" adaptive="false" timeDependent="false">
  <responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier">
    <correctResponse>
      <value>ChoiceB</value>
    </correctResponse>
  </responseDeclaration>
  <outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>
  <itemBody>
    <p>Look at the   text.</p>
    <choiceInteraction responseIdentifier="RESPONSE" shuffle="true" maxChoices="1">
      <prompt>When did the war begin?</prompt>
      <simpleChoice identifier="ChoiceA">1938</simpleChoice>
      <simpleChoice identifier="ChoiceB">1939</simpleChoice>
      <simpleChoice identifier="ChoiceC">1940</simpleChoice>
    </choiceInteraction>
  </itemBody>
  {MATCH}
</assessmentItem>
"""

ORDER = f"""<?xml version="1.0" encoding="UTF-8"?>
<qti-assessment-item {V3_0} identifier="order" title="Order" adaptive="false"
  time-dependent="false">
  <qti-response-declaration identifier="RESPONSE" cardinality="ordered" base-type="identifier">
    <qti-correct-response>
      <qti-value>C</qti-value>
      <qti-value>A</qti-value>
      <qti-value>B</qti-value>
    </qti-correct-response>
  </qti-response-declaration>
  <qti-item-body>
    <qti-order-interaction response-identifier="RESPONSE" shuffle="true">
      <qti-prompt>Put the kings in order.</qti-prompt>
      <qti-simple-choice identifier="A" fixed="false">Charles I</qti-simple-choice>
      <qti-simple-choice identifier="B">Charles II</qti-simple-choice>
      <qti-simple-choice identifier="C">James I</qti-simple-choice>
    </qti-order-interaction>
  </qti-item-body>
  <qti-response-processing
    template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml"/>
</qti-assessment-item>
"""

OLD = '<questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2"><assessment/></questestinterop>'


def item(inside, *, before="", after=MATCH, attributes="", cardinality="single"):
    """Return an item whose body holds what is inside; its key is choice A."""
    return (
        f'<assessmentItem {V2_1} identifier="i" title="t" {attributes}>'
        f'<responseDeclaration identifier="R" cardinality="{cardinality}" baseType="identifier">'
        f"{before or '<correctResponse><value>A</value></correctResponse>'}"
        f"</responseDeclaration><itemBody>{inside}</itemBody>{after}</assessmentItem>"
    )


def choices(*texts, prompt="What?", settings='shuffle="true" maxChoices="1"', kind="choice"):
    """Return an interaction with choices that are called A, B, C …"""
    inside = "".join(
        f'<simpleChoice identifier="{chr(ord("A") + place)}">{text}</simpleChoice>'
        for place, text in enumerate(texts)
    )
    return (
        f'<{kind}Interaction responseIdentifier="R" {settings}><prompt>{prompt}</prompt>'
        f"{inside}</{kind}Interaction>"
    )


def mapped(default="0", /, **worth):
    """Return the mapping of what each choice is worth."""
    entries = "".join(
        f'<mapEntry mapKey="{name}" mappedValue="{value}"/>' for name, value in worth.items()
    )
    return f'<mapping defaultValue="{default}">{entries}</mapping>'


def package(files, kinds=None, resources=""):
    """Return a package whose manifest names its XML files, by `kinds` where they are no items."""
    kinds = kinds or {}
    listed = "".join(
        f'<resource identifier="r{place}" type="{kinds.get(name, "imsqti_item_xmlv2p1")}" '
        f'href="{name}"/>\n'
        for place, name in enumerate(files)
        if name.endswith(".xml")
    )
    manifest = (
        '<?xml version="1.0"?>\n<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1">'
        f"<organizations/>\n<resources>\n{listed}{resources}</resources></manifest>"
    )
    return zipped({"imsmanifest.xml": manifest, **files})


def zipped(files):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def picture_file(colour):
    drawn = io.BytesIO()
    Image.new("RGB", (20, 10), colour).save(drawn, "PNG")
    return reencoded(drawn.getvalue())


def with_pictures():
    """Return a package with a picture in a question and another in two choices, and one unused."""
    files = {one.digest: one for one in map(picture_file, ("red", "blue", "green"))}
    asked, chosen, _ = (Picture(one.digest, "seen", 20, 10) for one in files.values())
    choices = [WrittenChoice("0", "", picture=chosen), WrittenChoice("1", "b", picture=chosen)]
    question = chosen_as_written("Which?", choices, [0], picture=asked)
    return Package("Pictures", (FileQuestion(question),), files)


def files_in(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {one.filename: archive.read(one) for one in archive.infolist()}
