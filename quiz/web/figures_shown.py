"""Figures as a page shows them: the value, of how many, what it says, or why it is hidden."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext, lazy_gettext, ngettext

from quiz.results.figures import Figure, Hidden, Reason
from quiz.results.intervals import Share
from quiz.results.items import DOUBTFUL, FEWEST_FOR_RELATIONS, ItemStatistics
from quiz.results.reliability import QuizStatistics
from quiz.web.filters import points_words

NOTHING = "–"

# Below what share, above the bands before, a question is called so. Source: the bands that Moodle
# and the Open University tell their teachers.
FACILITY_BANDS = (
    (0.055, lazy_gettext("extremely hard, or faulty")),
    (0.105, lazy_gettext("very hard")),
    (0.205, lazy_gettext("hard")),
    (0.345, lazy_gettext("moderately hard")),
    (0.655, lazy_gettext("about right")),
    (0.805, lazy_gettext("fairly easy")),
    (0.895, lazy_gettext("easy")),
    (0.945, lazy_gettext("very easy")),
    (2.0, lazy_gettext("extremely easy")),
)
DISCRIMINATION_BANDS = (
    (0.0, lazy_gettext("probably not valid")),
    (0.195, lazy_gettext("very weak")),
    (0.295, lazy_gettext("weak")),
    (0.495, lazy_gettext("adequate")),
    (2.0, lazy_gettext("very good")),
)
ALPHA_BANDS = (
    (0.64, lazy_gettext("unsatisfactory")),
    (0.75, lazy_gettext("middling")),
    (0.90, lazy_gettext("satisfactory")),
    (2.0, lazy_gettext("higher than can be expected")),
)
Bands = Sequence[tuple[float, str]]

EASILY_GUESSED = 0.4
# Of the most that can be scored, the mean and the deviation of a good summative test.
USUAL_MEAN, USUAL_DEVIATION = (0.50, 0.75), (0.12, 0.18)


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """A figure by its name; `note` says of how many, or why there is none, `meaning` the rest."""

    name: str
    value: str
    note: str
    meaning: str = ""


def percent_words(share: float) -> str:
    """Return a share in whole percent: "62 %"."""
    return minus(f"{100 * share:.0f} %")


def number_words(number: float) -> str:
    """Return a figure with two places, and a minus as printers set it: "−0.31"."""
    return minus(f"{number:.2f}")


def minus(text: str) -> str:
    return text.replace("-", "−") if text.strip("-0. %") else text.removeprefix("-")


def interval_words(share: Share) -> str:
    """Return between which shares the true one lies, 95 times in 100."""
    low, high = share.interval
    return gettext("%(low)s to %(high)s", low=f"{100 * low:.0f}", high=percent_words(high))


def why_hidden(hidden: Hidden) -> str:
    match hidden.reason:
        case Reason.TOO_FEW:
            return ngettext(
                "hidden below %(fewest)s attempts: there is %(num)s",
                "hidden below %(fewest)s attempts: there are %(num)s",
                hidden.n,
                fewest=hidden.fewest,
            )
        case Reason.ALL_ALIKE:
            return gettext("hidden: all attempts are alike")
        case Reason.NEGATIVE:
            return gettext("none: its marks go against the scores")
        case Reason.ONE_ITEM:
            return gettext("hidden: it takes two questions")


def band(value: Figure, n: int, bands: Bands) -> str:
    """Return the word for a value; "" for one that is hidden, or of too few to be judged."""
    if isinstance(value, Hidden) or n < FEWEST_FOR_RELATIONS:
        return ""
    return str(next(words for below, words in bands if value < below))


def in_percent(value: Figure) -> str:
    return NOTHING if isinstance(value, Hidden) else percent_words(value)


def in_numbers(value: Figure) -> str:
    return NOTHING if isinstance(value, Hidden) else number_words(value)


def in_points(value: Figure) -> str:
    return NOTHING if isinstance(value, Hidden) else points_words(value)


def noted(value: Figure, n: int, *more: str) -> str:
    """Return of how many attempts a figure is and what else is to be said, or why it is hidden."""
    if isinstance(value, Hidden):
        return why_hidden(value)
    return "; ".join((f"n = {n}", *(one for one in more if one)))


def of_question(one: ItemStatistics) -> tuple[ShownFigure, ...]:
    """Return the figures of a question, each with what it means."""
    doubtful = gettext("doubtful, below %(share)s", share=percent_words(DOUBTFUL))
    return (
        ShownFigure(
            gettext("Facility"),
            in_percent(one.facility),
            noted(one.facility, one.n, band(one.facility, one.n, FACILITY_BANDS)),
            gettext("The mean credit: the higher, the easier."),
        ),
        ShownFigure(
            gettext("Discrimination"),
            in_numbers(one.discrimination),
            noted(one.discrimination, one.n, band(one.discrimination, one.n, DISCRIMINATION_BANDS)),
            gettext(
                "How far marks here go with the scores on all other questions: 1 fully, 0 not "
                "at all, below 0 against them."
            ),
        ),
        ShownFigure(
            gettext("Efficiency"),
            in_percent(one.efficiency),
            noted(one.efficiency, one.n, doubtful if one.doubtful else ""),
            gettext("The discrimination, of the most that a question so easy or hard can have."),
        ),
        ShownFigure(
            gettext("Effective weight"),
            in_percent(one.effective_weight),
            noted(one.effective_weight, one.n),
            gettext(
                "Its part in making scores differ; by its points it should be %(share)s.",
                share=percent_words(one.intended_weight),
            ),
        ),
        ShownFigure(
            gettext("Deviation"),
            in_numbers(one.standard_deviation),
            noted(one.standard_deviation, one.n),
            gettext("How far marks lie from their mean, in points."),
        ),
        guessed(one.guess),
    )


def guessed(guess: float | None) -> ShownFigure:
    name = gettext("Guess score")
    meaning = gettext("The credit to expect of somebody who knows nothing.")
    if guess is None:
        return ShownFigure(name, NOTHING, gettext("depends on who guesses"), meaning)
    easily = gettext("unsatisfactory, above %(share)s", share=percent_words(EASILY_GUESSED))
    note = easily if guess > EASILY_GUESSED else gettext("from the number of choices")
    return ShownFigure(name, percent_words(guess), note, meaning)


def of_quiz(quiz: QuizStatistics) -> tuple[ShownFigure, ...]:
    """Return the figures of a quiz, each with what it means."""
    return (
        ShownFigure(
            gettext("Cronbach’s alpha"),
            in_numbers(quiz.alpha),
            noted(quiz.alpha, quiz.n, band(quiz.alpha, quiz.n, ALPHA_BANDS)),
            gettext(
                "How alike another quiz of such questions would rank the class: above 0.75 is "
                "satisfactory, below 0.64 not, above 0.90 hardly to be had."
            ),
        ),
        ShownFigure(
            gettext("Error of a score"),
            in_points(quiz.standard_error),
            noted(quiz.standard_error, quiz.n, gettext("in points")),
            gettext("Two in three scores are off by less than this. It is also called SEM."),
        ),
        ShownFigure(
            gettext("Error ratio"),
            in_percent(quiz.error_ratio),
            noted(quiz.error_ratio, quiz.n),
            gettext("The share of the deviation that is due to chance."),
        ),
        ShownFigure(
            gettext("Deviation"),
            in_points(quiz.standard_deviation),
            noted(quiz.standard_deviation, quiz.n, share_of_all(quiz)),
            gettext(
                "How far scores lie from their mean, in points. Where scores become grades, "
                "%(low)s to %(high)s of all points are usual.",
                low=f"{100 * USUAL_DEVIATION[0]:.0f}",
                high=percent_words(USUAL_DEVIATION[1]),
            ),
        ),
        ShownFigure(
            gettext("Skewness"),
            in_numbers(quiz.skewness),
            noted(quiz.skewness, quiz.n, leaning(quiz.skewness)),
            gettext("0 where scores are spread alike on both sides of the mean."),
        ),
        ShownFigure(
            gettext("Kurtosis"),
            in_numbers(quiz.kurtosis),
            noted(quiz.kurtosis, quiz.n, peaked(quiz.kurtosis)),
            gettext("0 as for a bell curve; higher with more scores far out, lower with fewer."),
        ),
    )


def share_of_all(quiz: QuizStatistics) -> str:
    if isinstance(quiz.standard_deviation, Hidden):
        return ""
    share = quiz.standard_deviation / quiz.maximum
    return gettext("%(share)s of all points", share=percent_words(share))


def leaning(skewness: Figure) -> str:
    if isinstance(skewness, Hidden):
        return ""
    if skewness < 0:
        return gettext("a few lie far below the others")
    return gettext("a few lie far above the others") if skewness > 0 else ""


def peaked(kurtosis: Figure) -> str:
    if isinstance(kurtosis, Hidden):
        return ""
    return gettext("more lie far out") if kurtosis > 0 else gettext("fewer lie far out")
