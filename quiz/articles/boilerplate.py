"""Lines of a copied page that are not the article: navigation, stamps, bylines, lists of links."""

import re
from collections.abc import Sequence

# Whole lines that belong to the page around an article.
_CHROME = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"[\W_]+",
        r"(?:https?://|www\.)\S+",
        r"(?:current|you are here)\b ?:?.*>.*",
        r"home ?[>»/›|].*",
        r"(?:\S+ ?[>»›|] ?){2,}.{0,80}",
        r"(?:date|posted|published|updated|last (?:updated|modified)|modified|first published"
        r"|publication date|accessed|retrieved)\b[^.!?]{0,20}[:\s]?[^.!?]{0,60}\d{4}[^.!?]{0,40}",
        r"\S+!? ?\([\d,.]+[km]?\)",
        r"[\d,.]+[km]? (?:views?|shares?|comments?|likes?|min(?:ute)?s? read).{0,30}",
        r"(?:views?|share|print|save|listen|comments?|menu|search|home|log ?in|sign in|tweet"
        r"|e-?mail|copy link|close|next|previous|advertise(?:ment)?"
        r"|skip to (?:main )?content|back to top|loading|play|pause|edit|contents"
        r"|navigation|facebook|twitter|whatsapp|subscribe"
        r"|read more|continue reading|load more|view all)\W*",
    )
)
# Sentences about the page, its makers and its readers.
_CREDIT = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"by (?:the )?[\w.'’-]+(?: [\w.'’-]+){1,4}(?:,? (?:and|\|) [\w.'’ -]{3,40})?"
        r"(?:[,|•].{0,60})?",
        r".{0,200}\b(?:contributed to this|contributed reporting|reporting by|edited by"
        r"|editing by|compiled by|written by)\b.{0,120}",
        r"(?:sources?|credits?|via|copyright|tags?|topics|categories|filed under|keywords"
        r"|photo credits?|image credits?|image source|contact|reporters?)\s?:.{0,200}",
        r"(?:©|\(c\)|copyright).{0,200}",
        r".{0,160}\ball rights reserved\b.{0,160}",
        r"follow\b.{0,80}(?:https?:|@|coverage|twitter|facebook|instagram|on x\b).{0,120}",
        r"(?:sign up|subscribe|click here|tap here|download our|read more|read also|watch|listen"
        r"|see also|related|also read)\b ?(?::|for|to|here|our|about).{0,160}",
        r".{0,60}\b(?:privacy policy|cookie policy|terms of (?:use|service)|cookies to)\b.{0,160}",
        r"this (?:article|story|post|page) (?:was|has been|is|first|originally) .{0,160}",
    )
)
_BY_A_PERSON = re.compile(r"[Bb]y (?:the )?[A-Z]|BY [A-Z]")

# What follows one of these is links, up to the next stretch of prose …
_LINK_LISTS = re.compile(
    r"(?:related(?: (?:articles?|stories|posts?|topics?|links?|content|news|reading|coverage))?"
    r"|rankings?|recommend(?:ed|ations?)?(?: for you| reading| stories)?"
    r"|most (?:read|popular|viewed|shared)|trending(?: now)?|popular(?: now| posts?)?"
    r"|more (?:from|on|in|stories|news|articles)\b.{0,40}|read (?:more|next|also)"
    r"|you (?:may|might) (?:also )?(?:like|be interested in)|what to read next"
    r"|(?:the )?latest(?: news| stories)?|(?:top|featured|trending|hot|sponsored) (?:stories|news"
    r"|topics|content|posts|articles)|editor['’]?s?['’]? picks?|share (?:this|on)\b.{0,30}"
    r"|comments?(?: \(\d+\))?|leave a (?:reply|comment)|tags|categories|newsletter|about us"
    r"|contact(?: us)?|in this (?:article|section)|on this page|table of contents)\W{0,3}",
    re.IGNORECASE,
)
# … and what follows one of these is the apparatus, up to the end of the text.
_APPARATUS = re.compile(
    r"(?:references|external links|further reading|bibliography|works cited|citations"
    r"|foot ?notes|end ?notes|notes|notes and references|see also|sources|image credits)\W{0,3}",
    re.IGNORECASE,
)
_PROSE_ENDS = re.compile(r"[.!?][\"'”’)\]]*$")
_SENTENCE_WITHIN = re.compile(r"[.!?][\"'”’)\]]* +[\"'“‘]?[A-Z]")
_LEAST_PROSE = 120
_LONGEST_CREDIT = 300


def passed_over(lines: Sequence[str], entries: frozenset[int]) -> frozenset[int]:
    """Return the numbers of the lines that are not the article's own words.

    `entries` are the lines that begin with a date of their own, which no list of links does.
    """
    found: set[int] = set()
    in_links = False
    for number, line in enumerate(lines):
        bare = line.strip("#=*_> \t")
        if _APPARATUS.fullmatch(bare) and number >= len(lines) // 2:
            found.update(range(number, len(lines)))
            break
        if _LINK_LISTS.fullmatch(bare):
            in_links = True
        elif in_links and (number in entries or is_prose(line)):
            in_links = False
        if in_links or (number not in entries and is_chrome(line)):
            found.add(number)
    return frozenset(found)


def is_chrome(line: str) -> bool:
    """Return whether a line is a page's own: a menu, a stamp, a byline, a credit, an appeal."""
    if len(line) > _LONGEST_CREDIT:
        return False
    if any(pattern.fullmatch(line) for pattern in _CHROME):
        return True
    for pattern in _CREDIT:
        if pattern.fullmatch(line):
            is_byline = pattern is _CREDIT[0]
            return not is_byline or (
                _BY_A_PERSON.match(line) is not None and _PROSE_ENDS.search(line) is None
            )
    return False


def is_prose(line: str) -> bool:
    """Return whether a line is long and told in sentences, as an article is."""
    return (
        len(line) >= _LEAST_PROSE
        and _PROSE_ENDS.search(line) is not None
        and _SENTENCE_WITHIN.search(line) is not None
    )
