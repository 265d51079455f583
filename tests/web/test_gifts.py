import pytest

from quiz.storage import library
from quiz.storage.assignments import AssignmentRow
from quiz.storage.database import writing
from quiz.web.gifts import given_by
from tests.factories import NOON, make_set, make_teacher
from tests.people import TOPIC

pytestmark = pytest.mark.usefixtures("on_a_page")


def test_a_set_is_given_with_as_many_questions_as_it_has_now():
    kept = make_set(make_teacher().person_id, library.topic(TOPIC), "The Kims", questions=2)
    gift = given_by(AssignmentRow(set_id=kept.id, topic_id=None, wishes=""))
    assert (gift.title, gift.questions, gift.own_version) == ("The Kims", 2, False)
    with writing():
        kept.deleted_at = NOON
    gift = given_by(AssignmentRow(set_id=kept.id, topic_id=None, wishes=""))
    assert (gift.title, gift.questions) == ("A question set that was deleted", 2)


def test_of_a_topic_as_many_questions_are_given_as_were_wished_for():
    topic = library.topic(TOPIC)
    given = AssignmentRow(set_id=None, topic_id=topic.id, wishes="number=4&seed=7")
    gift = given_by(given)
    assert (gift.title, gift.questions, gift.own_version) == (topic.title, 4, True)
    assert gift.source.endswith(f"/topics/{TOPIC}/builder?number=4&seed=7")
    with writing():
        topic.deleted_at = NOON
    assert given_by(given).questions == 0


def test_what_is_gone_for_good_is_said_to_be():
    gift = given_by(AssignmentRow(set_id=None, topic_id=None, wishes=""))
    assert gift.title == "A topic or a set that is gone"
