"""Names of people in letters that every keyboard has, to make usernames from."""

import re
import unicodedata
from collections.abc import Mapping

# Where nothing of a name remains, its owner is called so, with a number.
NAMELESS = "student"
LONGEST = 30

# Each letter with those that stand for it, if it is heard.
PAIRS = (
    "ßss æae œoe øo łl đd ðd þth ıi ħh ŋng əe "
    "αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υy φf χch ψps ωo "
    "аa бb вv гg ґg дd еe ёe єye жzh зz иi іi їyi йy кk лl мm нn оo пp рr сs тt уu ўu фf хkh "
    "цts чch шsh щshch ъ ыy ь эe юyu яya ђdj јj љlj њnj ћc џdz ѓg ќk ѕdz "
    "اa بb تt ثth جj حh خkh دd ذdh رr زz سs شsh صs ضd طt ظz عa غgh فf قq كk لl مm نn هh وw يy "
    "ىa ةa پp چch ژzh گg کk یy ء ؤw ئy "
    "אa בb גg דd הh וv זz חch טt יy כk ךk לl מm םm נn ןn סs עa פp ףf צtz ץtz קk רr שsh תt "
)
LETTERS: Mapping[str, str] = {pair[0]: pair[1:] for pair in PAIRS.split()}

# Unicode's names of these letters say how they sound: HANGUL SYLLABLE GIM, KATAKANA LETTER SA.
_NAMED = re.compile(
    r"(?:HANGUL SYLLABLE|HIRAGANA LETTER|KATAKANA LETTER|ARMENIAN SMALL LETTER|GEORGIAN LETTER)"
    r"(?: SMALL)? ([A-Z]+)"
)
# Armenian and Georgian letters are called by more than their sound.
_FIRST_SOUND = {"ARMENIAN": 1, "GEORGIAN": 1}
_WORD = re.compile(r"[a-z0-9]+")


def username_base(name: str) -> str:
    """Return what a username is made from: the first and the last part of a name.

    “Schmidt, Anna Maria” and “Anna Maria Schmidt” both give anna.schmidt; NAMELESS where no
    letter can be written on every keyboard.
    """
    family, comma, given = name.partition(",")
    words = _WORD.findall(romanised(f"{given} {family}" if comma else name))
    if comma and (first := _WORD.findall(romanised(given))):
        words = [first[0], *_WORD.findall(romanised(family))[-1:]]
    ends = words if len(words) < 2 else [words[0], words[-1]]
    base = ".".join(ends)[:LONGEST].strip(".")
    return base if len(base) > 1 and not base.isdigit() else NAMELESS


def romanised(name: str) -> str:
    """Return a name in small letters from a to z, as far as no dictionary is needed."""
    return "".join(map(romanised_letter, unicodedata.normalize("NFKC", name.casefold())))


def romanised_letter(letter: str) -> str:
    """Return the letters that stand for one; a space for what parts words, else nothing."""
    if letter.isascii() and letter.isalnum():
        return letter
    if letter in LETTERS:
        return LETTERS[letter]
    if letter in "'’ʼ-‐":
        return ""
    if letter.isspace() or unicodedata.category(letter)[0] in "PZ":
        return " "
    if sound := _NAMED.match(unicodedata.name(letter, "")):
        script = sound[0].partition(" ")[0]
        return sound[1].lower()[: _FIRST_SOUND.get(script)]
    plain = unicodedata.normalize("NFKD", letter)
    return "".join(
        one if one.isascii() and one.isalnum() else LETTERS.get(one, "")
        for one in plain
        if one != letter
    )
