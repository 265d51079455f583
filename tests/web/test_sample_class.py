"""A class to look around in: full from the first moment, and gone with all that was in it."""

import re

from sqlalchemy import func, select

from quiz.storage import checking
from quiz.storage.accounts import PersonRow
from quiz.storage.classes import ClassroomRow
from quiz.storage.database import db
from quiz.storage.sample_class import STUDENTS
from quiz.storage.sets import QuestionSetRow


def make_sample(ada):
    sent = ada.send("/classes/sample", ada.open("/classes"))
    assert sent.status_code == 303
    return sent.location


def test_a_new_teacher_looks_around_in_a_class_that_has_worked_already(ada):
    page = ada.open(make_sample(ada))
    assert "Nobody in this class exists" in page.text
    assert all(name in page.text for name in ("Amira Haddad", "佐藤 花", "نور صديقي"))


def test_what_is_counted_of_its_answers_is_what_they_add_up_to(app, ada):
    make_sample(ada)
    with app.app_context():
        assert list(checking.problems()) == []


def test_its_wrong_key_is_found_by_the_figures(app, ada):
    make_sample(ada)
    given = ada.open("/classes/1").text
    last = max(map(int, re.findall(r"/assignments/(\d+)", given)))
    page = ada.open(f"/assignments/{last}/analysis")
    assert "In which year did the Korean War begin?" in page.text
    assert "Your strongest students choose C, not the key B." in page.text


def test_pressing_twice_makes_one(app, ada):
    make_sample(ada)
    make_sample(ada)
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(ClassroomRow)) == 1


def test_one_press_removes_it_with_all_that_was_made_for_it(app, ada):
    with app.app_context():
        before = db.session.scalar(select(func.count()).select_from(PersonRow))
    address = f"{make_sample(ada)}/deletion"
    assert "its students, who do not exist" in ada.open(address).text
    assert "keep their accounts" not in ada.open(address).text
    with app.app_context():
        made = db.session.scalar(select(func.count()).select_from(PersonRow))
    assert made == before + len(STUDENTS)
    assert ada.send(address, ada.open(address)).status_code == 303
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(PersonRow)) == before
        assert db.session.scalars(select(QuestionSetRow)).all() == []
        assert list(checking.problems()) == []


def test_nobody_but_a_teacher_makes_one(chi):
    assert chi.send("/classes/sample", chi.open("/")).status_code == 404
