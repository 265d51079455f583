"""A question as an item of QTI 2.2 or 3.0: the choices, the key, and what is told afterwards."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from textwrap import indent
from xml.sax.saxutils import escape, quoteattr

from quiz.formats.exchange import FileQuestion
from quiz.formats.feedback import as_html
from quiz.formats.rich_text import to_html
from quiz.formats.spreadsheets import UNWRITABLE
from quiz.questions.written import (
    Picture,
    WrittenChoice,
    WrittenMultipleChoice,
    WrittenOrdering,
    WrittenQuestion,
)

# By which an item of ours is known again.
TOOL = "Chronoquiz"
RESPONSE, SCORE, FEEDBACK, SOLUTION, GENERAL = (
    "RESPONSE",
    "SCORE",
    "FEEDBACK",
    "SOLUTION",
    "GENERAL",
)
CAPITAL = re.compile("[A-Z]")
# Lists begin with 1: neither version has another word for it.
BEGINS_LATER = re.compile(r'<ol start="\d+">')
BLOCK = re.compile("<(?:blockquote|ol|pre|ul)[ >]")


@dataclass(frozen=True, slots=True)
class Version:
    """How a version of QTI spells what all of them have, and where its schemas are."""

    dashed: bool
    namespace: str
    schema: str
    manifest_namespace: str
    manifest_schema: str
    metadata_schema: str
    package: tuple[str, str]
    item_type: str
    test_type: str

    def element(self, name: str, /, *content: str, **attributes: object) -> str:
        """Return an element of QTI, named as in 2.2, around XML."""
        tag = f"qti-{dashed(name)}" if self.dashed else name
        told = "".join(
            f" {dashed(key) if self.dashed else key}={quoteattr(str(value))}"
            for key, value in attributes.items()
        )
        inside = "".join(content)
        return f"<{tag}{told}>{inside}</{tag}>" if inside else f"<{tag}{told}/>"

    def document(self, name: str, /, *content: str, **attributes: object) -> str:
        """Return a file with one such element, its parts in lines of their own."""
        spaces = {
            "xmlns": self.namespace,
            "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
            "xsi:schemaLocation": f"{self.namespace} {self.schema}",
        }
        parts = (f"\n{part}" for part in content if part)
        root = self.element(name, *parts, "\n", **spaces, **attributes)
        return UNWRITABLE.sub("", f'<?xml version="1.0" encoding="UTF-8"?>\n{root}\n')


@cache
def dashed(name: str) -> str:
    """Return a name of QTI as 3.0 spells it: maxChoices as max-choices."""
    return name if ":" in name else CAPITAL.sub(lambda found: f"-{found[0].lower()}", name)


def item(
    asked: FileQuestion, identifier: str, title: str, version: Version, images: Mapping[str, str]
) -> str:
    """Return a question as the file of an item; `images` are addresses of pictures by digest.

    A list in it may still begin with another number than 1, which QTI cannot say.
    """
    question = asked.question
    ids = {one.id: f"choice-{place}" for place, one in enumerate(question.choices, start=1)}
    solution = as_html(*told_at_last(question))
    rules = [scoring(question, version), *telling(question, version, always=bool(solution))]
    return version.document(
        "assessmentItem",
        response(question, ids, version),
        *outcomes(question, version, always=bool(solution)),
        version.element("itemBody", *body(asked, ids, version, images)),
        version.element("responseProcessing", *rules),
        shown_always(solution, version),
        identifier=identifier,
        title=title,
        **({"label": asked.number} if asked.number else {}),
        adaptive="false",
        timeDependent="false",
        toolName=TOOL,
    )


def response(question: WrittenQuestion, ids: Mapping[str, str], version: Version) -> str:
    """Return the key, and for a choice that earns in parts what each part earns."""
    key = (
        question.key
        if isinstance(question, WrittenOrdering)
        else [one.id for one in question.choices if one.id in question.key]
    )
    values = (version.element("value", ids[one]) for one in key)
    parts = [version.element("correctResponse", *values)]
    if isinstance(question, WrittenMultipleChoice) and earns_in_parts(question):
        entries = (
            version.element("mapEntry", mapKey=ids[one.id], mappedValue=earned(one, question))
            for one in question.choices
        )
        bounds = {"lowerBound": 0, "upperBound": 1, "defaultValue": 0}
        parts.append(version.element("mapping", *entries, **bounds))
    return version.element(
        "responseDeclaration",
        *parts,
        identifier=RESPONSE,
        cardinality=cardinality(question),
        baseType="identifier",
    )


def cardinality(question: WrittenQuestion) -> str:
    if isinstance(question, WrittenOrdering):
        return "ordered"
    return "multiple" if question.several else "single"


def earns_in_parts(question: WrittenQuestion) -> bool:
    return isinstance(question, WrittenMultipleChoice) and (question.several or question.is_weighed)


def earned(choice: WrittenChoice, question: WrittenMultipleChoice) -> float:
    """Return what picking a choice adds: its weight, or its share of right minus wrong."""
    if choice.weight is not None:
        return choice.weight
    return (1 if choice.id in question.key else -1) / len(question.key)


def outcomes(question: WrittenQuestion, version: Version, *, always: bool) -> Iterator[str]:
    """Yield what is found out: what was earned, and what is to be shown."""
    score = {"cardinality": "single", "baseType": "float"}
    named = {"cardinality": "single", "baseType": "identifier"}
    for name, value, bounds in (
        (SCORE, "0", {"normalMaximum": 1}),
        ("MAXSCORE", "1", {}),
    ):
        default = version.element("defaultValue", version.element("value", value))
        yield version.element("outcomeDeclaration", default, identifier=name, **score, **bounds)
    if tells_of_choices(question):
        chosen = {**named, "cardinality": cardinality(question)}
        yield version.element("outcomeDeclaration", identifier=FEEDBACK, **chosen)
    if always:
        yield version.element("outcomeDeclaration", identifier=SOLUTION, **named)


def body(
    asked: FileQuestion, ids: Mapping[str, str], version: Version, images: Mapping[str, str]
) -> Iterator[str]:
    """Yield the picture of a question, and the choices under what is asked of them."""
    question = asked.question
    yield drawn(question.picture, images)
    told = tells_of_choices(question)
    choices = (
        version.element(
            "simpleChoice",
            to_html(one.text),
            drawn(one.picture, images),
            feedback(one, ids[one.id], version) if told else "",
            identifier=ids[one.id],
        )
        for one in question.choices
    )
    prompt = version.element("prompt", to_html(question.stem))
    if isinstance(question, WrittenOrdering):
        # They are stored in an order that earns nothing; a player's own might be the key's.
        settings = {"responseIdentifier": RESPONSE, "shuffle": "false"}
        yield version.element("orderInteraction", prompt, *choices, **settings)
    else:
        settings = {
            "responseIdentifier": RESPONSE,
            "shuffle": "false" if asked.in_time else "true",
            "maxChoices": "0" if question.several else "1",
        }
        yield version.element("choiceInteraction", prompt, *choices, **settings)


def drawn(picture: Picture | None, images: Mapping[str, str]) -> str:
    """Return a picture in a part of its own; of one that is missing, what is seen in it."""
    if picture is None:
        return ""
    if picture.digest not in images:
        return f"<div>{escape(picture.alternative)}</div>"
    return (
        f"<div><img src={quoteattr(images[picture.digest])}"
        f" alt={quoteattr(picture.alternative)}"
        f' width="{picture.width}" height="{picture.height}"/></div>'
    )


def feedback(choice: WrittenChoice, identifier: str, version: Version) -> str:
    """Return what is told of a choice that was picked: in its line, where it has no lists in it."""
    told = as_html(choice.explanation, choice.source)
    if not told:
        return ""
    shown = {"outcomeIdentifier": FEEDBACK, "identifier": identifier, "showHide": "show"}
    if BLOCK.search(told):
        return version.element("feedbackBlock", content_body(told, version), **shown)
    line = told.removeprefix("<p>").removesuffix("</p>").replace("</p>\n<p>", "<br/><br/>")
    return version.element("feedbackInline", line, **shown)


def content_body(html: str, version: Version) -> str:
    return version.element("contentBody", html) if version.dashed else html


def tells_of_choices(question: WrittenQuestion) -> bool:
    """Return whether something is told of a choice where it stands: of an order it would jump."""
    return isinstance(question, WrittenMultipleChoice) and any(
        one.explanation or one.source for one in question.choices
    )


def told_at_last(question: WrittenQuestion) -> tuple[str, str]:
    """Return the explanation and the source of a question, with those of ordered choices."""
    if isinstance(question, WrittenMultipleChoice):
        return question.explanation, question.source
    if not any(one.explanation or one.source for one in question.choices):
        return question.explanation, question.source
    points = []
    for place, one in enumerate(question.in_order, start=1):
        mark = f"{place}. "
        points.append(mark + indent(told_of(one), " " * len(mark)).lstrip())
    return "\n\n".join(filter(None, [question.explanation, *points])), question.source


def told_of(choice: WrittenChoice) -> str:
    source = f"({choice.source})" if choice.source else ""
    return "\n\n".join(filter(None, [choice.text, choice.explanation, source]))


def scoring(question: WrittenQuestion, version: Version) -> str:
    """Return that the key earns 1, and anything else nothing, or the sum of its parts."""
    element = version.element
    key = element("correct", identifier=RESPONSE)
    is_key = element("match", element("variable", identifier=RESPONSE), key)
    all_of_it, nothing = (element("baseValue", one, baseType="float") for one in "10")
    parts = element("mapResponse", identifier=RESPONSE) if earns_in_parts(question) else nothing
    return element(
        "responseCondition",
        element("responseIf", is_key, element("setOutcomeValue", all_of_it, identifier=SCORE)),
        element("responseElse", element("setOutcomeValue", parts, identifier=SCORE)),
    )


def telling(question: WrittenQuestion, version: Version, *, always: bool) -> Iterator[str]:
    """Yield what is shown after the answer: what is told of those picked, and of the question.

    Each has an outcome of its own: players differ in how they join one value to several.
    """
    element = version.element
    if tells_of_choices(question):
        picked = element("variable", identifier=RESPONSE)
        yield element("setOutcomeValue", picked, identifier=FEEDBACK)
    if always:
        general = element("baseValue", GENERAL, baseType="identifier")
        yield element("setOutcomeValue", general, identifier=SOLUTION)


def shown_always(told: str, version: Version) -> str:
    shown = {"outcomeIdentifier": SOLUTION, "identifier": GENERAL, "showHide": "show"}
    return version.element("modalFeedback", content_body(told, version), **shown) if told else ""
