"""Question sets: kept, looked at, renamed, deleted, brought back."""

import re

import pytest
from sqlalchemy import select

from quiz.questions.code import read
from quiz.questions.generation import sameness
from quiz.storage import accounts, library
from quiz.storage.database import db, writing
from quiz.storage.library import EventRow, Sharing
from tests.factories import make_topic, make_written_choice, make_written_set
from tests.people import TOPIC, found, right_answer
from tests.web.building import KEY, builder, items_of, kept_set, play, press, row_of


@pytest.fixture
def week(ada):
    """The address of a set of Ada's."""
    return kept_set(ada, number=4)


def test_what_was_built_is_kept_with_its_code_and_a_link(ada, week):
    row, page = row_of(ada, week), ada.open(week)
    assert (row.title, row.topic_slug, row.version) == ("Week 3", TOPIC, 1)
    assert re.fullmatch(r"[0-9a-f]{32}", row.key)
    assert f'value="http://localhost/play/{row.key}"' in page.text
    assert row.code in page.text
    assert read(row.code).wishes.count == 4
    assert "The questions are kept." in page.text
    assert page.text.count('class="spread previewed"') == 4


def test_every_question_has_another_like_it_for_version_b(ada, week):
    for item in items_of(ada, week):
        assert item.sibling.kind is item.question.kind
        assert sameness(item.sibling) != sameness(item.question)


def test_pressing_twice_keeps_one_set(ada, week):
    page = ada.open(builder(number=4))
    address = builder(number=4).replace("/builder?", "/sets?")
    fields = {"title": "Twice", "key": found(KEY, page)}
    first, again = (ada.send(address, page, **fields) for _ in range(2))
    assert first.location == again.location != week


def test_anothers_key_is_not_taken_over(ada, ben, week):
    page = ben.open(builder(number=4))
    address = builder(number=4).replace("/builder?", "/sets?")
    sent = ben.send(address, page, title="Mine", key=row_of(ada, week).key)
    assert sent.status_code == 303
    assert row_of(ben, sent.location).key != row_of(ada, week).key


@pytest.mark.parametrize("title", ["", "   ", "x" * 121, "a\0b"])
def test_a_title_that_will_not_do_is_told_beside_the_field(ada, title):
    page = ada.open(builder())
    address = builder().replace("/builder?", "/sets?")
    answer = ada.send(address, page, title=title, key=found(KEY, page))
    assert answer.status_code == 422
    assert 'id="title-problem"' in answer.text


def test_where_the_wishes_allow_nothing_nothing_is_kept(ada):
    page = ada.open(builder())
    fields = {"title": "Week 3", "key": found(KEY, page)}
    for query in ("", "?seed=7&from=1700&to=1701", "?seed=7&number=no"):
        assert ada.send(f"/topics/{TOPIC}/sets{query}", page, **fields).status_code == 422
    assert "None is kept yet" in ada.open("/sets").text


def test_the_list_tells_topic_number_and_how_often_it_was_played(ada, chi, week):
    assert "not played yet" in ada.open("/sets").text
    play(chi, row_of(ada, week).key)
    page = ada.open("/sets").text
    assert "Week 3" in page
    assert "Russia and North Korea · 4 questions · played once" in page


def test_a_set_gets_another_title_unless_it_was_changed_meanwhile(ada, week):
    assert press(ada, week, "settings", 1, title="  Week   three ", tags="").status_code == 303
    assert row_of(ada, week).title == "Week three"
    late = press(ada, week, "settings", 1, title="Late", tags="late")
    assert late.status_code == 422
    assert "changed meanwhile" in late.text
    assert 'value="Late"' in late.text
    assert row_of(ada, week).title == "Week three"


def test_a_deleted_set_is_not_there_until_it_is_brought_back(ada, chi, week):
    key = row_of(ada, week).key
    sitting = play(chi, key)
    press(ada, week, "deletion", 1)
    assert ada.open(week).status_code == 404
    assert chi.open(f"/play/{key}").status_code == 404
    sitting.answer_all()
    assert chi.open(f"{sitting.address}/result").status_code == 200
    page = ada.open("/sets")
    assert "Recently deleted" in page.text
    assert ada.send(f"{week}/restoration", page).status_code == 303
    assert ada.open(week).status_code == 200
    assert chi.open(f"/play/{key}").status_code == 200


@pytest.mark.parametrize("where", ["", "/print", "/preview/1"])
def test_a_set_is_for_nobody_but_its_teacher(ben, chi, week, where):
    assert ben.open(f"{week}{where}").status_code == 404
    assert chi.open(f"{week}{where}").status_code == 404


@pytest.mark.parametrize("number", ["0", "99", "9" * 30])
def test_there_is_no_set_that_was_never_kept(ada, number):
    assert ada.open(f"/sets/{number}").status_code == 404


def test_a_question_of_a_set_is_tried_without_a_trace(ada, week):
    for item in items_of(ada, week):
        address = f"{week}/preview/{item.position}"
        page = ada.open(address)
        assert page.status_code == 200
        assert "<title>Right" in ada.send(address, page, **right_answer(item)).text
    assert ada.open(f"{week}/preview/5").status_code == 404
    assert "not played yet" in ada.open(week).text


def test_a_set_is_all_there_though_its_topic_is_gone(ada, app):
    with app.app_context(), writing():
        library.add_topic(make_topic())
    week = kept_set(ada, "france", number=3)
    with app.app_context(), writing():
        db.session.delete(library.topic("france"))
    page = ada.open(week).text
    assert "/topics/france" not in page
    assert "Read it in the article" not in page
    assert "Replace" not in page
    assert ada.open(f"{week}/preview/1").status_code == 200
    assert ada.open(f"{week}/print?version=B&key=1").status_code == 200


def test_a_set_of_a_topic_that_was_taken_back_by_another_leads_nowhere(ada, ben, app):
    with app.app_context(), writing():
        topic = library.add_topic(make_topic())
        topic.sharing = Sharing.TEACHERS
    week = kept_set(ben, "france", number=3)
    assert "/topics/france" in ben.open(week).text
    with app.app_context(), writing():
        library.topic("france").sharing = Sharing.OWN
    page = ben.open(week)
    assert page.status_code == 200
    assert "/topics/france" not in page.text


def test_the_builder_is_found_again_as_it_was(ada, week):
    address = re.search(r'href="(/topics/[^"]+/builder\?[^"]+)"', ada.open(week).text)[1]
    page = ada.open(address.replace("&amp;", "&"))
    assert row_of(ada, week).code in page.text


def test_a_code_that_would_make_other_questions_is_shown_no_more(ada, app, week):
    code = row_of(ada, week).code
    assert code in ada.open(week).text
    with app.app_context(), writing():
        topic = library.topic(TOPIC)
        mine = select(EventRow).where(EventRow.topic_id == topic.id, EventRow.usable)
        event = db.session.scalars(mine.order_by(EventRow.name)).first()
        event.statement = f"{event.statement} Again."
    assert code not in ada.open(week).text


def test_from_a_page_that_is_too_old_nothing_is_kept_and_nothing_typed_is_lost(ada, week):
    address = builder().replace("/builder?", "/sets?")
    answer = ada.client.post(address, data={"title": "Words typed", "key": "0" * 32})
    assert answer.status_code == 400
    assert 'value="Words typed"' in answer.text
    assert ada.client.post(f"{week}/deletion").status_code == 303
    assert ada.client.post(f"{week}/items/1/removal?version=1").status_code == 303
    assert len(items_of(ada, week)) == 4


@pytest.fixture
def long_set(app, ada):
    """A set of 120 questions, which takes three pages."""
    asked = [make_written_choice(stem=f"Who was king no. {n}?") for n in range(1, 121)]
    with app.app_context():
        row = make_written_set(accounts.account_named("Ada").person_id, *asked)
    return f"/sets/{row.id}"


def numbers_on(page):
    return [int(number) for number in re.findall(r'id="question-(\d+)"', page.text)]


@pytest.mark.parametrize(
    ("query", "first", "last"),
    [
        ("", 1, 50),
        ("?page=2", 51, 100),
        ("?page=3", 101, 120),
        ("?page=99", 101, 120),
        ("?page=x", 1, 50),
        ("?at=50", 1, 50),
        ("?at=51", 51, 100),
        ("?at=120", 101, 120),
    ],
)
def test_a_long_set_is_shown_fifty_questions_at_a_time(ada, long_set, query, first, last):
    page = ada.open(f"{long_set}{query}")
    assert numbers_on(page) == list(range(first, last + 1))
    assert "120 questions" in page.text
    assert f"Page {-(-last // 50)} of 3" in page.text


def test_only_the_first_and_the_last_question_of_a_long_set_cannot_be_moved_on(ada, long_set):
    assert ada.open(f"{long_set}?page=2").text.count('aria-disabled="true"') == 0
    assert ada.open(f"{long_set}?page=3").text.count('aria-disabled="true"') == 1


def test_from_trying_a_question_one_comes_back_to_its_page(ada, long_set):
    back = f'href="{long_set}?at=77#question-77"'
    assert back in ada.open(f"{long_set}/preview/77").text


def test_the_points_of_a_page_are_saved_and_those_of_others_stay(ada, long_set):
    page = ada.open(f"{long_set}?page=3")
    names = re.findall(r'name="(points-[^"]+)"', page.text)
    assert len(names) == 20
    fields = dict.fromkeys(names, "2")
    saved = ada.send(f"{long_set}/points?version=1&page=3", page, **fields)
    assert saved.location == f"{long_set}?page=3"
    assert [item.points for item in items_of(ada, long_set)] == [1] * 100 + [2] * 20
