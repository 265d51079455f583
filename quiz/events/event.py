"""An event: a statement, a date, and the exact words of every article that tells it."""

from dataclasses import dataclass

from quiz.articles.article import Article, Source, Span
from quiz.dates.historical import HistoricalDate, earliest_of, latest_of


class BrokenQuotation(ValueError):
    """A quotation differs from the words at its place in the article."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words quoted exactly, and the date that this article gives with them.

    `date_span` and `date_words` are the words that say the date. They may stand outside the
    excerpt, as the heading of an entry does, and are None where a date follows from the context
    alone.
    """

    article: str
    source: Source
    span: Span
    quotation: str
    date: HistoricalDate
    date_span: Span | None = None
    date_words: str | None = None

    def check(self, article: Article) -> None:
        """Raise BrokenQuotation unless the article has exactly these words at these places."""
        for span, words in ((self.span, self.quotation), (self.date_span, self.date_words)):
            if span is not None and (found := article.quotation(span)) != words:
                raise BrokenQuotation(
                    f"{self.article}, characters {span.start} to {span.end}: "
                    f"the article says {found!r}, the excerpt {words!r}"
                )


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened, told by one or more articles.

    Its sure bounds are the hull of what its sources say: whichever source is right, the event
    lies between them. `usable` means that it may be asked, and `reason` says why not;
    `reviewed`, that somebody has read it, so that no machine changes what it says. `tags` are a
    teacher's words for finding it. `settled` is the date a teacher has accepted as true: it then
    holds in place of the hull.
    """

    name: str
    statement: str
    excerpts: tuple[Excerpt, ...]
    usable: bool = True
    reason: str | None = None
    reviewed: bool = False
    tags: tuple[str, ...] = ()
    settled: HistoricalDate | None = None

    def __post_init__(self) -> None:
        if not self.excerpts:
            raise ValueError(f"{self.name}: an event needs an excerpt")
        if self.usable == bool(self.reason):
            raise ValueError(f"{self.name}: a reason is given exactly where it is not usable")

    @property
    def language(self) -> str:
        """The language of its statement, as HTML names it: that of the first who tells it."""
        return self.excerpts[0].source.language

    @property
    def dates(self) -> tuple[HistoricalDate, ...]:
        """Return the different dates its sources give, in the order of its excerpts."""
        return tuple(dict.fromkeys(excerpt.date for excerpt in self.excerpts))

    @property
    def bounding(self) -> tuple[HistoricalDate, ...]:
        """Return the dates whose hull bounds it: the settled one, or all its sources give."""
        return (self.settled,) if self.settled else self.dates

    @property
    def surely_after(self) -> int | None:
        return earliest_of(date.surely_after for date in self.bounding)

    @property
    def surely_before(self) -> int | None:
        return latest_of(date.surely_before for date in self.bounding)

    @property
    def earliest(self) -> int | None:
        return earliest_of(date.earliest for date in self.bounding)

    @property
    def latest(self) -> int | None:
        return latest_of(date.latest for date in self.bounding)
