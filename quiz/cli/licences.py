"""quiz licences: what this program is made of, and on what terms."""

import re
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution

import click

from quiz.cli.output import as_json, write_json, write_table

OURS = "chronoquiz"
UNKNOWN = "unknown"

REQUIRED = re.compile(r"(?P<name>[\w.-]+)\s*(?:\[(?P<extras>[^]]*)\])?")
ONLY_WITH = re.compile(r"""\bextra\s*==\s*["'](?P<extra>[^"']+)["']""")

# Some packages put the whole licence where its name belongs.
LONGEST_NAME = 60


@click.command()
@as_json
def licences(as_json: bool) -> None:
    """List the packages that are installed and needed, each with its licence.

    Example: quiz licences --json
    """
    records = [record(package) for package in needed()]
    if as_json:
        write_json(records)
    else:
        columns = ["name", "version", "licence"]
        write_table(columns, [[one[column] for column in columns] for one in records])


def record(package: Distribution) -> dict[str, str]:
    return {
        "name": package.metadata["Name"],
        "version": package.version,
        "licence": licence(package),
    }


def licence(package: Distribution) -> str:
    """Return a package's licence in the most exact of the ways in which it says so."""
    expressions: list[str] = package.metadata.get_all("License-Expression", [])
    fields: list[str] = package.metadata.get_all("License", [])
    classifiers: list[str] = package.metadata.get_all("Classifier", [])
    names = [line.split(" :: ")[-1] for line in classifiers if line.startswith("License :: ")]
    short = [name for name in fields if "\n" not in name and len(name) <= LONGEST_NAME]
    return next(iter([*expressions, *filter(None, short)]), " AND ".join(names) or UNKNOWN)


def needed() -> list[Distribution]:
    """Return this program and all that it needs, by name; what is for other machines is not here.

    Of our own extras all that are installed count; of others' those that somebody asks for.
    """
    try:
        ours = distribution(OURS)
    except PackageNotFoundError:
        raise click.ClickException(
            "The program runs from a folder that was not installed, and so nothing says what it "
            "needs: make run, or pip install it."
        ) from None
    found = {plain(OURS): ours}
    waiting = list(requirements(ours, None))
    seen: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        name, extras = waiting.pop()
        if (name, extras) in seen:
            continue
        seen.add((name, extras))
        try:
            package = found[name] = distribution(name)
        except PackageNotFoundError:
            continue
        waiting.extend(requirements(package, extras))
    return [package for _, package in sorted(found.items())]


def requirements(
    package: Distribution, asked: frozenset[str] | None
) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the name of each package that one needs, with the extras of it that it asks for.

    `asked` are the extras that somebody asks for of the package itself, None for all it has.
    """
    for line in package.requires or []:
        required, _, condition = line.partition(";")
        extra = ONLY_WITH.search(condition)
        if extra and asked is not None and plain(extra["extra"]) not in asked:
            continue
        if found := REQUIRED.match(required.strip()):
            extras = (found["extras"] or "").split(",")
            yield plain(found["name"]), frozenset(plain(one) for one in extras if one.strip())


def plain(name: str) -> str:
    """Return a name as packages are compared by it."""
    return re.sub(r"[-_.]+", "-", name.strip()).lower()
