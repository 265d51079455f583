"""A clause as a short statement: without its date, cut where it can end, in its own words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quiz.articles.wordlist import wordlist
from quiz.events.clause import Clause
from quiz.events.grammar import is_plural
from quiz.events.shortening import cut_shorter
from quiz.events.verbs import Form, past, readings, singular
from quiz.events.words import (
    COORDINATORS,
    DETERMINERS,
    FINITE_BE,
    POSSESSIVES,
    PREPOSITIONS,
    Kind,
    Word,
    is_adverb,
)

LONGEST = 160
_LONGEST_PIECE = 16

# Words that only join the event to what was told before.
_CONNECTIVES = wordlist(
    """
    also then later eventually subsequently finally thereafter afterwards afterward soon
    meanwhile however therefore thus hence consequently moreover furthermore nevertheless
    nonetheless instead accordingly additionally
    """
)
_BEFORE_DATES = wordlist(
    """
    in on at by during around about circa since from until till before after of for to
    throughout between within
    """
)
# What may stand before that again: “as early as in May”, “starting on 3 May”.
_HEDGES = wordlist(
    """
    early late mid beginning starting ending only just as back again effective sometime exactly
    precisely almost nearly barely
    """
)


def predicates(clause: Clause, who: Sequence[Word], present: bool) -> Iterator[tuple[Word, ...]]:
    """Yield what a clause may say of its subject, the longest first.

    `present` tells in which tense a form in -ing is put.
    """
    what = _finite(clause, who, present)
    for words in cut_shorter(what, clause):
        yield _plain_past(words, who)


def subject_of(words: Sequence[Word]) -> tuple[Word, ...]:
    """Return a subject without its date, and a name without “his son” before it."""
    return without_dates(_without_offices(words))


def sentence(words: Sequence[Word], text: str) -> str:
    """Return words as a sentence, spaced as in the text."""
    parts: list[str] = []
    for index, word in enumerate(words):
        if index:
            parts.append(_gap(words[index - 1], word, text))
        parts.append(_without_then(word))
    said = re.sub(r"\s+", " ", "".join(parts)).strip(" ,;:–—-")
    if said.count("“") != said.count("”") or said.count('"') % 2:
        said = re.sub('[“”"]', "", said)
    ended = re.search(r"[.!?][”\"]?$", said)
    return said[:1].upper() + said[1:] + ("" if ended else ".")


def _gap(before: Word, after: Word, text: str) -> str:
    if after.kind is Kind.COMMA:
        return ""
    between = text[before.end : after.start] if 0 <= after.start - before.end <= 2 else " "
    if any(letter.isalnum() or letter in ",;:" for letter in between):
        return " "
    return between if between.strip() else between[:1] or ""


def _without_then(word: Word) -> str:
    """Return “then-president” as “president”: what was true then was true of the event."""
    return re.sub(r"^(?:then|now)-(?=\w)", "", word.text, flags=re.IGNORECASE)


def without_dates(words: Sequence[Word]) -> tuple[Word, ...]:
    """Return the words without dates and the prepositions that go with them."""
    kept: list[Word] = []
    for index, word in enumerate(words):
        if word.kind is not Kind.DATE:
            kept.append(word)
            continue
        attribute = (
            index + 1 < len(words)
            and bool(kept)
            and kept[-1].lower in DETERMINERS | POSSESSIVES
            and words[index + 1].kind in (Kind.WORD, Kind.NAME)
        )
        if attribute:
            if kept[-1].lower in ("a", "an"):
                vowel = words[index + 1].lower[0] in "aeiou"
                letters = "an" if vowel else "a"
                text = letters.title() if kept[-1].text[0].isupper() else letters
                kept[-1] = replace(kept[-1], text=text)
            continue
        if kept and kept[-1].lower == "the":
            kept.pop()
        if kept and kept[-1].lower in _BEFORE_DATES and kept[-1].kind is Kind.WORD:
            kept.pop()
        while kept and kept[-1].lower in _HEDGES and kept[-1].kind is Kind.WORD:
            kept.pop()
        if kept and kept[-1].kind is Kind.COMMA:
            kept.pop()
    return tuple(kept)


def _without_offices(subject: Sequence[Word]) -> tuple[Word, ...]:
    """Return “Louis XIV” for “His son Louis XIV”: the name says more, and points nowhere."""
    words = tuple(subject)
    if words and words[0].lower in POSSESSIVES and words[-1].kind is Kind.NAME:
        names = next((i for i, word in enumerate(words) if word.kind is Kind.NAME), 0)
        office = words[:names]
        if all(word.kind is Kind.NAME for word in words[names:]) and not any(
            word.lower in PREPOSITIONS | COORDINATORS for word in office
        ):
            return words[names:]
    return words


def _finite(clause: Clause, who: Sequence[Word], present: bool) -> tuple[Word, ...]:
    """Return what a clause says of its subject, from the verb on, without dates and connectives."""
    pieces = [without_dates(clause.predicate), *_more(clause)]
    words = [word for piece in pieces for word in piece]
    said = tuple(
        word
        for index, word in enumerate(words)
        if not (word.lower in _CONNECTIVES and index < 4 and word.kind is Kind.WORD)
        or (index and words[index - 1].lower in ("minutes", "hours", "seconds", "moments"))
    )
    said = _straight(_without_future(said))
    return said if clause.finite else _conjugated(said, clause.verb, who, present)


def _more(clause: Clause) -> Iterator[tuple[Word, ...]]:
    """Yield the pieces after a comma that the clause cannot do without: the rest of a list.

    A name right after the name of a place, and what follows an aside with “as” or “into”, stay.
    """
    last = next((i for i, piece in enumerate(clause.more) if _joins(piece)), -1)
    listed = last >= 0 and clause.more[last][0].lower in COORDINATORS
    for index, piece in enumerate(clause.more):
        first = piece[0]
        mark = Word(first.start - 2, first.start - 1, ",", Kind.COMMA)
        if first.lower in ("as", "into") and last < 0:
            yield without_dates(piece)
        elif first.kind is Kind.DATE or first.lower in _BEFORE_DATES or len(piece) > _LONGEST_PIECE:
            return
        elif (index <= last and (listed or first.lower not in DETERMINERS)) or (
            index == 0 and first.kind is Kind.NAME and len(piece) <= 2 and _ends_with_name(clause)
        ):
            yield (mark, *without_dates(piece))
        elif last >= 0:
            return


def _joins(piece: Sequence[Word]) -> bool:
    """Return whether a piece can end a list: “…, warplanes and pilots”, “…, and Italy”."""
    joint = any(word.lower in ("and", "or") for word in piece[:6])
    return joint and piece[0].lower not in PREPOSITIONS


def breaks_off(clause: Clause) -> bool:
    """Return whether a list or a sentence goes on in pieces that the statement leaves out."""
    kept = [word for piece in _more(clause) for word in piece]
    joined = next((piece for piece in clause.more if _joins(piece)), None)
    return (
        joined is not None
        and joined[0].lower in COORDINATORS
        and not any(word in kept for word in joined[1:])
    )


def _ends_with_name(clause: Clause) -> bool:
    last = clause.predicate[-1]
    before = clause.predicate[-2] if len(clause.predicate) > 1 else last
    return last.kind is Kind.NAME and before.lower in ("in", "at", "to", "from", "near", "of")


def _without_future(words: Sequence[Word]) -> tuple[Word, ...]:
    """Return “future dictator Kim” as “Kim”: what somebody became tells the order."""
    kept: list[Word] = []
    skipping = False
    for word in words:
        if word.lower in ("future", "then-future"):
            skipping = True
            if kept and kept[-1].lower in DETERMINERS | POSSESSIVES:
                kept.pop()
        elif not skipping or word.kind is Kind.NAME:
            skipping = False
            kept.append(word)
    return tuple(kept) if not skipping else tuple(words)


def _straight(words: Sequence[Word]) -> tuple[Word, ...]:
    """Return “went on to support” and “was one of the few to support” as “supported”."""
    if (to := one_to(words)) is not None:
        verb = words[to + 1]
        form = past if words[0].lower in ("was", "were") else singular
        return (replace(verb, text=form(verb.lower)), *words[to + 2 :])
    if [word.lower for word in words[1:3]] == ["on", "to"] and len(words) > 3:
        forms = {"went": past, "goes": singular}
        if words[0].lower in forms and any(Form.BASE in v.form for v in readings(words[3].lower)):
            return (replace(words[3], text=forms[words[0].lower](words[3].lower)), *words[4:])
    return tuple(words)


def one_to(words: Sequence[Word]) -> int | None:
    """Return the position of “to” in “was one of the only nations to support”, None without."""
    lowered = [word.lower for word in words[:14] if not is_adverb(word) or word is words[0]]
    if len(lowered) < 4 or lowered[0] not in FINITE_BE or lowered[1:4] != ["one", "of", "the"]:
        return None
    places = [index for index, word in enumerate(words[:14]) if word.lower == "to"]
    if not places or places[0] + 1 >= len(words):
        return None
    verbs = readings(words[places[0] + 1].lower)
    return places[0] if any(Form.BASE in verb.form for verb in verbs) else None


def _conjugated(
    words: Sequence[Word], verb: Word, who: Sequence[Word], present: bool
) -> tuple[Word, ...]:
    """Return “making a visit” as “makes a visit” or “made a visit”."""
    base = next((each.base for each in readings(verb.lower) if each.form == Form.ING), None)
    if base is None:
        return tuple(words)
    plural = any(word.lower == "and" for word in who)
    form = (base if plural else singular(base)) if present else past(base)
    return tuple(replace(word, text=form) if word is verb else word for word in words)


def _plain_past(words: Sequence[Word], who: Sequence[Word]) -> tuple[Word, ...]:
    """Return “had founded” as “founded”, and “had been founded” as “was founded”."""
    if not words or words[0].lower != "had" or len(words) < 3:
        return tuple(words)
    if words[1].lower == "been":
        return (replace(words[1], text="were" if is_plural(who) else "was"), *words[2:])
    for verb in readings(words[1].lower):
        if Form.PARTICIPLE in verb.form:
            simple = words[1].text if Form.PAST in verb.form else past(verb.base)
            return (replace(words[1], text=simple), *words[2:])
    return tuple(words)
