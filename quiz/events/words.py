"""The words of a sentence, each with its place in the text, and the small words of English."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from quiz.articles.article import Span
from quiz.articles.wordlist import wordlist
from quiz.dates.phrases import DatePhrase

_NEW_CLAUSE = r"(?:the|which|who|whose|when|and|but)\s"  # a hyphen before it is a dash
_TOKEN = re.compile(
    r"(?P<number>[$£€¥]?\d+(?:[.,]\d+)*(?:-?[a-z]{1,12}\b)?%?)"
    r"|(?P<word>(?:[^\W\d_]\.){2,}(?:-[^\W_]+)*|[A-Z]\.(?=\s)"
    r"|(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Sgt|Capt|Gov|Sen|Rep|Maj|Adm|Prof|Rev|Jr|Sr|No)\."
    rf"|&(?= [A-Z])|[^\W\d_][^\W_]*(?:(?:[-'’.&](?!{_NEW_CLAUSE})|–(?=[A-Z]))[^\W_]+)*"
    r"(?:(?<=s)[’'](?=\s))?)"
    rf"|(?P<comma>,)|(?P<break>[;:])|(?P<dash>—|–|--| - |-(?={_NEW_CLAUSE}))"
    r"|(?P<open>[(\[])|(?P<close>[)\]])"
    r"|(?P<quote>[“”‘’\"'«»])|(?P<other>\S)"
)
DETERMINERS = wordlist("the a an this that these those each every some any no both all")
POSSESSIVES = wordlist("his her its their our my your whose")
PRONOUNS = wordlist("he she it they him them we us i you me himself herself itself")
PREPOSITIONS = wordlist(
    """
    of in on at by for with from to into onto over under against between among through during
    without within toward towards upon across along around behind beyond near off out about
    above below despite amid amidst throughout like per via including following alongside
    regarding because unlike until till since after before as than
    """
)
SUBORDINATORS = wordlist(
    """
    when while whilst because although though whereas where wherever whenever unless if once
    after before since until till as
    """
)
RELATIVES = wordlist("who which whom whose")
COORDINATORS = wordlist("and but or yet nor so")
ADVERBS = wordlist(
    """
    also then later soon again still already just even only now never not ever once twice
    often always usually instead thereafter afterwards afterward subsequently eventually
    finally first together almost nearly thus therefore however meanwhile moreover
    nevertheless nonetheless further furthermore abroad home back away out up down there here
    too well yet hence somewhat rather quite very perhaps simultaneously overall otherwise
    long
    """
)
GIVEN_NAMES = wordlist(
    """
    adolf abraham albert alexander alexei andrew anna anne antonio arthur augustus benito
    benjamin boris caesar catherine charles christopher claudius constantine david donald
    dwight edward eleanor elizabeth emmanuel ernest ferdinand fidel francis francisco frank
    franklin frederick george gerald giuseppe gustav hannibal harry helen henry herbert
    josef julius karl leon leonid lenin louis lyndon mahatma mao margaret maria marie mark
    martin mary maximilien mikhail mohandas mohammed muhammad napoleon nelson neville nicholas
    nikita nikolai oliver otto paul peter philip pierre pius rene richard robert ronald rosa
    samuel simon stephen suleiman theodore thomas tiberius vladimir walter wilhelm william
    winston woodrow yuri
    """
)
_WOMENS_NAMES = wordlist(
    "anna anne catherine eleanor elizabeth helen margaret maria marie mary rosa"
)
_MENS_NAMES = GIVEN_NAMES - _WOMENS_NAMES
TIME_UNITS = wordlist(
    "year years month months week weeks day days decade decades hour hours shortly"
)
MODALS = wordlist("will would shall should may might can could must cannot")
FINITE_BE = wordlist("is are was were am isn't aren't wasn't weren't")
FINITE_HAVE = wordlist("has have had hasn't haven't hadn't")
FINITE_DO = wordlist("does do did doesn't don't didn't")
AUXILIARIES = FINITE_BE | FINITE_HAVE | FINITE_DO | MODALS
# Nouns that often begin a sentence and are no names; a word also found in small letters is none.
_COMMON = wordlist(
    """
    troops forces soldiers workers talks students thousands hundreds millions dozens scores
    police protesters relations tensions negotiations sanctions fighting war peace rebels
    demonstrators allied people citizens farmers peasants prisoners refugees survivors
    officials leaders representatives delegates ministers parliament congress government
    construction elections famine disease trade two three four five six seven eight nine ten
    twelve twenty most many several few such other others another half part one none nobody
    everyone everybody
    """
) - {"allied", "parliament", "congress"}
_ALSO_NAMES = wordlist("may march will mark rose grant")
_LOWERED = re.compile(r"(?<![^\W_])[a-zà-ÿ]{3,}(?![^\W_])")
_ADDRESS = re.compile(r"://|www\.|@")
# Plurals and abstract nouns: names only where the text shows that they are.
_ENDINGS = (
    "s",
    "ing",
    "tion",
    "sion",
    "ment",
    "ness",
    "ity",
    "ism",
    "ive",
    "ous",
    "ful",
    "less",
    "ional",
)
_WITHIN = re.compile(r"(?<=[a-z,] )[A-Z][^\W\d_]+")
_CLAUSE = re.compile(
    r"\b(?:before|after|since|until) (?:he|she|it|they|the|his|her|its|their) \w+", re.I
)
_BEFORE_NAME = re.compile(r" (?:(?:de|du|von|van|der|bin|ibn|al|el) )?[A-Z]")
_PARTICLES = wordlist("de du di da del della von van der den ter bin ibn al el la le")
_SMALL = (
    DETERMINERS
    | POSSESSIVES
    | PRONOUNS
    | PREPOSITIONS
    | SUBORDINATORS
    | RELATIVES
    | COORDINATORS
    | ADVERBS
    | AUXILIARIES
) - {"us", "may", "will", "i"}


class Kind(StrEnum):
    """What a word is, as far as its letters tell."""

    WORD = "word"
    NAME = "name"
    NUMBER = "number"
    DATE = "date"  # a whole date expression
    COMMA = "comma"
    BREAK = "break"  # a semicolon or a colon
    DASH = "dash"
    OPEN = "open"  # a bracket
    CLOSE = "close"
    QUOTE = "quote"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a number, a mark, or a whole date expression."""

    start: int
    end: int
    text: str
    kind: Kind
    date: DatePhrase | None = None

    @property
    def lower(self) -> str:
        return self.text.lower().replace("’", "'")

    @property
    def owns(self) -> bool:
        """Whether it is a possessive such as “Japan’s” or “allies’”."""
        return self.kind is not Kind.DATE and self.lower.endswith(("'s", "s'"))


def is_adverb(word: Word) -> bool:
    return word.kind is Kind.WORD and (
        word.lower in ADVERBS or (word.lower.endswith("ly") and len(word.text) > 4)
    )


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words a text writes in small letters, and those it capitalises within a sentence."""

    small: frozenset[str]
    names: frozenset[str]

    def is_common(self, word: str, before_name: bool) -> bool:
        """Return whether the first word of a sentence has its capital only for being first."""
        lower = word.lower().replace("’", "'").removesuffix("'s")
        if lower in _ALSO_NAMES and word in self.names:
            return False  # “May resigns” in a text about Theresa May
        if lower in self.small:
            return True
        if lower in GIVEN_NAMES or lower.endswith("ians"):
            return False
        return not before_name and word not in self.names and lower.endswith(_ENDINGS)


def may_be_called(pronoun: str, given_name: str) -> bool:
    """Return whether “he” or “she” may mean somebody of this name: “she” is never Henry."""
    lower = given_name.lower()
    return lower not in (_MENS_NAMES if pronoun == "she" else _WOMENS_NAMES)


def vocabulary_of(text: str) -> Vocabulary:
    plain = " ".join(part for part in text.split() if not _ADDRESS.search(part))
    return Vocabulary(
        frozenset(_LOWERED.findall(plain)) | _COMMON,
        frozenset(_WITHIN.findall(text)),
    )


def words_of(
    text: str, span: Span, phrases: Sequence[DatePhrase], vocabulary: Vocabulary
) -> tuple[Word, ...]:
    """Return the words of a sentence; `phrases` are the dates in it, in order.

    What is a clause as well as a date ("two months before he fled") is left as its words.
    """
    found: list[Word] = []
    position = span.start
    for phrase in phrases:
        if _CLAUSE.search(phrase.text):
            continue
        found += _tokens(text, position, phrase.start, span, vocabulary)
        found.append(Word(phrase.start, phrase.end, phrase.text, Kind.DATE, phrase))
        position = phrase.end
    found += _tokens(text, position, span.end, span, vocabulary)
    return tuple(found)


def _tokens(text: str, start: int, end: int, span: Span, vocabulary: Vocabulary) -> list[Word]:
    return [
        Word(match.start(), match.end(), match.group(), _kind(match, span, vocabulary))
        for match in _TOKEN.finditer(text, start, end)
    ]


def _kind(match: re.Match[str], span: Span, vocabulary: Vocabulary) -> Kind:
    group = match.lastgroup or "other"
    if group != "word":
        return Kind(group)
    text = match.group()
    if text == "&":
        return Kind.NAME  # “Krupp & Sons”
    if not text[0].isupper():
        follows = match.string[match.end() : match.end() + 2]
        particle = text in _PARTICLES and follows[1:].isupper()  # “de Gaulle”
        return Kind.NAME if particle else Kind.WORD
    lower = text.lower().replace("’", "'")
    before_name = _BEFORE_NAME.match(match.string, match.end()) is not None
    if lower in _SMALL:
        return Kind.NAME if lower in ("home", "long") and before_name else Kind.WORD
    at_start = match.start() - span.start <= 2
    return Kind.WORD if at_start and vocabulary.is_common(text, before_name) else Kind.NAME
