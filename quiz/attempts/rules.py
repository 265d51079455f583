"""The rules by which an order can be marked; a teacher chooses one for an assignment."""

from enum import StrEnum


class Rule(StrEnum):
    """How much of the credit an order earns; the nine after the first are Moodle's."""

    CERTAIN_PAIRS = "certain-pairs"
    ALL_OR_NOTHING = "all-or-nothing"
    ABSOLUTE_POSITION = "absolute-position"
    RELATIVE_POSITION = "relative-position"
    NEXT_BUT_LAST = "next-excluding-last"
    NEXT_AND_LAST = "next-including-last"
    ONE_BEFORE_AND_AFTER = "one-previous-and-next"
    ALL_BEFORE_AND_AFTER = "all-previous-and-next"
    LONGEST_SUBSET = "longest-ordered-subset"
    LONGEST_RUN = "longest-contiguous-subset"
