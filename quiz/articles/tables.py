"""Tables with merged cells, as rows that each say everything: an entry can be read alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quiz.articles.file import LONGEST_TEXT, UnreadableFile
from quiz.articles.written import Part, paragraphs, row

_MOST_COLUMNS = 60
_LONGEST_REPEATED = 120  # characters


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its lines, and how many rows and columns it covers."""

    lines: tuple[str, ...]
    down: int = 1
    across: int = 1


def table(rows: Sequence[Sequence[Cell]]) -> Iterator[Part]:
    """Yield the rows of a table; what is merged over several rows is said in each.

    A table of one column holds no entries but the page's own paragraphs. A cell with several
    items gives a row for each, if the others are short enough to be said again.
    """
    if all(len(cells) <= 1 for cells in _filled(rows)):
        for words in (line for cells in _filled(rows) for cell in cells for line in cell):
            yield from paragraphs(words)
        return
    length = 0
    for line in (line for cells in _filled(rows) for line in _lines(cells)):
        yield from row(line)
        length += sum(map(len, line))
        if length > LONGEST_TEXT:
            raise UnreadableFile(
                "A table has more than %(most)s characters when each row is read alone.",
                most=LONGEST_TEXT,
            )


def _filled(rows: Sequence[Sequence[Cell]]) -> Iterator[list[tuple[str, ...]]]:
    """Yield rows with every column filled that a cell above covers."""
    above: dict[int, tuple[int, tuple[str, ...]]] = {}
    for cells in rows:
        line: list[tuple[str, ...]] = []
        waiting = list(reversed(cells[:_MOST_COLUMNS]))
        while len(line) < _MOST_COLUMNS and (waiting or len(line) in above):
            column = len(line)
            if column in above:
                left, lines = above.pop(column)
                line.append(lines)
                if left > 1:
                    above[column] = (left - 1, lines)
                continue
            cell = waiting.pop()
            for offset in range(max(1, min(cell.across, _MOST_COLUMNS - column))):
                lines = cell.lines if offset == 0 else ()
                line.append(lines)
                if cell.down > 1 and sum(map(len, lines)) <= _LONGEST_REPEATED:
                    above[column + offset] = (cell.down - 1, lines)
        while line and not any(line[-1]):
            line.pop()
        yield line


def _lines(cells: Sequence[tuple[str, ...]]) -> Iterator[list[str]]:
    several = [number for number, lines in enumerate(cells) if len(lines) > 1]
    rest = sum(len(lines[0]) for lines in cells if len(lines) == 1)
    if len(several) != 1 or rest > _LONGEST_REPEATED:
        yield [" ".join(lines) for lines in cells]
        return
    (column,) = several
    for item in cells[column]:
        yield [item if number == column else " ".join(lines) for number, lines in enumerate(cells)]
