"""What a teacher should look at, in sentences: the charge first, then what speaks for it."""

import math
from dataclasses import dataclass

from flask_babel import gettext, ngettext

from quiz.questions.question import ChoiceId, Question
from quiz.results.answer_table import AnswerTable, Asked
from quiz.results.intervals import Share
from quiz.results.items import DOUBTFUL
from quiz.results.suspicion import (
    AgainstTheRest,
    Doubtful,
    EveryoneRight,
    Flag,
    NobodyRight,
    Suspicion,
    Takers,
    Unused,
    WrongKey,
    WrongOrder,
)
from quiz.web.answer_words import letters, texts_of
from quiz.web.figures_shown import number_words, percent_words
from quiz.web.filters import score_words

# Odds beyond this say no more than that they are long.
LONGEST_ODDS = 100


@dataclass(frozen=True, slots=True)
class ShownFlag:
    """A flag on the question at a place, from 1: what is charged, and what speaks for it.

    `choices` are those it is about: the key, and what may be right instead. A `quiet` one may be
    chance, or says only that a question is of little use.
    """

    number: int
    asked: Asked
    charge: str
    grounds: tuple[str, ...]
    quiet: bool = False
    choices: tuple[ChoiceId, ...] = ()

    @property
    def suspects(self) -> bool:
        """Return whether it says that the key may be wrong."""
        return bool(self.choices)


def shown_flags(table: AnswerTable) -> tuple[ShownFlag, ...]:
    """Return the flags of a table, the most certain first.

    Where a key may be wrong, that is why the strong do badly: this is not said a second time.
    """
    found = table.flags()
    suspected = {one.item for one in found if isinstance(one, Suspicion)}
    return tuple(
        shown(one, table.asked[one.item])
        for one in found
        if one.item not in suspected or isinstance(one, Suspicion | Unused)
    )


def shown(flag: Flag, asked: Asked) -> ShownFlag:
    number, question = flag.item + 1, asked.keyed
    match flag:
        case WrongKey():
            about = (flag.key.choice, flag.distractor.choice)
            return ShownFlag(number, asked, *wrong_key(flag, question), choices=about)
        case WrongOrder(earlier=earlier, later=later):
            about = (earlier, later)
            return ShownFlag(number, asked, *wrong_order(flag, question), choices=about)
        case AgainstTheRest():
            return ShownFlag(number, asked, *against_the_rest(flag))
        case NobodyRight(n=n):
            charge = gettext("Nobody earned anything here.")
            more = gettext("Is the key right, and was it taught? n = %(n)s.", n=n)
            return ShownFlag(number, asked, charge, (more,))
        case Doubtful():
            return ShownFlag(number, asked, *doubtful(flag), quiet=flag.may_be_chance)
        case EveryoneRight(n=n):
            charge = gettext("Everybody had this right.")
            more = gettext("So it does not tell the strong from the weak. n = %(n)s.", n=n)
            return ShownFlag(number, asked, charge, (more,), quiet=True)
        case Unused():
            return ShownFlag(number, asked, *unused(flag, question), quiet=True)


def wrong_key(flag: WrongKey, question: Question) -> tuple[str, tuple[str, ...]]:
    names = letters(question)
    instead, key = names[flag.distractor.choice], names[flag.key.choice]
    charge = gettext(
        "Your strongest students choose %(instead)s, not the key %(key)s.",
        instead=instead,
        key=key,
    )
    return charge, (
        fared(flag.distractor, instead, flag.points) + " " + fared(flag.key, key, flag.points),
        gettext(
            "Choosing %(instead)s goes with those scores further than choosing %(key)s does: "
            "%(one)s against %(other)s, n = %(n)s.",
            instead=instead,
            key=key,
            one=number_words(flag.distractor.correlation or 0),
            other=number_words(flag.key.correlation or 0),
            n=flag.n,
        ),
        odds_words(flag.log_odds, gettext("%(choice)s is right, and not the key", choice=instead)),
    )


def fared(takers: Takers, choice: str, points: float) -> str:
    """Return how those who took a choice did on all other questions."""
    if takers.score is None:
        return gettext("Nobody chose %(choice)s.", choice=choice)
    return ngettext(
        "The one who chose %(choice)s scored %(score)s of %(points)s on the other questions.",
        "The %(num)s who chose %(choice)s scored %(score)s of %(points)s on the other questions.",
        takers.n,
        choice=choice,
        score=score_words(takers.score),
        points=score_words(points),
    )


def wrong_order(flag: WrongOrder, question: Question) -> tuple[str, tuple[str, ...]]:
    texts = texts_of(question)
    charge = gettext(
        "Your strongest students put “%(later)s” before “%(earlier)s”, against the key.",
        later=texts[flag.later],
        earlier=texts[flag.earlier],
    )
    return charge, (
        thirds_words(flag.upper, flag.lower),
        odds_words(flag.log_odds, gettext("the key has these two the wrong way round")),
    )


def thirds_words(upper: Share, lower: Share) -> str:
    """Return how many of each third mixed up a pair."""
    return gettext(
        "The wrong way round in the upper third: %(upper)s of %(upper_n)s; in the lower third: "
        "%(lower)s of %(lower_n)s.",
        upper=upper.count,
        upper_n=upper.n,
        lower=lower.count,
        lower_n=lower.n,
    )


def odds_words(log_odds: float, that: str) -> str:
    """Return how likely something is that is likelier than not."""
    if log_odds > math.log(LONGEST_ODDS):
        return gettext(
            "The odds that %(that)s: more than %(odds)s to 1.", that=that, odds=LONGEST_ODDS
        )
    odds = math.exp(log_odds)
    return gettext(
        "The odds that %(that)s: about %(odds)s to 1.",
        that=that,
        odds=f"{odds:.0f}" if odds >= 2 else f"{odds:.1f}",
    )


def against_the_rest(flag: AgainstTheRest) -> tuple[str, tuple[str, ...]]:
    charge = gettext("The stronger students do worse at this than the weaker ones.")
    grounds = gettext(
        "Its discrimination is %(found)s, n = %(n)s: chance alone would hardly do that.",
        found=number_words(flag.discrimination),
        n=flag.n,
    )
    return charge, (grounds,)


def doubtful(flag: Doubtful) -> tuple[str, tuple[str, ...]]:
    found, bound = percent_words(flag.efficiency), percent_words(DOUBTFUL)
    charge = gettext("This hardly tells the strong from the weak.")
    if flag.may_be_chance:
        grounds = gettext(
            "Its efficiency is %(found)s, below %(bound)s; with n = %(n)s that may be chance.",
            found=found,
            bound=bound,
            n=flag.n,
        )
    else:
        grounds = gettext(
            "Its efficiency is %(found)s, below %(bound)s; with n = %(n)s that is hardly chance.",
            found=found,
            bound=bound,
            n=flag.n,
        )
    return charge, (grounds,)


def unused(flag: Unused, question: Question) -> tuple[str, tuple[str, ...]]:
    names = letters(question)
    charge = ngettext(
        "Nobody chose %(choices)s.",
        "Nobody chose any of %(choices)s.",
        len(flag.distractors),
        choices=", ".join(names[choice] for choice in names if choice in flag.distractors),
    )
    grounds = gettext("A distractor is of use if some take it. n = %(n)s.", n=flag.n)
    return charge, (grounds,)
