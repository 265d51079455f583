"""A question set as Moodle XML: the one format of Moodle's that loses almost nothing.

The elements, their order and their spelling are those of Moodle's own exporter
(`question/format/xml/format.php` and `question/type/ordering/questiontype.php` of Moodle 4.5).
"""

import base64
import html
import re
from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from quiz.formats.exchange import FileQuestion, Package, Problem, Written, at_place
from quiz.formats.feedback import as_html, joined
from quiz.formats.moodle.fractions import CannotBeGraded, fractions
from quiz.formats.moodle.questions import PENALTY, STANDARD
from quiz.formats.moodle.texts import STORED
from quiz.formats.picture import PictureFile
from quiz.formats.rich_text import to_html, to_plain
from quiz.messages import Message
from quiz.questions.written import (
    Picture,
    WrittenChoice,
    WrittenMultipleChoice,
    WrittenOrdering,
)

OPENING = b'<?xml version="1.0" encoding="UTF-8"?>\n'
TOP = "$course$/top/"
# What questions are in whose set has no title.
UNTITLED = "Questions"
LONGEST_NAME = 60  # characters of the stem
LONGEST_NUMBER = 100  # characters, in Moodle's database
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(package: Package) -> Written:
    """Return the questions under their categories, and what could not be carried."""
    root = etree.Element("quiz")
    problems: list[Problem] = []
    width = len(str(len(package.questions)))
    category = ""
    for number, one in enumerate(package.questions, start=1):
        writer = Writer(package.pictures)
        try:
            element = writer.question(one, one.name or short_name(one, number, width))
        except CannotBeGraded as trouble:
            problems.append(Problem(at_place(number), trouble.said))
            continue
        path = one.category or package.title.replace("/", "//") or UNTITLED
        if path != category:
            root.append(writer.category(path))
            category = path
        root.append(element)
        problems += [Problem(at_place(number), note) for note in writer.noted()]
    content = etree.tostring(root, encoding="UTF-8", pretty_print=True)
    return Written(OPENING + content, tuple(problems))


def short_name(one: FileQuestion, number: int, width: int) -> str:
    """Return what Moodle lists a question by: its number in the set, and how its stem begins."""
    words = " ".join(to_plain(one.question.stem).split())
    if len(words) > LONGEST_NAME:
        words = f"{words[:LONGEST_NAME].rpartition(' ')[0] or words[:LONGEST_NAME]}…"
    return f"{number:0{width}} {words}"


class Writer:
    """Writes one question, and notes what is left out of it."""

    def __init__(self, pictures: Mapping[str, PictureFile]) -> None:
        self.pictures = pictures
        self.notes: list[Message] = []

    def noted(self) -> list[Message]:
        """Return what was noted, each thing once."""
        return list({str(note): note for note in self.notes}.values())

    def category(self, path: str) -> etree._Element:
        element = etree.Element("question", type="category")
        self.text(etree.SubElement(element, "category"), f"{TOP}{path}")
        return element

    def question(self, one: FileQuestion, name: str) -> etree._Element:
        """Return the element of a question. Raises CannotBeGraded."""
        asked = one.question
        chosen = isinstance(asked, WrittenMultipleChoice)
        element = etree.Element("question", type="multichoice" if chosen else "ordering")
        self.text(etree.SubElement(element, "name"), name)
        self.rich(element, "questiontext", to_html(asked.stem), asked.picture)
        explanation = asked.explanation
        if isinstance(asked, WrittenOrdering):
            explanation = self.told_of_all(asked)
        self.rich(element, "generalfeedback", as_html(explanation, asked.source))
        settings = {
            "defaultgrade": f"{one.points:.7f}",
            "penalty": f"{PENALTY:.7f}",
            "hidden": "0",
            "idnumber": self.number(one.number),
        }
        self.settings(element, settings)
        if isinstance(asked, WrittenMultipleChoice):
            self.choices(element, asked, in_time=one.in_time)
        else:
            self.items(element, asked)
        self.tags(element, one.tags)
        return element

    def told_of_all(self, asked: WrittenOrdering) -> str:
        """Return the explanation with those of the items, for which Moodle has no place."""
        told = list(told_of_each(asked.in_order))
        if told:
            self.notes.append(
                Message(
                    "Moodle tells nothing of single items that are put in order: their "
                    "explanations and sources are in the feedback on the question."
                )
            )
        return "\n\n".join(filter(None, [asked.explanation, *told]))

    def number(self, number: str) -> str:
        if len(number) <= LONGEST_NUMBER:
            return number
        self.notes.append(Message("Its number is too long for Moodle, and was left out."))
        return ""

    def choices(
        self, element: etree._Element, asked: WrittenMultipleChoice, *, in_time: bool
    ) -> None:
        worth = fractions(asked)
        settings = {
            "single": "false" if asked.several else "true",
            "shuffleanswers": "false" if in_time else "true",
            "answernumbering": "abc",
            "showstandardinstruction": "0",
        }
        self.settings(element, settings)
        self.standard_feedback(element)
        for choice, fraction in zip(asked.choices, worth, strict=True):
            answer = self.answer(element, choice, fraction)
            self.rich(answer, "feedback", as_html(choice.explanation, choice.source))

    def items(self, element: etree._Element, asked: WrittenOrdering) -> None:
        settings = {
            "layouttype": "VERTICAL",
            "selecttype": "ALL",
            "selectcount": str(len(asked.choices)),
            "gradingtype": "ABSOLUTE_POSITION",
            "showgrading": "SHOW",
            "numberingstyle": "none",
        }
        self.settings(element, settings)
        self.standard_feedback(element)
        self.settings(element, {"shownumcorrect": "1"})
        for place, choice in enumerate(asked.in_order, start=1):
            self.answer(element, choice, str(place))

    def answer(
        self, element: etree._Element, choice: WrittenChoice, fraction: str
    ) -> etree._Element:
        markup = to_html(choice.text)
        return self.rich(element, "answer", markup, choice.picture, fraction=fraction)

    def standard_feedback(self, element: etree._Element) -> None:
        for name, said in STANDARD.items():
            self.rich(element, name, said)

    def settings(self, element: etree._Element, settings: Mapping[str, str]) -> None:
        for name, value in settings.items():
            etree.SubElement(element, name).text = self.legible(value)

    def tags(self, element: etree._Element, tags: Sequence[str]) -> None:
        if tags:
            around = etree.SubElement(element, "tags")
            for tag in tags:
                self.text(etree.SubElement(around, "tag"), tag)

    def rich(
        self,
        element: etree._Element,
        name: str,
        markup: str,
        picture: Picture | None = None,
        **attributes: str,
    ) -> etree._Element:
        """Add a text as HTML, with the file of the picture that belongs to it."""
        part = etree.SubElement(element, name, {**attributes, "format": "html"})
        file = self.pictures.get(picture.digest) if picture else None
        if picture is None or file is None:
            self.text(part, markup)
            if picture:
                self.notes.append(Message("A picture is missing, and was left out."))
            return part
        stored = f"{picture.digest[:16]}.{file.ending}"
        shown = (
            f'<p><img src="{STORED}{stored}" alt="{html.escape(picture.alternative)}" '
            f'width="{picture.width}" height="{picture.height}"></p>'
        )
        self.text(part, f"{markup}\n{shown}" if markup else shown)
        content = etree.SubElement(part, "file", name=stored, path="/", encoding="base64")
        content.text = base64.b64encode(file.content).decode()
        return part

    def text(self, element: etree._Element, written: str) -> None:
        """Add a text; one with marks stands as it is, so that people can read it."""
        written = self.legible(written)
        is_marked = ("<" in written or "&" in written) and "]]>" not in written
        etree.SubElement(element, "text").text = etree.CDATA(written) if is_marked else written

    def legible(self, written: str) -> str:
        """Return a text without the characters that XML cannot hold."""
        legible = NOT_IN_XML.sub("", written)
        if legible != written:
            self.notes.append(
                Message("Characters that nobody can see, and that XML cannot hold, were left out.")
            )
        return legible


def told_of_each(items: Sequence[WrittenChoice]) -> Iterator[str]:
    """Yield what is told of each item, under its number and its words."""
    for number, item in enumerate(items, start=1):
        if item.explanation or item.source:
            source = f"({joined('', item.source)})" if item.source else ""
            head = f"{number}\\. {item.text}".strip()
            yield "\n\n".join(filter(None, [head, item.explanation, source]))
