"""Lists of English words, written the way they are read."""


def wordlist(text: str) -> frozenset[str]:
    """Return the words of a text that has nothing but words and white space."""
    return frozenset(text.split())
