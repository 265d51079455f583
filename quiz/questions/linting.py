"""A question, or a statement for one, judged by the rules of good item writing."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from quiz.articles.wordlist import wordlist
from quiz.events.statements import LONGEST
from quiz.events.verbs import Form, readings
from quiz.events.words import DETERMINERS, POSSESSIVES, PRONOUNS
from quiz.messages import Message
from quiz.questions.asked import Asked, Finding
from quiz.questions.flaws import Flaw
from quiz.questions.forms import grammatical
from quiz.questions.giveaways import convergence, logical, longest, repeated
from quiz.questions.leaks import leak
from quiz.questions.plausibility import implausible, numbers
from quiz.questions.question import Kind
from quiz.questions.rightness import ambiguous, more_than_one
from quiz.questions.stems import blank, gratuitous, negative, true_false, unfocused
from quiz.questions.vocabulary import names
from quiz.questions.wording import (
    absolute,
    all_of_the_above,
    combined,
    none_of_the_above,
    vague,
)

RULES: Mapping[Flaw, Callable[[Asked], Iterable[Finding]]] = {
    Flaw.AMBIGUOUS: ambiguous,
    Flaw.IMPLAUSIBLE_DISTRACTORS: implausible,
    Flaw.NONE_OF_THE_ABOVE: none_of_the_above,
    Flaw.LONGEST_ANSWER_CORRECT: longest,
    Flaw.GRATUITOUS_INFORMATION: gratuitous,
    Flaw.TRUE_FALSE_FORM: true_false,
    Flaw.CONVERGENCE_CUES: convergence,
    Flaw.LOGICAL_CUES: logical,
    Flaw.ALL_OF_THE_ABOVE: all_of_the_above,
    Flaw.FILL_IN_THE_BLANK: blank,
    Flaw.ABSOLUTE_TERMS: absolute,
    Flaw.WORD_REPEATS: repeated,
    Flaw.UNFOCUSED_STEM: unfocused,
    Flaw.K_TYPE: combined,
    Flaw.GRAMMATICAL_CUES: grammatical,
    Flaw.NUMBERS_OUT_OF_ORDER: numbers,
    Flaw.VAGUE_TERMS: vague,
    Flaw.MORE_THAN_ONE_RIGHT: more_than_one,
    Flaw.NEGATIVE_WORDING: negative,
}


NO_NAMES = wordlist("somebody someone nobody everybody everyone something there people")


class Fault(StrEnum):
    """Why a statement is not fit to be asked."""

    GIVES_DATE_AWAY = "gives its date away"
    TOO_LONG = "too long"
    NAMES_NOBODY = "names nobody"
    SUBJECT_IS_A_PRONOUN = "its subject is a pronoun"


@dataclass(frozen=True, slots=True)
class Remark:
    """One fault of a statement, with the words concerned."""

    fault: Fault
    words: str
    message: Message
    suggestion: Message


def lint(question: Asked) -> tuple[Finding, ...]:
    """Return what is wrong with the wording of a question, in the order of the flaws.

    Of some flaws a program sees only a part: see `Flaw.judged_by_program`.
    """
    ordering = question.kind is Kind.ORDERING
    return tuple(
        found
        for flaw, rule in RULES.items()
        if flaw.can_mar_an_ordering or not ordering
        for found in rule(question)
    )


def lint_statement(statement: str) -> tuple[Remark, ...]:
    """Return what keeps a statement of an event from being asked."""
    statement = statement.strip()
    first = re.match(r"[^\W\d_]+", statement)
    remarks = []
    if words := leak(statement):
        remarks.append(
            Remark(
                Fault.GIVES_DATE_AWAY,
                words,
                Message(
                    "“%(words)s” tells when it happened, or that something came before it.",
                    words=words,
                ),
                Message("Leave the words out; the date is shown with the answer."),
            )
        )
    if len(statement) > LONGEST:
        remarks.append(
            Remark(
                Fault.TOO_LONG,
                statement[LONGEST:],
                Message(
                    "It has %(count)s characters; at most %(most)s are read with ease.",
                    count=len(statement),
                    most=LONGEST,
                ),
                Message("Tell one thing that happened, and leave its causes and consequences out."),
            )
        )
    if first and first.group().lower() in PRONOUNS | POSSESSIVES:
        remarks.append(
            Remark(
                Fault.SUBJECT_IS_A_PRONOUN,
                first.group(),
                Message("“%(words)s” is known only from the text before.", words=first.group()),
                Message("Write the name in its place."),
            )
        )
    if not names_somebody(statement):
        remarks.append(
            Remark(
                Fault.NAMES_NOBODY,
                statement,
                Message("It names no person, place or thing, so it could have happened anywhere."),
                Message("Say who did it, or where it happened."),
            )
        )
    return tuple(remarks)


def names_somebody(statement: str) -> bool:
    """Return whether a statement has a name in it; one that only begins it must be a subject."""
    opening = re.match(r"([A-Z][\w’'-]*) ([a-z]+)\b", statement)
    return bool(names(statement)) or (
        opening is not None
        and opening[1].lower() not in NO_NAMES | PRONOUNS | POSSESSIVES | DETERMINERS
        and any(verb.form & Form.SINGULAR for verb in readings(opening[2]))
    )
