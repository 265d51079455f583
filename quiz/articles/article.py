"""An article, where it comes from, and places in its text."""

from dataclasses import dataclass
from datetime import date

# Two texts whose publisher nobody knows count as one voice.
UNKNOWN_PUBLISHER = "Unknown publisher"

# Articles are read in this language, and what is made of them is worded in it.
LANGUAGE = "en"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The characters from `start` up to, not including, `end`; both count code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"{self.start} to {self.end} is no place in a text")

    def within(self, other: "Span") -> bool:
        return other.start <= self.start and self.end <= other.end


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article comes from.

    `retells` names the publisher whose report a text of ours retells: it then speaks with that
    publisher's voice, and never corroborates it.
    """

    title: str
    publisher: str
    published: date | None = None
    url: str | None = None
    retells: str | None = None
    note: str | None = None
    author: str | None = None
    licence: str | None = None

    @property
    def voice(self) -> str:
        """Whose word it is; two articles with one voice count as one."""
        return (self.retells or self.publisher).casefold()

    @property
    def language(self) -> str:
        """The language of its words, as HTML names it."""
        return LANGUAGE


@dataclass(frozen=True, slots=True)
class Article:
    """A text that is stored once and never edited, since spans point into it."""

    slug: str
    source: Source
    text: str

    def quotation(self, span: Span) -> str:
        """Return the characters at a span; ValueError when it reaches past the end."""
        if span.end > len(self.text):
            raise ValueError(
                f"{self.slug}: {span.start} to {span.end} reaches past the end ({len(self.text)})"
            )
        return self.text[span.start : span.end]
