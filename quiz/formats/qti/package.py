"""A question set as a package of QTI 2.2 or 3.0: its items, a test of them, and a manifest."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from xml.sax.saxutils import escape

from quiz.formats.exchange import Package, Problem, Written, at_place
from quiz.formats.picture import PictureFile
from quiz.formats.qti.item import BEGINS_LATER, SCORE, Version, item
from quiz.messages import Message
from quiz.questions.written import pictures_of

VERSION_2_2 = Version(
    dashed=False,
    namespace="http://www.imsglobal.org/xsd/imsqti_v2p2",
    schema="http://www.imsglobal.org/xsd/qti/qtiv2p2/imsqti_v2p2.xsd",
    manifest_namespace="http://www.imsglobal.org/xsd/imscp_v1p1",
    manifest_schema="http://www.imsglobal.org/xsd/qti/qtiv2p2/qtiv2p2_imscpv1p2_v1p0.xsd",
    metadata_schema="http://www.imsglobal.org/xsd/imsmd_loose_v1p3p2.xsd",
    package=("QTIv2.2 Package", "1.0.0"),
    item_type="imsqti_item_xmlv2p2",
    test_type="imsqti_test_xmlv2p2",
)
VERSION_3_0 = Version(
    dashed=True,
    namespace="http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
    schema="https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd",
    manifest_namespace="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1",
    manifest_schema=(
        "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqtiv3p0_imscpv1p2_v1p0.xsd"
    ),
    metadata_schema="https://purl.imsglobal.org/spec/md/v1p3/schema/xsd/imsmd_loose_v1p3p2.xsd",
    package=("QTI Package", "3.0.0"),
    item_type="imsqti_item_xmlv3p0",
    test_type="imsqti_test_xmlv3p0",
)
METADATA = "http://ltsc.ieee.org/xsd/LOM"
MANIFEST, TEST = "imsmanifest.xml", "test.xml"
WEIGHT = "WEIGHT"
# The oldest day a zip file can tell: one that is the same for every package.
NO_DAY = (1980, 1, 1, 0, 0, 0)
PLAIN_FILE = 0o100644 << 16
UNIX = 3

_NO_PICTURE = Message("Its picture is missing, and what is seen in it stands in its place.")
_LIST = Message("A list in it begins with another number than 1. In QTI every list begins with 1.")


@dataclass(frozen=True, slots=True)
class Resource:
    """A file of a package and what the manifest says of it; `uses` are other resources' names."""

    name: str
    kind: str
    path: str
    uses: tuple[str, ...] = ()
    metadata: str = ""


def write_2_2(package: Package) -> Written:
    """Return a package of QTI 2.2."""
    return written(package, VERSION_2_2)


def write_3_0(package: Package) -> Written:
    """Return a package of QTI 3.0."""
    return written(package, VERSION_3_0)


def written(package: Package, version: Version) -> Written:
    images = {digest: image_path(one) for digest, one in package.pictures.items()}
    addresses = {digest: f"../{path}" for digest, path in images.items()}
    files: dict[str, bytes] = {}
    items: list[Resource] = []
    problems: list[Problem] = []
    used: dict[str, None] = {}
    for number, asked in enumerate(package.questions, start=1):
        name = f"question-{number:04}"
        title = asked.name or f"Question {number}"
        text, lists = BEGINS_LATER.subn("<ol>", item(asked, name, title, version, addresses))
        digests = dict.fromkeys(one.digest for one in pictures_of(asked.question))
        there = [one for one in digests if one in images]
        used |= dict.fromkeys(there)
        uses = tuple(picture_name(one) for one in there)
        about = item_metadata(asked.tags, asked.category)
        items.append(Resource(name, version.item_type, f"items/{name}.xml", uses, about))
        files[items[-1].path] = text.encode()
        if len(there) < len(digests):
            problems.append(Problem(at_place(number), _NO_PICTURE))
        if lists:
            problems.append(Problem(at_place(number), _LIST))
    drawn = [Resource(picture_name(one), "webcontent", images[one]) for one in used]
    files |= {images[one]: package.pictures[one].content for one in used}
    weights = {one.name: asked.points for one, asked in zip(items, package.questions, strict=True)}
    content = packed(package.title, items, weights, drawn, files, version)
    return Written(content, tuple(problems))


def packed(
    title: str,
    items: Sequence[Resource],
    weights: Mapping[str, float],
    others: Sequence[Resource],
    files: Mapping[str, bytes],
    version: Version,
) -> bytes:
    """Return a package of files, with a test of its items and a manifest."""
    test = Resource("test", version.test_type, TEST, tuple(one.name for one in items))
    told = {
        MANIFEST: manifest(title, [test, *items, *others], version).encode(),
        TEST: assessment_test(title, items, weights, version).encode(),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for path, content in {**told, **files}.items():
            member = zipfile.ZipInfo(path, NO_DAY)
            member.create_system, member.external_attr = UNIX, PLAIN_FILE
            member.compress_type = (
                zipfile.ZIP_DEFLATED if path.endswith(".xml") else zipfile.ZIP_STORED
            )
            archive.writestr(member, content)
    return buffer.getvalue()


def image_path(picture: PictureFile) -> str:
    return f"images/{picture.digest[:32]}.{picture.ending}"


def picture_name(digest: str) -> str:
    return f"picture-{digest[:32]}"


def assessment_test(
    title: str, items: Sequence[Resource], weights: Mapping[str, float], version: Version
) -> str:
    """Return a test that asks its items in order; what each earns counts by its weight.

    Whoever has answered one is shown what is told of it.
    """
    element = version.element
    references = (
        element(
            "assessmentItemRef",
            element("weight", identifier=WEIGHT, value=float(weights[one.name])),
            identifier=one.name,
            href=one.path,
        )
        for one in items
    )
    settings = element("itemSessionControl", maxAttempts=1, showFeedback="true")
    section = element(
        "assessmentSection", *references, identifier="section", title=title, visible="true"
    )
    total = element("testVariables", variableIdentifier=SCORE, weightIdentifier=WEIGHT)
    return version.document(
        "assessmentTest",
        element("outcomeDeclaration", identifier=SCORE, cardinality="single", baseType="float"),
        element(
            "testPart",
            settings,
            section,
            identifier="part",
            navigationMode="nonlinear",
            submissionMode="individual",
        ),
        element(
            "outcomeProcessing",
            element("setOutcomeValue", element("sum", total), identifier=SCORE),
        ),
        identifier="test",
        title=title,
    )


def manifest(title: str, resources: Sequence[Resource], version: Version) -> str:
    """Return what a package says of itself and of each of its files."""
    # Packages are described in words that no version of QTI spells its own way.
    plain = replace(
        version,
        dashed=False,
        namespace=version.manifest_namespace,
        schema=f"{version.manifest_schema} {METADATA} {version.metadata_schema}",
    )
    element = plain.element
    named = metadata(f"<title>{string(title)}</title>")
    schema, schema_version = version.package
    about = element(
        "metadata", element("schema", schema), element("schemaversion", schema_version), named
    )
    listed = (
        element(
            "resource",
            element("metadata", one.metadata) if one.metadata else "",
            element("file", href=one.path),
            *(element("dependency", identifierref=other) for other in one.uses),
            identifier=one.name,
            type=one.kind,
            href=one.path,
        )
        for one in resources
    )
    return plain.document(
        "manifest",
        about,
        element("organizations"),
        element("resources", *(f"\n{one}" for one in listed), "\n"),
        identifier="manifest",
    )


def item_metadata(tags: Sequence[str], category: str) -> str:
    """Return the tags of a question as keywords, and its category as a path; empty for neither."""
    keywords = "".join(f"<keyword>{string(tag)}</keyword>" for tag in tags)
    if not category:
        return metadata(keywords) if keywords else ""
    taxons = "".join(
        f"<taxon><entry>{string(level)}</entry></taxon>" for level in category.split("/")
    )
    purpose = "<purpose><source>LOMv1.0</source><value>discipline</value></purpose>"
    return metadata(keywords, f"{purpose}<taxonPath>{taxons}</taxonPath>")


def metadata(general: str, classification: str = "") -> str:
    """Return a description in the words of Learning Object Metadata."""
    parts = f"<general>{general}</general>" if general else ""
    if classification:
        parts += f"<classification>{classification}</classification>"
    return f'<lom xmlns="{METADATA}">{parts}</lom>'


def string(text: str) -> str:
    return f"<string>{escape(text)}</string>"
