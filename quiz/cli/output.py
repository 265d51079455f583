"""What commands write: files and JSON for programs, tables and bars of progress for people."""

import json
import sys
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, TypeVar

import click

from quiz.formats.exchange import Written

T = TypeVar("T")

as_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")

to_file = click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="A new file.  [default: to stdout]"
)


def check_output(output: Path | None) -> None:
    """Raise UsageError where a file would be written to a terminal."""
    if output is None and sys.stdout.isatty():
        raise click.UsageError("Name a new file to write to: -o FILE.")


def hand_out(written: Written, output: Path | None, what: str) -> None:
    """Write a file to a new one, or to standard output; tell what could not be carried into it."""
    for problem in written.problems:
        click.echo(str(problem), err=True)
    if output is None:
        click.echo(written.content, nl=False)
    else:
        write_new(output, written.content)
        click.echo(f"{what} is written to {output}.")


def write_new(file: Path, content: bytes) -> None:
    """Write a file where there is none."""
    try:
        with file.open("xb") as opened:
            opened.write(content)
    except FileExistsError as trouble:
        raise click.ClickException(f"{file} is there already: name a new file.") from trouble
    except OSError as trouble:
        raise click.ClickException(f"{file} cannot be written: {trouble.strerror}.") from trouble


def write_json(document: Any) -> None:
    """Write one JSON document in UTF-8, whatever the terminal speaks."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=1).encode())


def write_table(headings: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Write rows in columns as wide as their longest cell."""
    lines = [headings, *[[str(cell) for cell in row] for row in rows]]
    widths = [max(len(line[column]) for line in lines) for column in range(len(headings))]
    for line in lines:
        cells = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        click.echo("  ".join(cells).rstrip())


def watched(values: Sequence[T], label: str) -> AbstractContextManager[Iterable[T]]:
    """Return the values to go through, with a bar of progress where somebody watches."""
    return click.progressbar(values, label=label, file=sys.stderr, hidden=not sys.stderr.isatty())
