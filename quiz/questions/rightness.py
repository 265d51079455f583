"""Whether a question has one right answer, as far as its dates and words can tell."""

import re
from collections.abc import Iterator
from itertools import combinations

from quiz.dates.historical import certainly_before, certainly_within
from quiz.messages import Message
from quiz.questions.asked import STEM, Asked, Finding, Offered, Words, finding, whole
from quiz.questions.flaws import Flaw
from quiz.questions.giveaways import MADE_BY_A_SCALE, overlapping, plain
from quiz.questions.question import Kind
from quiz.questions.stems import names_nothing_before
from quiz.questions.vocabulary import names
from quiz.questions.wording import without_quotations

_SEVERAL = re.compile(
    r"\b(?:all|every|two|three|four|five|several|are|were|each|both|any|one or more)\b", re.I
)

_DRIFTING = re.compile(
    r"\b(?:currently|nowadays|today|these days|at present|recently|in recent (?:years|times)"
    r"|in modern times|(?:last|this) (?:year|century|month)|the other day|years ago)\b",
    re.IGNORECASE,
)
_OPINION = re.compile(
    r"\b(?:the|’s|'s|a) (?:(?:best|worst|greatest|main|finest|cleverest|cruellest)(?![- ](?:known"
    r"|selling))|most (?:important|significant|famous|interesting|beautiful|influential|powerful"
    r"|successful|popular|notable))\b"
)
_VIEWED = re.compile(
    r"\b(?:according to|in the (?:view|opinion|words|eyes) of|as given|did \w+ (?:think|call|name)"
    r"|by (?:area|number|value))\b",
    re.IGNORECASE,
)
_POINTING = re.compile(r"\b(?:he|she|they|it|him|them|his|their|its)\b", re.IGNORECASE)
_DUMMY = re.compile(r"\bit (?:is|was|takes?|took|became|possible|that)\b|\bit in\b", re.IGNORECASE)
_BEFORE_ITS_NAME = re.compile(
    r"(?:before|after|when|while|although|though|as|until|since|in) (?:he|she|it|they|his|her|its"
    r"|their)\b",
    re.IGNORECASE,
)
_THIS = re.compile(
    r"\b(?:this|that) (?:king|queen|emperor|man|woman|war|battle|treaty|event|law|country|person"
    r"|president|leader|revolution|empire|city|movement|party)\b",
    re.IGNORECASE,
)
_UNNAMED = re.compile(
    r"\b(?:during|after|before|in|of|won|lost|ended|began|started) the (?:war|revolution|treaty"
    r"|king|queen|battle|crisis|emperor|president|empire|uprising|siege)"
    r"(?! (?:of|between|against|with|in|on|at|that|which|who|over|for)\b)\b"
)
_AND_OR = re.compile(r"\band/or\b")


def more_than_one(question: Asked) -> Iterator[Finding]:
    if len(question.key) > 1 and question.kind is not Kind.ORDERING:
        if not _SEVERAL.search(question.stem):
            yield finding(
                Flaw.MORE_THAN_ONE_RIGHT,
                [Words(question.stem, STEM), *map(whole, question.right)],
                Message("Several choices are right, and the stem does not say so."),
                Message("Say in the stem how many to choose, or to choose every right one."),
            )
        return
    for first, second in same(question):
        yield finding(
            Flaw.MORE_THAN_ONE_RIGHT,
            [whole(first), whole(second)],
            Message(
                "“%(choice)s” says the same as “%(other)s”, or a part of it.",
                choice=second.text,
                other=first.text,
            ),
        )
    for choice in by_date(question, right_too=True):
        yield finding(
            Flaw.MORE_THAN_ONE_RIGHT,
            [whole(choice)],
            Message(
                "By its date “%(choice)s” is right as well, or right instead.", choice=choice.text
            ),
        )


def same(question: Asked) -> Iterator[tuple[Offered, Offered]]:
    """Yield the choices of which one cannot be right without the other."""
    if question.kind is Kind.ORDERING:
        pairs = combinations(question.choices, 2)
        yield from (pair for pair in pairs if plain(pair[0].text) == plain(pair[1].text))
    elif question.kind not in MADE_BY_A_SCALE or question.kind is Kind.DATING:
        yield from (
            pair for pair in overlapping(question) if question.key[0] in (pair[0].id, pair[1].id)
        )


def ambiguous(question: Asked) -> Iterator[Finding]:
    for choice in by_date(question, right_too=False):
        yield finding(
            Flaw.AMBIGUOUS,
            [whole(choice)],
            Message(
                "The dates do not settle whether “%(choice)s” is right or wrong.",
                choice=choice.text,
            ),
            Message("Choose an event whose date is known more closely, or that lies further away."),
        )
    if question.kind is None or question.kind is Kind.ORDERING:
        yield from unclear(question)


def unclear(question: Asked) -> Iterator[Finding]:
    """Find words of a stem that can be understood in more than one way."""
    stem = without_quotations(question.stem)
    readings = (
        (pointing(stem), Message("nobody and nothing is named that it could mean")),
        (_DRIFTING.search(stem), Message("it depends on when the question is read")),
        (None if _VIEWED.search(stem) else _OPINION.search(stem), Message("opinions differ on it")),
        (unnamed(stem), Message("it is not said which")),
        (_AND_OR.search(stem), Message("it can be understood as both or as one of the two")),
    )
    for match, reason in readings:
        if match:
            yield finding(
                Flaw.AMBIGUOUS,
                [Words(match.group().strip(), STEM)],
                Message(
                    "“%(words)s” is not clear: %(reason)s.",
                    words=match.group().strip(),
                    reason=reason,
                ),
            )


def pointing(stem: str) -> re.Match[str] | None:
    """Return a pronoun at which nothing has been named yet."""
    for match in (*_POINTING.finditer(stem), *_THIS.finditer(stem)):
        said_after = _BEFORE_ITS_NAME.match(stem) and names(stem[match.end() :])
        named = said_after or not names_nothing_before(stem, match.start())
        if not named and not _DUMMY.match(stem, match.start()):
            return match
    return None


def unnamed(stem: str) -> re.Match[str] | None:
    match = _UNNAMED.search(stem)
    return match if match and names_nothing_before(stem, match.start()) else None


def by_date(question: Asked, *, right_too: bool) -> Iterator[Offered]:
    """Yield the choices that are right by their dates though no key, or that may be.

    Choices without a date are passed over.
    """
    kind = question.kind_asked
    if kind is Kind.ORDERING:
        for place, later in enumerate(question.in_order):
            beside = {one for group in question.beside if later.id in group for one in group}
            before = [one for one in question.in_order[:place] if one.id not in beside]
            dated = [one for one in before if one.date and later.date]
            wrong = any(certainly_before(later, one) for one in dated)
            unsure = any(not certainly_before(one, later) for one in dated)
            if wrong if right_too else unsure and not wrong:
                yield later
        return
    if kind is None or len(question.key) > 1 or not question.right[0].date:
        return
    for choice in question.distractors:
        verdict = is_right(choice, question.right[0], question, kind) if choice.date else False
        if verdict is (True if right_too else None):
            yield choice


def is_right(choice: Offered, key: Offered, question: Asked, kind: Kind) -> bool | None:
    """Return whether a choice answers the question by its date; None if that is not certain."""
    about = question.about
    match kind:
        case Kind.FIRST:
            return settled(certainly_before(choice, key), certainly_before(key, choice))
        case Kind.LAST:
            return settled(certainly_before(key, choice), certainly_before(choice, key))
        case Kind.DATED if about:
            return settled(certainly_within(choice, about[0]), apart(choice, about[0]))
        case Kind.DATING if about:
            return settled(certainly_within(about[0], choice), apart(choice, about[0]))
        case Kind.NEXT if about:
            between = certainly_before(about[0], choice) and certainly_before(choice, key)
            outside = certainly_before(choice, about[0]) or certainly_before(key, choice)
            return settled(between, outside)
        case Kind.BETWEEN if len(about) == 2:
            between = certainly_before(about[0], choice) and certainly_before(choice, about[1])
            outside = certainly_before(choice, about[0]) or certainly_before(about[1], choice)
            return settled(between, outside)
        case _:
            return False


def settled(right: bool, wrong: bool) -> bool | None:
    return right if right or wrong else None


def apart(first: Offered, second: Offered) -> bool:
    return certainly_before(first, second) or certainly_before(second, first)
