"""How hard a question is, from 1 to 5, and why: how near what must be told apart lies in time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quiz.dates.wording import Length
from quiz.messages import Message
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

LEVELS = (
    Message("Very easy"),
    Message("Easy"),
    Message("Medium"),
    Message("Hard"),
    Message("Very hard"),
)
NUMBERS = (
    Message("three"),
    Message("four"),
    Message("five"),
    Message("six"),
    Message("seven"),
    Message("eight"),
)


def closest_in_words(kind: Kind, days: int) -> Message:
    """Return what is closest together, and how far apart."""
    far = distance(days)
    match kind:
        case Kind.ORDERING | Kind.NEXT | Kind.BETWEEN:
            return Message("the two closest are %(far)s apart", far=far)
        case Kind.FIRST | Kind.LAST:
            return Message("the event nearest to the right answer is %(far)s from it", far=far)
        case Kind.DATING:
            return Message("the nearest wrong date is %(far)s off", far=far)
        case Kind.DATED:
            return Message("the nearest wrong event is %(far)s off", far=far)
        case Kind.PLACING:
            return Message("the nearest event of the line is %(far)s away", far=far)
        case Kind.ELAPSED:
            return Message("the nearest wrong length is %(far)s off", far=far)


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


def in_words(question: ProvedQuestion, topic: int) -> Message:
    """Return a sentence that says how hard a question is in a topic of so many days, and why."""
    found = grounds(question.kind, question.choices, question.about, question.certificate, topic)
    values = {
        "level": LEVELS[question.difficulty - 1],
        "number": question.difficulty,
        "of": len(LEVELS),
        "closest": closest_in_words(question.kind, found.closest),
        "next": distance(found.next_closest),
        "topic": Length(found.topic),
        "choices": NUMBERS[found.choices - FEWEST_CHOICES],
    }
    if question.kind is Kind.ORDERING:
        return Message(
            "%(level)s (%(number)s of %(of)s): %(closest)s, the next %(next)s, in a topic of "
            "%(topic)s, and there are %(choices)s to put in order.",
            **values,
        )
    return Message(
        "%(level)s (%(number)s of %(of)s): %(closest)s, the next %(next)s, in a topic of "
        "%(topic)s, and there are %(choices)s to choose from.",
        **values,
    )


def distance(days: int) -> Message:
    return (
        Message("at least %(time)s", time=Length(days)) if days else Message("perhaps only a day")
    )
