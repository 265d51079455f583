"""What commands write: JSON for programs, tables and bars of progress for people."""

import json
import sys
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Any, TypeVar

import click

T = TypeVar("T")

as_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")


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
