"""Events → where in a line of others one of them belongs."""

from itertools import pairwise

from quiz.dates.historical import certainly_before
from quiz.dates.wording import in_words
from quiz.questions.chance import Chance
from quiz.questions.choices import LETTERS, event_choice
from quiz.questions.difficulty import grounds
from quiz.questions.explanation import gap_between, gap_missed, in_full, step, this
from quiz.questions.ordering import certain_chain
from quiz.questions.pool import Askable, Pool
from quiz.questions.question import Choice, Kind, MultipleChoice

STEM = "Where in this line does it belong?"
SIZES = (4, 5, 5, 6)  # the event to place included
FEWEST = 3


def placing(pool: Pool, chance: Chance, seed: int) -> MultipleChoice | None:
    """Return a question whose choices are the gaps of a line, or None where there is none.

    The line's order is certain, and so is that of the event with every event of the line.
    """
    chain = certain_chain(pool, chance, chance.pick(SIZES))
    if len(chain) < FEWEST:
        return None
    position = chance.below(len(chain))
    asked = chain[position]
    line = [*chain[:position], *chain[position + 1 :]]
    about = tuple(
        event_choice(choice_id, one, this(one))
        for choice_id, one in zip("xlmnopq", [asked, *line], strict=False)
    )
    pairs = [
        *pairwise(about[1:]),
        *(pair for one in about[1:] for pair in [in_line(about[0], one)]),
    ]
    choices = tuple(gap(asked, line, place, position) for place in range(len(line) + 1))
    certificate = tuple(step(first, second) for first, second in pairs)
    return MultipleChoice(
        kind=Kind.PLACING,
        stem=STEM,
        choices=choices,
        about=about,
        key=frozenset({LETTERS[position]}),
        certificate=certificate,
        difficulty=grounds(Kind.PLACING, choices, about, certificate, pool.days).level,
        seed=seed,
    )


def in_line(asked: Choice, one: Choice) -> tuple[Choice, Choice]:
    return (asked, one) if certainly_before(asked, one) else (one, asked)


def gap(asked: Askable, line: list[Askable], place: int, right: int) -> Choice:
    """Return the gap of a line after so many events; its quotation is of what decides."""
    if place == right:
        decides = asked
        explanation = f"Here it belongs: it happened {in_words(asked.date)}.{in_full(asked)}"
    else:
        # Too early a gap has an event after it that came before; too late a gap the reverse.
        decides = line[place] if place < right else line[place - 1]
        explanation = gap_missed(asked, decides)
    return Choice(
        id=LETTERS[place],
        text=gap_between(line, place),
        event=None,
        given=None,
        explanation=explanation,
        excerpts=decides.excerpts,
        position=place,
    )
