"""Whether a clause tells of something that happened, once, at its date."""

from collections.abc import Callable

from quiz.articles.wordlist import wordlist
from quiz.events.clause import Clause
from quiz.events.grammar import TAKES_A_CLAUSE, finite_verb, opens_object
from quiz.events.placed import Support
from quiz.events.statements import breaks_off, one_to
from quiz.events.verbs import Form, readings
from quiz.events.words import FINITE_BE, FINITE_HAVE, MODALS, Kind, Word, is_adverb

EFFORT = "It tells of an effort: when it began and ended is not said."
_GOES_ON = wordlist("continue remain keep stay persist endure last linger")
_STATES = wordlist(
    """
    be have know want believe hope own belong contain include consist live exist seem appear
    love hate need depend resemble mean represent lie comprise lack possess dominate involve
    intend deserve matter think stand regard consider view rely tend boast enjoy speak wear
    differ feel serve constitute prove
    """
)
_ATTEMPTS = wordlist("attempt seek try strive struggle endeavour endeavor")
_SAYINGS = wordlist(
    """
    imply state emphasise emphasize stress say claim allege argue believe think suggest
    estimate warn insist maintain deny speculate accuse assert predict contend charge hint
    describe
    """
)
_DUE = wordlist("due set expected scheduled likely supposed")
_HELPERS = wordlist("be been being have not to")
_PLANS = wordlist("plan intend expect schedule hope aim propose")
_HABIT = wordlist("always often usually regularly frequently generally sometimes rarely")
_NEGATIVE = wordlist("not no never neither nor nobody nothing none hardly cannot")
_ASIDES = wordlist("see estimate know consider regard believe think say expect report")
_MAYBE = wordlist("perhaps probably possibly likely rather prefer like")
_SAID = wordlist("said says added adds told recalled recalls wrote writes")
_SPEAKERS = wordlist("i we you my our your")
_REPEATED = wordlist("twice thrice repeatedly")


def problem_of_clause(clause: Clause) -> str | None:
    """Return why what a clause tells is no single happening that can be asked, None if it is."""
    if one_to(clause.predicate) is not None:
        return None  # “was one of the few to recognise it” tells of a recognition
    told = _Told(clause)
    return next((reason for applies, reason in _RULES if applies(told)), None)


class _Told:
    """A clause's verbs, and the words near them."""

    def __init__(self, clause: Clause) -> None:
        self.clause = clause
        self.group = [word.lower for word in verb_group(clause)]
        self.verbs = {verb.base for verb in readings(clause.verb.lower)} | main_bases(clause)
        self.near = {word.lower for word in clause.predicate[:8]} | set(self.group)

    @property
    def is_absence(self) -> bool:
        return any(word in _NEGATIVE or word.endswith("n't") for word in self.near)

    @property
    def is_plan(self) -> bool:
        return self.group[0] in MODALS or bool(self.verbs & _PLANS) or _is_planned(self.clause)

    @property
    def is_perfect(self) -> bool:
        return self.group[0] in ("has", "have") and len(self.group) > 1

    @property
    def is_habit(self) -> bool:
        return bool(self.near & _HABIT) or {"used", "to"} <= self.near

    @property
    def is_state(self) -> bool:
        state = self.verbs & _STATES or self.group[0] in FINITE_BE
        return bool(state) and not is_passive(self.clause)


_RULES: tuple[tuple[Callable[[_Told], bool], str], ...] = (
    (lambda told: told.is_absence, "It tells what did not happen."),
    (lambda told: told.is_plan, "It was planned or possible, not told as having happened."),
    (lambda told: told.is_perfect, "It had not ended when the text was written."),
    (
        lambda told: bool(told.verbs & _GOES_ON) or "still" in told.near,
        "It had begun before its date.",
    ),
    (lambda told: told.is_habit, "It tells of a habit, not of one event."),
    (
        lambda told: bool(told.verbs & _SAYINGS) and _reports(told.clause),
        "It reports what somebody said, which may not be so.",
    ),
    (lambda told: bool(told.verbs & _ATTEMPTS), EFFORT),
    (lambda told: told.is_state, "It tells how things were, not what happened."),
    (lambda told: not told.clause.sure, "Which of its words is the verb is not certain."),
    (
        lambda told: breaks_off(told.clause),
        "The sentence goes on with a list that was left out.",
    ),
    (lambda told: bool(told.near & _REPEATED), "It happened more than once."),
)


def is_told(clause: Clause, support: Support, *, leans_on_nothing: bool = False) -> bool:
    """Return whether a clause tells of something that happened, and is worth showing a teacher.

    What has no date of its own must tell of a happening; plans and possibilities are never told,
    but “he would become king in 1547” is: its date says so by itself (`leans_on_nothing`).
    """
    group = verb_group(clause)
    first = group[0].lower
    if clause.subject and clause.subject[0].lower in _SPEAKERS:
        return False  # somebody is quoted
    if first == "would" and leans_on_nothing and _tells_what_came(clause):
        return True
    if first in MODALS or (_is_planned(clause) and support is not Support.OWN):
        return False
    nobody = all(word.kind is Kind.QUOTE for word in clause.subject)
    if nobody and clause.verb.lower in _SAID:
        return False  # “…,” said Maya Gurung
    if support is Support.OWN:
        # “The 1590s were hard” has no subject but its date; “The winter broke the army” will do.
        return bool(clause.subject) or not clause.is_main or _has_object(clause)
    if not clause.finite:
        return support is Support.CONTEXT and clause.link in ("after", "gerund")
    if first in FINITE_HAVE and len(group) > 1:
        return False
    if one_to(clause.predicate) is not None:
        return True
    if first in FINITE_BE and (not is_passive(clause) or main_bases(clause) & _ASIDES):
        return False
    return support is not Support.CONTEXT or problem_of_clause(clause) in (None, EFFORT)


def _has_object(clause: Clause) -> bool:
    words = clause.predicate
    start = next((i for i, word in enumerate(words) if word is clause.verb), 0) + 1
    return start < len(words) and opens_object(words[start]) and clause.verb.lower not in FINITE_BE


def _tells_what_came(clause: Clause) -> bool:
    """Return whether “would” looks ahead in a story: “he would become king in 1547”."""
    verbs = main_bases(clause)
    near = {word.lower for word in clause.predicate[:6]}
    told_so = clause.is_main or clause.link in ("who", "which")
    return told_so and bool(verbs) and not verbs & _STATES and not near & (_NEGATIVE | _MAYBE)


def verb_group(clause: Clause) -> tuple[Word, ...]:
    """Return the verb with its auxiliaries and the adverbs among them."""
    words = clause.predicate
    start = next((i for i, word in enumerate(words) if word is clause.verb), 0)
    if not is_auxiliary(words[start]):
        return words[start : start + 1]
    for stop in range(start + 1, len(words)):
        word = words[stop]
        if word.lower in _HELPERS or is_adverb(word):
            continue
        is_verb = word.kind is Kind.WORD and readings(word.lower)
        return words[start : stop + 1] if is_verb else words[start:stop]
    return words[start:]


def is_auxiliary(word: Word) -> bool:
    low = word.lower
    return low in FINITE_BE | FINITE_HAVE | MODALS | {"does", "do", "did"} or low.endswith("n't")


def main_bases(clause: Clause) -> set[str]:
    """Return the base forms of the verb behind the auxiliaries: was *elected*, went on to *say*."""
    group = verb_group(clause)
    return {verb.base for verb in readings(group[-1].lower)} if len(group) > 1 else set()


def is_passive(clause: Clause) -> bool:
    group = verb_group(clause)
    return (
        group[0].lower in FINITE_BE | {"been", "had", "has", "have"}
        and len(group) > 1
        and any(Form.PARTICIPLE in verb.form for verb in readings(group[-1].lower))
    )


def _is_planned(clause: Clause) -> bool:
    """Return whether somebody is due, set or expected to do it."""
    first, *others = [word.lower for word in clause.predicate[:5]]
    if first not in FINITE_BE or not others:
        return False
    return others[0] == "to" or ("to" in others and any(word in _DUE for word in others[:3]))


def _reports(clause: Clause) -> bool:
    """Return whether a saying is followed by what was said."""
    words = clause.predicate
    start = next((i for i, word in enumerate(words) if word is clause.verb), 0) + 1
    return (
        any(word.lower == "that" for word in words[start:])
        or (finite_verb(words, start, len(words)) is not None)
        or bool({verb.base for verb in readings(clause.verb.lower)} - TAKES_A_CLAUSE)
    )
