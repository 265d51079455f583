"""Events on their way to other programs: which one it is, and what its sources say, as HTML."""

from html import escape

from quiz.articles.article import Source
from quiz.events.event import Event, Excerpt
from quiz.messages import Message
from quiz.questions.prose import leads_to_the_web
from quiz.questions.retelling import dated_quotation, named_source


def at_event(number: int) -> Message:
    """Return where an event stands among those that are written, counted from 1."""
    return Message("event %(number)s", number=number)


def quotations(event: Event) -> str:
    """Return what each source says and when it says that was, and below it where it stands."""
    return "\n".join(quotation(excerpt) for excerpt in event.excerpts)


def quotation(excerpt: Excerpt) -> str:
    said = escape(dated_quotation(excerpt), quote=False)
    return f"<blockquote>{said}</blockquote>\n<p>Source: {named(excerpt.source)}</p>"


def named(source: Source) -> str:
    """Return where an article comes from, as a link where it has an address of the web."""
    name = escape(named_source(source), quote=False)
    if source.url is None or not leads_to_the_web(source.url):
        return name
    return f'<a href="{escape(source.url)}">{name}</a>'
