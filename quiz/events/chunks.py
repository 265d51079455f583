"""A sentence cut where its clauses may begin: at its marks, its “when” and “which”, its “and”."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quiz.articles.wordlist import wordlist
from quiz.events.grammar import TAKES_A_CLAUSE, finite_at, finite_verb
from quiz.events.verbs import Form, readings
from quiz.events.words import (
    COORDINATORS,
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
    TIME_UNITS,
    Kind,
    Word,
    is_adverb,
)

_MARKS = frozenset({Kind.COMMA, Kind.BREAK, Kind.DASH, Kind.OPEN, Kind.CLOSE})
_ALWAYS_OPEN = wordlist("when while whilst because although though whereas if unless")
_WITH_A_CLAUSE = SUBORDINATORS - _ALWAYS_OPEN
_PREPOSITIONS_IN_ING = wordlist("including following regarding concerning excluding during")
_PIED = wordlist("in of to by with for from on under at through during after over")
_AS_BEFORE = wordlist("such well early late recently soon")
_SUBJECT_PRONOUNS = wordlist("he she it they we")


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words that stand together: words[start:stop], without the word that opens them.

    `opener` is that word in small letters, or nothing; `verb` the position of the finite verb.
    """

    opener: str
    start: int
    stop: int
    verb: int | None
    sure: bool  # the verb can hardly be a noun
    comma: bool = False  # it follows a comma, a dash or the like
    aside: bool = False  # it stands in brackets or between dashes
    anew: bool = False  # it follows a semicolon or a colon


def chunks(words: Sequence[Word]) -> list[Chunk]:
    """Return the chunks of a sentence, in order."""
    return [
        _chunk(words, opener, low, high, aside=aside)
        for start, stop, aside in _between_marks(words)
        for opener, low, high in _opened(words, start, stop)
        if low < high
    ]


def _chunk(words: Sequence[Word], opener: str, start: int, stop: int, *, aside: bool) -> Chunk:
    sure = finite_verb(words, start, stop, surely=True)
    before = start - 1 - bool(opener)
    mark = words[before].kind if before >= 0 else Kind.WORD
    return Chunk(
        opener=opener,
        start=start,
        stop=stop,
        verb=finite_verb(words, start, stop) if sure is None else sure,
        sure=sure is not None,
        comma=mark in _MARKS,
        aside=aside,
        anew=mark is Kind.BREAK,
    )


def _between_marks(words: Sequence[Word]) -> Iterator[tuple[int, int, bool]]:
    """Yield from where to where no mark stands, and whether it is an aside."""
    dashes = [index for index, word in enumerate(words) if word.kind is Kind.DASH]
    paired = set(dashes[: len(dashes) // 2 * 2])
    start, depth, dashed = 0, 0, False
    for index, word in enumerate(words):
        if word.kind not in _MARKS:
            continue
        if start < index:
            yield start, index, depth > 0 or dashed
        if word.kind is Kind.OPEN:
            depth += 1
        elif word.kind is Kind.CLOSE:
            depth = max(0, depth - 1)
        elif word.kind is Kind.DASH and index in paired:
            dashed = not dashed
        start = index + 1
    if start < len(words):
        yield start, len(words), depth > 0 or dashed


def _opened(words: Sequence[Word], start: int, stop: int) -> Iterator[tuple[str, int, int]]:
    """Yield the pieces between two marks, each with the word that opens it."""
    opener, low = "", start
    for position in range(start, stop):
        if words[position].kind is not Kind.WORD or not _opens(words, position, low, start, stop):
            continue
        pied = position > low and words[position - 1].lower in _PIED
        if words[position].lower in RELATIVES and pied:
            if position - 1 > low:
                continue  # “a treaty in which …” stays one piece
        elif low < position:
            yield opener, low, position
        opener, low = words[position].lower, position + 1
    if low < stop:
        yield opener, low, stop


def _opens(words: Sequence[Word], position: int, low: int, start: int, stop: int) -> bool:
    word = words[position].lower
    if word in RELATIVES or word in _ALWAYS_OPEN:
        return True
    if word in _WITH_A_CLAUSE:
        return _clause_follows(words, position, low, stop)
    if word in COORDINATORS:
        return position == start or _coordinates(words, position, low, stop)
    return False


def _clause_follows(words: Sequence[Word], position: int, low: int, stop: int) -> bool:
    """Return whether “after”, “as” and the like open a clause here and not only a phrase."""
    following = position + 1
    if following >= stop or (position > low and words[position - 1].lower in _AS_BEFORE):
        return False
    if words[following].lower in _AS_BEFORE:
        return False  # “as early as 1947”
    if words[position].lower in ("after", "before", "since", "until"):
        doing = following
        while doing < stop - 1 and is_adverb(words[doing]):
            doing += 1
        if is_ing(words[doing]):
            return True
    verb = finite_verb(words, following, stop)
    if verb is None:
        return _verb_after_apposition(words, following, stop)
    return verb > following and not any(
        words[index].lower in COORDINATORS and words[index + 1].lower in _SUBJECT_PRONOUNS
        for index in range(following, verb)
    )


def _verb_after_apposition(words: Sequence[Word], start: int, stop: int) -> bool:
    """Return whether “after Peter, the tsar, died” goes on so: stop is where its comma stands."""
    if stop >= len(words) or words[stop].kind is not Kind.COMMA:
        return False
    if words[start].kind is not Kind.NAME and words[start].lower not in POSSESSIVES:
        return False
    close = next(
        (i for i in range(stop + 1, min(stop + 16, len(words))) if words[i].kind in _MARKS), None
    )
    if close is None or close + 1 >= len(words) or finite_verb(words, stop + 1, close) is not None:
        return False
    return finite_at(words, close + 1, close + 1, len(words)) is not None


def _coordinates(words: Sequence[Word], position: int, low: int, stop: int) -> bool:
    """Return whether “and” joins two verbs or two clauses here, and not two nouns."""
    following = position + 1
    while following < stop and is_adverb(words[following]):
        following += 1
    if following >= stop:
        return False
    if words[following].lower in _SUBJECT_PRONOUNS:
        return finite_verb(words, following, stop) is not None
    first = finite_verb(words, low, position)
    if first is None:
        return False
    candidate = finite_at(words, following, following, stop)
    if candidate is not None and _same_form(words[first], words[following]):
        return True
    if _says(words[first]) and finite_verb(words, first + 1, position) is None:
        return False  # “he said France and Spain were allies”
    following = _past_date(words, following, stop)
    verb = finite_verb(words, following, stop)
    if verb is not None and verb > following and only_says_when(words[following:verb]):
        return True  # “but within days was repulsed”
    if verb is not None and all(word.kind is Kind.NAME for word in words[following:verb]):
        return verb > following
    verb = finite_verb(words, following, stop, surely=True)
    return verb is not None and verb > following and _clause_is_likely(words, following, verb)


def _past_date(words: Sequence[Word], start: int, stop: int) -> int:
    """Return where “and in 1534 Parliament …” goes on after its date, if anything does."""
    position = start
    while position < stop - 1 and words[position].lower in PREPOSITIONS | {"the"}:
        position += 1
    if words[position].kind is not Kind.DATE or position + 1 >= stop:
        return start
    following = words[position + 1]
    names = following.kind is Kind.NAME or following.lower in DETERMINERS | POSSESSIVES
    return position + 1 if names or following.lower in _SUBJECT_PRONOUNS else start


def only_says_when(words: Sequence[Word]) -> bool:
    """Return whether words hold a date or a time and nothing else."""
    return all(
        word.kind in (Kind.DATE, Kind.NUMBER)
        or word.lower in PREPOSITIONS | TIME_UNITS | {"a", "the", "few"}
        or is_adverb(word)
        for word in words
    )


def _says(word: Word) -> bool:
    return any(verb.base in TAKES_A_CLAUSE for verb in readings(word.lower))


def _clause_is_likely(words: Sequence[Word], start: int, verb: int) -> bool:
    """Return whether the words before a verb look like its subject."""
    subject = words[start:verb]
    if subject[-1].lower in COORDINATORS:
        return False
    return not any(word.lower in ("to", "that", *RELATIVES) for word in subject) and (
        words[start].kind is Kind.NAME
        or words[start].owns
        or words[start].lower
        in (
            *("the", "a", "an", "his", "her", "its", "their", "he", "she", "it", "they", "we"),
            *("this", "these", "those", "many", "some", "most", "all", "both", "two"),
        )
    )


def _same_form(one: Word, other: Word) -> bool:
    """Return whether two verbs can share a subject: both past, or both present."""
    return bool(_tense(one) & _tense(other))


def _tense(word: Word) -> set[str]:
    low = word.lower
    if low in ("was", "were", "had", "did", "would", "could", "might"):
        return {"past"}
    if low in ("is", "are", "has", "have", "does", "do", "will", "can", "may"):
        return {"present"}
    forms = {form for verb in readings(low) for form in verb.form}
    found = {"past"} if Form.PAST in forms else set()
    if forms & {Form.SINGULAR, Form.BASE}:
        found.add("present")
    if not found and low.endswith("s"):
        found.add("present")
    return found


def is_ing(word: Word) -> bool:
    return (
        word.kind is Kind.WORD
        and word.lower not in _PREPOSITIONS_IN_ING
        and any(verb.form == Form.ING for verb in readings(word.lower))
    )
