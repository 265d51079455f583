"""Of the states that pages send of an answer, in whatever order they come, the newest stands."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

from quiz.attempts.answers import Ordered
from quiz.storage import accounts, checking, drafts, gradebook, library, responses
from quiz.storage.database import db, writing
from quiz.storage.gradebook import AttemptRow, Given, ItemRow
from quiz.storage.revisions import Revision
from tests.factories import NOON, make_questions, make_response, make_topic


@pytest.fixture
def person(shelves):
    with writing():
        library.add_topic(make_topic())
        return accounts.new_guest(NOON).id


def begun(person_id, exam=False):
    with writing():
        db.session.execute(delete(AttemptRow))
        topic = library.topic("france")
        given = Given(exam=exam, tallied=not exam)
        return gradebook.start_attempt(
            person_id, topic, make_questions(3), 7, "key", 0, 1, NOON, given=given
        ).id


def a_state(number):
    """Return an answer that is told from others by its number."""
    return Ordered(((f"card-{number}",),))


def save(attempt_id, answer, revision, exam=False):
    with writing():
        if exam:
            return responses.revise(attempt_id, 1, make_response(answer), revision)
        return drafts.save_draft(attempt_id, 1, answer, revision, NOON)


# What a page does: it changes, or it is loaded anew; what it sends arrives now, later or twice.
STEPS = st.lists(
    st.tuples(
        st.integers(0, 2),  # the tab
        st.sampled_from(["change", "reload", "arrive", "arrive again", "lose the reply"]),
        st.integers(0, 5),  # which of the requests on their way
    ),
    max_size=40,
)


@pytest.mark.parametrize("exam", [False, True])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_what_was_acknowledged_last_stands(person, exam, steps):
    attempt_id = begun(person, exam)
    pages = [Page(f"{tab}", 0) for tab in range(3)]
    on_their_way, acknowledged, states = [], (0, None), 0
    for tab, step, which in steps:
        page = pages[tab]
        if step == "reload":
            pages[tab] = Page(f"{states}-{tab}", drafts.standing(attempt_id, 1).revision)
        elif step == "change":
            states += 1
            on_their_way.append((page, page.changed(), a_state(states)))
        elif on_their_way:
            sender, revision, answer = on_their_way[which % len(on_their_way)]
            if step != "arrive again":
                on_their_way.remove((sender, revision, answer))
            before = drafts.standing(attempt_id, 1)
            if save(attempt_id, answer, revision, exam):
                assert before.page == revision.page or before.revision == revision.seen
                assert revision.number >= acknowledged[0]
                acknowledged = (revision.number, answer)
                if step != "lose the reply":
                    sender.seen = max(sender.seen, revision.number)
        kept = drafts.standing(attempt_id, 1)
        assert (kept.revision, kept.answer) == acknowledged
    assert list(checking.drafts()) == []


class Page:
    """A page as the script counts its changes."""

    def __init__(self, name, seen):
        self.name, self.seen, self.number = name, seen, seen

    def changed(self):
        self.number = max(self.number, self.seen) + 1
        return Revision(self.seen, self.number, self.name)


def test_what_another_page_saved_is_never_overwritten_unseen(person):
    attempt_id = begun(person)
    assert save(attempt_id, a_state(1), Revision(0, 1, "one"))
    assert not save(attempt_id, a_state(2), Revision(0, 8, "other"))
    assert save(attempt_id, a_state(3), Revision(1, 2, "other"))
    assert not save(attempt_id, a_state(4), Revision(1, 5, "one"))
    assert drafts.standing(attempt_id, 1).answer == a_state(3)


def test_an_exam_has_no_drafts_and_practice_no_second_answers(person):
    exam = begun(person, exam=True)
    assert not save(exam, a_state(1), Revision(0, 1, "one"))
    practice = begun(person)
    assert not save(practice, a_state(1), Revision(0, 1, "one"), exam=True)


@pytest.mark.parametrize(("seen", "number"), [(0, 0), (3, 2), (-1, 1)])
def test_a_revision_comes_after_what_was_seen(seen, number):
    with pytest.raises(ValueError, match="does not follow"):
        Revision(seen, number, "page")


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        ({"draft": '[["b"]]'}, ", though it is answered."),
        ({"revision": -1}, "There is revision -1 of question 1 of attempt"),
    ],
)
def test_what_is_kept_wrongly_is_found(person, damage, sentence):
    attempt_id = begun(person)
    with writing():
        responses.write(attempt_id, 1, make_response(a_state(1)), ItemRow.answered_at.is_(None))
        responses.add_up(attempt_id, NOON)
        db.session.query(ItemRow).filter_by(position=1).update(damage)
    assert any(sentence in problem for problem in checking.drafts())
