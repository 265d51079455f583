"""The words by which statements are compared: their stems, one for what means one thing."""

import re
from functools import lru_cache

from quiz.articles.wordlist import wordlist
from quiz.events.gazetteer import CAPITALS
from quiz.events.verbs import readings

# Words for one thing: in a pair of reports one says “vetoed” and the other “block”.
_SAME = (
    "visit travel trip journey go arrive come tour",
    "sign conclude",
    "begin start launch outbreak",
    "end stop finish cease halt",
    "die death",
    "kill murder assassinate",
    "invade attack assault invasion forces execute offensive",
    "veto block",
    "cancel write off",
    "support back",
    "establish found create set formal",
    "elect election",
    "install appoint name put",
    "collapse break fail",
    "pledge vow promise commit",
    "expand widen increase broaden",
    "recognise recognize recognising recognizing",
    "repair improve mend restore steps tries",
    "succeed take over ruler",
    "divide split partition",
    "meet talk meeting talks summit receive host",
    "depose overthrow oust topple",
    "capture seize conquer occupy",
    "defeat beat",
    "reduce cut trim",
    "allow let",
    "expire lapse",
    "famine starvation starve",
    "sanctions sanction",
    "initiate open initiating",
    "accelerate speed accelerating",
    "debt",
    "collaps",
    "persuade persuading urge urging",
    "participate take part",
)


# Other names for a country or its people.
_NAMES = {capital.lower(): country.lower() for capital, country in CAPITALS.items()} | {
    "soviet": "russia",
    "kremlin": "russia",
    "united states": "america",
    "american": "america",
    "chinese": "china",
    "british": "britain",
    "united kingdom": "britain",
    "united nations": "unitednations",
    "england": "britain",
    "english": "britain",
    "french": "france",
    "german": "germany",
    "japanese": "japan",
    "russian": "russia",
    "soviet union": "russia",
    "korean": "korea",
}


_SPELLING = (
    (re.compile(r"is(?=e[ds]?$|ing$|ation$)"), "iz"),
    (re.compile(r"our(?=s?$|ed$|ing$|able$)"), "or"),
    (re.compile(r"programme"), "program"),
    (re.compile(r"defence"), "defense"),
    (re.compile(r"centre"), "center"),
    (re.compile(r"lled$"), "led"),
    (re.compile(r"lling$"), "ling"),
)


_SMALL = wordlist(
    """
    the an of in on at to for from with by as and or but its his her their was were is are
    been be has had have that which who against into over under up off also out after before
    during between toward towards both two first new president leader premier minister
    """
)


# By their capitals: Kim Jong Un is not the UN.
_SHORT_NAMES = {"US": "America", "USA": "America", "UN": "Unitednations", "USSR": "Russia"}
_SHORT_NAMES |= {"UK": "Britain", "EU": "Europe"}
_SHORT = re.compile(r"\b(?:USSR|USA|US|UN|UK|EU|U\.S\.A\.|U\.S\.|U\.N\.|U\.K\.)(?!\w)")
_PHRASES = re.compile(r"\b(?:united states|united kingdom|soviet union|united nations)\b")


_WORD = re.compile(r"[a-z]+(?:\.[a-z]\.)+|[^\W\d_]{2,}")


@lru_cache(maxsize=8192)
def words_of(statement: str) -> frozenset[str]:
    """Return the words by which a statement is compared: their stems, one for what means one."""
    spelt = _SHORT.sub(lambda match: _SHORT_NAMES[match.group().replace(".", "")], statement)
    lowered = re.sub(r"['’]s?\b", "", spelt.lower())
    lowered = _PHRASES.sub(lambda match: _NAMES[match.group()], lowered)
    found: set[str] = set()
    for word in _WORD.findall(lowered):
        for part in _NAMES.get(word, word).split():
            if part not in _SMALL:
                found.add(_stem(part))
    return frozenset(found)


def _stem(word: str) -> str:
    """Return what the forms of a word have in common: “fell” and “falls” give “fall”."""
    irregular = [verb.base for verb in readings(word) if not verb.noun and verb.base != word]
    word = irregular[0] if irregular and not word.endswith("ed") else word
    for pattern, plain in _SPELLING:
        word = pattern.sub(plain, word)
    stem = re.sub(r"(?:ing|ed|es|s|e)$", "", word) if len(word) > 4 else word
    return _ONE_WORD.get(stem[:6], stem[:6])


def _one_word() -> dict[str, str]:
    table: dict[str, str] = {}
    for group in _SAME:
        words = group.split()
        for word in words:
            for form in (word, word + "s", word + "ed", word + "d", word + "ing"):
                stem = re.sub(r"(?:ing|ed|es|s|e)$", "", form) if len(form) > 4 else form
                table.setdefault(stem[:6], words[0])
    return table


_ONE_WORD: dict[str, str] = _one_word()
