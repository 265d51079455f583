"""Words in a statement that give its place in time away before the answer."""

import re

from quiz.dates.yearlike import year_like

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
OFFICES = "(?:lady|secretary|minister)"  # that are called the first

# Each pattern is one way of knowing the order without knowing the history. Ordinals count only
# in small letters, or with one after them: "the second summit" leaks, "the Second World War" is a
# name.
LEAKS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:{MONTHS})\b(?! (?:on|of the)\b)",
        r"\b(?:\d{1,2}(?:st|nd|rd|th)|[a-z]+(?:teenth|tieth|first|second|third)) century\b",
        r"\b(?i:early|mid|late)[- ](?:\d+s|twenties|thirties|forties|fifties|sixties|seventies"
        r"|eighties|nineties)\b",
        r"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|final|last|latest)\b",
        r"^(?:Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Final|Last|Latest)"
        r"(?= [a-z])",
        rf"\bfirst (?!{OFFICES}\b)\w+|^First (?!{OFFICES}\b)[a-z]\w*",
        r"\b(?i:years?|months?|weeks?|days?|decades?|centur(?:y|ies)|hours?)"
        r" (?:later|earlier|before|after|ago)\b",
        r"\b(?:later|afterwards|subsequently|then|previously|formerly|eventually|finally|soon)\b",
        r"^(?:Afterwards|Subsequently|Then|Previously|Formerly|Eventually|Finally|Soon|Again"
        r"|Once more|Already)\b|^(?:Later|Still)(?=,| [a-z])",
        r"\b(?:again|once more|still|already|anew)\b",
        r"\b[Tt]he (?:late|former|next|previous|following|same) ",
        r"\b(?:next|previous|following|same) (?:year|month|week|day|spring|summer|autumn|winter)\b",
        r"\b(?:[Aa]ged|[Aa]t (?:the )?age(?: of)?) \w+",
        r"\b\w+-year-old\b",
        r"\b\w*anniversary\b",
    )
)


def leak(statement: str) -> str | None:
    """Return the first words that give the date or the order away, None when none do."""
    found = [match.group() for pattern in LEAKS if (match := pattern.search(statement))]
    if (year := year_like(statement)) is not None:
        found.append(year)
    return min(found, key=statement.index).strip() if found else None
