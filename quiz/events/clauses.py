"""The clauses of a sentence: who, what they did, and the dates that stand with each."""

from collections.abc import Sequence
from dataclasses import replace

from quiz.articles.wordlist import wordlist
from quiz.events.chunks import Chunk, chunks, is_ing, only_says_when
from quiz.events.clause import Clause, Reading
from quiz.events.gerunds import gerunds
from quiz.events.grammar import finite_verb, is_plural, opens_object
from quiz.events.joining import (
    is_happening_participle,
    is_likely_verb,
    is_position,
    names_office,
    share_passive,
)
from quiz.events.openings import is_about_something_else, is_adjunct, subject_and_opening
from quiz.events.verbs import Form, readings
from quiz.events.words import (
    COORDINATORS,
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
    Kind,
    Word,
    is_adverb,
)

_ACTIVITIES = wordlist(
    "fighting bombing shelling looting rioting voting building filming printing polling mining"
    " flooding trading shooting rationing counting planning training farming fishing"
)


def read(words: Sequence[Word]) -> Reading:
    """Return the clauses of a sentence, in the order in which they begin."""
    reader = _Reader(tuple(word for word in words if word.kind not in (Kind.OTHER,)))
    found = chunks(reader.words)
    for index, chunk in enumerate(found):
        reader.coming = found[index + 1 :]
        reader.take(chunk)
    reader.settle()
    for clause in [each for each in reader.clauses if each.finite]:
        reader.clauses += gerunds(clause)
    return Reading(tuple(reader.clauses), tuple(reader.adjuncts), reader.words)


class _Reader:
    """Takes the chunks of one sentence in turn, and remembers who is being spoken of."""

    def __init__(self, words: tuple[Word, ...]) -> None:
        self.words = words
        self.clauses: list[Clause] = []
        self.adjuncts: list[tuple[Word, ...]] = []
        self.coming: list[Chunk] = []
        self._begin()

    def _begin(self) -> None:
        self.lead: list[Word] = []
        self.subject: tuple[Word, ...] = ()  # a subject that still waits for its verb
        self.listed: tuple[Word, ...] = ()  # what follows it after commas
        self.main: Clause | None = None
        self.last: Clause | None = None
        self.waiting: Chunk | None = None  # “when Peter, …”: a clause whose verb comes later
        self.deferred: list[Clause] = []  # forms in -ing before the main clause

    def take(self, chunk: Chunk) -> None:
        if chunk.aside and chunk.opener not in RELATIVES:
            return
        if chunk.anew:
            self.settle()
            self._begin()
        if is_position(self.words[chunk.start : chunk.stop]):
            return
        ing = self._ing(chunk)
        if chunk.verb is not None and self.words[chunk.start].lower in _ACTIVITIES:
            ing = None  # “Fighting in the streets began”
        if ing is not None and not chunk.opener and (self.main is not None or not self.clauses):
            self._participle(chunk, ing, "ing")
        elif chunk.opener in RELATIVES:
            self._relative(chunk)
        elif chunk.opener in SUBORDINATORS | {"if", "unless"}:
            self._subordinate(chunk)
        elif chunk.verb is not None and self._is_clause(chunk):
            self._clause(chunk, chunk.verb)
        elif (verb := self._verb_of_subject(chunk)) is not None:
            self._clause(chunk, verb)
        else:
            self._phrase(chunk)

    def settle(self) -> None:
        """Give the forms in -ing before the main clause its subject."""
        for clause in self.deferred:
            clause.subject = self.main.subject if self.main else ()

    def _is_clause(self, chunk: Chunk) -> bool:
        """Return whether the verb is one, where it may also go on with a list."""
        if self.main is None:
            # “The accords, | concluded in May, | divided the country”
            apposed = self.subject and chunk.comma and not chunk.opener
            return not (apposed and self._may_describe(chunk) and self._verb_comes())
        if self.waiting:
            return True
        if chunk.opener:
            return chunk.sure or not chunk.comma
        return chunk.sure and not self._may_describe(chunk)

    def _may_describe(self, chunk: Chunk) -> bool:
        """Return whether a chunk begins with a participle: “…, signed in Paris”."""
        verb = self.words[chunk.verb or 0]
        if chunk.verb != chunk.start:
            return False
        participle = any(Form.PARTICIPLE in each.form for each in readings(verb.lower))
        following = self.words[chunk.start + 1] if chunk.start + 1 < chunk.stop else None
        return participle and not opens_object(following)

    def _verb_comes(self) -> bool:
        """Return whether one of the next chunks begins with a verb, which is then the subject's."""
        return any(
            chunk.verb is not None
            and not chunk.opener
            and chunk.verb == _first_no_adverb(self.words, chunk)
            for chunk in self.coming
        )

    def _verb_of_subject(self, chunk: Chunk) -> int | None:
        """Return the verb of “The talks, long awaited, | collapse”, by itself a noun."""
        if self.main is not None or not self.subject or chunk.opener:
            return None
        first = _first_no_adverb(self.words, chunk)
        wanted = Form.BASE if is_plural(self.subject) else Form.SINGULAR
        verbs = readings(self.words[first].lower)
        return first if any(wanted in verb.form for verb in verbs) else None

    def _relative(self, chunk: Chunk) -> None:
        antecedent = self.subject or self._last_noun_phrase(chunk)
        verb = _first_no_adverb(self.words, chunk)
        if chunk.verb != verb or chunk.opener not in ("who", "which"):
            return
        stop = chunk.stop
        resumed = self._second_verb(chunk) if self.subject and not chunk.comma else None
        if resumed is not None:
            stop = resumed
        if not chunk.aside:
            self._add(chunk.opener, antecedent, chunk.start, stop, verb)
        if resumed is not None:
            again = finite_verb(self.words, resumed, chunk.stop) or resumed
            self._add_main("", self.subject, resumed, chunk.stop, again)

    def _second_verb(self, chunk: Chunk) -> int | None:
        """Return where the main clause goes on: “those who fled | returned”."""
        start = (chunk.verb or 0) + 1
        verb = finite_verb(self.words, start, chunk.stop, surely=True)
        return None if verb is None else _adverbs_from(self.words, start, verb)

    def _subordinate(self, chunk: Chunk) -> None:
        words = self.words[chunk.start : chunk.stop]
        if chunk.verb is not None and chunk.verb > chunk.start:
            start = _adverbs_from(self.words, chunk.start, chunk.verb)
            subject, opening = subject_and_opening(self.words[chunk.start : start])
            clause = self._add(chunk.opener, subject, start, chunk.stop, chunk.verb)
            clause.opening = opening
        elif chunk.verb is None and (position := self._ing(chunk)) is not None:
            self._participle(chunk, position, chunk.opener)
        elif chunk.verb is None and self._is_subject_apposed(words):
            self.waiting = chunk
        else:
            self._adjunct((self.words[chunk.start - 1], *words))

    def _is_subject_apposed(self, words: Sequence[Word]) -> bool:
        """Return whether the verb of “where her teacher, | John Dee, | taught” is still to come."""
        named = words[0].kind is Kind.NAME
        described = words[0].lower in POSSESSIVES and self._verb_comes()
        return (named or described) and not _has_date(words)

    def _clause(self, chunk: Chunk, verb: int) -> None:
        start = _adverbs_from(self.words, chunk.start, verb)
        if self.waiting is not None and start == chunk.start:
            subject = self.words[self.waiting.start : self.waiting.stop]
            self._add(self.waiting.opener, subject, start, chunk.stop, verb)
            self.waiting = None
            return
        subject, opening = subject_and_opening(self.words[chunk.start : start])
        link = chunk.opener
        if subject and self.subject and self.main is None:
            # “Troops from France, Spain and other countries landed”: the list is one subject.
            listed = any(word.lower == "and" for word in subject) or chunk.opener == "and"
            if listed and not opening:
                joint = self.words[chunk.start - 1 : chunk.start]
                subject, link = (*self.subject, *self.listed, *joint, *subject), ""
        previous: Clause | None = None
        if subject and subject[0].lower in PREPOSITIONS and link and self.main is not None:
            subject, opening = (), subject  # “but within days was repulsed”
        if not subject:
            previous = None if self.subject else self._shared(chunk)
            subject = self.subject or (previous.subject if previous else ())
            link = previous.link if previous and not previous.is_main else link
        elif chunk.opener and self.main is None and self.last is not None:
            link = self.last.link  # “when A rose and B fell, …”
        first = self.main is None and verb + 1 < chunk.stop
        clause = self._add_main(link, subject, start, chunk.stop, verb)
        clause.sure = chunk.sure or (first and is_likely_verb(*self.words[verb : verb + 2]))
        if previous is not None:
            share_passive(clause, previous)
        clause.opening = clause.opening or opening
        dates = [word for word in opening if word.kind is Kind.DATE]
        if dates and not first and clause is not self.clauses[0]:
            clause.lead = []  # “In 1906 the firm moved, and a year later it sold …”
        clause.lead += dates
        if self.main is clause and first:
            self.lead += dates  # “In 1898 Spain lost Cuba and ceded Guam”

    def _shared(self, chunk: Chunk) -> Clause | None:
        """Return the clause whose subject a verb without one shares: without a comma, the last."""
        last = self.last
        if last is not None and last.finite and not chunk.comma:
            return last
        return self.main if self.main is not None else last

    def _phrase(self, chunk: Chunk) -> None:
        words = self.words[chunk.start : chunk.stop]
        if self.main is not None or (self.last is not None and self.last.link == "ing"):
            last = self.last
            if last is not None and last.link in RELATIVES and words[0].lower in PREPOSITIONS:
                last = self.main or last  # the main clause goes on after a relative one
            if last is not None:
                joined = self.words[chunk.start - 1 : chunk.start] if chunk.opener else ()
                last.more.append((*joined, *words))
        elif self.subject or is_adjunct(words):
            if self.subject:
                self._beside_subject(chunk)
            else:
                self._adjunct(words)
        elif not self.clauses or chunk.comma:
            self.subject = words

    def _beside_subject(self, chunk: Chunk) -> None:
        """Take an apposition, a date, or more of a list: “Rome, the capital, …”."""
        words = self.words[chunk.start : chunk.stop]
        if only_says_when(words):
            self._adjunct(words)  # “A second quake, on 12 May, killed …”
        elif self._describes_by_event(chunk):
            self._add_passive(chunk)
        elif not self.clauses and names_office(self.subject, words):
            self.subject = (*self.subject, *words)
        elif not self.clauses:
            self.listed += self.words[chunk.start - 1 : chunk.stop]

    def _describes_by_event(self, chunk: Chunk) -> bool:
        """Return whether a chunk tells what befell the subject: “Mary, born in 1516, was …”."""
        words = self.words[chunk.start : chunk.stop]
        return (
            chunk.comma
            and not chunk.opener
            and _has_date(words)
            and is_happening_participle(words[0])
        )

    def _add_passive(self, chunk: Chunk) -> None:
        words = self.words[chunk.start : chunk.stop]
        auxiliary = replace(words[0], text="were" if is_plural(self.subject) else "was")
        clause = Clause("who", self.subject, (auxiliary, *words), auxiliary)
        self.clauses.append(clause)

    def _adjunct(self, words: tuple[Word, ...]) -> None:
        if self.main is None:
            self.adjuncts.append(words)
            dates = [word for word in words if word.kind is Kind.DATE]
            if words[0].kind is Kind.DATE and words[0].lower.endswith(("after", "before")):
                dates = dates[:1]  # “Months after a fire in May”: May is when the fire was
            if not is_about_something_else(words):
                self.lead += dates
        elif self.last is not None:
            self.last.more.append(words)

    def _ing(self, chunk: Chunk) -> int | None:
        """Return the position of the form in -ing with which a chunk begins."""
        first = _first_no_adverb(self.words, chunk)
        return first if is_ing(self.words[first]) else None

    def _participle(self, chunk: Chunk, position: int, link: str) -> None:
        # “A ruled until B succeeded him, taking office in 1911”: who took it is not certain.
        nearest = self.last if self.last is not None and self.last.finite else self.main
        clause = Clause(
            link,
            nearest.subject if nearest else (),
            self.words[chunk.start : chunk.stop],
            self.words[position],
            finite=False,
            sure=nearest is None or nearest.is_main,
        )
        self.clauses.append(clause)
        if self.main is None:
            self.deferred.append(clause)
        else:
            self.last = clause

    def _add(
        self, link: str, subject: tuple[Word, ...], start: int, stop: int, verb: int
    ) -> Clause:
        clause = Clause(link, subject, self.words[start:stop], self.words[verb])
        self.clauses.append(clause)
        self.last = clause
        return clause

    def _add_main(
        self, link: str, subject: tuple[Word, ...], start: int, stop: int, verb: int
    ) -> Clause:
        clause = self._add(link, subject, start, stop, verb)
        clause.lead = list(self.lead)
        if clause.is_main:
            if self.main is None:
                clause.opening = tuple(word for words in self.adjuncts for word in words)
            self.main = clause
            self.subject = self.listed = ()
        return clause

    def _last_noun_phrase(self, chunk: Chunk) -> tuple[Word, ...]:
        """Return the words before a relative clause, back to the last verb or preposition."""
        stop = chunk.start - 1
        marks = (Kind.COMMA, Kind.DASH)
        while stop > 0 and self.words[stop - 1].kind in marks:
            stop -= 1
        aged = stop > 2 and self.words[stop - 1].kind is Kind.NUMBER
        if aged and self.words[stop - 2].kind in marks:
            stop -= 2  # “Maya Gurung, 34, who …”
        start = stop
        while start > 0 and (
            self._in_noun_phrase(self.words[start - 1])
            or (start > 1 and self.words[start - 1].lower == "of" and start < stop)
        ):
            start -= 1
        return self.words[start:stop]

    def _in_noun_phrase(self, word: Word) -> bool:
        if word.kind in (Kind.NAME, Kind.NUMBER):
            return True
        return (
            word.kind is Kind.WORD
            and word.lower not in PREPOSITIONS | COORDINATORS | SUBORDINATORS
            and not is_adverb(word)
            and (word.lower in DETERMINERS or not readings(word.lower))
        )


def _adverbs_from(words: Sequence[Word], first: int, verb: int) -> int:
    """Return where the predicate begins: at the verb, or at the adverbs before it."""
    start = verb
    while start > first and is_adverb(words[start - 1]):
        start -= 1
    return start


def _first_no_adverb(words: Sequence[Word], chunk: Chunk) -> int:
    start = chunk.start
    while start < chunk.stop - 1 and is_adverb(words[start]):
        start += 1
    return start


def _has_date(words: Sequence[Word]) -> bool:
    return any(word.kind is Kind.DATE for word in words)
