"""The nineteen flaws a question can be written with, and what is to be done about each.

The list is that of Moore and others ("Assessing the Quality of Multiple-Choice Questions Using
GPT-4 and Rule-Based Methods", EC-TEL 2023), which goes back to Haladyna, Downing and Rodriguez
(2002), Tarrant and others (2006) and the item-writing guide of the National Board of Medical
Examiners.
"""

from enum import StrEnum

from quiz.messages import Message


class Flaw(StrEnum):
    """What makes a question unfair, or one that can be answered without knowing the history."""

    AMBIGUOUS = "ambiguous"
    IMPLAUSIBLE_DISTRACTORS = "implausible distractors"
    NONE_OF_THE_ABOVE = "none of the above"
    LONGEST_ANSWER_CORRECT = "longest answer correct"
    GRATUITOUS_INFORMATION = "gratuitous information"
    TRUE_FALSE_FORM = "true/false form"
    CONVERGENCE_CUES = "convergence cues"
    LOGICAL_CUES = "logical cues"
    ALL_OF_THE_ABOVE = "all of the above"
    FILL_IN_THE_BLANK = "fill-in-the-blank stem"
    ABSOLUTE_TERMS = "absolute terms"
    WORD_REPEATS = "word repeats from stem to key"
    UNFOCUSED_STEM = "unfocused stem"
    K_TYPE = "K-type"
    GRAMMATICAL_CUES = "grammatical cues"
    NUMBERS_OUT_OF_ORDER = "numbers out of order"
    VAGUE_TERMS = "vague terms"
    MORE_THAN_ONE_RIGHT = "more than one right answer"
    NEGATIVE_WORDING = "negative wording"

    @property
    def judged_by_program(self) -> bool:
        """Whether the words and dates settle it; of the others a program sees only a part."""
        return self not in LEFT_TO_THE_READER

    @property
    def can_mar_an_ordering(self) -> bool:
        """Whether it can occur where every choice is right and only the order is asked."""
        return self in OF_ORDERINGS

    @property
    def suggestion(self) -> Message:
        return SUGGESTIONS[self]


# What a person still has to read for, in a sentence to show beside the findings.
LEFT_TO_THE_READER = {
    Flaw.AMBIGUOUS: Message(
        "Without dates only some wordings can be seen: read whether every word can"
        " be understood in one way only."
    ),
    Flaw.IMPLAUSIBLE_DISTRACTORS: Message(
        "Only choices of another sort, far-off numbers and jokes can be"
        " seen: read whether a student who has not learnt this would consider each wrong choice."
    ),
    Flaw.GRATUITOUS_INFORMATION: Message(
        "Only remarks that stand apart can be seen: read whether the"
        " stem tells anything that is not needed for the answer."
    ),
    Flaw.LOGICAL_CUES: Message(
        "Only opposites, overlaps and a lone fitting choice can be seen: read"
        " whether some choices rule others out."
    ),
    Flaw.UNFOCUSED_STEM: Message(
        "Only stubs and empty questions can be seen: cover the choices and read"
        " whether the stem can be answered without them."
    ),
    Flaw.GRAMMATICAL_CUES: Message(
        "Only articles, number and a choice of another build can be seen: read"
        " the stem with each choice in turn."
    ),
    Flaw.MORE_THAN_ONE_RIGHT: Message(
        "Without dates only choices that say the same or overlap can be"
        " seen: read whether a wrong choice could be defended."
    ),
}

# Where all choices are right, none can be a poor distractor and none can point to a key.
OF_ORDERINGS = frozenset(
    (
        Flaw.AMBIGUOUS,
        Flaw.NONE_OF_THE_ABOVE,
        Flaw.GRATUITOUS_INFORMATION,
        Flaw.LOGICAL_CUES,
        Flaw.ALL_OF_THE_ABOVE,
        Flaw.FILL_IN_THE_BLANK,
        Flaw.UNFOCUSED_STEM,
        Flaw.K_TYPE,
        Flaw.VAGUE_TERMS,
        Flaw.MORE_THAN_ONE_RIGHT,
        Flaw.NEGATIVE_WORDING,
    )
)

SUGGESTIONS = {
    Flaw.AMBIGUOUS: Message("Name the person, place, time or source that is meant."),
    Flaw.IMPLAUSIBLE_DISTRACTORS: Message(
        "Put something of the same sort in its place that a student"
        " could take for right, or leave the choice out."
    ),
    Flaw.NONE_OF_THE_ABOVE: Message("Put one more real choice in its place, or leave it out."),
    Flaw.LONGEST_ANSWER_CORRECT: Message("Shorten the right choice or tell as much in the others."),
    Flaw.GRATUITOUS_INFORMATION: Message("Leave out what is not needed for the answer."),
    Flaw.TRUE_FALSE_FORM: Message("Ask one question to which the choices are answers."),
    Flaw.CONVERGENCE_CUES: Message(
        "Share the parts evenly among the choices, or ask about one part."
    ),
    Flaw.LOGICAL_CUES: Message(
        "Change the choices so that none rules out or stands out from the others."
    ),
    Flaw.ALL_OF_THE_ABOVE: Message("Ask for one of them, or let students tick every right choice."),
    Flaw.FILL_IN_THE_BLANK: Message("Turn the sentence into a question."),
    Flaw.ABSOLUTE_TERMS: Message("Say how far it holds, or use such words in all choices alike."),
    Flaw.WORD_REPEATS: Message(
        "Use another word in the stem or the right choice, or use it in a wrong choice too."
    ),
    Flaw.UNFOCUSED_STEM: Message(
        "Ask one whole question that can be answered with the choices covered."
    ),
    Flaw.K_TYPE: Message("Offer each part by itself and let students tick every right choice."),
    Flaw.GRAMMATICAL_CUES: Message("Give all choices the same form, one that fits the stem."),
    Flaw.NUMBERS_OUT_OF_ORDER: Message(
        "Put numbers and dates in order, the smallest or earliest first."
    ),
    Flaw.VAGUE_TERMS: Message("Say how many or how often, or leave the word out."),
    Flaw.MORE_THAN_ONE_RIGHT: Message(
        "Leave only one choice that can be defended, or let students tick every right choice."
    ),
    Flaw.NEGATIVE_WORDING: Message(
        "Ask for what is so; if it must be what is not so, write NOT in capitals."
    ),
}
