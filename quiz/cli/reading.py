"""quiz dates find, quiz events extract: what a text says, without a database."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import click

from quiz.cli.files import guessed_day, published, read_file, remark
from quiz.cli.output import as_json, write_json, write_table
from quiz.dates.phrases import DatePhrase, find
from quiz.dates.wording import words
from quiz.events.candidate import Candidate
from quiz.questions.record import date_record, iso_or_none

WIDEST_CELL = 60


@click.command("find")
@click.argument("file")
@published
@as_json
def find_dates(file: str, published: date | None, as_json: bool) -> None:
    """Find every date expression of a text, a web page, a PDF or a Word file.

    Places count characters of the text that is read, which “quiz articles show” prints after an
    import. Also read are Wikipedia's markup (.wiki), and events as Excel, CSV or TimelineJS's JSON.

    Example: quiz dates find article.txt --published 2023-09-12
    """
    given = read_file(file, published)
    found = find(given.article.text, given.published)
    remark(given, guessed_day(given, published))
    if as_json:
        write_json([phrase_record(phrase) for phrase in found])
    else:
        write_table(
            ["place", "words", "date", "kind"],
            [
                [
                    phrase.start,
                    shortened(phrase.text),
                    words(phrase.date) if phrase.date else "(open)",
                    phrase.kind,
                ]
                for phrase in found
            ],
        )


def phrase_record(phrase: DatePhrase) -> dict[str, Any]:
    placed, anchor = phrase.date, phrase.anchor
    return {
        "start": phrase.start,
        "end": phrase.end,
        "text": phrase.text,
        "edtf": placed.edtf if placed else None,
        "earliest": iso_or_none(placed.earliest) if placed else None,
        "latest": iso_or_none(placed.latest) if placed else None,
        "kind": phrase.kind,
        "anchor": anchor and {"start": anchor[0], "end": anchor[1]},
    }


@click.command("extract")
@click.argument("file")
@published
@as_json
def extract_events(file: str, published: date | None, as_json: bool) -> None:
    """Find every dated event of a text, a web page, a PDF or a Word file.

    Also read are Wikipedia's markup (.wiki), and events ready made as Excel, CSV or TimelineJS's
    JSON.

    Example: quiz events extract article.txt --published 2023-09-12 --json
    """
    given = read_file(file, published)
    found = given.events()
    remark(given, guessed_day(given, published))
    if as_json:
        write_json([candidate_record(candidate) for candidate in found])
    else:
        write_candidates(found)


def candidate_record(candidate: Candidate) -> dict[str, Any]:
    span, date_span = candidate.span, candidate.date_span
    return {
        "start": span.start,
        "end": span.end,
        "excerpt": candidate.quotation,
        "statement": candidate.statement,
        **date_record(candidate.date),
        "date_start": date_span.start if date_span else None,
        "date_end": date_span.end if date_span else None,
        "usable": candidate.usable,
        "reason": candidate.reason,
    }


def write_candidates(found: Sequence[Candidate]) -> None:
    for candidate in found:
        click.echo(f"{words(candidate.date)}: {candidate.statement}")
        if candidate.reason:
            click.echo(f"    waits: {candidate.reason}")
    usable = sum(candidate.usable for candidate in found)
    click.echo(f"{len(found)} events, {usable} of them can be asked at once.")


def shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= WIDEST_CELL else text[: WIDEST_CELL - 1] + "…"
