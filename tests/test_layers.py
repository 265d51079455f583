"""Imports run one way, never in a circle; files stay small."""

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FILES = sorted((ROOT / "quiz").rglob("*.py"))
LONGEST = 400
STAGES = [
    "messages",
    "dates",
    "articles",
    "events",
    "questions",
    "attempts",
    "practice",
    "results",
    "formats",
    "config",
    "storage",
    "web",
    "app",
    "serving",
    "cli",
    "__main__",
]


def name(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(file: Path) -> set[str]:
    """Return the modules of ours that a file imports, wherever in it, itself left out."""
    return {module for module in imported(file) if module.startswith("quiz.")} - {name(file)}


def imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                longer = f"{node.module}.{alias.name}"
                yield longer if is_module(longer) else node.module


def is_module(dotted: str) -> bool:
    path = ROOT.joinpath(*dotted.split("."))
    return path.is_dir() or path.with_suffix(".py").is_file()


def stage(module: str) -> int:
    return STAGES.index(module.split(".")[1])


STAGED = [file for file in FILES if name(file) != "quiz"]


@pytest.mark.parametrize("file", STAGED, ids=name)
def test_a_stage_uses_only_the_stages_before_it(file):
    late = {module for module in imports(file) if stage(module) > stage(name(file))}
    assert late == set()


def test_no_modules_import_each_other_in_a_circle():
    modules = {name(file) for file in FILES}
    TopologicalSorter({name(file): imports(file) & modules for file in FILES}).prepare()


@pytest.mark.parametrize("file", FILES + sorted((ROOT / "tests").rglob("*.py")), ids=name)
def test_no_file_is_too_long_to_read(file):
    assert len(file.read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("file", [file for file in FILES if file.name == "__init__.py"], ids=name)
def test_a_folder_opens_with_its_reading_order_and_nothing_else(file):
    body = ast.parse(file.read_text(encoding="utf-8")).body
    assert len(body) == 1
    assert isinstance(body[0], ast.Expr)
    assert isinstance(body[0].value, ast.Constant)
