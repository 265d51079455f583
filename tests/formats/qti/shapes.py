"""What items, tests and manifests of QTI may hold, as far as they are written here.

The schemas of 1EdTech are in no package, and may not be copied: this is what they say in their
content models (imsqti_v2p2.xsd; 3.0 differs in names, and has a content body in feedback).
"""

import re

from lxml import etree

INLINE = "a|br|code|em|img|strong"
BLOCK = "blockquote|div|ol|p|pre|ul"
FLOW = f"(?:#|{INLINE}|{BLOCK})*"
LINE = f"(?:#|{INLINE})*"
RULE = "(?:responseCondition|setOutcomeValue)"
VALUE = "(?:baseValue|correct|mapResponse|match|sum|testVariables|variable)"
CONDITION = f"match{RULE}*"

# Attributes, those that may be missing in brackets, and the children in their order; # is text.
SHAPES = {
    "assessmentItem": (
        "identifier title [label] adaptive timeDependent toolName schemaLocation",
        "responseDeclaration(?:outcomeDeclaration)+itemBody responseProcessing (?:modalFeedback)*",
    ),
    "responseDeclaration": ("identifier cardinality baseType", "correctResponse(?:mapping)?"),
    "correctResponse": ("", "(?:value)+"),
    "mapping": ("lowerBound upperBound defaultValue", "(?:mapEntry)+"),
    "mapEntry": ("mapKey mappedValue", ""),
    "outcomeDeclaration": (
        "identifier cardinality baseType [normalMaximum]",
        "(?:defaultValue)?",
    ),
    "defaultValue": ("", "(?:value)+"),
    "value": ("", "#"),
    "itemBody": ("", f"(?:{BLOCK}|choiceInteraction|orderInteraction)*"),
    "choiceInteraction": ("responseIdentifier shuffle maxChoices", "prompt(?:simpleChoice)+"),
    "orderInteraction": ("responseIdentifier shuffle", "prompt(?:simpleChoice)+"),
    "prompt": ("", FLOW),
    "simpleChoice": ("identifier", f"{FLOW}(?:feedbackInline|feedbackBlock)?"),
    "feedbackInline": ("outcomeIdentifier identifier showHide", LINE),
    "feedbackBlock": ("outcomeIdentifier identifier showHide", FLOW),
    "modalFeedback": ("outcomeIdentifier identifier showHide", FLOW),
    "responseProcessing": ("", f"{RULE}*"),
    "responseCondition": ("", "responseIf(?:responseElse)?"),
    "responseIf": ("", CONDITION),
    "responseElse": ("", f"{RULE}*"),
    "setOutcomeValue": ("identifier", VALUE),
    "match": ("", f"{VALUE}{VALUE}"),
    "variable": ("identifier", ""),
    "correct": ("identifier", ""),
    "mapResponse": ("identifier", ""),
    "baseValue": ("baseType", "#"),
    "sum": ("", f"{VALUE}+"),
    "testVariables": ("variableIdentifier weightIdentifier", ""),
    "assessmentTest": (
        "identifier title schemaLocation",
        "(?:outcomeDeclaration)*testPart (?:outcomeProcessing)?",
    ),
    "testPart": (
        "identifier navigationMode submissionMode",
        "(?:itemSessionControl)?(?:assessmentSection)+",
    ),
    "itemSessionControl": ("maxAttempts showFeedback", ""),
    "assessmentSection": ("identifier title visible", "(?:assessmentItemRef)*"),
    "assessmentItemRef": ("identifier href", "(?:weight)?"),
    "weight": ("identifier value", ""),
    "outcomeProcessing": ("", "(?:setOutcomeValue)*"),
    "manifest": ("identifier schemaLocation", "metadata organizations resources"),
    "metadata": ("", "(?:schema schemaversion)?(?:lom)?"),
    "schema": ("", "#"),
    "schemaversion": ("", "#"),
    "organizations": ("", ""),
    "resources": ("", "(?:resource)*"),
    "resource": ("identifier type href", "(?:metadata)?(?:file)+(?:dependency)*"),
    "file": ("href", ""),
    "dependency": ("identifierref", ""),
    "lom": ("", "(?:general)?(?:classification)?"),
    "general": ("", "(?:title)?(?:keyword)*"),
    "title": ("", "string"),
    "keyword": ("", "string"),
    "string": ("", "#"),
    "classification": ("", "purpose(?:taxonPath)+"),
    "purpose": ("", "source value"),
    "source": ("", "#"),
    "taxonPath": ("", "(?:taxon)+"),
    "taxon": ("", "entry"),
    "entry": ("", "string"),
    "p": ("", LINE),
    "pre": ("", LINE),
    "blockquote": ("", f"(?:{BLOCK})*"),
    "div": ("", FLOW),
    "ol": ("", "(?:li)*"),
    "ul": ("", "(?:li)*"),
    "li": ("", FLOW),
    "a": ("href", LINE),
    "code": ("[class]", LINE),
    "em": ("", LINE),
    "strong": ("", LINE),
    "br": ("", ""),
    "img": ("src alt width height", ""),
}
NAME = re.compile(r"[A-Za-z_][\w.-]*")
IDENTIFIERS = {"identifier", "identifierref", "responseIdentifier", "outcomeIdentifier", "mapKey"}


def check_shape(root, *, dashed=False):
    """Fail for an element of a document that is somewhere it may not be."""
    for element in root.iter():
        name = named(element, dashed)
        if dashed and name in ("feedbackBlock", "modalFeedback"):
            assert [named(one, dashed) for one in element] == ["contentBody"]
            assert not (element.text or "").strip()
            continue
        if name == "contentBody":
            name = named(element.getparent(), dashed)
            attributes, children = "", SHAPES[name][1]
        else:
            attributes, children = SHAPES[name]
        check_attributes(element, attributes, dashed)
        given = "".join(f"{one};" for one in children_of(element, dashed))
        pattern = re.sub(r"#|[A-Za-z]\w*", r"(?:\g<0>;)", children).replace(" ", "")
        assert re.fullmatch(pattern, given), f"<{name}> holds {given or 'nothing'}"


def check_attributes(element, allowed, dashed):
    given = {
        undashed(etree.QName(key).localname, dashed): value for key, value in element.attrib.items()
    }
    possible = {one.strip("[]") for one in allowed.split()}
    needed = {one for one in allowed.split() if not one.startswith("[")}
    assert needed <= given.keys() <= possible, f"{element.tag}: {sorted(given)}"
    for key in given.keys() & IDENTIFIERS:
        assert NAME.fullmatch(given[key]), given[key]


def children_of(element, dashed):
    if (element.text or "").strip():
        yield "#"
    for child in element:
        yield named(child, dashed)
        if (child.tail or "").strip():
            yield "#"


def named(element, dashed):
    local = etree.QName(element).localname
    return undashed(local.removeprefix("qti-"), dashed) if local.startswith("qti-") else local


def undashed(name, dashed):
    if not dashed:
        return name
    first, *others = name.split("-")
    return first + "".join(one.capitalize() for one in others)
