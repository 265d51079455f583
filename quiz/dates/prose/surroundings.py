"""What stands around a date expression, as far as it decides on what the expression leans."""

import re
from dataclasses import dataclass

from quiz.dates.prose.layout import Layout

_REACH = 200

_SENTENCE_END = re.compile(r"[.!?]['\"”)\]]{0,2} +(?=[A-Z0-9\"“'(\[])")
_ABBREVIATION = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Dr|St|Gen|Maj|Col|Lt|Capt|Adm|Sgt|No|ca?|vs|[ap]\.m"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.\Z"
)
# What may stand between the beginning of a sentence and a date that it begins with.
_FRONT = re.compile(
    r"[\s\"“'(•*·–—-]*(?:(?:And|But|Then|Finally|Also|However|Meanwhile|Later|Again|Only|Even"
    r"|Already|Still|Yet|Just|Early|Late),? )?(?:[A-Z]?[a-z]+ (?:as |than )?)?(?:the )?"
)
_CLAUSE_END = re.compile(r"[;,] ")
_LOOKS_BACK = re.compile(
    r"\b(?:had|having|followed|following|earlier|previously|originally|born)\b|\bsince \Z",
    re.IGNORECASE,
)
_LOOKS_AHEAD = re.compile(
    r"\b(?:would|will|until|till|planned|plans?|projected|predicted|scheduled|expected|promised"
    r"|agreed|to be|due|deadline|future|expires?)\b",
    re.IGNORECASE,
)
_DEADLINE = re.compile(r"\b(?:by|until|till) \Z", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"(?:\b(?:the|a|an|its|their|his|her|this)|'s|\b(?:[Ww]ar|[Tt]reaty|[Aa]ccords?"
    r"|[Cc]onstitution|[Cc]onference|[Aa]greement|[Ll]aw|[Aa]ct|[Rr]evolution|[Cc]onvention"
    r"|[Aa]lliance|[Pp]eace) of) \Z"
)
_FUTURE = re.compile(
    r"\b(?:will|shall|(?:is|are) (?:due|expected|scheduled|to|set to)|plans? to|intends?"
    r"|takes? place)\b"
)
_PAST = re.compile(
    r"\b(?:[a-z]+ed|was|were|had|began|met|went|came|took|said|told|made|held|fell|won|lost|left"
    r"|gave|saw|rose)\b"
)
_PRESENT_PERFECT = re.compile(
    r"\b(?:has|have|'ve) (?:since |also |already |been |not |never |now |just ){0,3}[a-z]+\b"
    r"|\b(?:is|are) (?:[a-z]+ )?[a-z]+ing\b"
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The place of an expression in its line and in its sentence.

    `before` and `after` are the sentence up to the expression and from it on, as far as they are
    looked at.
    """

    line: int
    sentence: int  # where the sentence begins
    at_head: bool  # it heads an entry, a row or a cell
    in_heading: bool
    before: str
    after: str

    @property
    def fronted(self) -> bool:
        """It begins its sentence."""
        return _FRONT.fullmatch(self.before) is not None

    @property
    def looks_back(self) -> bool:
        """The story looks back: "had fallen in 1961"."""
        return _LOOKS_BACK.search(self._clause) is not None

    @property
    def looks_ahead(self) -> bool:
        """The story looks ahead: "planned for 1976"."""
        return _LOOKS_AHEAD.search(self._clause) is not None

    @property
    def is_deadline(self) -> bool:
        """It says by or until when."""
        return _DEADLINE.search(self.before) is not None

    @property
    def is_attribute(self) -> bool:
        """It tells one thing from another: "the 1961 treaty", "the War of 1812"."""
        return _ATTRIBUTE.search(self.before) is not None

    @property
    def future(self) -> bool:
        """Its verb speaks of what is to come: "will meet on Wednesday"."""
        if self.before.lower().endswith("since "):
            return False
        clause = re.split(r", | and | but ", self.before)[-1]
        if _FUTURE.search(clause):
            return True
        return _PAST.search(clause) is None and _FUTURE.search(self.after[:60]) is not None

    @property
    def present(self) -> bool:
        """Its sentence speaks from the day of publication: "has grown since July"."""
        return _PRESENT_PERFECT.search(f"{self.before} … {self.after}") is not None

    @property
    def _clause(self) -> str:
        return _CLAUSE_END.split(self.before)[-1]


def surroundings(text: str, layout: Layout, start: int, end: int) -> Surroundings:
    """Return what stands around the expression from `start` to `end`."""
    line = layout.line_at(start)
    before = _sentence_so_far(text[max(line.start, start - _REACH) : start], text[start])
    return Surroundings(
        line=line.number,
        sentence=start - len(before),
        at_head=layout.is_head(start, end),
        in_heading=line.is_heading,
        before=before,
        after=_rest_of_sentence(text[end : min(line.end, end + _REACH)]),
    )


def _sentence_so_far(before: str, following: str) -> str:
    """Return the end of a text from where its last sentence begins; `following` comes next."""
    begin = 0
    for match in _SENTENCE_END.finditer(before + following):
        if not _ABBREVIATION.search(before[: match.start() + 1]):
            begin = match.end()
    return before[begin:]


def _rest_of_sentence(after: str) -> str:
    stop = _SENTENCE_END.search(after)
    return after[: stop.start()] if stop else after
