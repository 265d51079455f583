"""What is on its way, in words."""

from datetime import UTC, datetime, timedelta

import pytest

from quiz.storage.imports import SILENCE, ImportRow, Origin, Said, State, as_json
from quiz.web.arrivals import arrival

pytestmark = pytest.mark.usefixtures("on_a_page")


def on_its_way(state, progress=0, silent=timedelta(0), filename="line.txt", title=None):
    said = {"title": Said(title, Origin.HEAD)} if title else {}
    heard = datetime.now(UTC) - silent
    return arrival(
        ImportRow(
            id=1,
            state=state,
            progress=progress,
            beat_at=heard,
            filename=filename,
            said=as_json(said),
        )
    )


@pytest.mark.parametrize(
    ("state", "progress", "words", "busy"),
    [
        (State.WAITING, 0, "It waits for its turn to be read.", True),
        (State.READING, 0, "It is being opened.", True),
        (State.READING, 5, "Its dates are being found.", True),
        (State.READING, 25, "Its events are being found: 25 %.", True),
        (State.READ, 100, "It is read: look at it, and add it.", False),
        (State.REFUSED, 0, "It cannot be read.", False),
        (State.CONFIRMED, 0, "It waits for its turn to be added.", True),
        (State.ADDING, 0, "It is being compared with the topic, and added.", True),
    ],
)
def test_how_far_it_is_stands_in_words(state, progress, words, busy):
    shown = on_its_way(state, progress)
    assert (shown.words, shown.is_busy) == (words, busy)


@pytest.mark.parametrize("state", [State.READING, State.ADDING])
def test_what_nobody_heard_of_has_stopped(state):
    shown = on_its_way(state, 40, silent=2 * SILENCE)
    assert (shown.state, shown.words) == ("stopped", "Its reading has stopped.")
    assert not shown.is_busy


def test_how_far_it_is_in_figures_is_known_only_while_it_is_read():
    assert on_its_way(State.READING, 40).done == 40
    assert on_its_way(State.ADDING, 0).done is None


def test_it_goes_by_its_file_or_how_it_begins():
    assert on_its_way(State.WAITING).label == "line.txt"
    assert on_its_way(State.READ, filename="", title="The line").label == "The line"
    assert on_its_way(State.WAITING, filename="").label == "Pasted text"
    assert on_its_way(State.READ, filename="", title="The line " * 9).label.endswith(" …")
