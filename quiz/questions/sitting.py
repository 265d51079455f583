"""The questions of one quiz: kinds mixed, spread over the topic, and nothing asked twice."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from quiz.events.event import Event
from quiz.messages import Complaint, Message
from quiz.questions.chance import Chance
from quiz.questions.context import (
    NO_PAIRS,
    asked_pairs,
    context,
    events_of,
    is_in,
    key_events,
    pairs,
)
from quiz.questions.generation import TRIES, made, sameness
from quiz.questions.pool import Askable, Pool
from quiz.questions.question import Kind, ProvedQuestion
from quiz.questions.selection import select
from quiz.questions.wishes import EventName, Known, Wishes

# Four of ten ask for an order, one of them by placing an event in a line; then one of each other
# kind, but for the first and the last, of which chance picks one.
ALWAYS = (
    *(Kind.ORDERING,) * 3,
    Kind.PLACING,
    Kind.DATED,
    Kind.DATING,
    Kind.NEXT,
    Kind.BETWEEN,
    Kind.ELAPSED,
)
EITHER = (Kind.FIRST, Kind.LAST)

# Of so many questions that could be asked next, the one is taken whose events were asked least.
COMPARED = 4
# Around a pair that has to be asked, or for a wished difficulty, questions are made among so many
# events: the fewer, the further apart they lie.
AROUND_A_PAIR = 10
SPREADS = (5, 8, 12, 20, 40, None)
# So many versions of a quiz may differ.
OWN_SEEDS = 1 << 24


class TooFewEvents(Complaint):
    """The events allow no question; the message says what is missing."""


@dataclass(frozen=True, slots=True)
class Quiz:
    """The questions of a quiz, and what they could be made from.

    `refused` counts the events that were not asked, by reason; of all `pairs` of the others, only
    the certain ones can be asked. `missed` has, for each question that was wished for and could
    not be made, its kind (None: any). All that was asked lies within so many `days`.
    """

    questions: tuple[ProvedQuestion, ...]
    refused: Mapping[str, int]
    pairs: int
    certain_pairs: int
    days: int
    missed: tuple[Kind | None, ...] = ()


def compose(
    events: Iterable[Event], seed: int, wishes: Wishes | None = None, known: Known | None = None
) -> Quiz:
    """Return the questions of one quiz, as many as wished for where the events allow them.

    Within it an event is the key once and a pair of events is asked once, as long as the topic
    has enough of them; no question comes twice. What a student was asked least comes first, and
    what was mixed up comes back. TooFewEvents when not one question can be made.
    """
    wishes, known = wishes or Wishes(), known or Known()
    sitting = sitting_over(events, seed, wishes, known)
    for number, kind in enumerate(sitting.kinds()):
        sitting.ask(number, kind)
    if not sitting.questions:
        raise TooFewEvents(shortage(len(sitting.pool), sitting.refused, wishes))
    return Quiz(
        questions=tuple(sitting.questions),
        refused=sitting.refused,
        pairs=sitting.pool.pairs,
        certain_pairs=sitting.pool.certain_pairs,
        days=sitting.pool.days,
        missed=tuple(sitting.missed),
    )


def version_b(events: Sequence[Event], seed: int, wishes: Wishes | None = None) -> Quiz:
    """Return the second version of a quiz, like the first question by question.

    Each question has the kind and, where the events allow it, the difficulty of the first
    version's question in its place; none is in both.
    """
    wishes = wishes or Wishes()
    first = compose(events, seed, wishes)
    siblings = siblings_of(first.questions, events, seed, wishes)
    found = zip(first.questions, siblings, strict=True)
    return replace(
        first,
        questions=tuple(sibling for sibling in siblings if sibling),
        missed=tuple(question.kind for question, sibling in found if sibling is None),
    )


def own_seed(assignment_id: int, person_id: int, attempt: int) -> int:
    """Return the seed of a student's own version, for the attempt of that number, from 0."""
    return Chance("own version", assignment_id, person_id, attempt).below(OWN_SEEDS)


def own_version(events: Sequence[Event], seed: int, own: int, wishes: Wishes | None = None) -> Quiz:
    """Return one student's version of the quiz of a seed, like it question by question.

    Two students' versions differ by their own seeds, and not in kinds or, where the events allow
    it, in difficulty. Where there is no question like that of the quiz, that one is asked.
    """
    wishes = wishes or Wishes()
    quiz = compose(events, seed, wishes)
    siblings = siblings_of(quiz.questions, events, own, wishes)
    found = zip(quiz.questions, siblings, strict=True)
    return replace(quiz, questions=tuple(sibling or question for question, sibling in found))


def siblings_of(
    questions: Sequence[ProvedQuestion], events: Iterable[Event], seed: int, wishes: Wishes
) -> tuple[ProvedQuestion | None, ...]:
    """Return for each question one like it that is not among them, or None where there is none."""
    sitting = sitting_over(events, seed, wishes)
    sitting.same |= {sameness(question) for question in questions}
    siblings = []
    for number, question in enumerate(questions):
        sibling = sitting.next_question(question.kind, number, question.difficulty, "b")
        if sibling:
            sitting.add(sibling)
        siblings.append(sibling)
    return tuple(siblings)


def another(
    questions: Sequence[ProvedQuestion],
    place: int,
    events: Iterable[Event],
    seed: int,
    wishes: Wishes,
    kind: Kind | None = None,
) -> ProvedQuestion | None:
    """Return a question to stand in the place, from 0, of one of these; None where there is none.

    It has the kind wished for, or else that of the question there, and the difficulty of that
    one where the events allow it. It is none of these, and repeats the others as little as can be.
    """
    sitting = sitting_over(events, seed, wishes)
    replaced = questions[place]
    for question in (*questions[:place], *questions[place + 1 :]):
        sitting.add(question)
    sitting.same.add(sameness(replaced))
    return sitting.next_question(kind or replaced.kind, place, replaced.difficulty, "another")


def sitting_over(
    events: Iterable[Event], seed: int, wishes: Wishes, known: Known | None = None
) -> "Sitting":
    """Return a quiz to be made of the events that are wished for.

    What is hard, and what tells one event from another, is judged in the whole topic.
    """
    events = tuple(events)
    selected = select(events, wishes.selection)
    chosen = {event.name for event in selected.events}
    topic = Pool(events)
    pool = topic.among([one for one in topic.by_start if one.event.name in chosen])
    refused = Counter(selected.left_out)
    for reason, out in topic.refusals.items():
        refused[reason] += sum(event.name in chosen for event in out)
    return Sitting(pool, +refused, seed, wishes, known or Known())


class Sitting:
    """A quiz in the making: what it has asked so far, and how the next question is found."""

    def __init__(
        self, pool: Pool, refused: Mapping[str, int], seed: int, wishes: Wishes, known: Known
    ) -> None:
        self.pool, self.refused, self.seed, self.wishes = pool, refused, seed, wishes
        self.chance = Chance("sitting", seed)
        self.askable = {one.event.name: one for one in pool.by_start}
        self.due = [pair for pair in known.mixed_up if pair <= self.askable.keys()]
        self.contexts, self.every = known.contexts, known.every
        self.others_first = 0
        self.times = Counter(known.asked)
        self.questions: list[ProvedQuestion] = []
        self.missed: list[Kind | None] = []
        self.same: set[object] = set()
        self.used_up: set[tuple[Kind, int | None, bool]] = set()
        self.keys: set[EventName] = set()
        self.pairs: set[frozenset[EventName]] = set()

    def kinds(self) -> Iterator[Kind]:
        """Yield the kind wished for at each position."""
        mixed = (*ALWAYS, self.chance.pick(EITHER))
        kinds = self.chance.shuffled(self.wishes.kinds or mixed)
        for number in range(self.wishes.count):
            yield kinds[number % len(kinds)]

    def ask(self, number: int, wished: Kind) -> None:
        """Add the next question; of another kind where the wished one is used up and all do.

        One that brings back what was mixed up comes first, unless others are to come first yet.
        """
        others = () if self.wishes.kinds else tuple(Kind)
        kinds = (wished, *(kind for kind in others if kind is not wished))
        question = self.brought_back(kinds if self.every == 1 else kinds[:1], number)
        self.others_first = self.every - 1 if question else max(0, self.others_first - 1)
        for kind in kinds:
            question = question or self.next_question(kind, number)
        if question is not None:
            self.add(question)
        else:
            self.missed.append(wished if self.wishes.kinds else None)

    def next_question(
        self, kind: Kind, number: int, difficulty: int | None = None, version: str = ""
    ) -> ProvedQuestion | None:
        """Return a question that is new here, or None.

        It is the one that repeats least and whose events were asked least. A difficulty only
        preferred gives way, a wished one never.
        """
        level = difficulty or self.wishes.difficulty
        found = self.new(kind, number, level, version)
        if found is None and difficulty and not self.wishes.difficulty:
            return self.new(kind, number, None, version)
        return found

    def new(
        self, kind: Kind, number: int, difficulty: int | None, version: str
    ) -> ProvedQuestion | None:
        """Return a new question of a kind and a difficulty (None: any), or None.

        A kind that gave none is not tried again. Where nothing can be put side by side, an
        ordering is a plain one.
        """
        for brackets in (True, False) if self.wishes.brackets else (False,):
            sort = (kind, difficulty, brackets)
            if sort in self.used_up:
                continue
            question = self.best(self.tried(kind, number, difficulty, version, brackets=brackets))
            if question is not None:
                return question
            self.used_up.add(sort)
        return None

    def brought_back(self, kinds: Sequence[Kind], number: int) -> ProvedQuestion | None:
        """Return a question that brings back what was mixed up; None where there is none.

        Of the pairs those come first that were asked in another kind the last time.
        """
        if self.others_first:
            return None
        waiting = [pair for pair in self.due if pair not in self.pairs]
        for kind in (kind for kind in kinds if kind not in NO_PAIRS):
            for pair in sorted(waiting, key=lambda pair: self.was_asked_in(pair, kind)):
                if found := self.bringing_back(pair, kind, number):
                    return found
        return None

    def was_asked_in(self, pair: frozenset[EventName], kind: Kind) -> bool:
        return any(is_in(kind, one) for one in self.contexts.get(pair, ())[-1:])

    def bringing_back(
        self, pair: frozenset[EventName], kind: Kind, number: int
    ) -> ProvedQuestion | None:
        """Return a question that asks for the order of a pair, among other events than before."""
        two = [self.askable[name] for name in sorted(pair)]
        for attempt in range(AROUND_A_PAIR):
            chance = Chance("again", kind, self.seed, number, *sorted(pair), attempt)
            # The fewer there are, the likelier both are asked.
            pool = self.pool.among([*two, *self.others(two, chance)[attempt // 2 :]])
            question = self.fitting(made(pool, kind, chance, self.seed), self.wishes.difficulty)
            if question and pair in asked_pairs(question) and not self.repeats(question):
                return question
        return None

    def others(self, two: list[Askable], chance: Chance) -> list[Askable]:
        """Return events picked from those nearest to a pair in time."""
        near = [
            other
            for one in two
            for other in (
                *self.pool.before(one, AROUND_A_PAIR),
                *self.pool.after(one, AROUND_A_PAIR),
            )
            if other not in two
        ]
        return chance.shuffled(dict.fromkeys(near))[: AROUND_A_PAIR - len(two)]

    def tried(
        self, kind: Kind, number: int, difficulty: int | None, version: str, *, brackets: bool
    ) -> Iterator[ProvedQuestion]:
        """Yield new questions of a kind and a difficulty (None: any), as chance brings them."""
        for attempt in range(TRIES):
            chance = Chance("sitting" + version, kind, self.seed, number, attempt)
            pool = self.pool if difficulty is None else self.thinned(chance)
            question = made(pool, kind, chance, self.seed, brackets=brackets)
            if new := self.fitting(question, difficulty):
                yield new

    def thinned(self, chance: Chance) -> Pool:
        """Return a pool of a few events, so that the gaps between them are wider, or of all."""
        size = chance.pick(SPREADS)
        if size is None or size >= len(self.pool):
            return self.pool
        picked = (chance.pick(self.pool.by_start) for _ in range(size))
        return self.pool.among(list({one.event.name: one for one in picked}.values()))

    def fitting(
        self, question: ProvedQuestion | None, difficulty: int | None
    ) -> ProvedQuestion | None:
        if question is None or sameness(question) in self.same:
            return None
        if self.contexts and self.was_asked_so(question):
            return None
        return question if difficulty in (None, question.difficulty) else None

    def was_asked_so(self, question: ProvedQuestion) -> bool:
        """Return whether a pair that comes back was asked in the very same context lately."""
        here = context(question)
        return any(here in self.contexts.get(pair, ()) for pair in asked_pairs(question))

    def best(self, questions: Iterable[ProvedQuestion]) -> ProvedQuestion | None:
        """Return the question that repeats least, and among several the one asked least before."""
        fresh: list[ProvedQuestion] = []
        best: ProvedQuestion | None = None
        for question in questions:
            if not self.repeats(question):
                fresh.append(question)
                if len(fresh) == COMPARED:
                    break
            elif best is None or self.repeats(question) < self.repeats(best):
                best = question
        return min(fresh, key=self.staleness, default=best)

    def repeats(self, question: ProvedQuestion) -> int:
        """Return how many keys and pairs of the question were asked before in this quiz."""
        return len(self.keys & key_events(question)) + len(self.pairs & pairs(question))

    def staleness(self, question: ProvedQuestion) -> float:
        """Return how often the events of a question were asked before, on average."""
        names = events_of(question)
        return sum(self.times[name] for name in names) / max(1, len(names))

    def add(self, question: ProvedQuestion) -> None:
        self.questions.append(question)
        self.same.add(sameness(question))
        self.keys |= key_events(question)
        self.pairs |= pairs(question)
        self.times.update(events_of(question))


def shortage(number: int, refused: Mapping[str, int], wishes: Wishes) -> Message:
    """Return why no question can be made, in a sentence."""
    counted = "; ".join(f"{number} {reason}" for reason, number in sorted(refused.items()))
    not_asked = Message(" (not asked: %(reasons)s)", reasons=counted) if counted else ""
    if number > 2 and wishes.difficulty is not None:
        return Message(
            "No question of difficulty %(level)s can be made from the %(number)s events that can "
            "be asked%(not_asked)s.",
            level=wishes.difficulty,
            number=number,
            not_asked=not_asked,
        )
    return Message(
        "No question can be made: %(number)s events can be asked, and a question needs at least "
        "three whose order is certain%(not_asked)s.",
        number=number,
        not_asked=not_asked,
    )
