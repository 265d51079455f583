"""One clause of a sentence, and all that a sentence says."""

from dataclasses import dataclass, field

from quiz.events.words import COORDINATORS, Word


@dataclass(slots=True)
class Clause:
    """One clause. `link` is the word that joins it to the rest, empty for a main clause.

    `predicate` begins with the verb, or with the adverbs before it; `more` are the pieces that
    go on after a comma. A clause without a finite verb ("attending a parade") is told from its
    form in -ing.
    """

    link: str
    subject: tuple[Word, ...]
    predicate: tuple[Word, ...]
    verb: Word
    finite: bool = True
    more: list[tuple[Word, ...]] = field(default_factory=list)
    lead: list[Word] = field(default_factory=list)  # the dates of what stands before the subject
    opening: tuple[Word, ...] = ()  # what stands before the subject
    sure: bool = True  # its verb can hardly be a noun

    @property
    def is_main(self) -> bool:
        return not self.link or self.link in COORDINATORS


@dataclass(frozen=True, slots=True)
class Reading:
    """What a sentence says: its clauses, and the words before its main clause that have none."""

    clauses: tuple[Clause, ...]
    adjuncts: tuple[tuple[Word, ...], ...]
    words: tuple[Word, ...]
