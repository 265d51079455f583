"""How hard a question is, from 1 to 5, and why: how near what must be told apart lies in time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from quiz.dates.wording import gap
from quiz.questions.periods import clear_days, days_between
from quiz.questions.question import FEWEST_CHOICES, Choice, Kind, ProvedQuestion, Step

# How near to each other two things are: one for each of these shares of the topic, in
# thousandths, that the time between them falls short of. Each is twice the one before.
NEARNESS = (10, 20, 40, 80)

# What counts: how near the closest are twice, how near the next closest are once, and one for
# every choice beyond four. So many points make a level.
CLOSEST_COUNTS = 2
FREE_CHOICES = 4
POINTS_A_LEVEL = 3

LEVELS = ("Very easy", "Easy", "Medium", "Hard", "Very hard")
NUMBERS = ("three", "four", "five", "six", "seven", "eight")

# What is closest together, and how far apart.
CLOSEST: Mapping[Kind, str] = {
    Kind.ORDERING: "the two closest are {} apart",
    Kind.FIRST: "the event nearest to the right answer is {} from it",
    Kind.LAST: "the event nearest to the right answer is {} from it",
    Kind.DATING: "the nearest wrong date is {} off",
    Kind.DATED: "the nearest wrong event is {} off",
    Kind.NEXT: "the two closest are {} apart",
    Kind.BETWEEN: "the two closest are {} apart",
    Kind.PLACING: "the nearest event of the line is {} away",
    Kind.ELAPSED: "the nearest wrong length is {} off",
}


@dataclass(frozen=True, slots=True)
class Grounds:
    """What makes a question hard: the days that certainly lie between what must be told apart.

    `closest` and `next_closest` are the two shortest such times; of four choices the second is
    the middle one, but unlike the middle of all it never grows when a choice is added. `choices`
    is how many there are, `topic` how many days the topic has.
    """

    closest: int
    next_closest: int
    choices: int
    topic: int

    @property
    def level(self) -> int:
        """Return 1 (very easy) to 5 (very hard)."""
        points = (
            CLOSEST_COUNTS * self.nearness(self.closest)
            + self.nearness(self.next_closest)
            + self.choices
            - FREE_CHOICES
        )
        return max(1, min(len(LEVELS), 1 + points // POINTS_A_LEVEL))

    def nearness(self, days: int) -> int:
        """Return how near things so many days apart are: from 0, far apart, to 4."""
        return sum(1000 * days < share * self.topic for share in NEARNESS)


def grounds(
    kind: Kind,
    choices: Sequence[Choice],
    about: Sequence[Choice],
    certificate: Sequence[Step],
    topic: int,
) -> Grounds:
    """Return what makes a question hard in a topic of so many days.

    ValueError where no dates have to be told apart.
    """
    if kind is Kind.ELAPSED:
        times = missed(choices, about)
    else:
        times = told_apart(kind, choices, about, certificate)
    shortest = sorted(times)[:2]
    if not shortest:
        raise ValueError("no dates have to be told apart")
    return Grounds(shortest[0], shortest[-1], len(choices), topic)


def told_apart(
    kind: Kind, choices: Sequence[Choice], about: Sequence[Choice], certificate: Sequence[Step]
) -> Iterator[int]:
    """Yield the days between the two of each step of a proof.

    The order of a line is given where an event is to be placed in it: there, only steps from or
    to that event count.
    """
    by_id = {choice.id: choice for choice in (*choices, *about)}
    for step in certificate:
        if kind is not Kind.PLACING or about[0].id in (step.before, step.after):
            yield clear_days(by_id[step.before], by_id[step.after])


def missed(choices: Sequence[Choice], about: Sequence[Choice]) -> Iterator[int]:
    """Yield by how many days each wrong length of time misses the time between two events."""
    first, second = about
    passed = days_between(first, second)
    for choice in choices:
        if passed is None or choice.days is None:
            raise ValueError(f"nothing tells how far off {choice.text!r} is")
        if choice.days[1] < passed[0]:
            yield passed[0] - choice.days[1] - 1
        elif passed[1] < choice.days[0]:
            yield choice.days[0] - passed[1] - 1


def in_words(question: ProvedQuestion, topic: int) -> str:
    """Return a sentence that says how hard a question is in a topic of so many days, and why."""
    found = grounds(question.kind, question.choices, question.about, question.certificate, topic)
    level = question.difficulty
    task = "put in order" if question.kind is Kind.ORDERING else "choose from"
    return (
        f"{LEVELS[level - 1]} ({level} of {len(LEVELS)}): "
        f"{CLOSEST[question.kind].format(distance(found.closest))}, "
        f"the next {distance(found.next_closest)}, in a topic of {gap(found.topic)}, "
        f"and there are {NUMBERS[found.choices - FEWEST_CHOICES]} to {task}."
    )


def distance(days: int) -> str:
    return f"at least {gap(days)}" if days else "perhaps only a day"
