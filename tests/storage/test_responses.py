"""Answers given, changed and handed in, in whatever order it comes, and what they add up to."""

import secrets
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiz.attempts.answers import Ordered
from quiz.attempts.attempt import respond
from quiz.attempts.terms import GRACE, Explained, Preset
from quiz.practice.evidence import evidence
from quiz.storage import accounts, checking, gradebook, library, responses, sets
from quiz.storage.assignments import AssignmentRow
from quiz.storage.database import db, writing
from quiz.storage.evidence import event_tallies, pair_tallies, topic_tally
from quiz.storage.gradebook import AttemptRow, Given, ItemRow
from quiz.storage.library import TopicRow
from quiz.storage.responses import Whose
from tests.factories import NOON, make_assignment, make_class, make_questions, make_set, make_topic

LIMIT = timedelta(minutes=10)
QUESTIONS = make_questions(3)
SECOND = timedelta(seconds=1)


@pytest.fixture
def topic(shelves):
    with writing():
        return library.add_topic(make_topic())


@pytest.fixture
def assignment(topic):
    """An exam of ten minutes, explained after it is handed in."""
    with writing():
        ada = accounts.new_guest(NOON)
    classroom = make_class(ada.id)
    terms = {"preset": Preset.EXAM, "explained": Explained.AFTER_SUBMISSION, "minutes": 10}
    return make_assignment(classroom, make_set(ada.id, topic), **terms)


def begun(assignment, *, exam=True, limit=LIMIT):
    topic = db.session.get(TopicRow, sets.set_or_deleted(assignment.set_id).topic_id)
    with writing():
        person = accounts.new_guest(NOON)
        attempt = gradebook.start_attempt(
            person.id,
            topic,
            QUESTIONS,
            7,
            secrets.token_hex(16),
            -66_000,
            -54_000,
            NOON,
            given=Given(
                assignment_id=assignment.id,
                deadline_at=NOON + limit if limit else None,
                exam=exam,
                tallied=not exam,
            ),
        )
    return attempt.id


def give(attempt_id, position, *, right=True, at=NOON):
    """Give an answer as an attempt takes it, and return whether it was written down."""
    question = QUESTIONS[position - 1]
    key = question.key if right else question.key[::-1]
    response = respond(question, Ordered(tuple((choice,) for choice in key)), at)
    with writing():
        if row(attempt_id).exam:
            return responses.revise(attempt_id, position, response)
        shown = evidence(question, response.answer)
        return responses.record(attempt_id, position, response, shown)


def submit(attempt_id, at=NOON):
    with writing():
        return responses.submit(attempt_id, at)


def close(attempt_id, at):
    with writing():
        responses.close_overdue(Whose(row(attempt_id).person_id), at)


def tally(attempt_id, at):
    with writing():
        for due in responses.due(row(attempt_id).person_id, at):
            responses.tally(due)


def row(attempt_id):
    return db.session.get(AttemptRow, attempt_id, populate_existing=True)


def item(attempt_id, position):
    return db.session.get(ItemRow, (attempt_id, position), populate_existing=True)


def test_an_answer_of_an_exam_takes_the_place_of_the_one_before(assignment):
    attempt = begun(assignment)
    assert give(attempt, 1, right=False)
    assert give(attempt, 1, at=NOON + SECOND)
    assert (row(attempt).answered, row(attempt).score) == (1, 1.0)
    assert item(attempt, 1).answered_at == NOON + SECOND


def test_an_answer_of_a_practice_is_not_revised(assignment):
    attempt = begun(assignment, exam=False)
    response = respond(QUESTIONS[0], Ordered(tuple((c,) for c in QUESTIONS[0].key)), NOON)
    with writing():
        assert not responses.revise(attempt, 1, response)
    assert row(attempt).answered == 0


def test_nothing_is_written_after_the_end(assignment):
    attempt = begun(assignment)
    assert submit(attempt)
    assert not give(attempt, 1)
    assert not submit(attempt, NOON + SECOND)
    assert (row(attempt).answered, row(attempt).finished_at) == (0, NOON)


def test_a_practice_can_be_finished_with_questions_open(topic):
    with writing():
        person = accounts.new_guest(NOON)
        attempt = gradebook.start_attempt(
            person.id, topic, QUESTIONS, 7, "key", -66_000, -54_000, NOON
        )
        assert responses.submit(attempt.id, NOON)
        assert not responses.submit(attempt.id, NOON)
        db.session.refresh(attempt)
    assert (attempt.answered, attempt.finished_at) == (0, NOON)
    assert list(checking.problems()) == []


@pytest.mark.parametrize(
    ("late", "closed"), [(-SECOND, False), (GRACE - SECOND, False), (GRACE, True)]
)
def test_an_attempt_is_overdue_when_nothing_can_be_on_its_way(assignment, late, closed):
    attempt = begun(assignment)
    at = NOON + LIMIT + late
    for whose in (
        Whose(person_id=row(attempt).person_id),
        Whose(assignment_id=assignment.id),
        Whose(classroom_id=assignment.classroom_id),
    ):
        assert responses.any_overdue(whose, at) is closed
    close(attempt, at)
    assert row(attempt).finished_at == (NOON + LIMIT if closed else None)


def test_without_a_deadline_nothing_is_overdue(assignment):
    begun(assignment, limit=None)
    whose = Whose(assignment_id=assignment.id)
    assert not responses.any_overdue(whose, NOON + timedelta(days=9999))


def test_new_terms_give_those_under_way_new_deadlines_and_nobody_else(assignment):
    going, ended = begun(assignment), begun(assignment)
    submit(ended)
    with writing():
        db.session.get(AssignmentRow, assignment.id).minutes = 25
        responses.renew_deadlines(assignment.id)
    assert row(going).deadline_at == NOON + timedelta(minutes=25)
    assert row(ended).deadline_at == NOON + LIMIT


def test_what_an_exam_shows_is_counted_once_it_may_be_read_and_once(assignment):
    attempt = begun(assignment)
    for position in (1, 2, 3):
        give(attempt, position)
    person_id, slug = row(attempt).person_id, row(attempt).topic_slug
    tally(attempt, NOON)
    assert event_tallies(person_id, slug) == {}
    submit(attempt)
    for _ in range(3):
        tally(attempt, NOON)
    counted = sum(one.asked for one in event_tallies(person_id, slug).values())
    assert counted == sum(len(question.choices) for question in QUESTIONS)
    assert topic_tally(person_id, slug).finished == 1
    assert list(checking.problems()) == []


def test_an_attempt_taken_back_leaves_what_other_attempts_show(assignment):
    kept, back = begun(assignment), begun(assignment)
    for attempt in (kept, back):
        give(attempt, 1, right=False)
        submit(attempt)
    with writing():
        db.session.get(AttemptRow, back).person_id = row(kept).person_id
    tally(kept, NOON)
    person_id, slug = row(kept).person_id, row(kept).topic_slug
    both = pair_tallies(person_id, slug)
    with writing():
        responses.take_back(row(back))
    one = pair_tallies(person_id, slug)
    assert {pair: tally.asked for pair, tally in both.items()} == {
        pair: 2 * tally.asked for pair, tally in one.items()
    }
    assert topic_tally(person_id, slug).finished == 1
    assert list(checking.problems()) == []


STEPS = st.one_of(
    st.tuples(st.just("give"), st.integers(1, 3), st.booleans()),
    st.just(("submit",)),
    st.just(("close",)),
    st.just(("tally",)),
    st.tuples(st.just("wait"), st.integers(-120, 400)),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(exam=st.booleans(), limited=st.booleans(), steps=st.lists(STEPS, max_size=14))
def test_in_whatever_order_it_comes_counts_are_sums_and_what_has_ended_stands(
    assignment, exam, limited, steps
):
    attempt = begun(assignment, exam=exam, limit=LIMIT if limited else None)
    now, answers, ended = NOON, {}, None
    for what, *values in steps:
        before = row(attempt).finished_at
        in_time = before is None and not (limited and now >= NOON + LIMIT + GRACE)
        match what:
            case "give":
                position, right = values
                taken = in_time and (exam or position not in answers)
                assert give(attempt, position, right=right, at=now) is taken
                if taken:
                    answers[position] = right
            case "submit":
                assert submit(attempt, now) is (before is None)
            case "close":
                close(attempt, now)
            case "tally":
                tally(attempt, now)
            case "wait":
                now += timedelta(seconds=values[0])
        found = row(attempt)
        ended = ended or found.finished_at
        assert found.finished_at == ended
        assert (found.answered, found.score) == (len(answers), float(sum(answers.values())))
        assert ended is None or NOON <= ended <= (found.deadline_at or ended)
        assert ended is not None or exam or len(answers) < 3
    submit(attempt, now)
    tally(attempt, now)
    found = row(attempt)
    asked = sum(one.asked for one in event_tallies(found.person_id, found.topic_slug).values())
    assert asked == sum(len(QUESTIONS[position - 1].choices) for position in answers)
    assert topic_tally(found.person_id, found.topic_slug).finished == 1
    assert list(checking.attempts()) == []
    assert list(checking.tallies()) == []
