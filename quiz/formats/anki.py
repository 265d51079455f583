"""Decks for Anki: a card for each question of a set, or for each event of a topic.

Anki knows no kinds of questions. Whoever turns a card says how well it went, so that points and
weights have no place there. A deck that is imported again, and was made later, renews its cards and
doubles none: a card is known by its set and by what is asked, not by what is said of it.
"""

import hashlib
import json
import re
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from html import escape
from io import BytesIO
from itertools import count
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import genanki

from quiz.dates.wording import words
from quiz.events.agreement import Agreement, agreement, dates_of, shown_date, stated
from quiz.events.event import Event
from quiz.formats.anki_models import EVENT, QUESTION
from quiz.formats.exchange import WHOLE, FileQuestion, Package, Problem, Written, at_place
from quiz.formats.feedback import as_html
from quiz.formats.picture import PictureFile
from quiz.formats.rich_text import to_html
from quiz.formats.spreadsheets import UNWRITABLE
from quiz.formats.told_events import at_event, quotations
from quiz.messages import Message
from quiz.questions.written import (
    Picture,
    WrittenChoice,
    WrittenOrdering,
    WrittenQuestion,
    pictures_of,
)

SEVERAL = '<p class="note">More than one may be right.</p>'
TAG = re.compile("<[^<>]*>")
# The oldest day a ZIP file can tell: one that is the same for every deck.
NO_DAY = (1980, 1, 1, 0, 0, 0)

_MARKLESS = Message("Anki has no points: whoever turns a card says how well it went.")
_NO_PICTURE = Message("Its picture is missing, and what is seen in it stands in its place.")


def write(package: Package) -> Written:
    """Return a deck that asks the questions of a set: the front asks, the back tells."""
    deck = new_deck(package.title)
    drawn = {digest: file_name(digest, one) for digest, one in package.pictures.items()}
    problems: list[Problem] = []
    seen: Counter[str] = Counter()
    for number, asked in enumerate(package.questions, start=1):
        known_by = identity(asked)
        seen[known_by] += 1
        fields = question_fields(asked.question, drawn)
        add(deck, QUESTION, fields, (known_by, seen[known_by]), tags(asked))
        if any(one.digest not in drawn for one in pictures_of(asked.question)):
            problems.append(Problem(at_place(number), _NO_PICTURE))
    if any(has_marks(asked) for asked in package.questions):
        problems.append(Problem(WHOLE, _MARKLESS))
    used = {one.digest for asked in package.questions for one in pictures_of(asked.question)}
    media = {drawn[one]: package.pictures[one].content for one in drawn if one in used}
    return Written(packed(deck, media, package.made_at), tuple(problems))


def write_events(title: str, events: Sequence[Event], made_at: int = 0) -> Written:
    """Return a deck that asks when each event was; what may not be asked is a problem.

    `made_at` is in seconds since 1970.
    """
    deck = new_deck(title)
    problems = []
    for number, event in enumerate(events, start=1):
        if event.usable:
            fields = [escape(event.statement, quote=False), when(event), quotations(event)]
            add(deck, EVENT, fields, ("event", event.name), map(tag, event.tags))
        else:
            problems.append(Problem(at_event(number), event.reason or ""))
    return Written(packed(deck, {}, made_at), tuple(problems))


def new_deck(title: str) -> genanki.Deck:
    """Return an empty deck; two colons in a name would make a deck in a deck."""
    name = UNWRITABLE.sub("", title).replace("::", ": ")
    # Anki numbers decks by the millisecond, so that no deck has been given a number so high.
    number = 1 << 48 | int.from_bytes(hashlib.sha256(name.encode()).digest()[:6])
    return genanki.Deck(number, name)


def add(
    deck: genanki.Deck,
    model: genanki.Model,
    fields: Sequence[str],
    known_by: tuple[object, ...],
    tagged: Iterator[str],
) -> None:
    """Add a card after those that a deck has, to be known again by its deck and `known_by`."""
    guid = genanki.guid_for(deck.deck_id, *known_by)
    told = [as_field(text) for text in fields]
    place = len(deck.notes) + 1
    deck.add_note(genanki.Note(model, told, guid=guid, tags=list(filter(None, tagged)), due=place))


def as_field(html: str) -> str:
    """Return HTML in which Anki finds no sounds and no formulas: they begin with a bracket."""
    html = TAG.sub(on_one_line, UNWRITABLE.sub("", html))
    return html.replace("[", "&#91;")


def on_one_line(found: re.Match[str]) -> str:
    """Return a tag without the lines of an attribute, in which genanki does not see the tag."""
    return " ".join(found[0].split())


def identity(asked: FileQuestion) -> str:
    """Return what a question is known by: its number, or what it asks and offers."""
    if asked.number:
        return json.dumps(["number", asked.number])
    question = asked.question
    offered = sorted([choice.text, digest(choice.picture)] for choice in question.choices)
    return json.dumps([question.kind, question.stem, digest(question.picture), *offered])


def digest(picture: Picture | None) -> str:
    return picture.digest if picture else ""


def has_marks(asked: FileQuestion) -> bool:
    weighed = not isinstance(asked.question, WrittenOrdering) and asked.question.is_weighed
    return weighed or asked.points != 1


def tags(asked: FileQuestion) -> Iterator[str]:
    """Yield the tags of a question, and its category as one: Anki has them in one another too."""
    yield "::".join(filter(None, map(tag, asked.category.split("/"))))
    yield from map(tag, asked.tags)


def tag(words: str) -> str:
    """Return a tag, in which Anki takes no space."""
    return re.sub(r"\s+", "_", UNWRITABLE.sub("", words).strip())


def question_fields(question: WrittenQuestion, drawn: Mapping[str, str]) -> list[str]:
    """Return the fields of a question's card, in the order of its model."""
    offered = [shown(choice.text, choice.picture, drawn) for choice in question.choices]
    if isinstance(question, WrittenOrdering):
        choices = listed("ul", offered)
        answer = listed("ol", [told(choice, drawn) for choice in question.in_order])
        about = ""
    else:
        several = SEVERAL if question.several else ""
        choices = listed("ol", offered) + several
        right = [choice for choice in question.choices if choice.id in question.key]
        answer = listed("ul", [shown(choice.text, choice.picture, drawn) for choice in right])
        marks = (("✗", "✓")[choice.id in question.key] for choice in question.choices)
        explained = zip(marks, question.choices, strict=True)
        about = listed(
            "ul", [f"{mark} {told(one, drawn)}" for mark, one in explained if is_explained(one)]
        )
    stem = shown(question.stem, question.picture, drawn)
    return [stem, choices, answer, about, as_html(question.explanation, question.source)]


def is_explained(choice: WrittenChoice) -> bool:
    return bool(choice.explanation or choice.source)


def shown(text: str, picture: Picture | None, drawn: Mapping[str, str]) -> str:
    """Return a text with its picture; words stand for one that is missing."""
    if picture is None:
        return to_html(text)
    seen = escape(" ".join(picture.alternative.split()))
    name = drawn.get(picture.digest)
    image = f'<img src="{name}" alt="{seen}">' if name else f"({seen})"
    return f"{to_html(text)}\n<div>{image}</div>".strip()


def told(choice: WrittenChoice, drawn: Mapping[str, str]) -> str:
    """Return a choice with what is said of it."""
    choice_html = shown(choice.text, choice.picture, drawn)
    if not is_explained(choice):
        return choice_html
    said = as_html(choice.explanation, choice.source)
    return f'{choice_html}\n<div class="said">{said}</div>'


def listed(element: str, texts: Sequence[str]) -> str:
    lines = "\n".join(f"<li>{text}</li>" for text in texts)
    return f"<{element}>\n{lines}\n</{element}>" if texts else ""


def when(event: Event) -> str:
    """Return the date of an event in words; all of them where its sources contradict each other."""
    if event.settled is None and agreement(event) is Agreement.DISPUTED:
        return ", or ".join(words(date) for date in dates_of(stated(event)))
    return words(shown_date(event))


def file_name(digest: str, picture: PictureFile) -> str:
    return f"{digest}.{picture.ending}"


def packed(deck: genanki.Deck, media: Mapping[str, bytes], made_at: int) -> bytes:
    """Return the package of a deck, the same bytes for the same deck.

    It is put together in memory: genanki would write files, and the time of day with them.
    """
    names = dict(enumerate(media))
    with closing(BytesIO()) as file:
        with ZipFile(file, "w") as archive:
            archive.writestr(entry("collection.anki2"), collection(deck, made_at), ZIP_DEFLATED)
            archive.writestr(entry("media"), json.dumps(names))
            for number, name in names.items():
                archive.writestr(entry(str(number)), media[name])
        return file.getvalue()


def collection(deck: genanki.Deck, made_at: int) -> bytes:
    """Return the database of a deck, as Anki keeps it; a note has no number 0."""
    with closing(sqlite3.connect(":memory:")) as database:
        numbers = count(max(1, made_at * 1000))
        genanki.Package(deck).write_to_db(database.cursor(), made_at, numbers)
        database.commit()
        return database.serialize()


def entry(name: str) -> ZipInfo:
    return ZipInfo(name, NO_DAY)
