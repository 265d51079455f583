"""Question files are read once and kept until somebody has chosen of them."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from quiz.formats.exchange import Problem, line, text_of, too_many
from quiz.storage import belongings, question_files
from quiz.storage.database import db, writing
from quiz.storage.question_files import KEPT, FilePictureRow, FileRecordRow, QuestionFileRow
from tests.factories import NOON, make_teacher, make_written_choice
from tests.filing import DRAWN, PALACE, in_file, make_question_file, make_reading

PROBLEMS = (
    Problem(line(7), "The penalty is left out."),
    Problem(line(20), "No choice is right.", "record 20"),
    too_many(line(500)),
    *text_of("Königgrätz war 1866. Österreich verlor.".encode("cp1252"))[1],
)


@pytest.fixture
def ada(shelves):
    return make_teacher("Ada").person_id


def questions_of(row, first=0, most=25):
    return question_files.records_of(row.id, questions=True, first=first, most=most)


def others_of(row):
    return question_files.records_of(row.id, questions=False, first=0, most=25)


def count(table):
    return db.session.scalar(select(func.count()).select_from(table))


def test_what_was_read_is_kept_question_by_question(ada):
    reading = make_reading()
    row = make_question_file(ada, reading)
    kept = [one.to_core() for one in questions_of(row)]
    assert [one.question for one in kept] == [one.question for one in reading.questions]
    assert [(str(one.place), one.points) for one in kept] == [
        ("line 1", 1.0),
        ("line 7", 2.0),
        ("line 14", 1.0),
    ]
    assert row.tags == "Kings\nYear 10"
    assert question_files.picture_whole(DRAWN.digest) == DRAWN
    assert question_files.picture_whole("0" * 64) is None


def test_what_is_said_stands_beside_what_it_is_about(ada):
    row = make_question_file(ada, make_reading(problems=PROBLEMS))
    assert [one.whys for one in questions_of(row)] == [[], ["The penalty is left out."], []]
    assert [(str(one.said_place), *map(str, one.whys)) for one in others_of(row)] == [
        ("line 20", "No choice is right."),
        ("line 500", str(PROBLEMS[2].why)),
    ]
    assert others_of(row)[1].whys[0].text == PROBLEMS[2].why.text
    assert list(map(str, row.whys)) == [str(PROBLEMS[3].why)]


def test_the_second_of_two_equal_questions_is_left_out_until_somebody_wants_it(ada):
    row = make_question_file(ada, make_reading(problems=PROBLEMS))
    assert [(one.twin, one.left_out) for one in questions_of(row)] == [
        (None, False),
        (None, False),
        (1, True),
    ]
    counts = question_files.counts_of(row.id)
    assert (counts.questions, counts.chosen, counts.left_out, counts.others) == (3, 2, 1, 2)
    assert counts.rest == 2
    with writing():
        question_files.choose(row.id, [2, 3, 4], [3, 4])
    assert [one.position for one in question_files.chosen_of(row.id)] == [1, 3]
    assert question_files.counts_of(row.id).others == 2


def test_a_file_of_those_not_taken_has_their_records_and_what_was_sent(ada):
    row = make_question_file(ada, make_reading(problems=PROBLEMS))
    records, content = question_files.rest_of(row)
    assert (records, content) == (["record 14", "record 20"], b"as it was sent")


def test_some_at_a_time_are_shown(ada):
    asked = [in_file(make_written_choice(stem=f"Who was {n}?"), n) for n in range(1, 31)]
    row = make_question_file(ada, make_reading(*asked))
    assert [one.position for one in questions_of(row, 25, 25)] == [26, 27, 28, 29, 30]


def test_what_is_sent_twice_is_on_its_way_once_for_each_person(ada):
    ben = make_teacher("Ben").person_id
    row = make_question_file(ada)
    assert make_question_file(ada).id == row.id
    other, newer = make_question_file(ben), make_question_file(ada, content=b"another")
    assert len({row.id, other.id, newer.id}) == 3
    assert [one.id for one in question_files.files_of(ada)] == [newer.id, row.id]
    assert question_files.file_of(ada, row.id)
    assert question_files.file_of(ben, row.id) is None


def test_a_file_goes_with_all_that_is_in_it(ada):
    row = make_question_file(ada)
    with writing():
        question_files.discard(row.id)
    assert [count(table) for table in (QuestionFileRow, FileRecordRow, FilePictureRow)] == [0] * 3


def test_a_file_goes_with_its_person(ada):
    make_question_file(ada)
    with writing():
        belongings.remove(ada)
    assert [count(table) for table in (QuestionFileRow, FileRecordRow, FilePictureRow)] == [0] * 3


def test_after_thirty_days_a_file_is_gone(ada):
    make_question_file(ada)
    for after, left in ((KEPT - timedelta(seconds=1), 1), (KEPT, 0)):
        with writing():
            question_files.remove_expired(NOON + after)
        assert count(QuestionFileRow) == left


def test_a_person_is_given_what_is_on_its_way(ada):
    row = make_question_file(ada, make_reading(problems=PROBLEMS))
    (record,) = belongings.profile_for_export(ada)["question_files"]
    assert record == {
        "filename": "kings.gift",
        "title": "Kings",
        "tags": ["Kings", "Year 10"],
        "sent_at": row.sent_at.isoformat(),
        "taken_at": None,
        "records": ["record 1", "record 7", "record 14", "record 20"],
    }


@pytest.mark.parametrize(
    ("tags", "usual"),
    [
        ([("b",), ("a", "b")], ["b", "a"]),
        ([("Été",), ("ete",)], ["Été"]),
        ([("rome, late", "", "x" * 41, " \n")], ["rome late"]),
        ([tuple("abcdefghijklmn")], list("abcdefghijkl")),
    ],
)
def test_a_set_is_offered_the_tags_that_most_questions_have(tags, usual):
    asked = [in_file(make_written_choice(), tags=one) for one in tags]
    assert question_files.usual_tags(asked) == usual


def test_a_picture_is_of_its_question(ada):
    row = make_question_file(ada)
    assert questions_of(row)[1].to_core().question.picture == PALACE
    assert question_files.pictures_of(row.id) == {DRAWN.digest: DRAWN}
