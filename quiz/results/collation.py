"""The order in which a teacher looks for names, whatever script they are in."""

import re
import unicodedata

# What no decomposition makes of Latin letters that stand beside another.
ALONGSIDE = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i"}
)
# Katakana are looked for among hiragana.
HIRAGANA = {katakana: katakana - 0x60 for katakana in range(0x30A1, 0x30F7)}
# Thai and Lao write these vowels before the consonant that they follow in the alphabet.
VOWEL_FIRST = re.compile("([\u0e40-\u0e44\u0ec0-\u0ec4])(.)")
NUMBER = re.compile(r"(\d+)")

Part = tuple[bool, int, str]
NO_LETTERS: tuple[Part, ...] = ((True, 0, "\U0010ffff"),)


def collation_key(name: str) -> tuple[tuple[Part, ...], str]:
    """Return what names are sorted by: letters first, then accents and capitals; 2 before 10.

    Letters of one script are in the order of their code points, which is that of its alphabet
    but for a few; what is no letter comes after all that are.
    """
    letters = "".join(one for one in searched(name) if one.isalnum() or one == " ")
    pieces = NUMBER.split(VOWEL_FIRST.sub(r"\2\1", letters.strip()))
    parts = tuple(
        (False, int(piece), "") if place % 2 else (True, 0, piece)
        for place, piece in enumerate(pieces)
        if piece
    )
    return parts or NO_LETTERS, name


def searched(text: str) -> str:
    """Return a text without capitals, accents and spaces to spare, as one searches."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(one for one in decomposed if not unicodedata.combining(one))
    return " ".join(bare.translate(ALONGSIDE).translate(HIRAGANA).split())
