"""An event the machine found, which no teacher has accepted yet."""

from dataclasses import dataclass, replace

from quiz.articles.article import Article, Span
from quiz.dates.historical import HistoricalDate
from quiz.events.event import Event, Excerpt


@dataclass(frozen=True, slots=True)
class Candidate:
    """What an article seems to tell, with the sentence that tells it.

    `date_span` and `date_words` are the words the date was read from, None where it follows from
    the context alone. `reason` says why it is not usable, and is None when it is.
    """

    name: str
    statement: str
    span: Span
    quotation: str
    date: HistoricalDate
    date_span: Span | None
    date_words: str | None
    reason: str | None = None

    @property
    def usable(self) -> bool:
        """Whether it may be asked before a teacher has read it."""
        return self.reason is None

    @property
    def earliest(self) -> int | None:
        return self.date.earliest

    @property
    def latest(self) -> int | None:
        return self.date.latest

    @property
    def surely_after(self) -> int | None:
        return self.date.surely_after

    @property
    def surely_before(self) -> int | None:
        return self.date.surely_before

    def because(self, reason: str) -> "Candidate":
        """Return it as not usable; a reason that it has already stays."""
        return replace(self, reason=self.reason or reason)

    def excerpt(self, article: Article) -> Excerpt:
        return Excerpt(
            article=article.slug,
            source=article.source,
            span=self.span,
            quotation=self.quotation,
            date=self.date,
            date_span=self.date_span,
            date_words=self.date_words,
        )

    def event(self, article: Article) -> Event:
        """Return the event that one article tells; BrokenQuotation if it is not from this one."""
        excerpt = self.excerpt(article)
        excerpt.check(article)
        return Event(self.name, self.statement, (excerpt,), self.usable, self.reason)
