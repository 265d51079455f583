"""A sentence of a test, read."""

from quiz.articles.article import Span
from quiz.dates.phrases import find
from quiz.events.clause import Clause, Reading
from quiz.events.manuscript import Manuscript
from quiz.events.words import Word, vocabulary_of, words_of


def reading(text: str) -> Reading:
    return Manuscript(text, find(text)).read(Span(0, len(text)))


def words(text: str) -> tuple[Word, ...]:
    phrases = [phrase for phrase in find(text) if phrase.date is not None]
    return words_of(text, Span(0, len(text)), phrases, vocabulary_of(text))


def clause(text: str) -> Clause:
    """Return the first main clause of a sentence."""
    return next(each for each in reading(text).clauses if each.is_main)


def said(found: tuple[Word, ...]) -> str:
    return " ".join(word.text for word in found)
