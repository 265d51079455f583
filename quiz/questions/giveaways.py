"""Flaws by which the choices, compared, give the key away or waste a distractor."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import reduce

from quiz.messages import Message
from quiz.questions.amounts import amounts, is_amount
from quiz.questions.asked import STEM, Asked, Finding, Offered, Words, finding, whole
from quiz.questions.flaws import Flaw
from quiz.questions.leaks import leak
from quiz.questions.question import Kind
from quiz.questions.vocabulary import content
from quiz.questions.wording import is_formula

# Kinds whose choices are made by a scale or a line: their length tells nothing.
MADE_BY_A_SCALE = (Kind.DATING, Kind.PLACING, Kind.ELAPSED)
OF_TIME = (Kind.ORDERING, Kind.FIRST, Kind.LAST, Kind.DATED, Kind.NEXT, Kind.BETWEEN)

# A key is too long when it has so many times the characters of the longest distractor, and so
# many more than it.
TOO_LONG, FAR_LONGER = 1.4, 12

_OPPOSITES = tuple(
    tuple(re.compile(rf"\b(?:{side})\b", re.IGNORECASE) for side in pair.split(" / "))
    for pair in (
        "increase[ds]?|rose|rises?|grew|grows? / decrease[ds]?|fell|falls?|shrank|shrinks?",
        "won|wins?|victory / lost|loses?|defeat",
        "more|higher|larger|greater / less|fewer|lower|smaller",
        "before|earlier / after|later",
        "strengthen(?:ed|s)?|stronger / weaken(?:ed|s)?|weaker",
        "allow(?:ed|s)?|permit(?:ted|s)? / forbade|forbids?|banned|prohibit(?:ed|s)?",
        "support(?:ed|s)?|favou?red|backed / oppose[ds]?|resisted",
        "accept(?:ed|s)?|approved / reject(?:ed|s)?|refused",
        "legal / illegal",
        "rich|wealthy / poor",
        "war / peace",
        "north(?:ern)? / south(?:ern)?",
        "raised / lowered",
        "abolished / introduced",
        "joined / left",
        "gained / lost",
    )
)


def longest(question: Asked) -> Iterator[Finding]:
    if question.kind in MADE_BY_A_SCALE or not question.distractors:
        return
    most = max(len(choice.text) for choice in question.distractors)
    for choice in question.right[:1]:
        enough = max(TOO_LONG * most, most + FAR_LONGER)
        if len(choice.text) >= enough and not is_formula(choice.text):
            yield finding(
                Flaw.LONGEST_ANSWER_CORRECT,
                [whole(choice)],
                Message(
                    "The right choice has %(count)s characters, the longest of the others "
                    "%(most)s: whoever guesses takes the fullest.",
                    count=len(choice.text),
                    most=most,
                ),
            )


def repeated(question: Asked) -> Iterator[Finding]:
    """Find words of the stem that the key has and no distractor, where it has most of them.

    A distractor that shares as many words with the stem leads whoever guesses astray, so then the
    words give nothing away.
    """
    if question.kind in MADE_BY_A_SCALE or len(question.key) > 1:
        return
    key = question.right[0]
    in_stem: dict[str, Words] = {}
    for place in (Offered(STEM, question.stem), *events_of(question)):
        for word, told in content(place.text).items():
            in_stem.setdefault(word, Words(told, place.id))
    shared = content(key.text).keys() & in_stem.keys()
    others = [content(choice.text).keys() & in_stem.keys() for choice in question.distractors]
    if any(len(other) >= len(shared) for other in others):
        return
    for word in sorted(shared.difference(*others)):
        told = content(key.text)[word]
        yield finding(
            Flaw.WORD_REPEATS,
            [in_stem[word], Words(told, key.id)],
            Message(
                "“%(words)s” stands in the question and, of the choices, only in the right one.",
                words=told,
            ),
        )


def events_of(question: Asked) -> Sequence[Offered]:
    return () if question.kind is Kind.DATED else question.about


def convergence(question: Asked) -> Iterator[Finding]:
    """Find a key that has most parts in common with the others.

    A part counts when some but not all choices have it. Words that stand in the same choices count
    as one part. Long choices are no sums of parts.
    """
    if question.tells_events or len(question.key) > 1 or len(question.choices) < 3:
        return
    if any(len(one.text.split()) > 8 or is_amount(one.text) for one in question.choices):
        return
    holders: dict[str, set[str]] = {}
    for choice in question.choices:
        for part in content(choice.text):
            holders.setdefault(part, set()).add(choice.id)
    parts = {
        frozenset(ids): part
        for part, ids in holders.items()
        if 1 < len(ids) < len(question.choices)
    }
    count = Counter(choice for ids in parts for choice in ids)
    key = question.right[0]
    if count[key.id] >= 2 and all(
        count[choice.id] < count[key.id] for choice in question.distractors
    ):
        words = content(key.text)
        shared = [words[part] for ids, part in parts.items() if key.id in ids]
        yield finding(
            Flaw.CONVERGENCE_CUES,
            [Words(word, key.id) for word in shared],
            Message(
                "The right choice has more in common with the others than any of them: %(words)s "
                "each stand in another choice too.",
                words=reduce(both, (Message("“%(word)s”", word=word) for word in shared)),
            ),
        )


def both(some: Message, more: Message) -> Message:
    return Message("%(some)s and %(more)s", some=some, more=more)


def logical(question: Asked) -> Iterator[Finding]:
    yield from told_order(question)
    yield from opposites(question)
    yield from alone_in_sort(question)
    yield from struck_out(question)


def told_order(question: Asked) -> Iterator[Finding]:
    """Find words in events that tell their time, where their time is asked."""
    if question.kind_asked not in OF_TIME:
        return
    found = [(choice, leak(choice.text)) for choice in question.choices]
    words = [Words(words, choice.id) for choice, words in found if words]
    if words:
        yield finding(
            Flaw.LOGICAL_CUES,
            words,
            Message(
                "“%(words)s” tells when it happened, or that something came before it.",
                words=words[0].text,
            ),
            Message("Leave the word out, or say it without the time."),
        )


def opposites(question: Asked) -> Iterator[Finding]:
    """Find a key that is one of the only two choices that contradict each other."""
    if question.tells_events or len(question.choices) < 3 or len(question.key) > 1:
        return
    pairs = set()
    for first, second in _OPPOSITES:
        one = [choice for choice in question.choices if first.search(choice.text)]
        other = [choice for choice in question.choices if second.search(choice.text)]
        if len(one) == len(other) == 1 and one != other and alike(one[0], other[0], first, second):
            pairs.add((one[0], other[0]))
    if len(pairs) == 1 and question.right[0] in (pair := pairs.pop()):
        yield finding(
            Flaw.LOGICAL_CUES,
            map(whole, pair),
            Message("Two choices say the contrary of each other, so one of them must be right."),
        )


def alike(one: Offered, other: Offered, first: re.Pattern[str], second: re.Pattern[str]) -> bool:
    """Return whether two choices are about the same but for the contrary words."""
    rest = content(first.sub("", one.text)), content(second.sub("", other.text))
    return bool(rest[0].keys() & rest[1].keys()) or not (rest[0] or rest[1])


def alone_in_sort(question: Asked) -> Iterator[Finding]:
    """Find a key that alone is a number, or alone is none; that alone is what was asked for."""
    if len(question.key) > 1 or len(question.choices) < 3 or question.tells_events:
        return
    key = question.right[0]
    numeric = [choice for choice in question.choices if is_amount(choice.text)]
    if numeric == [key] or numeric == list(question.distractors):
        yield finding(
            Flaw.LOGICAL_CUES,
            [whole(key)],
            Message("The right choice is of another sort than all the others."),
        )


def struck_out(question: Asked) -> Iterator[Finding]:
    """Find two distractors that say the same or overlap, so that both can be struck out."""
    if question.kind in MADE_BY_A_SCALE or question.kind is Kind.ORDERING or len(question.key) > 1:
        return
    for first, second in overlapping(question):
        if question.key[0] not in (first.id, second.id):
            yield finding(
                Flaw.LOGICAL_CUES,
                [whole(first), whole(second)],
                Message("Two wrong choices overlap: as only one choice can be right, neither can."),
            )


def overlapping(question: Asked) -> Iterator[tuple[Offered, Offered]]:
    """Yield pairs of choices that say the same, or numbers and dates that overlap."""
    reach = amounts(tuple(choice.text for choice in question.choices))
    for place, first in enumerate(question.choices):
        for other, second in enumerate(question.choices[place + 1 :], place + 1):
            same = plain(first.text) == plain(second.text)
            if same or (reach and reach[place].overlaps(reach[other])):
                yield first, second


def plain(text: str) -> str:
    """Return a text as it is compared: without capitals, articles and marks."""
    words = re.findall(r"\w+", text.lower())
    return " ".join(word for word in words if word not in ("the", "a", "an"))
