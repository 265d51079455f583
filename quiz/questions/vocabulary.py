"""The words of a question that carry its meaning."""

import re
from collections.abc import Mapping

from quiz.articles.wordlist import wordlist
from quiz.events.verbs import readings

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*|\d+")
SMALL = wordlist(
    """
    the a an and or but nor of in on at to for from with by as into onto over under up off out
    about after before during between toward towards among against since until till through
    is are was were be been being has have had do does did can could will would shall should may
    might must not no it its he his him she her hers they them their we our you your i my me this
    that these those there here then than so such who whom whose which what when where why how
    one two both each all any some most more many much other another following choice choices
    answer answers option options first last next earliest latest best true false correct right
    wrong statement statements happen happened happens event events called named known name year
    put order belong line long second came come next
    """
)


def content(text: str) -> Mapping[str, str]:
    """Return the words that carry meaning, each by what all its forms have in common."""
    found: dict[str, str] = {}
    for match in _WORD.finditer(text):
        word = re.sub(r"[’']s?$", "", match.group())
        if word.lower() not in SMALL and len(word) > 1:
            found.setdefault(root(word.lower()), word)
    return found


def root(word: str) -> str:
    """Return what the forms of a word have in common: “fell” and “falls” give “fall”."""
    if word.isdigit():
        return word
    bases = sorted(verb.base for verb in readings(word))
    word = bases[0] if bases else word
    cut = re.sub(r"(?:ations?|ings?|ers?|ions?|ed|es|s|e)$", "", word)
    return cut if len(cut) >= 3 else word


def names(text: str) -> list[str]:
    """Return the words with a capital that do not owe it to the start of a sentence."""
    return re.findall(r"(?<![.?!“] )(?<!^)\b[A-Z][\w’'-]*", text)
