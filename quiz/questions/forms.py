"""Cues of grammar: choices that do not fit the stem, or one that is built unlike the others."""

import re
from collections.abc import Callable, Iterator, Mapping

from quiz.articles.wordlist import wordlist
from quiz.events.verbs import readings
from quiz.messages import Message
from quiz.questions.asked import STEM, Asked, Finding, Offered, Words, finding, whole
from quiz.questions.flaws import Flaw
from quiz.questions.question import Kind
from quiz.questions.wording import is_formula

_ARTICLE = re.compile(r"\b(an?)[\s:_….]*$", re.IGNORECASE)
_NUMBER = re.compile(r"\b(?:(is|was|has)|(are|were|have))[\s:_….]*$", re.IGNORECASE)
_VOWEL = re.compile(r"(?:[aeio]|u(?!ni|s[ei]|t)|hour|honou?r|heir)", re.IGNORECASE)
_ENDS_IN_S = wordlist("congress princess empress chess access process business series")
_LEADS = wordlist("by because in on at to for from with through after before when as if since")

FEWEST = 3  # choices needed before one of them can be the odd one out


def grammatical(question: Asked) -> Iterator[Finding]:
    if question.kind is Kind.ORDERING:
        return
    yield from by_article(question)
    yield from by_number(question)
    yield from by_build(question)


def by_article(question: Asked) -> Iterator[Finding]:
    """Find choices that "a" or "an" at the end of the stem rules out."""
    match = _ARTICLE.search(question.stem)
    if not match:
        return
    vowel = match.group(1).lower() == "an"
    unfit = [choice for choice in question.choices if bool(_VOWEL.match(choice.text)) != vowel]
    if unfit:
        yield finding(
            Flaw.GRAMMATICAL_CUES,
            [Words(match.group(1), STEM), *map(whole, unfit)],
            Message(
                "“%(ending)s” at the end of the stem does not go with “%(choice)s”.",
                ending=match.group(1),
                choice=unfit[0].text,
            ),
            Message("Move the article into the choices."),
        )


def by_number(question: Asked) -> Iterator[Finding]:
    """Find choices that "is" or "are" at the end of the stem rules out."""
    match = _NUMBER.search(question.stem)
    if not match or "?" in question.stem:
        return
    many = bool(match.group(2))
    unfit = [choice for choice in question.choices if is_plural(choice.text) != many]
    if unfit and (many or len(unfit) < len(question.choices) - 1):
        yield finding(
            Flaw.GRAMMATICAL_CUES,
            [Words(match.group().strip(), STEM), *map(whole, unfit)],
            Message(
                "“%(ending)s” at the end of the stem does not go with “%(choice)s”.",
                ending=match.group().strip(),
                choice=unfit[0].text,
            ),
        )


def is_plural(text: str) -> bool:
    head = re.split(r"\b(?:of|in|from|who|that|between|against|for|with|at|on)\b", text)[0]
    words = re.findall(r"[\w’'-]+", head)
    last = words[-1].lower() if words else ""
    return " and " in head or (
        last.endswith("s") and not last.endswith(("us", "is", "ss")) and last not in _ENDS_IN_S
    )


def by_build(question: Asked) -> Iterator[Finding]:
    """Find one choice that is built otherwise than all the others, which are built alike."""
    if question.kind is Kind.PLACING:
        return
    choices = [choice for choice in question.choices if not is_formula(choice.text)]
    for name, form in FORMS.items():
        forms = [form(choice) for choice in choices]
        for choice, own in zip(choices, forms, strict=True):
            if len(forms) >= FEWEST and forms.count(own) == 1 and len(set(forms)) == 2:
                yield finding(
                    Flaw.GRAMMATICAL_CUES,
                    [whole(choice)],
                    Message(
                        "“%(choice)s” is built otherwise than the other choices: %(form)s.",
                        choice=choice.text,
                        form=name,
                    ),
                )
                return


def full_stop(choice: Offered) -> str:
    return "." if choice.text.rstrip().endswith(".") else ""


def opening(choice: Offered) -> str:
    """Return how a choice opens: "to", a word such as "by", a form in -ing, or otherwise."""
    words = re.findall(r"[\w’'-]+", choice.text.lower())
    if not words:
        return ""
    if words[0].endswith("ly") and len(words) > 1:
        words = words[1:]
    if words[0] == "to":
        return "to"
    if words[0] in _LEADS:
        return "by"
    is_ing = words[0].endswith("ing") and bool(readings(words[0])) and len(words) > 1
    return "ing" if is_ing else ""


def as_sentence(choice: Offered) -> str:
    """Return whether a choice is a clause with a pronoun as its subject."""
    return "clause" if re.match(r"(?:it|he|she|they|this|there|we)\b", choice.text.lower()) else ""


FORMS: Mapping[Message, Callable[[Offered], str]] = {
    Message("it ends otherwise"): full_stop,
    Message("it opens otherwise"): opening,
    Message("it is a sentence, or they are"): as_sentence,
}
