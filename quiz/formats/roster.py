"""A class list: names of students, from what was pasted or from a table in a file."""

import csv
import io
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from quiz.articles import plain
from quiz.formats.exchange import Problem
from quiz.formats.workbook import is_workbook, rows_of_workbook
from quiz.messages import Complaint, Message

LARGEST_FILE = 2_000_000  # bytes
MOST_NAMES = 300
MOST_LINES = 20_000
LONGEST_NAME = 200
# Of a name that is too long, or none, so much is shown.
SHOWN = 60

# What a column of names is called, and the two that make one name together.
NAME = frozenset(
    (
        "name", "names", "student", "students", "pupil", "pupils", "learner", "full name",
        "student name", "pupil name", "display name", "name of student", "schüler", "schülerin",
        "schülername", "élève", "eleve", "alumno", "alumna", "allievo", "studente", "leerling",
    )
)  # fmt: skip
GIVEN = frozenset(("first name", "firstname", "given name", "forename", "vorname", "prénom"))
FAMILY = frozenset(
    ("last name", "lastname", "surname", "family name", "nachname", "familienname", "nom")
)

# What lists put before a name, and what nobody sees at its ends.
_BULLET = re.compile(r"^(?:[•·▪◦*–—-]|\d{1,3}[.)])\s+")
_UNSEEN = "\ufeff\u200b\u200e\u200f"
# What turns the direction of all that follows it.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_ASIDE = re.compile(r"[\d@]")


class UnusableRoster(Complaint):
    """Nobody can be added from this list; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Roster:
    """The names of a list in its order, none twice; what was left out, and how many lines said
    nothing."""

    names: tuple[str, ...]
    problems: tuple[Problem, ...]
    blank: int


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the names stand in the rows of a table; `given` where they stand in two parts."""

    name: int
    given: int | None = None
    headed: bool = False

    def name_of(self, cells: Sequence[str]) -> str:
        parts = [cells[at].strip() if at < len(cells) else "" for at in self.places]
        return ", ".join(part for part in parts if part)

    @property
    def places(self) -> tuple[int, ...]:
        return (self.name,) if self.given is None else (self.name, self.given)


def read_file(content: bytes) -> Roster:
    """Return the names of a spreadsheet or a text file.

    Raises UnusableRoster, or UnreadableFile where it is neither.
    """
    if len(content) > LARGEST_FILE:
        raise UnusableRoster(
            "The file has more than %(most)s MB. A list of names has less: "
            "leave out what is not needed, or paste the names.",
            most=LARGEST_FILE // 1_000_000,
        )
    if is_workbook(content):
        rows = rows_of_workbook(content)
        return roster(rows, columns_of(rows), "row")
    text, _ = plain.decode(content)
    return read_pasted(text)


def read_pasted(text: str) -> Roster:
    """Return the names of a text, one a line or in a column of a table. Raises UnusableRoster."""
    lines = lines_of(text.removeprefix("\ufeff"))
    delimiter = delimiter_of([line for line in lines if line.strip()])
    if delimiter is None:
        column = [[line] for line in lines]
        return roster(column, columns_of(column), "line")
    try:
        rows = list(csv.reader(io.StringIO("\n".join(lines)), delimiter=delimiter))
    except csv.Error as trouble:
        raise UnusableRoster("One line of it has no end. Paste the names alone.") from trouble
    return roster(rows, columns_of(rows), "row")


def read_names(text: str) -> Roster:
    """Return names that were read before, one a line."""
    return roster([[line] for line in lines_of(text)], Columns(0), "line")


def lines_of(text: str) -> list[str]:
    """Return the lines of a text; UnusableRoster where they are too many to look at each."""
    if len(text.split("\n", MOST_LINES)) <= MOST_LINES:
        lines = text.splitlines()
        if len(lines) <= MOST_LINES:
            return lines
    raise UnusableRoster(
        "It has more than %(lines)s lines. At most %(most)s names can be added at a time: divide "
        "the list, and add the parts one after the other.",
        lines=MOST_LINES,
        most=MOST_NAMES,
    )


def delimiter_of(lines: Sequence[str]) -> str | None:
    """Return what parts the columns of a table; None where every line is one name.

    “Schmidt, Anna” is a name and no table.
    """
    for delimiter in "\t;":
        if 2 * sum(delimiter in line for line in lines) > len(lines):
            return delimiter
    first = lines[0].split(",") if lines else []
    if len(first) > 1 and any(heading(cell) for cell in first):
        return ","
    looks = sum(
        line.startswith('"') or line.count(",") > 1 or bool(_ASIDE.search(line.partition(",")[2]))
        for line in lines
    )
    return "," if 2 * looks > len(lines) else None


def heading(cell: str) -> str | None:
    """Return "name", "given" or "family" for the heading of such a column."""
    plain_cell = " ".join(cell.strip(_UNSEEN + '" ').replace("_", " ").casefold().split())
    for kind, headings in (("name", NAME), ("given", GIVEN), ("family", FAMILY)):
        if plain_cell in headings:
            return kind
    return None


def roster(rows: Sequence[Sequence[str]], columns: Columns, place: str) -> Roster:
    """Return the names in rows, whose places are counted from 1 and called as given."""
    names: dict[str, tuple[str, int]] = {}
    problems: list[Problem] = []
    blank = 0
    for number, cells in enumerate(rows, start=1):
        if number == 1 and columns.headed:
            continue
        if not any(cell.strip(_UNSEEN + " \t") for cell in cells):
            blank += 1
            continue
        name = tidied(columns.name_of(cells))
        why = complaint(name)
        if why is None and (earlier := names.get(key(name))):
            why = again(name, place, earlier[1])
        if why:
            problems.append(Problem(place_of(place, number), why))
        else:
            names[key(name)] = (name, number)
    if len(names) > MOST_NAMES:
        raise UnusableRoster(
            "These are %(count)s names. At most %(most)s can be added at a time: divide "
            "the list, and add the parts one after the other.",
            count=len(names),
            most=MOST_NAMES,
        )
    return Roster(tuple(name for name, _ in names.values()), tuple(problems), blank)


def place_of(place: str, number: int) -> Message:
    if place == "row":
        return Message("Row %(number)s", number=number)
    return Message("Line %(number)s", number=number)


def again(name: str, place: str, number: int) -> Message:
    if place == "row":
        return Message("“%(name)s” stands in row %(number)s already.", name=name, number=number)
    return Message("“%(name)s” stands in line %(number)s already.", name=name, number=number)


def columns_of(rows: Sequence[Sequence[str]]) -> Columns:
    """Return where the names are: by the headings, else in the first column that has letters."""
    kinds = [heading(cell) for cell in rows[0]] if rows else []
    if "name" in kinds:
        return Columns(kinds.index("name"), headed=True)
    if "family" in kinds and "given" in kinds:
        return Columns(kinds.index("family"), kinds.index("given"), headed=True)
    filled = [cells for cells in rows if any(cell.strip() for cell in cells)]
    for at in range(max((len(cells) for cells in filled), default=0)):
        lettered = sum(has_letters(cells[at]) for cells in filled if at < len(cells))
        if 2 * lettered > len(filled):
            return Columns(at)
    return Columns(0)


def tidied(name: str) -> str:
    """Return a name without the marks of a list, and without spaces that say nothing."""
    line = " ".join(unicodedata.normalize("NFC", name).strip(_UNSEEN + " ").split())
    return _BULLET.sub("", line)


def complaint(name: str) -> Message | None:
    """Return why this is no name of a student; None where it may be one."""
    shown = name if len(name) <= SHOWN else name[:SHOWN] + "…"
    if not name:
        return Message("There is no name in it.")
    if name.startswith("="):
        return Message(
            "“%(name)s” is a formula and no name. Put the name itself there.", name=shown
        )
    if len(name) > LONGEST_NAME:
        return Message(
            "“%(name)s” has %(count)s characters. A name has at most %(most)s.",
            name=shown,
            count=len(name),
            most=LONGEST_NAME,
        )
    if any(unicodedata.category(one) in ("Cc", "Cs") or one in _TURNING for one in name):
        return Message("There is a character in it that nobody can see. Type the name anew.")
    if not has_letters(name):
        return Message("“%(name)s” has no letter in it.", name=shown)
    return None


def has_letters(text: str) -> bool:
    """Return whether there is a letter in it, or a picture that can stand for one."""
    return any(unicodedata.category(one)[0] == "L" or is_picture(one) for one in text)


def is_picture(character: str) -> bool:
    return unicodedata.category(character) == "So"


def key(name: str) -> str:
    """Return what two spellings of one name have in common, capitals or not."""
    return unicodedata.normalize("NFC", " ".join(name.split()).casefold())
