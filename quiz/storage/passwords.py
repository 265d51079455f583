"""Passwords: what they may be, and what is kept of them.

Argon2id with 19 MiB, two passes and one lane: OWASP's smallest, since a whole class signs in at
once. A hash made with other figures is replaced when its owner signs in.
"""

import secrets
import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from quiz.messages import Complaint
from quiz.storage import usernames

SHORTEST = 8
LONGEST = 1000
FIRST_GUESSES = {
    "12345678",
    "123456789",
    "1234567890",
    "abcdefgh",
    "chronoquiz",
    "iloveyou",
    "password",
    "password1",
    "qwertyui",
    "qwertyuiop",
}

# Of one-time passwords: on paper each can be told from the others, and they spell nothing.
CONSONANTS = "bcdfghjkmnpqrstvwxyz"

HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)

# Tried for a name that nobody has, so that this takes as long as a wrong password. It is of
# random bytes that were not kept.
NOBODYS = (
    "$argon2id$v=19$m=19456,t=2,p=1$X1OZoZBf1HyQjPiCTiABYw"
    "$cMeROZaWn6PBMbuS9KKupWoDeDzLVx/ZFmF9AWFLt18"
)


class UnusablePassword(Complaint):
    """No account should have this password; the message tells the student what to change."""


def check(password: str, username: str) -> None:
    """Raise UnusablePassword for one that is too short, too long, or the first to be guessed."""
    if len(password) < SHORTEST:
        raise UnusablePassword(
            "A password has at least %(least)s characters. Any will do.", least=SHORTEST
        )
    if len(password) > LONGEST:
        raise UnusablePassword("A password has at most %(most)s characters.", most=LONGEST)
    guess = usernames.key(password)
    if guess == usernames.key(username):
        raise UnusablePassword("The username is the first thing anybody would try. Take another.")
    if guess in FIRST_GUESSES or len(set(password)) == 1:
        raise UnusablePassword("This is one of the first that anybody would try. Take another.")


def hashed(password: str) -> str:
    """Return what is kept of a password; it takes some hundredths of a second, on purpose."""
    return HASHER.hash(plain(password))


def matches(kept: str, password: str) -> bool:
    """Return whether this is the password of which `kept` was kept."""
    try:
        return HASHER.verify(kept, plain(password))
    except VerifyMismatchError:
        return False


def outdated(kept: str) -> bool:
    """Return whether the hash was made with other figures than today's."""
    return HASHER.check_needs_rehash(kept)


def plain(password: str) -> str:
    """Return the password as every keyboard sends it: é is one character, or two, by machine."""
    return unicodedata.normalize("NFKC", password)


def one_time() -> str:
    """Return a password to sign in with once: eight letters, none like another, and no word."""
    letters = [secrets.choice(CONSONANTS) for _ in range(8)]
    return "".join(letters[:4]) + "-" + "".join(letters[4:])
