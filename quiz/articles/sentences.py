"""Sentences as spans: where one ends, told from the full stops that only shorten a word."""

import re
from collections.abc import Iterator

from quiz.articles.article import Span
from quiz.articles.wordlist import wordlist

# A mark that may end a sentence, the quotes and brackets closing after it, and white space.
_END = re.compile(r"(?:[.!?…]|\.\.\.)[\"'”’»)\]]{0,4}(?=\s|$)|[|\t]")
_WORD_BEFORE = re.compile(r"[^\s(\[“‘\"'—–|]{1,24}$")
_NEXT = re.compile(r"\s*(?P<opening>[\"'“‘«(\[•*]{0,3})(?P<word>\S{0,24})")
_INITIALS = re.compile(r"(?:[A-Za-z]\.)*[A-Za-z]")

# Words that are shortened before a name or a number, so that no sentence ends with them.
_NEVER_LAST = wordlist(
    """
    mr mrs ms messrs dr st ste prof rev hon fr gen lt col maj capt cmdr cdr adm sgt cpl pvt
    brig gov sen rep pres supt insp amb no nos vol vols pp p ch fig figs art sec mt ft vs v cf
    viz approx c ca r b d fl e.g i.e jan feb mar apr jun jul aug sept sep oct nov dec op ed
    eds trans lieut ald
    """
)
# Shortened words that may stand at the end as well as in the middle.
_SOMETIMES_LAST = wordlist(
    """
    u.s u.k u.n u.s.a u.s.s.r e.u d.c a.m p.m b.c a.d b.c.e c.e b.p n.s o.s inc corp co ltd
    bros jr sr etc al dept est assn univ ph.d m.d esq ave blvd rd
    """
)
_AFTER_CLOCK = wordlist(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december jan feb mar apr jun jul aug sep sept
    oct nov dec gmt utc est edt et cst cdt ct pst pdt pt mst bst cet eastern central pacific
    mountain greenwich moscow london paris berlin washington tokyo beijing
    """
)
# Words that begin a sentence and no name.
_OPENERS = wordlist(
    """
    a after again all also although among an and another any as at because before both but by
    despite during each even every few following for from he her his how however if in into it
    its later many meanwhile more most my no not now of on once one only or our over several
    she since so some soon still such than that the their then there these they this those
    though through to two under until upon we what when where which while who with within
    without yet you your
    """
)


def sentences(text: str, span: Span) -> tuple[Span, ...]:
    """Return the sentences of a part of a text, in order, without the white space around them.

    Together they hold every other character of the part. The bars and tabs of a table end one too.
    """
    found = []
    start = span.start
    for end in [*_ends(text, span), span.end]:
        if (sentence := _trimmed(text, start, end)) is not None:
            found.append(sentence)
        start = end
    return tuple(found)


def _ends(text: str, span: Span) -> Iterator[int]:
    for match in _END.finditer(text, span.start, span.end):
        if match.group() in "|\t" or _is_end(text, match, span):
            yield match.end()


def _is_end(text: str, mark: re.Match[str], span: Span) -> bool:
    follows = _NEXT.match(text, mark.end(), span.end)
    assert follows is not None  # it may be empty
    word = follows["word"]
    if not word and not follows["opening"]:
        return True
    if word[:1].islower() and "•" not in follows["opening"]:
        return False
    if mark.group() != "." or text[mark.start() - 1 : mark.start()] == ".":
        return True
    before = _WORD_BEFORE.search(text, max(span.start, mark.start() - 25), mark.start())
    return before is None or _can_end_with(before.group(), word, follows["opening"])


def _can_end_with(last: str, following: str, opening: str) -> bool:
    plain = last.lower().rstrip(",")
    opens = following.strip("”’\"',;:").lower() in _OPENERS or bool(opening)
    if plain in _NEVER_LAST:
        # "No." and "Art." before a number; but "He said no. The war went on."
        return plain in {"no", "art", "ed", "mar", "dec", "sec"} and last.islower() and opens
    if plain in ("a.m", "p.m"):
        return opens or following.strip("”’\"',;:.").lower() not in _AFTER_CLOCK
    if plain in _SOMETIMES_LAST:
        return opens
    if _INITIALS.fullmatch(last):
        return opens
    return True


def _trimmed(text: str, start: int, end: int) -> Span | None:
    part = text[start:end]
    left = len(part) - len(part.lstrip())
    right = len(part.rstrip())
    return Span(start + left, start + right) if left < right else None
