"""quiz questions: questions made from events."""

from collections.abc import Sequence
from dataclasses import dataclass

import click
from click.core import ParameterSource

from quiz.cli.library import known_topic
from quiz.cli.opening import opened_database
from quiz.cli.output import as_json, write_json
from quiz.events.event import Event
from quiz.questions import code, record
from quiz.questions.code import Fingerprint, UnreadableCode
from quiz.questions.generation import Generated, generate
from quiz.questions.question import Kind, Ordering, Question
from quiz.questions.sitting import TooFewEvents, compose
from quiz.storage import library

MOST = 1_000_000
LARGEST_SEED = 2**63 - 1


@click.command("generate")
@click.option("--topic", "slug", help="The slug of a topic.")
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice([kind.value for kind in Kind]),
    help="Only this kind; may be given several times.  [default: all kinds]",
)
@click.option("--count", type=click.IntRange(1, MOST), default=10, show_default=True)
@click.option(
    "--seed",
    type=click.IntRange(0, LARGEST_SEED),
    default=0,
    show_default=True,
    help="The same seed makes the same questions, on every machine.",
)
@click.option("--code", "typed", help="The code of a quiz, in place of all the others.")
@as_json
@click.pass_context
def generate_questions(
    context: click.Context,
    slug: str | None,
    kinds: tuple[str, ...],
    count: int,
    seed: int,
    typed: str | None,
    as_json: bool,
) -> None:
    """Make independent questions, none twice, over the kinds as evenly as the events allow.

    Example: quiz questions generate --topic russia-north-korea --kind first --count 5 --seed 7
    """
    if (slug is None) == (typed is None):
        raise click.UsageError("Give either --topic or --code.", context)
    with opened_database():
        if typed is None:
            asked = Asked(known_topic(slug or "").slug, tuple(map(Kind, kinds)), count, seed)
        else:
            refuse_beside_code(context)
            asked = asked_by(typed)
        events = library.events_of(known_topic(asked.slug).id)
    made, grounds = questions_of(asked, events)
    if not made:
        raise click.ClickException(f"No question can be made from {asked.slug} so ({grounds}).")
    write_questions(made, code_of_asked(asked, events), as_json)
    if asked.fingerprint and (changed := code.changes(asked.fingerprint, events)):
        click.echo(changed, err=True)
    if len(made) < asked.count:
        short = f"{asked.slug} allows only {len(made)} of {asked.count} questions ({grounds})."
        click.echo(short, err=True)
    elif as_json:
        click.echo(f"{asked.slug}: {grounds}.", err=True)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is wanted: questions of some kinds (none: of all), or a quiz as a page makes it."""

    slug: str
    kinds: tuple[Kind, ...]
    count: int
    seed: int
    fingerprint: Fingerprint | None = None

    @property
    def quiz(self) -> bool:
        return self.fingerprint is not None and not self.kinds


def refuse_beside_code(context: click.Context) -> None:
    for name in ("kinds", "count", "seed"):
        if context.get_parameter_source(name) is not ParameterSource.DEFAULT:
            raise click.UsageError("A code says all: give no other option with it.", context)


def asked_by(typed: str) -> Asked:
    """Return what a code asks for; an error where it cannot be read, or its topic is not here."""
    try:
        found = code.read(typed)
    except UnreadableCode as trouble:
        raise click.ClickException(str(trouble)) from trouble
    for topic in library.topics():
        if code.topic_digest(topic.slug) == found.topic:
            return Asked(topic.slug, found.kinds, found.count, found.seed, found.fingerprint)
    raise click.ClickException("The topic of this code is not in this database.")


def questions_of(asked: Asked, events: Sequence[Event]) -> tuple[tuple[Question, ...], str]:
    """Return the questions, and in words what they could be made from."""
    if asked.quiz:
        try:
            return compose(events, asked.seed, asked.count), "as a quiz"
        except TooFewEvents as shortage:
            raise click.ClickException(str(shortage)) from shortage
    made = generate(events, asked.kinds or tuple(Kind), asked.count, asked.seed)
    return made.questions, grounds_of(made)


def code_of_asked(asked: Asked, events: Sequence[Event]) -> str | None:
    kinds = () if asked.quiz else asked.kinds or tuple(Kind)
    return code.code_of(asked.slug, kinds, asked.count, asked.seed, events)


def write_questions(made: Sequence[Question], its_code: str | None, as_json: bool) -> None:
    if as_json:
        write_json([record.published(question) for question in made])
        return
    for number, question in enumerate(made, start=1):
        write_question(number, question)
    if its_code:
        click.echo(f"Code: {its_code}")


def grounds_of(made: Generated) -> str:
    """Return "2,200 of 2,321 pairs are certain; 14 events wait for review"."""
    refused = sorted(made.refused.items())
    reasons = [f"{number} {'event' if number == 1 else 'events'} {why}" for why, number in refused]
    certain = f"{made.certain_pairs:,} of {made.pairs:,} pairs of events are certain"
    return "; ".join([certain, *reasons])


def write_question(number: int, question: Question) -> None:
    key = question.key if isinstance(question, Ordering) else sorted(question.key)
    click.echo(f"{number}. {question.stem}  [{question.kind}, difficulty {question.difficulty}]")
    for choice in question.choices:
        click.echo(f"   {choice.id}  {choice.text}")
    click.echo(f"   Key: {', '.join(key)}")
