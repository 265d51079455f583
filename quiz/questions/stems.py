"""Flaws of a stem: what it asks, how, and what it tells besides."""

import re
from collections.abc import Iterator, Sequence

from quiz.articles.article import Span
from quiz.articles.sentences import sentences
from quiz.events.verbs import readings
from quiz.messages import Message
from quiz.questions.asked import STEM, Asked, Finding, Words, finding, whole
from quiz.questions.flaws import Flaw
from quiz.questions.vocabulary import content, names
from quiz.questions.wording import without_quotations

_BLANK = re.compile(r"_{2,}|\[ ?\]|\( ?\)|\.{3,}|…|-{4,}|\bblank\b")
_NEGATIVE = re.compile(
    r"\b(?:not|cannot|never|except|excluding|incorrect|untrue|unlikely|least(?= \w+))\b|n[’']t\b"
    r"|\b(?:is|are|was|were) (?:false|wrong|inaccurate)\b|\bfalse (?:statement|claim)s?\b"
    r"|\b(?:NOT|EXCEPT|LEAST|NEVER|FALSE|INCORRECT)\b"
)
_NO_QUESTION_OF_NOT = re.compile(
    r"\bnot only\b|\bat least\b|\bwhether or not\b|\bnot least\b|\bif not\b"
    r"|(?<=\w )\b(?:who|that)(?: \w+)? (?:not|never)\b|\b(?:who|that) \w+n[’']t\b"
)
_DENIAL = re.compile(r"\b(?:not|never|cannot|no)\b|n[’']t\b")

_ASKS = re.compile(r"\b(?:who|whom|whose|what|which|when|where|why|how)\b", re.IGNORECASE)
_ORDERS = re.compile(
    r"^(?:put|arrange|order|sort|place|choose|select|pick|tick|mark|name|identify|find|match"
    r"|complete|give|indicate|decide|rank)\b",
    re.IGNORECASE,
)
_ASKED = r"(?:(?:in|on|at|by|for|from|to|with) )?(?:who|whom|what|which|when|where|why|how)\b"
_TWO_QUESTIONS = re.compile(
    rf"\b(?:who|what|when|where|why|how) (?:and|or) {_ASKED}"
    rf"|, and {_ASKED}",
    re.IGNORECASE,
)
_CLAIM = r"(?:statements?|sentences?|choices?|options?|answers?|claims?|assertions?)"
_RIGHT = r"(?:the )?(?:true|false|correct|incorrect|right|wrong|accurate|best)"
_TOPIC = r"(?: (?:about|of|for|on|to|concerning|regarding) [^?,]{0,50})?"
_EMPTY = re.compile(
    rf"^(?:which|what)(?: one)?(?: of (?:the following|the below|these|those))?(?: {_CLAIM})?"
    rf"(?:{_TOPIC} (?:is|are|was|were|seems?)(?: not)? {_RIGHT}(?: {_CLAIM})?{_TOPIC})?[?.:]*$"
    rf"|^(?:choose|select|mark|tick|pick|identify|find)(?: {_RIGHT})? {_CLAIM}{_TOPIC}[.:]*$",
    re.IGNORECASE,
)
_HOLLOW = re.compile(r"^(?:what|how) about\b|^(?:which|what|who|when|where|why|how)\??$", re.I)
_STOPS_SHORT = re.compile(r"\b(?:is|was|are|were|be|that|had|has|of|by)$", re.IGNORECASE)
FEWEST_WORDS = 3  # content words before a stem may stop short and leave the rest to the choices

_JUDGED = r"(?:true|false|correct|incorrect|accurate|inaccurate|right|wrong|untrue)"
_CLAIMS = r"(?:statements?|sentences?|claims?|assertions?|propositions?)"
_TRUE_OR_FALSE = re.compile(
    r"^(?:true or false|is it true|say whether)\b"
    rf"|^(?:[^?]*[.,;:] )?(?:which|what)\b[^?]*\b(?:is|are|was|were)(?: not)? {_JUDGED}"
    r"(?= (?:about|of|for|concerning|regarding|with|according)\b|[?:.]|$)"
    rf"|^(?:[^?]*[.,;:] )?which[^?]*\b{_JUDGED} {_CLAIMS}\b"
    rf"|^(?:choose|select|mark|tick|pick|identify)\b.* {_JUDGED} {_CLAIMS}\b",
    re.IGNORECASE,
)
_VERDICT = re.compile(r"(?:true|false|yes|no)\b", re.IGNORECASE)

_REMARK = re.compile(
    r"\b(?:as (?:you|we|everyone|everybody) (?:may |will |should )?(?:know|remember|saw|learnt"
    r"|learned|discussed)s?|as (?:discussed|mentioned|taught|seen) (?:in|earlier|above)"
    r"|interestingly|incidentally|by the way|of course|it is (?:interesting|worth|well known)"
    r"|fun fact|remember that|needless to say|let us now)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\(([^()]*)\)")
_INSTRUCTION = re.compile(r"\d|\b(?:choose|select|tick)\b", re.IGNORECASE)
FEWEST_ASIDE = 3  # words before what stands in brackets is a remark
_RELATIVE = re.compile(r", (?:who|whose|which(?! of\b))\b[^,?;:]*,")
_POINTS_BACK = re.compile(
    r"\b(?:this|that|these|those|he|she|it|they|him|her|his|hers|its|their|them|such|there|then"
    r"|the (?:text|passage|author|writer|speaker|document|source|extract))\b",
    re.IGNORECASE,
)
MOST_WORDS = 60  # in a stem that is no text to be interpreted


def asking(stem: str) -> str:
    """Return the sentence of a stem that asks: the last with a question mark, or the last."""
    parts = parts_of(stem)
    return next((part for part in reversed(parts) if "?" in part), parts[-1] if parts else "")


def parts_of(stem: str) -> Sequence[str]:
    whole_stem = Span(0, len(stem)) if stem.strip() else None
    return [stem[one.start : one.end] for one in sentences(stem, whole_stem)] if whole_stem else []


def blank(question: Asked) -> Iterator[Finding]:
    if match := _BLANK.search(without_quotations(question.stem)):
        yield finding(
            Flaw.FILL_IN_THE_BLANK,
            [Words(match.group(), STEM)],
            Message(
                "A gap makes students try each choice in the sentence instead of thinking of "
                "the answer."
            ),
        )


def negative(question: Asked) -> Iterator[Finding]:
    """Find a stem that asks for what is not so, and denials in the choices beside it."""
    sentence = _NO_QUESTION_OF_NOT.sub("", without_quotations(asking(question.stem)))
    match = _NEGATIVE.search(sentence)
    if not match:
        return
    found = [Words(match.group(), STEM)]
    for choice in question.choices:
        found += [Words(no.group(), choice.id) for no in _DENIAL.finditer(choice.text)]
    if len(found) > 1:
        why = Message(
            "“%(words)s” is easily overlooked, and what is right becomes the wrong answer. Choices "
            "with a denial of their own make it harder still.",
            words=match.group(),
        )
    else:
        why = Message(
            "“%(words)s” is easily overlooked, and what is right becomes the wrong answer.",
            words=match.group(),
        )
    yield finding(Flaw.NEGATIVE_WORDING, found, why)


def true_false(question: Asked) -> Iterator[Finding]:
    verdicts = [choice for choice in question.choices if _VERDICT.match(choice.text)]
    if len(verdicts) == len(question.choices):
        yield finding(
            Flaw.TRUE_FALSE_FORM,
            [whole(choice) for choice in verdicts],
            Message(
                "A question to be answered by yes or no is right for every second student who "
                "guesses."
            ),
        )
    elif match := _TRUE_OR_FALSE.search(asking(question.stem)):
        yield finding(
            Flaw.TRUE_FALSE_FORM,
            [Words(match.group(), STEM)],
            Message(
                "The choices are claims that have nothing in common, each to be judged true or "
                "false."
            ),
        )


def unfocused(question: Asked) -> Iterator[Finding]:
    stem = question.stem.strip()
    sentence = asking(stem)
    bare = stem.rstrip(" :.…_?")
    if "?" not in stem and not _ASKS.search(stem) and not _ORDERS.search(sentence):
        if not _BLANK.search(stem) and is_stub(bare):
            yield finding(
                Flaw.UNFOCUSED_STEM,
                [Words(bare, STEM)],
                Message("The stem breaks off before it says what is asked."),
            )
    elif _HOLLOW.match(stem) or _EMPTY.match(sentence):
        yield finding(
            Flaw.UNFOCUSED_STEM,
            [Words(sentence, STEM)],
            Message("Without the choices nobody could tell what is asked."),
        )
    elif (match := _TWO_QUESTIONS.search(stem)) or stem.count("?") > 1:
        yield finding(
            Flaw.UNFOCUSED_STEM,
            [Words(match.group() if match else stem, STEM)],
            Message("The stem asks two things at once."),
        )


def is_stub(bare: str) -> bool:
    """Return whether a stem without a question breaks off with too little said."""
    has_verb = any(
        any(not verb.noun for verb in readings(word)) for word in re.findall(r"\b[a-z]+\b", bare)
    )
    return not has_verb or bool(_STOPS_SHORT.search(bare) and len(content(bare)) < FEWEST_WORDS)


def gratuitous(question: Asked) -> Iterator[Finding]:
    stem = without_quotations(question.stem)
    spare = [match.group() for match in _REMARK.finditer(stem)]
    spare += [
        match.group()
        for match in _ASIDE.finditer(stem)
        if len(match[1].split()) >= FEWEST_ASIDE and not _INSTRUCTION.search(match[1])
    ]
    spare += [
        match.group().strip(", ")
        for match in _RELATIVE.finditer(stem)
        if _ASKS.search(stem[: match.start()] + stem[match.end() :])
    ]
    spare += unconnected(question)
    if spare:
        yield finding(
            Flaw.GRATUITOUS_INFORMATION,
            [Words(text, STEM) for text in spare],
            Message(
                "“%(words)s” is not needed to find the answer; it costs time and may mislead.",
                words=spare[0],
            ),
        )
    elif len(stem.split()) > MOST_WORDS:
        yield finding(
            Flaw.GRATUITOUS_INFORMATION,
            [Words(question.stem, STEM)],
            Message("The stem has more than %(most)s words.", most=MOST_WORDS),
        )


def unconnected(question: Asked) -> list[str]:
    """Return sentences before the question with which neither it nor the choices have to do."""
    parts = parts_of(question.stem)
    sentence = asking(question.stem)
    if _POINTS_BACK.search(sentence):
        return []
    before = parts[: parts.index(sentence)] if sentence in parts else ()
    used = content(sentence).keys() | {
        word for choice in question.choices for word in content(choice.text)
    }
    return [part for part in before if not _ORDERS.match(part) and not content(part).keys() & used]


def names_nothing_before(stem: str, place: int) -> bool:
    """Return whether nothing that a pronoun could mean stands before a place in a stem."""
    return not names(stem[:place]) and len(content(stem[:place])) == 0
