"""What teachers write, as HTML: Markdown of a few kinds of marks, and nothing else.

HTML typed by somebody is shown as it was typed. What comes out of the Markdown is cleaned once
more, as if it had come from anywhere.
"""

from functools import lru_cache

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

from quiz.questions.prose import PARSER, parser, plain, plain_line
from quiz.questions.question import Choice, Question
from quiz.questions.written import WrittenChoice, WrittenMultipleChoice, WrittenOrdering

IN_A_LINE = {"a", "br", "code", "em", "strong"}
BLOCKS = {"blockquote", "li", "ol", "p", "pre", "ul"}
LINKS = ("link", "autolink")
KEPT = 2048

# A choice is a target itself, so no link can stand in it.
WITHOUT_LINKS = parser().disable(LINKS)


@lru_cache(maxsize=KEPT)
def markdown(text: str) -> Markup:
    """Return Markdown as paragraphs, lists, quotations and code."""
    return clean(PARSER.render(text), IN_A_LINE | BLOCKS)


@lru_cache(maxsize=KEPT)
def markdown_line(text: str, links: bool = False) -> Markup:
    """Return Markdown without paragraphs and lists, for where other words stand around it."""
    line: MarkdownIt = PARSER if links else WITHOUT_LINKS
    return clean(line.renderInline(text), IN_A_LINE)


def clean(html: str, tags: set[str]) -> Markup:
    return Markup(
        nh3.clean(
            html,
            tags=tags,
            attributes={"*": set(), "a": {"href"}, "ol": {"start"}},
            url_schemes={"http", "https"},
            link_rel="noopener noreferrer nofollow",
        ).strip()
    )


def is_line(text: str) -> bool:
    """Return whether Markdown is one paragraph, in which no link stands."""
    tokens = PARSER.parse(text)
    return [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"] and (
        all(token.type != "link_open" for token in tokens[1].children or ())
    )


def is_written(part: Question | Choice | WrittenChoice) -> bool:
    """Return whether a teacher wrote a question or a choice, so that its texts are Markdown."""
    return isinstance(part, WrittenMultipleChoice | WrittenOrdering | WrittenChoice)


def stem_words(question: Question) -> str:
    """Return the stem of a question as plain words, whoever wrote it."""
    if isinstance(question, WrittenMultipleChoice | WrittenOrdering):
        return plain(question.stem)
    return question.stem


def choice_words(choice: Choice | WrittenChoice) -> str:
    """Return a choice as plain words; of a picture alone, what is seen in it."""
    if isinstance(choice, Choice):
        return choice.text
    return plain_line(choice.text) or (choice.picture.alternative if choice.picture else "")
