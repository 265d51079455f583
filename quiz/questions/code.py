"""A quiz as a short code: topic, settings, seed, and a fingerprint of the events it was made from.

The same code over the same events makes the same questions on every machine. Over other events it
still makes a quiz, and `fingerprint.changes` says in which way the events differ.

A code is sixteen letters; wishes beyond kinds and number add four each time they need more room.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from quiz.events.event import Event
from quiz.messages import Complaint
from quiz.questions.fingerprint import (
    DATES_BITS,
    NUMBER_BITS,
    WORDS_BITS,
    Fingerprint,
    digest,
    fingerprint_of,
)
from quiz.questions.question import Kind
from quiz.questions.selection import Selection, runs
from quiz.questions.wishes import LEVELS, Wishes

# Crockford's base 32 has no I, L, O and U; what people type for them is read all the same.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
TYPED = str.maketrans("ILOU", "110V")
LETTER_BITS = 5
LETTERS = 16
GROUP = 4
INITIALS = 3  # fewer than a group: how many there are follows from the length of a code
LONGEST_TYPED = 200

TOPIC_BITS, KIND_BITS, COUNT_BITS, SEED_BITS = 12, 9, 7, 24
SEEDS = 1 << SEED_BITS
MOST = (1 << COUNT_BITS) - 1

FLAG_BITS, LEVEL_BITS, YEAR_BITS, WORD_COUNT_BITS, WORD_BITS = 6, 3, 15, 4, 14
YEAR_ZERO = 1 << YEAR_BITS - 1
MOST_WORDS = (1 << WORD_COUNT_BITS) - 1


class UnreadableCode(Complaint):
    """What was typed is no code of a quiz; the message says what to look at."""


@dataclass(frozen=True, slots=True)
class QuizCode:
    """The parts of a code.

    `topic` is a digest of the slug, to be compared with `topic_digest`. `wishes` lacks the
    articles, names and tags wished for: of those a code has only the digests `words`, which
    `wishes_over` finds again among the events. `independent` is a list of questions each made
    alone, and no quiz; `version_b` the second version of a quiz.
    """

    topic: int
    seed: int
    fingerprint: Fingerprint
    wishes: Wishes
    independent: bool = False
    version_b: bool = False
    words: tuple[int, ...] = ()


def code_of(
    slug: str,
    wishes: Wishes,
    seed: int,
    events: Sequence[Event],
    *,
    independent: bool = False,
    version_b: bool = False,
) -> str | None:
    """Return the code of a quiz; None where it is more than a code can hold."""
    words = words_of(wishes.selection)
    known = dict(namable(events))
    if seed >= SEEDS or wishes.count > MOST or len(words) > MOST_WORDS:
        return None
    if any(known.get(word_digest(word)) != word for word in words):
        return None
    bits = Bits()
    bits.add(topic_digest(slug), TOPIC_BITS)
    bits.add(sum(1 << place for place, kind in enumerate(Kind) if kind in wishes.kinds), KIND_BITS)
    bits.add(wishes.count, COUNT_BITS)
    bits.add(seed, SEED_BITS)
    fingerprint = fingerprint_of(events)
    bits.add(fingerprint.number, NUMBER_BITS)
    bits.add(fingerprint.dates, DATES_BITS)
    bits.add(fingerprint.words, WORDS_BITS)
    composed = bool(wishes.kinds) and not independent
    if version_b or composed or wishes != Wishes(wishes.kinds, wishes.count):
        add_settings(bits, wishes, composed, version_b)
        bits.fill(GROUP * LETTER_BITS, LETTER_BITS)
    body = bits.letters()
    return in_groups(initials(slug), body + check_letter(body))


def add_settings(bits: "Bits", wishes: Wishes, composed: bool, version_b: bool) -> None:
    chosen = wishes.selection
    for flag in (
        composed,
        version_b,
        wishes.brackets,
        chosen.corroborated,
        chosen.reviewed,
        bool(words_of(chosen)),
    ):
        bits.add(flag, 1)
    bits.add(wishes.difficulty or 0, LEVEL_BITS)
    for year in (chosen.first_year, chosen.last_year):
        bits.add(year is not None, 1)
        if year is not None:
            bits.add(year + YEAR_ZERO, YEAR_BITS)
    if words := words_of(chosen):
        bits.add(len(words), WORD_COUNT_BITS)
        for word in words:
            bits.add(word_digest(word), WORD_BITS)


def read(typed: str) -> QuizCode:
    """Return the parts of a code as somebody typed it; UnreadableCode when it is none."""
    letters = letters_of(typed)
    if len(letters) < LETTERS:
        raise UnreadableCode(
            "A code ends with %(letters)s letters and digits in groups of %(group)s. "
            "Please compare it with what you were given.",
            letters=LETTERS,
            group=GROUP,
        )
    if any(letter not in ALPHABET for letter in letters) or (
        check_letter(letters[:-1]) != letters[-1]
    ):
        raise UnreadableCode("A letter or digit of the code is not right. Please compare it again.")
    bits = Bits(letters[:-1])
    topic, mask, count, seed = map(bits.take, (TOPIC_BITS, KIND_BITS, COUNT_BITS, SEED_BITS))
    fingerprint = Fingerprint(*map(bits.take, (NUMBER_BITS, DATES_BITS, WORDS_BITS)))
    kinds = tuple(kind for place, kind in enumerate(Kind) if mask >> place & 1)
    try:
        return with_settings(bits, QuizCode(topic, seed, fingerprint, Wishes(kinds, count)))
    except ValueError as impossible:
        raise UnreadableCode(
            "This code cannot be played: %(reason)s.", reason=impossible
        ) from impossible


def written(typed: str, slug: str) -> str:
    """Return a code that can be read as it is written everywhere: capitals, in groups of four."""
    return in_groups(initials(slug), letters_of(typed))


def letters_of(typed: str) -> str:
    """Return the letters of a code, without the topic's initials."""
    letters = "".join(letter for letter in typed[:LONGEST_TYPED].upper() if letter.isalnum())
    return letters[len(letters) % GROUP :].translate(TYPED)


def with_settings(bits: "Bits", code: QuizCode) -> QuizCode:
    """Return the code with the settings that follow its first sixteen letters, if any do."""
    kinds, count = code.wishes.kinds, code.wishes.count
    if not bits.left:
        return QuizCode(
            code.topic, code.seed, code.fingerprint, code.wishes, independent=bool(kinds)
        )
    composed, version_b, brackets, corroborated, reviewed, worded = (
        bool(bits.take(1)) for _ in range(FLAG_BITS)
    )
    level = bits.take(LEVEL_BITS)
    first, last = (bits.take(YEAR_BITS) - YEAR_ZERO if bits.take(1) else None for _ in range(2))
    words = [bits.take(WORD_BITS) for _ in range(bits.take(WORD_COUNT_BITS))] if worded else []
    if level not in (0, *LEVELS):
        raise ValueError("it asks for a difficulty that there is not")
    selection = Selection(first, last, corroborated=corroborated, reviewed=reviewed)
    wishes = Wishes(kinds, count, level or None, brackets, selection)
    independent = bool(kinds) and not composed
    return QuizCode(
        code.topic, code.seed, code.fingerprint, wishes, independent, version_b, tuple(words)
    )


def wishes_over(code: QuizCode, events: Sequence[Event]) -> Wishes:
    """Return the wishes of a code with its articles, names and tags found among the events.

    UnreadableCode where the topic has none like one of them.
    """
    known = dict(namable(events))
    found: dict[str, list[str]] = {"article": [], "name": [], "tag": []}
    for word in code.words:
        if word not in known:
            raise UnreadableCode(
                "The code asks for an article, a name or a tag that the topic does not have here."
            )
        what, name = known[word]
        found[what].append(name)
    wishes, chosen = code.wishes, code.wishes.selection
    selection = Selection(
        first_year=chosen.first_year,
        last_year=chosen.last_year,
        articles=tuple(found["article"]),
        names=tuple(found["name"]),
        tags=tuple(found["tag"]),
        corroborated=chosen.corroborated,
        reviewed=chosen.reviewed,
    )
    return Wishes(wishes.kinds, wishes.count, wishes.difficulty, wishes.brackets, selection)


Word = tuple[str, str]  # "article", "name" or "tag", and which


def words_of(selection: Selection) -> tuple[Word, ...]:
    return (
        *(("article", slug) for slug in selection.articles),
        *(("name", name.lower()) for name in selection.names),
        *(("tag", tag) for tag in selection.tags),
    )


def namable(events: Iterable[Event]) -> Iterator[tuple[int, Word]]:
    """Yield each article, name and tag that a code over these events can hold, by its digest."""
    words: dict[Word, None] = {}
    for event in events:
        words |= dict.fromkeys(("article", excerpt.article) for excerpt in event.excerpts)
        words |= dict.fromkeys(("tag", tag) for tag in event.tags)
        words |= dict.fromkeys(("name", name.lower()) for name in names_in(event.statement))
    return ((word_digest(word), word) for word in words)


def names_in(statement: str) -> Iterator[str]:
    """Yield every run of words with capitals, and every part of such a run."""
    for _, run in runs(statement):
        parts = [part.removesuffix("’s").removesuffix("'s") for part in run.split(" ")]
        for start, end in combinations(range(len(parts) + 1), 2):
            yield " ".join(parts[start:end])


def word_digest(word: Word) -> int:
    return digest(word, WORD_BITS)


def topic_digest(slug: str) -> int:
    return digest([slug], TOPIC_BITS)


class Bits:
    """Whole numbers one after another, each in so many bits, written as letters."""

    def __init__(self, letters: str = "") -> None:
        self.number, self.left = 0, 0
        for letter in letters:
            self.add(ALPHABET.index(letter), LETTER_BITS)

    def add(self, value: int, bits: int) -> None:
        self.number = self.number << bits | value
        self.left += bits

    def take(self, bits: int) -> int:
        """Return the first number that was not taken yet; ValueError when there is none."""
        if bits > self.left:
            raise ValueError("it is cut short")
        self.left -= bits
        return self.number >> self.left & (1 << bits) - 1

    def fill(self, group: int, spare: int) -> None:
        """Add zeros until the bits, with so many to spare, come in whole groups."""
        missing = -(self.left + spare) % group
        self.add(0, missing)

    def letters(self) -> str:
        places = range(self.left - LETTER_BITS, -1, -LETTER_BITS)
        return "".join(ALPHABET[self.number >> place & 31] for place in places)


def check_letter(body: str) -> str:
    """Return a letter that finds most slips: a wrong letter, two that changed places."""
    return ALPHABET[digest([body], LETTER_BITS)]


def initials(slug: str) -> str:
    """Return the first letters of a topic's name, for people: RNK of russia-north-korea."""
    return "".join(word[0] for word in slug.split("-") if word)[:INITIALS].upper()


def in_groups(first: str, letters: str) -> str:
    groups = [letters[place : place + GROUP] for place in range(0, len(letters), GROUP)]
    return "-".join([first, *groups])
