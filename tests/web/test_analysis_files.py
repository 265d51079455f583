"""Figures and answers to take along."""

import csv
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from quiz.storage import library
from tests.answering import choose, order
from tests.factories import make_questions
from tests.people import TOPIC
from tests.web.analysing import RIGHT, THREE, Analysed


@pytest.fixture
def desk(school):
    return Analysed(school)


def rows(desk):
    file = desk.school.ada.client.get(f"{desk.address}.csv")
    assert file.status_code == 200
    assert file.mimetype == "text/csv"
    return list(csv.DictReader(StringIO(file.data.decode("utf-8-sig"))))


def book(desk):
    file = desk.school.ada.client.get(f"{desk.address}.xlsx")
    assert file.status_code == 200
    return load_workbook(BytesIO(file.data))


def sheet(desk, name):
    head, *lines = book(desk)[name].iter_rows(values_only=True)
    return [dict(zip(head, line, strict=True)) for line in lines]


def test_a_row_for_each_question_has_its_figures_as_numbers(desk):
    questions, wrong = desk.sit_simulated()
    found = rows(desk)
    assert [one["Question"] for one in found] == [one.stem for one in questions]
    assert {one["n"] for one in found} == {"40"}
    assert all(0 <= float(one["Facility"]) <= 1 for one in found)
    assert "Your strongest students choose" in found[wrong]["Note"]
    assert found[0]["Key"].startswith("In ")


def test_what_is_hidden_is_empty_and_the_note_says_why(desk):
    desk.sit(desk.school.chi_id, THREE, RIGHT)
    (first, *_) = rows(desk)
    assert (first["Facility"], first["Discrimination"]) == ("1", "")
    assert "hidden below 10 attempts: there is 1" in first["Note"]


def test_the_workbook_has_every_answer_in_words_with_its_mark_and_seconds(desk):
    (dana,) = desk.enrol("=HYPERLINK(1)")
    desk.sit(dana, THREE, [choose("a"), choose("d"), None], points=[1, 1, 2])
    answers = sheet(desk, "Answers")
    assert [(one["Student"], one["Answer"]) for one in answers] == [
        ("=HYPERLINK(1)", "In A"),
        ("=HYPERLINK(1)", "In D"),
        ("=HYPERLINK(1)", None),
    ]
    assert [one["Mark"] for one in answers] == [1, 0, 0]
    assert [one["Points"] for one in answers] == [1, 1, 2]
    assert [one["Seconds"] for one in answers] == [60, 60, None]
    assert book(desk)["Answers"]["A2"].data_type == "s", "a name is no formula"
    assert book(desk).sheetnames == ["Questions", "Quiz", "Answers"]


def test_of_own_versions_the_files_have_pairs_and_gaps(school):
    with school.app.app_context():
        desk = Analysed(school, topic_id=library.topic(TOPIC).id)
    for person_id, question in zip(desk.enrol("Dana", "Émile"), make_questions(2), strict=True):
        desk.sit(person_id, [question], [order(question.key)])
    assert {one["Right"] for one in rows(desk)} == {"1"}
    assert book(desk).sheetnames == ["Pairs", "Gaps in time", "Answers"]
    assert all(one["At least"] <= one["Right"] <= one["At most"] for one in sheet(desk, "Pairs"))


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_without_an_attempt_there_are_heads_and_nothing_below(desk, ending):
    assert desk.school.ada.client.get(desk.address + ending).status_code == 200
    assert rows(desk) == []


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_who_does_not_teach_the_class_gets_no_file(desk, ben, ending):
    for who in (ben, desk.school.chi, desk.school.dee):
        assert who.client.get(desk.address + ending).status_code == 404
    assert desk.app.test_client().get(desk.address + ending).status_code == 404
