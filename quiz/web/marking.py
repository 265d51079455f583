"""How an order can be marked, in words, each rule with the same example."""

from dataclasses import dataclass

from flask_babel import lazy_gettext

from quiz.attempts import moodle
from quiz.attempts.rules import Rule

# An answer to five events, by their places in the right order: A, C, B, D, E.
EXAMPLE = (0, 2, 1, 3, 4)
EXAMPLE_LETTERS = " ".join("ABCDE"[rank] for rank in EXAMPLE)

NAMES = {
    Rule.CERTAIN_PAIRS: lazy_gettext("Certain pairs"),
    Rule.ALL_OR_NOTHING: lazy_gettext("All or nothing"),
    Rule.ABSOLUTE_POSITION: lazy_gettext("Absolute position"),
    Rule.RELATIVE_POSITION: lazy_gettext("Relative to the right position"),
    Rule.NEXT_BUT_LAST: lazy_gettext("Next one, the last left out"),
    Rule.NEXT_AND_LAST: lazy_gettext("Next one, the last counted"),
    Rule.ONE_BEFORE_AND_AFTER: lazy_gettext("One before and one after"),
    Rule.ALL_BEFORE_AND_AFTER: lazy_gettext("All before and all after"),
    Rule.LONGEST_SUBSET: lazy_gettext("Longest ordered subset"),
    Rule.LONGEST_RUN: lazy_gettext("Longest contiguous subset"),
}

SENTENCES = {
    Rule.CERTAIN_PAIRS: lazy_gettext(
        "The pairs in order less the pairs turned round; a reversed or a random order earns "
        "little or nothing."
    ),
    Rule.ALL_OR_NOTHING: lazy_gettext("Only the right order earns anything."),
    Rule.ABSOLUTE_POSITION: lazy_gettext("Each event in its own place counts."),
    Rule.RELATIVE_POSITION: lazy_gettext(
        "The fewer places an event is away from its own, the more it counts."
    ),
    Rule.NEXT_BUT_LAST: lazy_gettext("Each event that is followed by the right one counts."),
    Rule.NEXT_AND_LAST: lazy_gettext(
        "Each event that is followed by the right one counts, and so does the last in the last "
        "place."
    ),
    Rule.ONE_BEFORE_AND_AFTER: lazy_gettext(
        "Each event counts for the right one directly before it and the right one directly after."
    ),
    Rule.ALL_BEFORE_AND_AFTER: lazy_gettext(
        "Each event counts for all that are rightly before it and all that are rightly after; a "
        "random order earns a half on average."
    ),
    Rule.LONGEST_SUBSET: lazy_gettext(
        "The most events that stand in order count, whatever is between them."
    ),
    Rule.LONGEST_RUN: lazy_gettext(
        "The longest run of events that follow one another in time counts, if they stand in order."
    ),
}


@dataclass(frozen=True, slots=True)
class RuleInWords:
    """A rule as a teacher chooses it; `earned` is what the example earns, in percent."""

    value: str
    name: str
    sentence: str
    earned: int


def rules_in_words() -> list[RuleInWords]:
    return [
        RuleInWords(
            rule.value, str(NAMES[rule]), str(SENTENCES[rule]), round(100 * earned_by(rule))
        )
        for rule in Rule
    ]


def earned_by(rule: Rule) -> float:
    """Return what the example earns, from 0 to 1."""
    if rule is Rule.CERTAIN_PAIRS:
        return 2 * moodle.all_before_and_after(EXAMPLE) - 1
    return moodle.credit(rule, EXAMPLE)
