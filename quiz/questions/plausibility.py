"""Distractors that nobody takes for right, and numbers in no order."""

import re
from collections.abc import Iterator, Sequence

from quiz.messages import Message
from quiz.questions.amounts import ENDLESS, Amount, amounts, is_amount
from quiz.questions.asked import Asked, Finding, Offered, finding, whole
from quiz.questions.flaws import Flaw
from quiz.questions.question import Kind
from quiz.questions.stems import asking
from quiz.questions.wording import is_formula

# A number stands far off when it is so many times as large, or as small, as all the others; a
# date when it lies so many times as far off as the others lie from one another.
FAR_NUMBER, FAR_DATE = 20.0, 8.0
LEAST_SPREAD = 20 * 365  # days

_JOKE = re.compile(
    r"\b(?:aliens?|dinosaurs?|santa claus|mickey mouse|donald duck|batman|superman|spider-?man"
    r"|pizzas?|bananas?|unicorns?|zombies?|darth vader|harry potter|hogwarts|homer simpson|elvis"
    r"|(?:your|my) (?:mum|mom|mother|teacher|dog|cat)|facebook|instagram|netflix"
    r"|i don[’']t know|no idea|who cares|lol|haha+)\b",
    re.IGNORECASE,
)


def implausible(question: Asked) -> Iterator[Finding]:
    if question.kind is Kind.ORDERING:
        return
    found = [*odd_ones(question), *jokes(question)]
    if found:
        words = ", ".join(f"“{choice.text}”" for choice in dict.fromkeys(found))
        yield finding(
            Flaw.IMPLAUSIBLE_DISTRACTORS,
            [whole(choice) for choice in dict.fromkeys(found)],
            Message(
                "Nobody would take %(words)s for right, whether or not the history is known.",
                words=words,
            ),
        )


def odd_ones(question: Asked) -> Iterator[Offered]:
    """Yield a distractor of another sort than the rest, or far off in number or date."""
    telling = [choice for choice in question.choices if not is_formula(choice.text)]
    numeric = [choice for choice in telling if is_amount(choice.text)]
    others = [choice for choice in telling if choice not in numeric]
    if len(telling) > 2:
        for odd in (numeric, others):
            if len(odd) == 1 and odd[0] in question.distractors and not question.tells_events:
                yield odd[0]
    reach = amounts(tuple(choice.text for choice in question.choices))
    for place, choice in enumerate(question.choices):
        rest = [*reach[:place], *reach[place + 1 :]]
        if choice in question.distractors and len(rest) > 1 and stands_off(reach[place], rest):
            yield choice


def stands_off(one: Amount, rest: Sequence[Amount]) -> bool:
    middles = [middle(amount) for amount in rest]
    if ENDLESS in map(abs, (middle(one), *middles)):
        return False
    if one.sort == "day":
        spread = max(max(middles) - min(middles), LEAST_SPREAD)
        return min(abs(middle(one) - other) for other in middles) > FAR_DATE * spread
    return middle(one) > FAR_NUMBER * max(middles) or 0 <= middle(one) * FAR_NUMBER < min(middles)


def middle(amount: Amount) -> float:
    return (amount.least + amount.most) / 2


def jokes(question: Asked) -> Iterator[Offered]:
    """Yield distractors that are a joke, nothing at all, or named as something else in the stem."""
    sentence = asking(question.stem).lower()
    mentioned = [
        choice
        for choice in question.choices
        if len(choice.text) > 3 and re.search(rf"\b{re.escape(choice.text.lower())}\b", sentence)
    ]
    for choice in question.distractors:
        joke = _JOKE.search(choice.text)
        is_joke = joke and joke.group().lower() not in question.stem.lower()
        says_nothing = not any(map(str.isalnum, choice.text))
        is_asked_about = mentioned == [choice] and not is_amount(choice.text)
        if is_joke or says_nothing or is_asked_about:
            yield choice


def numbers(question: Asked) -> Iterator[Finding]:
    """Find numbers or dates that neither rise nor fall throughout."""
    if question.kind is Kind.ORDERING:
        return
    reach = [(one.least, one.most) for one in amounts(tuple(c.text for c in question.choices))]
    if len(reach) > 2 and reach not in (sorted(reach), sorted(reach, reverse=True)):
        yield finding(
            Flaw.NUMBERS_OUT_OF_ORDER,
            [whole(choice) for choice in question.choices],
            Message("The numbers stand in no order, so that students must search for theirs."),
        )
