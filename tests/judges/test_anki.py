"""Anki imports the decks written here: everything arrives, is renewed, and is never doubled."""

import html
import json
import re
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from quiz.dates.wording import words
from quiz.events.agreement import shown_date
from quiz.formats import anki
from quiz.formats.exchange import FileQuestion, Package
from quiz.formats.picture import reencoded
from quiz.questions.prose import plain
from quiz.questions.written import Picture, WrittenChoice, WrittenOrdering, chosen_as_written
from quiz.storage.upgrading import BUNDLED, read_topic
from tests.exchanged import SOURCE, sixty
from tests.judges import ANKI_PYTHON, needs_anki

pytestmark = needs_anki

SCRIPT = Path(__file__).with_name("anki_import.py")
IN_LINE = re.compile(r"</?(?:a|code|em|strong)\b[^<>]*>")
TAG = re.compile(r"<[^<>]+>")
SOON, LATER = 1_800_000_000, 1_800_000_060


def judged(folder, *packages):
    """Return what Anki has after importing packages, one after another, into a new collection."""
    files = []
    for number, package in enumerate(packages):
        files.append(folder / f"{number}.apkg")
        files[-1].write_bytes(package.content)
    command = [ANKI_PYTHON, "-I", SCRIPT, folder, *files]
    done = subprocess.run(command, capture_output=True, check=True, timeout=120)
    return json.loads(done.stdout)


def said(field):
    """Return the words of a field, its marks undone."""
    return " ".join(html.unescape(TAG.sub(" ", IN_LINE.sub("", field))).split())


def taken(new=0, updated=0, duplicate=0):
    return {"new": new, "updated": updated, "duplicate": duplicate, "conflicting": 0}


def corrected(package):
    """Return a set that was made later, the explanation of its first question corrected."""
    first, *others = package.questions
    question = replace(first.question, explanation="Corrected.")
    return replace(package, questions=(replace(first, question=question), *others), made_at=LATER)


def test_sixty_questions_arrive_once_and_a_later_correction_reaches_them(tmp_path):
    package = replace(sixty(), made_at=SOON)
    first = anki.write(package)
    later = anki.write(corrected(package))
    found = judged(tmp_path, first, first, later, first)
    assert found["imports"] == [
        taken(new=60),
        taken(duplicate=60),
        taken(updated=60),
        taken(duplicate=60),
    ]
    assert found["notes"] == len(found["cards"]) == 60
    assert said(found["cards"][0]["fields"][-1]) == f"Corrected. Source: {SOURCE}"


def test_every_field_is_what_was_written(tmp_path):
    package = sixty()
    found = judged(tmp_path, anki.write(package))
    for asked, card in zip(package.questions, found["cards"], strict=True):
        question = asked.question
        if isinstance(question, WrittenOrdering):
            right = question.in_order
        else:
            right = [choice for choice in question.choices if choice.id in question.key]
        stem, choices, answer, about, explanation = map(said, card["fields"])
        assert stem == plain(question.stem)
        assert choices.removesuffix("More than one may be right.").strip() == " ".join(
            plain(choice.text) for choice in question.choices
        )
        assert answer == " ".join(plain(choice.text) for choice in right)
        assert explanation == f"{plain(question.explanation)} Source: {SOURCE}"
        for choice in question.choices:
            assert plain(choice.explanation) in about
        # The front tells nothing of the back, and the back has the key and the source.
        assert said(card["front"]) == f"{stem} {choices}"
        assert said(card["back"]).startswith(f"{stem} {choices} {answer}")
        assert said(card["back"]).endswith(f"Source: {SOURCE}")
        assert card["deck"] == package.title
        assert card["sounds"] == 0


@pytest.mark.parametrize(
    "place", sorted(BUNDLED.glob("*/topic.json")), ids=lambda place: place.parent.name
)
def test_the_events_of_a_topic_arrive_once_with_their_dates_and_sources(place, tmp_path):
    topic = read_topic(place)
    deck = anki.write_events(topic.title, topic.events, SOON)
    usable = [event for event in topic.events if event.usable]
    found = judged(tmp_path, deck, deck, anki.write_events(topic.title, topic.events, LATER))
    count = len(usable)
    assert found["imports"] == [taken(new=count), taken(duplicate=count), taken(updated=count)]
    for event, card in zip(usable, found["cards"], strict=True):
        assert said(card["front"]) == f"When did this happen? {event.statement}"
        back = said(card["back"])
        for excerpt in event.excerpts:
            assert " ".join(excerpt.quotation.split()) in back
            assert excerpt.source.title in back
        if len(event.dates) == 1:
            assert said(card["fields"][1]) == words(shown_date(event))


def test_two_decks_of_one_moment_do_not_get_in_each_others_way(tmp_path):
    package = replace(sixty(), made_at=SOON)
    found = judged(tmp_path, anki.write(package), anki.write(replace(package, title="Another")))
    assert found["imports"] == [taken(new=60), taken(new=60)]
    assert {card["deck"] for card in found["cards"]} == {package.title, "Another"}


def test_pictures_arrive_and_words_in_brackets_stay_words(tmp_path):
    file = BytesIO()
    Image.new("RGB", (40, 30), "red").save(file, "PNG")
    picture = reencoded(file.getvalue())
    seen = Picture(picture.digest, "A red flag", picture.width, picture.height)
    choices = [WrittenChoice("", "[sound:a.mp3]", picture=seen), WrittenChoice("", "[$]x[/$]")]
    question = chosen_as_written("[latex]What?[/latex] {{c1::this}}", choices, [0])
    package = Package("Flags", (FileQuestion(question),), {picture.digest: picture})
    found = judged(tmp_path, anki.write(package))
    name = f"{picture.digest}.png"
    assert found["media"] == {name: picture.content.hex()}
    assert found["missing"] == []
    (card,) = found["cards"]
    assert f'<img src="{name}" alt="A red flag">' in card["front"]
    assert said(card["front"]) == "[latex]What?[/latex] {{c1::this}} [sound:a.mp3] [$]x[/$]"
    assert card["sounds"] == 0
