"""Decks for Anki, taken apart again: what is on a card, and what it is known by."""

import html
import json
import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from io import BytesIO
from typing import NamedTuple
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.dates import edtf
from quiz.formats import anki
from quiz.formats.exchange import FileQuestion, Package
from quiz.formats.picture import PictureFile
from quiz.formats.rich_text import to_plain
from quiz.formats.spreadsheets import UNWRITABLE
from quiz.questions.written import (
    Picture,
    WrittenChoice,
    WrittenMultipleChoice,
    WrittenOrdering,
    chosen_as_written,
)
from tests.factories import make_event
from tests.questions import topics

TAG = re.compile("<[^<>]*>")

CAESAR = WrittenMultipleChoice(
    "Who crossed *the* Rubicon?",
    (
        WrittenChoice("a", "Pompey & sons", "He fled."),
        WrittenChoice("b", "Caesar", "> ‘He crossed.’", "Suetonius, 32"),
        WrittenChoice("c", "Nobody"),
    ),
    frozenset("b"),
    explanation="It was in 49 BC.",
    source="An atlas",
)
ROME = WrittenOrdering(
    "Put these in order.",
    (
        WrittenChoice("a", "Caesar dies", "In 44 BC.", "Plutarch"),
        WrittenChoice("b", "Sulla dies"),
        WrittenChoice("c", "Rome is founded"),
    ),
    ("c", "b", "a"),
)


class Note(NamedTuple):
    guid: str
    fields: list[str]
    tags: str
    changed: int
    place: int


def unpacked(written):
    """Return the files in a package, and its notes in the order in which they are learnt."""
    with ZipFile(BytesIO(written.content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(files.pop("collection.anki2"))
        (decks,) = database.execute("SELECT decks FROM col").fetchone()
        rows = database.execute(
            "SELECT guid, flds, tags, notes.mod, due FROM notes JOIN cards ON nid = notes.id "
            "ORDER BY due"
        ).fetchall()
    notes = [Note(guid, fields.split("\x1f"), *others) for guid, fields, *others in rows]
    return files, notes, {deck["name"] for deck in json.loads(decks).values()}


def notes_of(*questions, title="Rome", made_at=0):
    asked = [one if isinstance(one, FileQuestion) else FileQuestion(one) for one in questions]
    return unpacked(anki.write(Package(title, tuple(asked), made_at=made_at)))[1]


def guids(*questions, **wishes):
    return [note.guid for note in notes_of(*questions, **wishes)]


def test_a_choice_is_asked_in_its_order_and_each_is_explained_behind():
    (note,) = notes_of(CAESAR)
    question, choices, answer, about, explanation = note.fields
    assert question == "Who crossed <em>the</em> Rubicon?"
    assert choices == ("<ol>\n<li>Pompey &amp; sons</li>\n<li>Caesar</li>\n<li>Nobody</li>\n</ol>")
    assert answer == "<ul>\n<li>Caesar</li>\n</ul>"
    assert about == (
        '<ul>\n<li>✗ Pompey &amp; sons\n<div class="said">He fled.</div></li>\n'
        '<li>✓ Caesar\n<div class="said"><blockquote>\n<p>‘He crossed.’</p>\n</blockquote>\n'
        "<p>Source: Suetonius, 32</p></div></li>\n</ul>"
    )
    assert explanation == "<p>It was in 49 BC.</p>\n<p>Source: An atlas</p>"


def test_it_is_said_where_more_than_one_may_be_right():
    (one, several) = notes_of(CAESAR, replace(CAESAR, several=True, key=frozenset("bc")))
    assert "More than one" not in one.fields[1]
    assert "More than one" in several.fields[1]
    assert several.fields[2] == "<ul>\n<li>Caesar</li>\n<li>Nobody</li>\n</ul>"


def test_an_order_is_asked_as_it_is_shown_and_told_as_it_was():
    (note,) = notes_of(ROME)
    _, choices, answer, about, _ = note.fields
    assert choices == (
        "<ul>\n<li>Caesar dies</li>\n<li>Sulla dies</li>\n<li>Rome is founded</li>\n</ul>"
    )
    assert answer == (
        "<ol>\n<li>Rome is founded</li>\n<li>Sulla dies</li>\n<li>Caesar dies\n"
        '<div class="said"><p>In 44 BC.</p>\n<p>Source: Plutarch</p></div></li>\n</ol>'
    )
    assert about == ""


@pytest.mark.parametrize(
    "changed",
    [
        replace(CAESAR, explanation="It was on 10 January 49 BC.", source="Another atlas"),
        replace(CAESAR, key=frozenset("c")),
        replace(CAESAR, choices=CAESAR.choices[::-1]),
        replace(CAESAR, choices=(replace(CAESAR.choices[0], explanation=""), *CAESAR.choices[1:])),
    ],
)
def test_a_card_is_known_again_when_what_is_told_of_it_was_corrected(changed):
    assert guids(changed) == guids(CAESAR)


@pytest.mark.parametrize(
    "other",
    [
        replace(CAESAR, stem="Who crossed the Rhine?"),
        replace(CAESAR, choices=CAESAR.choices[:2]),
        replace(CAESAR, picture=Picture("d" * 64, "A river", 8, 8)),
        WrittenOrdering(CAESAR.stem, CAESAR.choices, tuple("bca")),
    ],
)
def test_another_question_is_another_card(other):
    assert guids(other) != guids(CAESAR)


def test_a_numbered_question_is_known_by_its_number_and_its_set():
    numbered = FileQuestion(CAESAR, number="ev-1")
    reworded = FileQuestion(replace(CAESAR, stem="Who came over the Rubicon?"), number="ev-1")
    assert guids(numbered) == guids(reworded)
    assert guids(numbered) != guids(replace(numbered, number="ev-2"))
    assert guids(numbered) != guids(numbered, title="Gaul")


def test_two_questions_in_the_same_words_are_two_cards():
    first, second = guids(CAESAR, CAESAR)
    assert first != second
    assert [first, second] == guids(CAESAR, replace(CAESAR, explanation=""))


def test_a_deck_is_the_same_bytes_until_it_was_made_at_another_time():
    package = Package("Rome", (FileQuestion(CAESAR), FileQuestion(ROME)))
    assert anki.write(package) == anki.write(package)
    assert anki.write(package) != anki.write(replace(package, made_at=1_800_000_000))
    assert [note.changed for note in notes_of(CAESAR, made_at=1_800_000_000)] == [1_800_000_000]


def test_a_set_is_one_deck_whatever_its_title_looks_like():
    _, _, decks = unpacked(anki.write(Package("Rome::Gaul\x1f", (FileQuestion(ROME),))))
    assert decks == {"Default", "Rome: Gaul"}


def test_tags_and_the_category_have_no_spaces():
    asked = FileQuestion(ROME, tags=("BC & AD", " ", "Österreich"), category="Old Rome / Kings//")
    (note,) = notes_of(asked)
    assert note.tags.split() == ["Old_Rome::Kings", "BC_&_AD", "Österreich"]


def test_pictures_that_are_in_questions_travel_with_them():
    river, king, lost = (Picture(digit * 64, f"A  “{digit}” <\n&", 8, 8) for digit in "abc")
    first = replace(CAESAR, picture=river)
    choices = (WrittenChoice("a", "", picture=king), WrittenChoice("b", "Nobody", picture=lost))
    second = replace(CAESAR, choices=choices)
    png = PictureFile(b"png", "image/png", 8, 8)
    pictures = {"a" * 64: png, "b" * 64: replace(png, content=b"jpeg", media_type="image/jpeg")}
    package = Package("Rome", (FileQuestion(first), FileQuestion(second)))
    written = anki.write(replace(package, pictures={**pictures, "e" * 64: png}))
    files, notes, _ = unpacked(written)
    assert json.loads(files["media"]) == {"0": f"{'a' * 64}.png", "1": f"{'b' * 64}.jpg"}
    assert (files["0"], files["1"]) == (b"png", b"jpeg")
    assert f'<img src="{"a" * 64}.png" alt="A “a” &lt; &amp;">' in notes[0].fields[0]
    assert f'<li><div><img src="{"b" * 64}.jpg"' in notes[1].fields[1]
    assert "<div>(A “c” &lt; &amp;)</div>" in notes[1].fields[1]
    assert [str(problem) for problem in written.problems] == [
        "question 2: Its picture is missing, and what is seen in it stands in its place."
    ]


def test_points_and_weights_are_told_once_to_be_left_out():
    weights = [-1.0, 1.0, 0.0]
    weighed = [
        replace(one, weight=weight) for one, weight in zip(CAESAR.choices, weights, strict=True)
    ]
    heavy = FileQuestion(replace(CAESAR, choices=tuple(weighed)))
    for asked in (heavy, FileQuestion(ROME, points=2)):
        problems = anki.write(Package("Rome", (asked, asked))).problems
        assert [str(one) for one in problems] == [
            "the file: Anki has no points: whoever turns a card says how well it went."
        ]
    assert anki.write(Package("Rome", (FileQuestion(ROME),))).problems == ()


@given(st.text(st.sampled_from("ab[]()<>&'\"`*\\\n -!:/\x00\x1f\ud800\N{BOM}{}#"), max_size=40))
def test_whatever_a_text_has_in_it_stays_in_its_field(text):
    stem = f"[sound:a.mp3] {text}"
    choices = [WrittenChoice("", f'[x](https://a.org "{text}")', text), WrittenChoice("", "Yes")]
    (note,) = notes_of(chosen_as_written(stem, choices, [0], text, text))
    assert len(note.fields) == 5
    assert "[" not in "".join(note.fields)
    said = html.unescape(TAG.sub("", note.fields[0]))
    assert "".join(said.split()) == "".join(UNWRITABLE.sub("", to_plain(stem)).split())


def test_cards_are_learnt_in_the_order_of_the_set():
    questions = [replace(CAESAR, stem=f"{number}?") for number in "3142"]
    assert [note.place for note in notes_of(*questions)] == [1, 2, 3, 4]
    assert [note.fields[0] for note in notes_of(*questions)] == ["3?", "1?", "4?", "2?"]


@pytest.mark.parametrize(
    ("dates", "shown"),
    [
        (("1789-07-14",), "14 July 1789"),
        (("-0043",), "44 BC"),
        (("198X",), "1980s"),
        (("1455~",), "about 1455"),
        (("1960", "1960-07-01"), "1 July 1960"),
        (("1969-07-20", "1969-07-25"), "20 July 1969, or 25 July 1969"),
    ],
)
def test_an_event_is_asked_and_its_date_is_as_fine_as_its_sources(dates, shown):
    event = topics.event("versailles", *dates, statement="The <Treaty> is signed.")
    (note,) = unpacked(anki.write_events("Peace", [event]))[1]
    asked, date, sources = note.fields
    assert asked == "The &lt;Treaty&gt; is signed."
    assert date == shown
    assert sources.count("<blockquote>") == len(dates)
    assert "Source: One report, Northern Wire" in sources


def test_a_settled_date_is_the_one_that_is_told():
    disputed = topics.event("versailles", "1919", "1920")
    settled = replace(disputed, settled=edtf.read("1919-06-28"))
    (note,) = unpacked(anki.write_events("Peace", [settled]))[1]
    assert note.fields[1] == "28 June 1919"


def test_an_event_is_known_by_its_name_and_its_deck():
    event = make_event()

    def known(event, title="France"):
        return [note.guid for note in unpacked(anki.write_events(title, [event]))[1]]

    assert known(event) == known(replace(event, statement="The Bastille burns."))
    assert known(event) != known(replace(event, name="bastille-burns"))
    assert known(event) != known(event, "Paris")
    written = anki.write_events("France", [event], made_at=1_800_000_000)
    assert [note.changed for note in unpacked(written)[1]] == [1_800_000_000]


def test_an_event_that_may_not_be_asked_is_a_problem():
    events = [make_event(), make_event(name="rumour", reason="It is told as a saying.")]
    written = anki.write_events("France", events)
    assert len(unpacked(written)[1]) == 1
    assert [str(problem) for problem in written.problems] == ["event 2: It is told as a saying."]
