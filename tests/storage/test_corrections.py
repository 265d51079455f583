"""Scores change all at once by a correction, and are again what they were when it is undone."""

import secrets

import pytest
from sqlalchemy import select

from quiz.attempts.answers import Chosen
from quiz.attempts.correcting import CreditForAll, Dropped, NewKey, remarked, to_json
from quiz.attempts.rules import Rule
from quiz.practice.evidence import Evidence
from quiz.questions.written import WrittenChoice, WrittenMultipleChoice
from quiz.storage import (
    bank,
    belongings,
    checking,
    classes,
    corrections,
    gradebook,
    library,
    marks,
    responses,
)
from quiz.storage.corrections import CorrectedItemRow, CorrectionRow, LaterCorrection, Overtaken
from quiz.storage.database import db, writing
from quiz.storage.gradebook import AttemptRow, Given
from tests.factories import (
    NOON,
    make_account,
    make_assignment,
    make_class,
    make_response,
    make_set,
    make_teacher,
    make_topic,
)

CHOICES = tuple(WrittenChoice(letter, f"Town {letter}") for letter in "abcd")
NOTHING = ()
NO_EVIDENCE = Evidence()


def asked(stem):
    return WrittenMultipleChoice(stem, CHOICES, frozenset("b"))


@pytest.fixture
def given(shelves):
    """An assignment of two questions, with its topic, and who teaches."""
    with writing():
        topic = library.add_topic(make_topic())
    ada = make_teacher("Ada")
    classroom = make_class(ada.person_id)
    return make_assignment(classroom, make_set(ada.person_id, topic)), topic, ada


def sat(given, username, letter, *, finished=True):
    """Keep an attempt: the first question answered with a letter, the second right, or open."""
    assignment, topic, _ = given
    account = make_account(username)
    with writing():
        attempt = gradebook.start_attempt(
            account.person_id,
            topic,
            [asked("Which?"), asked("And which?")],
            1,
            secrets.token_hex(16),
            0,
            1,
            NOON,
            given=Given(assignment_id=assignment.id),
        )
        answers = [letter, "b"] if finished else [letter]
        for position, one in enumerate(answers, start=1):
            credit = float(one == "b")
            responses.record(
                attempt.id, position, make_response(Chosen(frozenset(one)), credit), NO_EVIDENCE
            )
        db.session.refresh(attempt)
    return attempt


def correct(given, said, *, raise_only=True, reason="The book has another town."):
    """Apply a correction of the first question to all that it changes."""
    assignment, _, ada = given
    with writing():
        (question_id,) = bank.keep([asked("Which?")])
        row = CorrectionRow(
            assignment_id=assignment.id,
            question_id=question_id,
            said=to_json(said),
            reason=reason,
            raise_only=raise_only,
            person_id=ada.person_id,
            username="Ada",
            made_at=NOON,
        )
        marked = corrections.marked_items(assignment.id, question_id)
        pairs = [
            (one.marked, after)
            for one in marked
            if (
                after := remarked(
                    one.marked, said, asked("Which?"), one.rule, raise_only=raise_only
                )
            )
        ]
        corrections.apply(row, pairs)
    return row


def score(attempt):
    db.session.expire_all()
    row = db.session.get(AttemptRow, attempt.id)
    return row.score, row.points


def test_every_score_changes_by_what_the_question_is_worth(given):
    wrong, right = sat(given, "Chi", "c"), sat(given, "Dee", "b")
    correct(given, NewKey(Chosen(frozenset("c"))))
    assert (score(wrong), score(right)) == ((2, 2), (2, 2))
    assert list(checking.attempts()) == []


def test_a_dropped_question_leaves_every_total(given):
    wrong, right = sat(given, "Chi", "c"), sat(given, "Dee", "b")
    correct(given, Dropped(), raise_only=False)
    assert (score(wrong), score(right)) == ((1, 1), (1, 1))
    assert list(checking.attempts()) == []


def test_undoing_brings_every_score_back(given):
    wrong = sat(given, "Chi", "c")
    row = correct(given, CreditForAll())
    assert score(wrong) == (2, 2)
    with writing():
        corrections.undo(row, NOON)
    assert score(wrong) == (1, 2)
    assert corrections.standing(row.assignment_id, row.question_id) is None
    assert corrections.told_of(db.session.get(AttemptRow, wrong.id)) == NOTHING


def test_of_a_teacher_who_is_gone_no_name_stays_with_corrections_and_marks(given):
    assignment, _, ada = given
    abe = make_teacher("Abe")
    with writing():
        classes.add_teacher(assignment.classroom_id, abe.person_id, NOON)
    attempt = sat(given, "Chi", "c")
    row = correct(given, CreditForAll())
    with writing():
        marks.say(assignment.id, attempt.person_id, 2.0, "On paper.", "", "Ada", NOON)
        belongings.remove(ada.person_id)
    db.session.expire_all()
    kept = marks.mark_of(assignment.id, attempt.person_id)
    assert (row.username, row.reason) == ("", "The book has another town.")
    assert (kept.username, kept.mark) == ("", 2.0)


def test_of_two_corrections_the_later_is_taken_back_first(given):
    sat(given, "Chi", "c")
    first = correct(given, NewKey(Chosen(frozenset("c"))))
    correct(given, CreditForAll())
    with pytest.raises(LaterCorrection), writing():
        corrections.undo(first, NOON)


def test_a_mark_that_changed_since_it_was_seen_is_not_written_over(given):
    assignment, _, ada = given
    attempt = sat(given, "Chi", "c")
    with writing():
        (question_id,) = bank.keep([asked("Which?")])
    (seen,) = corrections.marked_items(assignment.id, question_id)
    correct(given, CreditForAll())
    with pytest.raises(Overtaken), writing():
        corrections.change(
            correct_row(assignment, question_id, ada),
            [(seen.marked, seen.marked)],
        )
    assert score(attempt) == (2, 2)


def correct_row(assignment, question_id, ada):
    row = CorrectionRow(
        assignment_id=assignment.id,
        question_id=question_id,
        said=to_json(CreditForAll()),
        reason="",
        raise_only=True,
        person_id=ada.person_id,
        username="Ada",
        made_at=NOON,
    )
    db.session.add(row)
    db.session.flush()
    return row


def test_the_student_is_told_what_the_score_was_and_is(given):
    attempt = sat(given, "Chi", "c")
    correct(given, NewKey(Chosen(frozenset("c"))))
    (told,) = corrections.told_of(db.session.get(AttemptRow, attempt.id))
    assert (told.position, told.before, told.after) == (1, 1, 2)
    assert told.row.reason == "The book has another town."


def test_an_attempt_under_way_is_marked_when_it_ends_and_not_before(given):
    attempt = sat(given, "Chi", "c", finished=False)
    correct(given, NewKey(Chosen(frozenset("c"))))
    assert score(attempt) == (0, 2)
    with writing():
        corrections.settle(attempt.id)
    assert score(attempt) == (1, 2)


def test_an_attempt_that_is_opened_again_is_as_if_nothing_was_corrected(given):
    attempt = sat(given, "Chi", "c")
    correct(given, CreditForAll())
    with writing():
        corrections.unsettle(db.session.get(AttemptRow, attempt.id))
    assert score(attempt) == (1, 2)
    assert db.session.scalars(select(CorrectedItemRow)).all() == []


def test_what_was_not_answered_has_credit_where_all_have_it(given):
    attempt = sat(given, "Chi", "b", finished=False)
    assignment = given[0]
    with writing():
        row = db.session.get(AttemptRow, attempt.id)
        row.finished_at = NOON
        (second,) = bank.keep([asked("And which?")])
        said = CreditForAll()
        made = correct_row(assignment, second, given[2])
        (one,) = corrections.marked_items(assignment.id, second)
        after = remarked(one.marked, said, asked("And which?"), Rule(row.rule), raise_only=True)
        corrections.change(made, [(one.marked, after)])
    assert score(attempt) == (2, 2)
    assert list(checking.attempts()) == []
