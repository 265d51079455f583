"""Anki itself, without its windows: imports packages one after another and tells what it then has.

Run by Anki's own Python, with a new folder and the packages; what it tells is JSON. None of the
program that is judged is imported here.
"""

import json
import sys
from pathlib import Path

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

folder, *packages = map(Path, sys.argv[1:])
collection = Collection(str(folder / "collection.anki2"))


def imported(package):
    """Import a package as the dialogue does unless told otherwise: what is newer is renewed."""
    request = ImportAnkiPackageRequest(
        package_path=str(package), options=ImportAnkiPackageOptions()
    )
    log = collection.import_anki_package(request).log
    return {
        kind: len(getattr(log, kind)) for kind in ("new", "updated", "duplicate", "conflicting")
    }


def shown(card):
    note, rendered = card.note(), card.render_output()
    return {
        "deck": collection.decks.name(card.did),
        "model": note.note_type()["name"],
        "guid": note.guid,
        "fields": note.fields,
        "tags": note.tags,
        "front": rendered.question_text,
        "back": rendered.answer_text,
        "css": rendered.css,
        "sounds": len(rendered.question_av_tags) + len(rendered.answer_av_tags),
    }


imports = [imported(package) for package in packages]
cards = [collection.get_card(number) for number in collection.find_cards("", order="c.due")]
told = {
    "imports": imports,
    "notes": collection.note_count(),
    "cards": [shown(card) for card in cards],
    "media": {
        path.name: path.read_bytes().hex() for path in Path(collection.media.dir()).iterdir()
    },
    "missing": list(collection.media.check().missing),
}
collection.close()
json.dump(told, sys.stdout)
