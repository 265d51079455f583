"""A name for a found event, made from what it tells: the same words give the same name."""

import hashlib
import re
import unicodedata
from collections.abc import Collection
from itertools import chain, count

from quiz.articles.wordlist import wordlist
from quiz.dates.historical import HistoricalDate

_MOST_WORDS, _LONGEST = 6, 60
_SMALL = wordlist(
    """
    a an the of in on at to for from with by as and or but into over under after before his
    her its their is are was were be been has have had that which who against between during
    """
)


def name_of(statement: str, date: HistoricalDate, taken: Collection[str]) -> str:
    """Return a slug of the statement's main words, which no name in `taken` equals.

    Where the plain one is taken, letters that follow from statement and date are added.
    """
    owners = re.sub(r"['’]s?\b", "", statement)
    plain = unicodedata.normalize("NFKD", owners).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)
    main = [word for word in words if word not in _SMALL][:_MOST_WORDS]
    slug = "-".join(main)[:_LONGEST].strip("-") or "event"
    digest = hashlib.sha256(f"{statement}\n{date.edtf}".encode()).hexdigest()[:6]
    numbered = (f"{slug}-{digest}-{number}" for number in count(2))
    return next(name for name in chain((slug, f"{slug}-{digest}"), numbered) if name not in taken)
