"""The catalogue of all texts of the pages, written anew: `python -m tests.catalogue`."""

import io
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

import quiz
from quiz.messages import Complaint

ROOT = Path(__file__).resolve().parents[1]
TEMPLATE = ROOT / "quiz" / "translations" / "messages.pot"
READERS = [("quiz/**.py", "python"), ("templates/**.html", "jinja2")]
SINGLE = ("_", "gettext", "lazy_gettext", "Message")
COUNTED = ("ngettext", "lazy_ngettext", "counted")
HEADER = "# Every text of Chronoquiz's pages. Written by `python -m tests.catalogue`."


def extracted() -> Catalog:
    """Return every text that is marked in the program and the templates."""
    keywords = {
        **dict.fromkeys(SINGLE, (1,)),
        **dict.fromkeys(COUNTED, (1, 2)),
        **{kind.__name__: (1,) for kind in kinds_of(Complaint)},
    }
    catalog = Catalog(project="Chronoquiz", charset="utf-8", header_comment=HEADER)
    catalog.fuzzy = False
    found = extract_from_dir(
        ROOT, READERS, keywords=keywords, comment_tags=("Translators:",), strip_comment_tags=True
    )
    for file, _line, message, comments, context in found:
        catalog.add(message, locations=[(file, None)], auto_comments=comments, context=context)
    return catalog


def kinds_of(kind: type) -> Iterator[type]:
    """Yield what a kind of complaint is refined into, in any module there is."""
    for module in walk_packages(quiz.__path__, "quiz."):
        if not module.name.startswith(("quiz.storage.migrations.", "quiz.__main__")):
            import_module(module.name)
    waiting = [kind]
    while waiting:
        waiting += (others := waiting.pop().__subclasses__())
        yield from others


def as_template(catalog: Catalog) -> str:
    """Return a catalogue as text, the same at any time for the same texts."""
    written = io.BytesIO()
    write_po(written, catalog, width=100, sort_by_file=True, include_lineno=False)
    dated = ("POT-Creation-Date", "PO-Revision-Date", "Generated-By")
    lines = written.getvalue().decode().splitlines(keepends=True)
    return "".join(line for line in lines if not line.removeprefix('"').startswith(dated))


if __name__ == "__main__":
    TEMPLATE.write_text(as_template(extracted()), encoding="utf-8")
