"""Flaws of wording in the choices: phrases that no choice should be or have."""

import re
from collections.abc import Iterable, Iterator

from quiz.messages import Message
from quiz.questions.asked import Asked, Finding, Offered, Words, finding, whole
from quiz.questions.flaws import Flaw

_OTHERS = (
    r"(?:the )?(?:above|preceding|these|those|them|(?:other |above )?(?:answers?|choices?|options?)"
    r"(?: above)?|others?)"
)
_SO = r"(?: (?:is|are|was|were) (?:right|correct|true|wrong|false)| apply)?"
_NONE_OF = re.compile(
    rf"(?:none|neither|not one|no one|not any)(?: of {_OTHERS})?{_SO}"
    r"|not (?:given|listed|mentioned)(?: here)?"
    r"|(?:there is )?no (?:right|correct) (?:answer|choice|option)(?: is given)?",
    re.IGNORECASE,
)
_ALL_OF = re.compile(
    rf"(?:all|each|every one)(?: of)? {_OTHERS}{_SO}|all (?:are )?(?:right|correct|true)|all",
    re.IGNORECASE,
)
_PART = r"(?:\(?[A-Ha-h]\)?|\(?[ivxIVX]{1,4}\)?|\(?[1-9]\)?)"
_COMBINED = re.compile(
    rf"(?:both |either |neither |only |answers? |statements? )*{_PART}"
    rf"(?:(?:, |,? ?(?:and|&|or|nor|\+) ?|,){_PART})+(?:,? only)?"
    rf"|(?:both|two|three|any two|some|most|more than one)(?: of)? {_OTHERS}",
    re.IGNORECASE,
)
_ONE_PART = re.compile(rf"(?:only )?{_PART}(?:,? only)?", re.IGNORECASE)

_ABSOLUTE = re.compile(
    r"\b(?:always|never|all|every|everyone|everybody|everything|everywhere|none|nobody|nothing"
    r"|only|entirely|completely|totally|wholly|absolutely|invariably|solely|exclusively|impossible"
    r"|no one|without exception)\b"
)
_VAGUE = re.compile(
    r"\b(?:often|frequently|sometimes|occasionally|rarely|seldom|usually|normally|generally"
    r"|typically|commonly|mostly|mainly|largely|probably|possibly|perhaps|maybe|presumably"
    r"|may|might|somewhat|fairly|quite|more or less|from time to time|now and then)\b"
    r"(?! (?:known|called|named|regarded|accepted|believed|thought|held|dated)\b)"
)
_VAGUE_NUMBER = re.compile(
    r"\b(?<!how )(?<!as )(?<!so )(?<!too )(?:many|several|various|numerous|a few|few|a lot of"
    r"|lots of|some|a number of|quite a few)\b(?! ?\d)"
)


def none_of_the_above(question: Asked) -> Iterator[Finding]:
    if found := like(_NONE_OF, question):
        yield finding(
            Flaw.NONE_OF_THE_ABOVE,
            found,
            Message(
                "“%(words)s” tells only what a student does not hold for right, not what the "
                "student knows.",
                words=found[0].text,
            ),
        )


def all_of_the_above(question: Asked) -> Iterator[Finding]:
    if found := like(_ALL_OF, question):
        yield finding(
            Flaw.ALL_OF_THE_ABOVE,
            found,
            Message(
                "“%(words)s” is found by whoever knows two choices to be right, and ruled out "
                "by whoever knows one to be wrong.",
                words=found[0].text,
            ),
        )


def combined(question: Asked) -> Iterator[Finding]:
    """Find choices that are made of other choices."""
    found = like(_COMBINED, question)
    if found:
        alone = [word for word in like(_ONE_PART, question) if word not in found]
        yield finding(
            Flaw.K_TYPE,
            [*found, *alone],
            Message(
                "“%(words)s” combines other choices: knowing one part rules out several.",
                words=found[0].text,
            ),
        )


def like(pattern: re.Pattern[str], question: Asked) -> list[Words]:
    """Return the choices that are a phrase and nothing else."""
    return [whole(choice) for choice in question.choices if matches(pattern, choice.text)]


def matches(pattern: re.Pattern[str], text: str) -> bool:
    return pattern.fullmatch(text.strip().rstrip(".!").strip()) is not None


def is_formula(text: str) -> bool:
    """Return whether a choice says nothing itself, but only which of the others are right."""
    return any(matches(pattern, text) for pattern in (_NONE_OF, _ALL_OF, _COMBINED, _ONE_PART))


def absolute(question: Asked) -> Iterator[Finding]:
    """Find words that make a choice look wrong, unless all choices have them.

    Where every choice happened and only its time is asked, no choice is wrong in itself.
    """
    claims = [choice for choice in question.choices if not is_formula(choice.text)]
    found = [words for choice in claims for words in marked(_ABSOLUTE, choice)]
    everywhere = {words.where for words in found} == {choice.id for choice in question.choices}
    if found and not everywhere and not question.tells_events:
        yield finding(
            Flaw.ABSOLUTE_TERMS,
            found,
            Message(
                "“%(words)s” makes a choice look wrong: hardly anything in history is so "
                "without exception.",
                words=found[0].text,
            ),
        )


def vague(question: Asked) -> Iterator[Finding]:
    stem = Offered("stem", question.stem)
    found = [*marked(_VAGUE, stem)]
    for choice in question.choices:
        found += [*marked(_VAGUE, choice), *marked(_VAGUE_NUMBER, choice)]
    if found:
        yield finding(
            Flaw.VAGUE_TERMS,
            found,
            Message(
                "“%(words)s” means more to one reader and less to another.", words=found[0].text
            ),
        )


def marked(pattern: re.Pattern[str], choice: Offered) -> Iterable[Words]:
    """Return the words of a text that a pattern finds; names and quotations are passed over."""
    text = without_quotations(choice.text)
    if not re.match(r"May\b|\w+ [A-Z]", text):
        text = text[:1].lower() + text[1:]
    return [Words(match.group(), choice.id) for match in pattern.finditer(text)]


def without_quotations(text: str) -> str:
    """Return a text of the same length with what stands in quotation marks blanked out."""
    return re.sub(r"“[^”]*”|\"[^\"]*\"|«[^»]*»", lambda match: "¤" * len(match.group()), text)
