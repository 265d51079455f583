"""A proved question as a teacher would have written it, for programs that know no proofs."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from quiz.articles.article import Source
from quiz.dates.wording import words
from quiz.events.event import Excerpt
from quiz.messages import Complaint
from quiz.questions.question import Choice, Kind, MultipleChoice, Question
from quiz.questions.versions import IN_TIME
from quiz.questions.written import (
    WrittenChoice,
    WrittenMultipleChoice,
    WrittenOrdering,
    WrittenQuestion,
    chosen_as_written,
    ordered_as_written,
)

# What makes Markdown of a text without marks.
Marked = Callable[[str], str]


class CannotBeRetold(Complaint):
    """The question asks for more than a written question can."""


def retold(question: Question, marked: Marked) -> WrittenQuestion:
    """Return a question as one that is written; each choice with its dated quotations.

    `marked` makes the Markdown of plain words. Raises CannotBeRetold.
    """
    if isinstance(question, WrittenMultipleChoice | WrittenOrdering):
        return question
    proof = "\n\n".join(marked(step.because) for step in question.certificate)
    if not isinstance(question, MultipleChoice):
        if any(len(group) > 1 for group in question.groups):
            raise CannotBeRetold(
                "Its events stand side by side where nothing tells which came first: no other "
                "program can ask for that."
            )
        in_order = [as_written(choice, marked) for choice in question.in_order]
        return ordered_as_written(marked(question.stem), in_order, proof)
    choices = [as_written(choice, marked) for choice in question.choices]
    right = [place for place, one in enumerate(question.choices) if one.id in question.key]
    quotes = [quoted(one, marked) for one in question.about if one.excerpts]
    explanation = "\n\n".join(filter(None, [proof, *quotes]))
    source = sources(question.about, marked)
    told = chosen_as_written(full_stem(question, marked), choices, right, explanation, source)
    return replace(told, in_time=question.kind in IN_TIME)


def full_stem(question: MultipleChoice, marked: Marked) -> str:
    """Return the stem with the events that it asks about, and the line to place one in."""
    about = [marked(one.text) for one in question.about if one.event is not None]
    if question.kind is Kind.PLACING:
        parts = [*about[:1], numbered(about[1:])]
    elif len(about) > 1:
        parts = [numbered(about)]
    else:
        parts = about
    return "\n\n".join([marked(question.stem), *parts])


def numbered(lines: Sequence[str]) -> str:
    return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, start=1))


def as_written(choice: Choice, marked: Marked) -> WrittenChoice:
    said = "\n\n".join(filter(None, [marked(choice.explanation), quotations(choice, marked)]))
    return WrittenChoice(choice.id, marked(choice.text), said, sources([choice], marked))


def quoted(choice: Choice, marked: Marked) -> str:
    return f"{marked(choice.text)}\n\n{quotations(choice, marked)}"


def quotations(choice: Choice, marked: Marked) -> str:
    return "\n\n".join(f"> {marked(dated_quotation(one))}" for one in choice.excerpts)


def dated_quotation(excerpt: Excerpt) -> str:
    """Return what a source says and when it says that was, in one line."""
    quotation = f"‘{' '.join(excerpt.quotation.split())}’"
    if excerpt.date_span is None or excerpt.date_words is None:
        return f"{quotation} ({words(excerpt.date)})"
    said = " ".join(excerpt.date_words.split())
    if excerpt.date_span.end <= excerpt.span.start:
        return f"‘{said}’ … {quotation}"
    if excerpt.date_span.start >= excerpt.span.end:
        return f"{quotation} … ‘{said}’"
    return quotation


def sources(choices: Sequence[Choice], marked: Marked) -> str:
    """Return where the quotations stand, each source once."""
    named = (named_source(one.source) for choice in choices for one in choice.excerpts)
    return marked("; ".join(dict.fromkeys(named)))


def named_source(source: Source) -> str:
    day = source.published.isoformat() if source.published else ""
    retold = f"retelling {source.retells}" if source.retells else ""
    return ", ".join(filter(None, [source.title, source.publisher, retold, day]))
