"""A text with all that is known of it before its sentences are read."""

from bisect import bisect_left
from collections.abc import Sequence

from quiz.articles.article import Span
from quiz.dates.phrases import DatePhrase
from quiz.events.cast import cast_of
from quiz.events.clause import Reading
from quiz.events.clauses import read
from quiz.events.words import vocabulary_of, words_of


class Manuscript:
    """The text, its resolved dates, its people, and which of its words are names."""

    def __init__(self, text: str, phrases: Sequence[DatePhrase]) -> None:
        self.text = text
        self.cast = cast_of(text)
        self._vocabulary = vocabulary_of(text)
        self._phrases = [phrase for phrase in phrases if phrase.date is not None]
        self._starts = [phrase.start for phrase in self._phrases]

    def read(self, span: Span) -> Reading:
        """Return what a sentence says."""
        first, last = (bisect_left(self._starts, place) for place in (span.start, span.end))
        phrases = [phrase for phrase in self._phrases[first:last] if phrase.end <= span.end]
        return read(words_of(self.text, span, phrases, self._vocabulary))
