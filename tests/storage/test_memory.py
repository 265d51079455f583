"""Pairs are remembered with the answers that show them, joined, taken back, and handed out."""

from datetime import timedelta

from sqlalchemy import event, func, select

from quiz.attempts.answers import Ordered
from quiz.attempts.attempt import respond
from quiz.practice.evidence import Evidence, PairShown, evidence
from quiz.storage import belongings, classes, gradebook, memory, responses
from quiz.storage import evidence as counts
from quiz.storage.classes import ClassTopicRow
from quiz.storage.database import db, writing
from quiz.storage.gradebook import AttemptRow, ItemRow
from quiz.storage.library import Sharing
from quiz.storage.memory import PairMemoryRow
from tests.factories import NOON, make_account, make_attempt, make_class, make_teacher
from tests.sittings import sit

DAY = timedelta(days=1)
PAIR = ("bastille", "terror")


def shown(context, mixed_up=False, pair=PAIR):
    return Evidence((), (PairShown(*pair, mixed_up),), context)


WRONG, FIRST, SECOND = shown("ordering-1", True), shown("first-1"), shown("placing-1")


def record(person, *answers, topic="france", sure=None):
    with writing():
        for one, at in answers:
            counts.record(person.id, topic, one, at)
            memory.record(person.id, topic, one, sure, at)


def remembered(person, topic="france"):
    return memory.memories(person.id, topic)


def test_a_pair_that_was_mixed_up_is_remembered_and_no_other(chi):
    record(chi, (shown("first-1", pair=("a", "b")), NOON), (WRONG, NOON))
    assert list(remembered(chi)) == [PAIR]
    assert remembered(chi)[PAIR].asked_in == ("ordering-1",)


def test_it_leaves_after_two_contexts(chi):
    record(chi, (WRONG, NOON), (FIRST, NOON + DAY))
    assert remembered(chi)[PAIR].told_apart == ("first-1",)
    record(chi, (SECOND, NOON + 4 * DAY))
    assert remembered(chi) == {}


def test_it_comes_back_when_it_is_mixed_up_again(chi):
    record(chi, (WRONG, NOON), (FIRST, NOON), (SECOND, NOON), (WRONG, NOON + DAY))
    assert remembered(chi)[PAIR].lapses == 1


def test_whether_the_student_was_sure_is_remembered(chi, dee):
    record(chi, (WRONG, NOON), sure=True)
    record(dee, (WRONG, NOON), (FIRST, NOON), sure=False)
    assert remembered(chi)[PAIR].was_sure
    assert remembered(dee)[PAIR].told_apart == ()


def test_persons_and_topics_are_kept_apart(chi, dee):
    record(chi, (WRONG, NOON))
    record(chi, (WRONG, NOON), topic="spain")
    assert list(memory.memories_by_topic(chi.id)) == ["france", "spain"]
    assert remembered(dee) == {}
    record(chi, (WRONG, NOON), topic="")
    assert "" not in memory.memories_by_topic(chi.id)


def test_an_answer_takes_one_statement_to_read_and_at_most_two_to_write(chi):
    record(chi, (shown("first-1", True, ("a", "b")), NOON), (FIRST, NOON))
    record(chi, (shown("ordering-2", pair=("a", "b")), NOON))
    both = Evidence((), (PairShown("a", "b", False), PairShown(*PAIR, True)), "placing-2")
    said, chi_id = [], chi.id

    def note(_conn, _cursor, statement, *_rest):
        said.append(statement.split()[0])

    with writing():
        event.listen(db.engine, "before_cursor_execute", note)
        memory.record(chi_id, "france", both, None, NOON + DAY)
        event.remove(db.engine, "before_cursor_execute", note)
    assert said == ["SELECT", "INSERT", "DELETE"]
    assert list(remembered(chi)) == [PAIR]


def test_a_response_is_remembered_in_the_same_transaction_and_once(topic, chi):
    attempt = sit(chi.id, topic, None, right=0, answered=1)
    item = gradebook.items_of(attempt.id)[0]
    before = remembered(chi)
    assert before
    answer = Ordered(tuple((choice,) for choice in item.question.key[::-1]))
    with writing():
        again = respond(item.question, answer, NOON + DAY)
        assert not responses.record(attempt.id, 1, again, evidence(item.question, answer))
    assert remembered(chi) == before


def test_an_exam_is_remembered_when_it_is_counted(topic, chi):
    attempt = sit(chi.id, topic, None, right=0)
    mixed_up = remembered(chi)
    with writing():
        memory.forget_topic(chi.id, "france")
        counts.forget(chi.id, "france")
        db.session.get(AttemptRow, attempt.id).tallied = False
    assert remembered(chi) == {}
    with writing():
        responses.tally(attempt.id)
        responses.tally(attempt.id)
    assert remembered(chi) == mixed_up


def test_what_an_attempt_showed_is_forgotten_when_it_is_taken_back(topic, chi):
    first = sit(chi.id, topic, None, right=0)
    kept = remembered(chi)
    second = sit(chi.id, topic, None, right=3, after=DAY)
    assert remembered(chi) != kept
    with writing():
        responses.take_back(db.session.get(AttemptRow, second.id))
    assert remembered(chi) == kept
    with writing():
        responses.take_back(db.session.get(AttemptRow, first.id))
    assert remembered(chi) == {}


def test_how_sure_one_was_is_read_from_the_items(topic, chi):
    attempt = sit(chi.id, topic, None, right=0)
    with writing():
        for item in db.session.scalars(select(ItemRow)):
            item.sure = True
        db.session.get(AttemptRow, attempt.id).tallied = False
        memory.forget_topic(chi.id, "france")
        counts.forget(chi.id, "france")
        responses.tally(attempt.id)
    assert all(one.was_sure for one in remembered(chi).values())


def test_of_a_pair_that_guest_and_person_know_the_earlier_due_stands(chi, dee):
    other = ("a", "b")
    record(chi, (WRONG, NOON), (FIRST, NOON), (shown("first-2", True, other), NOON))
    record(dee, (WRONG, NOON), (shown("first-2", True, other), NOON - DAY))
    record(dee, (shown("first-3", pair=other), NOON - DAY))
    weaker, earlier = remembered(dee)[PAIR], remembered(chi)[other]
    with writing():
        belongings.join(dee.id, chi.id)
    assert remembered(chi) == {PAIR: weaker, other: earlier}
    assert remembered(dee) == {}


def test_what_is_remembered_is_gone_with_the_person(chi):
    record(chi, (WRONG, NOON))
    with writing():
        belongings.remove(chi.id)
    assert db.session.scalar(select(func.count()).select_from(PairMemoryRow)) == 0


def test_what_is_remembered_is_handed_out(chi):
    record(chi, (WRONG, NOON), (FIRST, NOON + DAY))
    (one,) = belongings.profile_for_export(chi.id)["pairs_to_review"]
    assert (one["topic"], one["earlier"], one["later"]) == ("france", *PAIR)
    assert (one["mixed_up"], one["told_apart_since"], one["was_sure"]) == (1, 1, False)
    assert one["last_asked_at"] == (NOON + DAY).isoformat()


def test_what_no_answer_mixed_up_any_more_is_forgotten(chi):
    record(chi, (WRONG, NOON))
    with writing():
        memory.forget_never_mixed_up(chi.id, "france")
    assert remembered(chi)
    with writing():
        counts.forget(chi.id, "france")
        memory.forget_never_mixed_up(chi.id, "france")
    assert remembered(chi) == {}


def test_what_is_due_is_counted(topic, chi):
    record(chi, (WRONG, NOON), (shown("first-2", True, ("a", "b")), NOON))
    assert memory.number_due(chi.id, NOON) == 2
    record(chi, (FIRST, NOON))
    assert memory.number_due(chi.id, NOON) == 1
    assert memory.number_due(chi.id, NOON + 30 * DAY) == 2
    assert memory.number_due(chi.id, NOON - DAY) == 0


def test_of_topics_that_are_gone_or_out_of_sight_nothing_is_due(topic, chi):
    record(chi, (WRONG, NOON))
    record(chi, (WRONG, NOON), topic="nowhere")
    assert memory.number_due(chi.id, NOON) == 1
    with writing():
        topic.sharing = Sharing.OWN
    assert memory.number_due(chi.id, NOON) == 0
    with writing():
        topic.sharing, topic.deleted_at = Sharing.EVERYONE, NOON
    assert memory.number_due(chi.id, NOON) == 0


def test_what_a_class_or_its_teacher_sees_is_due(topic):
    ada, chi = make_teacher("Ada"), make_account("Chi")
    classroom = make_class(ada.person_id, pupils={"Chi": chi.person_id})
    with writing():
        topic.sharing = Sharing.OWN
        memory.record(chi.person_id, "france", WRONG, None, NOON)
        memory.record(ada.person_id, "france", WRONG, None, NOON)
        db.session.add(ClassTopicRow(classroom_id=classroom.id, topic_id=topic.id))
    assert memory.number_due(chi.person_id, NOON) == 1
    assert memory.number_due(ada.person_id, NOON) == 1
    assert topic.id in db.session.scalars(classes.ids_seen(chi.person_id)).all()


def test_pairs_of_finished_attempts_that_were_right_are_not_remembered(topic, chi):
    make_attempt(chi.id, topic, answered=3)
    assert remembered(chi) == {}
