"""quiz questions: questions made from events."""

from collections.abc import Mapping

import click

from quiz.cli.library import known_topic
from quiz.cli.opening import opened_database
from quiz.cli.output import as_json, write_json
from quiz.questions import record
from quiz.questions.generation import generate
from quiz.questions.question import Kind, Ordering, Question
from quiz.storage import library

MOST = 1_000_000
LARGEST_SEED = 2**63 - 1


@click.command("generate")
@click.option("--topic", "slug", required=True, help="The slug of a topic.")
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
@as_json
def generate_questions(
    slug: str, kinds: tuple[str, ...], count: int, seed: int, as_json: bool
) -> None:
    """Make independent questions, none twice, over the kinds as evenly as the events allow.

    Example: quiz questions generate --topic russia-north-korea --kind first --count 5 --seed 7
    """
    with opened_database():
        events = library.events_of(known_topic(slug).id)
    made = generate(events, [Kind(kind) for kind in kinds] or list(Kind), count, seed)
    if not made.questions:
        raise click.ClickException(
            f"No question can be made from {slug} so{because(made.refused)}."
        )
    if as_json:
        write_json([record.published(question) for question in made.questions])
    else:
        for number, question in enumerate(made.questions, start=1):
            write_question(number, question)
    if len(made.questions) < count:
        click.echo(
            f"{slug} allows only {len(made.questions)} of {count} questions"
            f"{because(made.refused)}.",
            err=True,
        )


def because(refused: Mapping[str, int]) -> str:
    """Return the end of a sentence that says which events are not asked, and why."""
    reasons = "; ".join(f"{number} {reason}" for reason, number in sorted(refused.items()))
    return f" (events not asked: {reasons})" if reasons else ""


def write_question(number: int, question: Question) -> None:
    key = question.key if isinstance(question, Ordering) else sorted(question.key)
    click.echo(f"{number}. {question.stem}  [{question.kind}, difficulty {question.difficulty}]")
    for choice in question.choices:
        click.echo(f"   {choice.id}  {choice.text}")
    click.echo(f"   Key: {', '.join(key)}")
