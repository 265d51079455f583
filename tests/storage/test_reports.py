"""What looks wrong to students, for the teachers of the topic."""

from datetime import timedelta

import pytest

from quiz.storage import library, reports
from quiz.storage.database import writing
from quiz.storage.library import Sharing
from quiz.storage.reports import TooManyReports
from tests.factories import (
    NOON,
    make_account,
    make_questions,
    make_report,
    make_teacher,
    make_topic,
)


@pytest.fixture
def topic(shelves):
    with writing():
        return library.add_topic(make_topic())


@pytest.fixture
def chi(shelves):
    return make_account("Chi")


def report(person, topic, message="1789?", after=timedelta()):
    return make_report(person.person_id, topic, message, after).question_id


def waiting(teacher, *, settled=False):
    return reports.reports_for(teacher.person_id, 10, settled=settled)


def test_a_report_comes_with_question_and_answer_the_oldest_first(topic, chi):
    ada = make_teacher("Ada")
    report(chi, topic, "First")
    report(chi, topic, "Second", timedelta(minutes=1))
    found = waiting(ada)
    assert [one.row.message for one in found] == ["First", "Second"]
    assert (found[0].topic.slug, found[0].question) == ("france", make_questions(1)[0])
    assert found[0].answer.ids == found[0].question.key
    assert reports.number_open(ada.person_id) == 2


def test_what_is_sent_twice_is_kept_once(topic, chi):
    question_id = report(chi, topic)
    report(chi, topic)
    assert len(reports.reports_by(chi.person_id, question_id)) == 1


def test_only_so_many_may_be_sent_within_an_hour(topic, chi):
    for number in range(reports.MOST_IN_WINDOW):
        report(chi, topic, f"{number}", timedelta(minutes=number))
    with pytest.raises(TooManyReports):
        report(chi, topic, "more", timedelta(minutes=59))
    report(make_account("Dee"), topic, "more")
    report(chi, topic, "more", timedelta(minutes=61))


def test_reports_of_a_topic_come_to_those_who_may_change_it_and_of_nobodys_to_all(topic, chi):
    ada, ben = make_teacher("Ada"), make_teacher("Ben")
    report(chi, topic)
    assert [len(waiting(ada)), len(waiting(ben))] == [1, 1]
    for sharing, seen in ((Sharing.OWN, [1, 0]), (Sharing.TEACHERS, [1, 1])):
        with writing():
            topic.owner_id, topic.sharing = ada.person_id, sharing
        assert [len(waiting(ada)), len(waiting(ben))] == seen
        assert [reports.number_open(one.person_id) for one in (ada, ben)] == seen
    with writing():
        topic.deleted_at = NOON
    assert waiting(ada) == []


def test_a_report_is_settled_once(topic, chi):
    ada, ben = make_teacher("Ada"), make_teacher("Ben")
    question_id = report(chi, topic)
    found = reports.report_for(ada.person_id, waiting(ada)[0].row.id)
    with writing():
        assert reports.settle(found.row, ada.person_id, "Thank you.", NOON)
        assert not reports.settle(found.row, ben.person_id, "No.", NOON)
    assert waiting(ada) == []
    assert [one.row.reply for one in waiting(ben, settled=True)] == ["Thank you."]
    assert reports.reports_by(chi.person_id, question_id)[0].settled_by == ada.person_id
