"""quiz questions: questions made from events."""

from collections.abc import Sequence

import click
from click.core import ParameterSource

from quiz.cli.library import known_topic
from quiz.cli.opening import opened_database
from quiz.cli.output import as_json, write_json
from quiz.events.event import Event
from quiz.questions import code, difficulty, record
from quiz.questions.code import QuizCode, UnreadableCode
from quiz.questions.fingerprint import changes
from quiz.questions.generation import Generated, generate
from quiz.questions.question import Kind, Ordering, ProvedQuestion
from quiz.questions.sitting import Quiz, TooFewEvents, compose, version_b
from quiz.questions.wishes import Wishes
from quiz.storage import library

MOST = 1_000_000
LARGEST_SEED = 2**63 - 1

Made = Generated | Quiz


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
            slug = known_topic(slug or "").slug
            events = library.events_of(known_topic(slug).id)
            kinds_wished = tuple(map(Kind, kinds)) or tuple(Kind)
            wishes = Wishes(kinds_wished, count)
            made: Made = generate(events, kinds_wished, count, seed)
            its_code = code.code_of(slug, wishes, seed, events, independent=True)
            changed = None
        else:
            refuse_beside_code(context)
            found = read_code(typed)
            slug, count, its_code = topic_of(found), found.wishes.count, typed.strip()
            events = library.events_of(known_topic(slug).id)
            made = made_by(found, events)
            changed = changes(found.fingerprint, events)
    grounds = grounds_of(made)
    if not made.questions:
        raise click.ClickException(f"No question can be made from {slug} so ({grounds}).")
    write_questions(made, its_code, as_json)
    if changed:
        click.echo(changed, err=True)
    if len(made.questions) < count:
        short = f"{slug} allows only {len(made.questions)} of {count} questions ({grounds})."
        click.echo(short, err=True)
    elif as_json:
        click.echo(f"{slug}: {grounds}.", err=True)


def refuse_beside_code(context: click.Context) -> None:
    for name in ("kinds", "count", "seed"):
        if context.get_parameter_source(name) is not ParameterSource.DEFAULT:
            raise click.UsageError("A code says all: give no other option with it.", context)


def read_code(typed: str) -> QuizCode:
    try:
        return code.read(typed)
    except UnreadableCode as trouble:
        raise click.ClickException(str(trouble)) from trouble


def topic_of(found: QuizCode) -> str:
    """Return the slug of a code's topic; an error where the topic is not here."""
    for topic in library.topics():
        if code.topic_digest(topic.slug) == found.topic:
            return topic.slug
    raise click.ClickException("The topic of this code is not in this database.")


def made_by(found: QuizCode, events: Sequence[Event]) -> Made:
    """Return the questions of a code; an error where the events allow none."""
    wishes = found.wishes
    if found.independent:
        return generate(events, wishes.kinds, wishes.count, found.seed)
    try:
        wishes = code.wishes_over(found, events)
        compose_version = version_b if found.version_b else compose
        return compose_version(events, found.seed, wishes)
    except (TooFewEvents, UnreadableCode) as trouble:
        raise click.ClickException(str(trouble)) from trouble


def write_questions(made: Made, its_code: str | None, as_json: bool) -> None:
    if as_json:
        write_json([record.published(question) for question in made.questions])
        return
    for number, question in enumerate(made.questions, start=1):
        write_question(number, question, made.days)
    if its_code:
        click.echo(f"Code: {its_code}")


def grounds_of(made: Made) -> str:
    """Return "2,200 of 2,321 pairs are certain; 14 events wait for review"."""
    refused = sorted(made.refused.items())
    reasons = [f"{number} {'event' if number == 1 else 'events'} {why}" for why, number in refused]
    certain = f"{made.certain_pairs:,} of {made.pairs:,} pairs of events are certain"
    return "; ".join([certain, *reasons])


def write_question(number: int, question: ProvedQuestion, days: int) -> None:
    click.echo(f"{number}. {question.stem}  [{question.kind}]")
    for choice in question.choices:
        click.echo(f"   {choice.id}  {choice.text}")
    click.echo(f"   Key: {key_in_words(question)}")
    click.echo(f"   {difficulty.in_words(question, days)}")


def key_in_words(question: ProvedQuestion) -> str:
    """Return the ids of the key: "c, a + d, b" where a and d belong side by side."""
    if isinstance(question, Ordering):
        return ", ".join(" + ".join(group) for group in question.groups)
    return ", ".join(sorted(question.key))
