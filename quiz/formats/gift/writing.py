"""A question set as GIFT, so that Moodle stores each text as it is meant.

Every text is HTML in one line, and nothing in it is a mark: so no line is empty, and none is a
comment.
"""

from collections.abc import Iterator, Sequence

from quiz.formats.exchange import FileQuestion, Package, Problem, Written, at_place
from quiz.formats.feedback import joined
from quiz.formats.gift.reading import number_and_tags
from quiz.formats.gift.records import CATEGORY
from quiz.formats.gift.text import GENERAL, escaped, written, written_item
from quiz.formats.moodle.fractions import CannotBeGraded, fractions
from quiz.formats.rich_text import to_html
from quiz.messages import Complaint, Message
from quiz.questions.written import WrittenMultipleChoice, WrittenOrdering, WrittenQuestion

SETTINGS = "ALL VERTICAL ABSOLUTE_POSITION SHOW none"
# What Moodle lets stand in no tag.
NOT_IN_TAGS = set("<>`")


class NotWritten(Complaint):
    """A question cannot be carried at all; the message says why."""


def write(package: Package) -> Written:
    """Return the questions under their categories, and what GIFT has no place for."""
    parts: list[str] = []
    problems: list[Problem] = []
    category = ""
    for number, one in enumerate(package.questions, start=1):
        try:
            record = record_of(one)
        except (NotWritten, CannotBeGraded) as trouble:
            problems.append(Problem(at_place(number), trouble.said))
            continue
        problems += [Problem(at_place(number), note) for note in left_out(one, category)]
        path = " ".join(one.category.split())
        if path and path != category:
            parts.append(f"{CATEGORY} {path}".replace("\\", "\\\\"))
            category = path
        parts.append(record)
    problems += left_out_of_all(package.questions)
    content = "\n\n".join(parts) + "\n"
    return Written(content.encode("utf-8", "replace"), tuple(problems))


def record_of(one: FileQuestion) -> str:
    """Return a question in its lines. Raises NotWritten, CannotBeGraded."""
    question = one.question
    check_words(question)
    name = " ".join(one.name.split())
    named = f"::{escaped(name)}::" if name else ""
    head = f"{named}[html]{escaped(to_html(question.stem))}"
    lines = (
        in_order(head, question)
        if isinstance(question, WrittenOrdering)
        else chosen(head, question)
    )
    if told := joined(question.explanation, question.source):
        lines.append(f"{GENERAL}{written(told)}")
    return "\n".join([*comments(one), *lines, "}"])


def check_words(question: WrittenQuestion) -> None:
    """Raise NotWritten unless the stem, and each choice, says something without a picture."""
    if not all(to_html(text) for text in [question.stem, *(one.text for one in question.choices)]):
        raise NotWritten(
            "A choice of it is only a picture. GIFT carries no pictures; Moodle XML does."
        )


def in_order(head: str, question: WrittenOrdering) -> list[str]:
    items = [written_item(choice.text) for choice in question.in_order]
    return [f"{head}{{>{len(items)} {SETTINGS}", *items]


def chosen(head: str, question: WrittenMultipleChoice) -> list[str]:
    lines = [f"{head}{{"]
    for choice, worth in zip(question.choices, fractions(question), strict=True):
        if choice.id in question.key and not question.several:
            mark = "="
        else:
            mark = "~" if worth == "0" else f"~%{worth}%"
        told = joined(choice.explanation, choice.source)
        after = f"#{written(told)}" if told else ""
        lines.append(f"\t{mark}{written(choice.text)}{after}")
    return lines


def comments(one: FileQuestion) -> list[str]:
    """Return the line that Moodle reads the number and the tags from, if there are any."""
    marks = [f"[id:{bracketed(one.number)}]"] if one.number and is_number(one.number) else []
    marks += [f"[tag:{bracketed(tag)}]" for tag in one.tags if is_tag(tag)]
    return [f"// {' '.join(marks)}"] if marks else []


def bracketed(text: str) -> str:
    return text.replace("]", "\\]")


def is_number(number: str) -> bool:
    read = number_and_tags(f"// [id:{bracketed(number)}]")
    return read == (number, ()) and "[id:" not in number


def is_tag(tag: str) -> bool:
    read = number_and_tags(f"// [tag:{bracketed(tag)}]")
    return read == ("", (tag,)) and "[id:" not in tag and not NOT_IN_TAGS & set(tag)


def left_out(one: FileQuestion, category: str) -> Iterator[Message]:
    """Yield what of a question is not in its record; `category` is that of the one before it."""
    question = one.question
    if question.picture or any(choice.picture for choice in question.choices):
        yield Message("GIFT carries no pictures: they were left out. Moodle XML carries them.")
    if isinstance(question, WrittenOrdering) and any(
        choice.explanation or choice.source for choice in question.choices
    ):
        yield Message(
            "GIFT has no place for what is told of single items to be put in order: it was left "
            "out. Moodle XML has one."
        )
    if one.number and not is_number(one.number):
        yield Message("Moodle could not read its number in GIFT: it was left out.")
    for tag in one.tags:
        if not is_tag(tag):
            yield Message("Moodle could not read the tag “%(tag)s”: it was left out.", tag=tag)
    if category and not one.category.strip():
        yield Message(
            "It has no category, and comes into that of the question before it: “%(category)s”.",
            category=category,
        )


def left_out_of_all(questions: Sequence[FileQuestion]) -> Iterator[Problem]:
    """Yield once, at the first question that has it, what no question can have."""
    for number, one in enumerate(questions, start=1):
        if one.points != 1:
            yield Problem(
                at_place(number),
                Message(
                    "GIFT carries no points: in Moodle, each question is worth 1 at first. Moodle "
                    "XML keeps the points."
                ),
            )
            break
    for number, one in enumerate(questions, start=1):
        if one.in_time:
            yield Problem(
                at_place(number),
                Message(
                    "GIFT cannot say that choices are shown in the order they have: Moodle "
                    "shuffles them. Moodle XML can."
                ),
            )
            break
