"""What a username may be, and when two are the same."""

import re
import unicodedata

from quiz.messages import Complaint, Message

SHORTEST = 2
LONGEST = 40

# Marks that change how the letter before them looks, and letters that look like nothing.
INVISIBLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)


class UnusableUsername(Complaint):
    """No account can have this name; the message tells the student what to change."""


def readable(typed: str) -> str:
    """Return the name as it will be shown; UnusableUsername if it cannot be one.

    Letters in disguise (full width, ligatures, superscripts) become plain ones.
    """
    name = unicodedata.normalize("NFKC", typed).strip()
    if not SHORTEST <= len(name) <= LONGEST:
        raise UnusableUsername(
            "A username has %(least)s to %(most)s characters.", least=SHORTEST, most=LONGEST
        )
    if wrong := next((character for character in name if not fits(character)), None):
        raise UnusableUsername(complaint(wrong))
    if not name[0].isalnum():
        raise UnusableUsername("Let the username begin with a letter or a digit.")
    return name


def fits(character: str) -> bool:
    """Return whether a name may hold this: letters with their marks, digits, and . _ -"""
    if INVISIBLE.match(character):
        return False
    category = unicodedata.category(character)
    return category[0] in "LM" or category == "Nd" or character in "._-"


def complaint(wrong: str) -> Message:
    if wrong == " ":
        return Message("Leave out the space, or put a dot, a hyphen or an underscore in its place.")
    if not wrong.isprintable() or wrong.isspace() or INVISIBLE.match(wrong):
        return Message("There is a character in it that nobody can see. Type the name anew.")
    return Message(
        "Leave out “%(wrong)s”: letters, digits, dots, hyphens and underscores can be used.",
        wrong=wrong,
    )


def key(typed: str) -> str:
    """Return what two spellings of one name have in common, capitals or not."""
    plain = unicodedata.normalize("NFKC", typed).strip()
    return unicodedata.normalize("NFKC", plain.casefold())
