"""Question files are sent, looked through, and taken into sets."""

import io
import re
from datetime import UTC, datetime

import pytest

from quiz.articles.file import UnreadableFile
from quiz.formats import questions_apart
from quiz.formats.catalogue import format_named
from quiz.formats.exchange import Package
from quiz.storage import pictures, set_shelf, sets
from quiz.storage.database import writing
from tests.factories import make_written_choice
from tests.filing import DRAWN, PALACE, in_file, make_question_file, make_reading
from tests.people import pressed_at_once
from tests.web.building import items_of, row_of
from tests.web.filing import MESSY, choose, send, sent, ticked
from tests.web.shelving import visitor, words_of
from tests.web.written import empty_set


def many(count=60):
    """Return a file of so many questions."""
    return "\n\n".join(f"Who was king no. {n}?{{=Louis ~Otto}}" for n in range(1, count + 1))


def kinds(person, address):
    return [item.question.kind.value for item in items_of(person, address)]


def file_in(app, reading=None):
    """Return the address of a file that Ada sent."""
    with app.app_context():
        row = make_question_file(visitor("Ada").id, reading)
    return f"/sets/imports/{row.id}"


def test_a_file_is_looked_through_before_anything_of_it_is_taken(ada):
    assert "/sets/imports" in ada.open("/sets").text
    address = sent(ada)
    page = ada.open(address)
    words = words_of(page)
    assert "3 questions can be taken, 1 of them is not ticked." in words
    assert "1 other cannot be taken, and why" in words
    assert "line 4 It has fewer than two choices." in words
    assert "Asks the same as question 1." in words
    assert "1 One 2 Two 3 Three" in words
    assert ticked(page) == ["1", "3"]
    assert [one.questions for one in own_sets(ada)] == []


def own_sets(person, username="Ada"):
    with person.app.app_context():
        return sets.sets_of(visitor(username).id)


def test_what_is_ticked_becomes_a_set_with_a_title_and_tags(ada):
    page = ada.open(sent(ada))
    assert 'value="messy"' in page.text
    assert 'value="kings"' in page.text
    taken = choose(ada, page, title="Kings of France", tags="kings, year 10")
    assert re.fullmatch(r"/sets/\d+\?at=1#question-1", taken.location)
    assert kinds(ada, taken.location) == ["one-right", "written-order"]
    row = row_of(ada, taken.location)
    assert (row.title, row.tags) == ("Kings of France", "kings\nyear 10")
    words = words_of(ada.open(taken.location))
    assert "2 questions are taken from messy.txt. What was not is kept" in words
    changes = words_of(ada.open(taken.location.partition("?")[0] + "/changes"))
    assert "You imported questions from “messy.txt”" in changes


def test_another_choice_of_questions_is_taken_as_it_is_ticked(ada):
    page = ada.open(sent(ada))
    taken = choose(ada, page, ["1", "2"])
    assert kinds(ada, taken.location) == ["one-right", "one-right"]


def test_pressing_twice_makes_one_set(ada):
    address = sent(ada)
    page = ada.open(address)
    fields = {"title": "Kings", "shown": "1", "take": "1"}
    led_to = pressed_at_once(ada, f"{address}/choice", page, **fields)
    assert len({one.partition("?")[0] for one in led_to}) == 1
    assert len(own_sets(ada)) == 1


def test_the_questions_go_to_the_end_of_an_own_set_which_may_have_some_already(ada):
    first = choose(ada, ada.open(sent(ada)), ["1"]).location
    number = str(row_of(ada, first).id)
    page = ada.open(sent(ada, MESSY + "\n"))
    told = choose(ada, page, target=number)
    page = ada.open(told.location)
    assert "That set asks 1 of these questions already" in words_of(page)
    assert ticked(page) == ["3"]
    taken = choose(ada, page, target=number)
    assert taken.location == f"/sets/{number}?at=2#question-2"
    assert kinds(ada, first) == ["one-right", "written-order"]


def test_no_other_teachers_set_is_offered_or_filled(ada, ben):
    theirs = row_of(ben, empty_set(ben)).id
    page = ada.open(sent(ada))
    answer = choose(ada, page, target=str(theirs))
    assert answer.status_code == 422
    assert own_sets(ada) == []


def test_many_questions_are_shown_some_at_a_time_and_ticks_are_kept_between(ada):
    page = ada.open(sent(ada, many()))
    assert "Page 1 of 3" in words_of(page)
    onward = choose(ada, page, ["1", "2"], leaf="2", title="Sixty kings")
    page = ada.open(onward.location)
    assert ticked(page) == [str(number) for number in range(26, 51)]
    back = ada.open(choose(ada, page, leaf="1").location)
    assert ticked(back) == ["1", "2"]
    assert 'value="Sixty kings"' in back.text
    taken = choose(ada, back)
    assert len(items_of(ada, taken.location)) == 2 + 25 + 10
    assert row_of(ada, taken.location).title == "Sixty kings"


def test_the_list_says_what_is_on_its_way_and_what_became_of_it(ada):
    address = sent(ada)
    assert "messy.txt 3 questions can be taken. GIFT" in words_of(ada.open("/sets/imports"))
    assert sent(ada) == address
    choose(ada, ada.open(address))
    assert "messy.txt Taken on" in words_of(ada.open("/sets/imports"))
    assert "Left in it: 2." in words_of(ada.open("/sets/imports"))
    page = words_of(ada.open(address))
    assert "It was taken on" in page
    assert "Take the ticked questions" not in page


def test_what_is_not_taken_can_be_downloaded_as_a_file_of_its_format(ada):
    address = sent(ada)
    page = ada.open(f"{address}/rest")
    assert page.headers["Content-Disposition"] == 'attachment; filename="messy not taken.txt"'
    assert [line for line in page.text.splitlines() if line] == [
        "::Once more::Who was king?{~Otto =Louis}",
        "Who was not?{~Louis}",
    ]
    choose(ada, ada.open(address))
    assert ada.open(f"{address}/rest").text == page.text


def test_where_all_is_taken_there_is_nothing_to_download(ada):
    address = sent(ada, many(1))
    page = ada.open(address)
    assert "Download those not taken" not in page.text
    assert ada.open(f"{address}/rest").status_code == 404
    taken = choose(ada, page)
    assert "What was not is kept" not in ada.open(taken.location).text


def test_what_is_left_of_a_workbook_is_a_table_of_text(ada):
    asked = (in_file(make_written_choice()), in_file(make_written_choice()))
    content = format_named("xlsx").write(Package("Kings", asked)).content
    page = ada.open(f"{sent(ada, content, 'kings.xlsx')}/rest")
    assert page.headers["Content-Disposition"] == 'attachment; filename="kings not taken.csv"'
    assert "Where did the king" in page.text


def test_a_file_is_thrown_away_after_a_question(ada):
    address = sent(ada)
    page = ada.open(address)
    assert "Discard it?" in page.text
    gone = ada.send(f"{address}/deletion", page)
    assert "“messy.txt” is discarded." in ada.open(gone.location).text
    assert ada.open(address).status_code == 404


def test_pasted_questions_need_no_file_and_have_a_title_to_begin_with(ada):
    answer = send(ada, name="", text=MESSY.replace("\n", "\r\n"))
    page = ada.open(answer.location)
    assert "What is in Pasted questions" in words_of(page)
    assert re.search(r'name="title"[^>]*value="Pasted questions"', page.text)
    answer = choose(ada, page, title="")
    assert answer.status_code == 422
    assert "Give the question set a title." in answer.text
    assert own_sets(ada) == []


def test_a_picture_is_seen_before_it_is_taken_and_after(app, ada):
    address = file_in(app)
    assert f"/pictures/{PALACE.digest}" in ada.open(address).text
    assert ada.open(f"/pictures/{PALACE.digest}").data == DRAWN.content
    choose(ada, ada.open(address), ["1"])
    assert ada.open(f"/pictures/{PALACE.digest}").status_code == 404


def test_of_a_file_that_is_discarded_no_picture_is_left(app, ada):
    address = file_in(app)
    ada.send(f"{address}/deletion", ada.open(address))
    assert ada.open(f"/pictures/{PALACE.digest}").status_code == 404
    with app.app_context():
        assert pictures.picture(PALACE.digest) is None


def test_nothing_ticked_is_told(ada):
    answer = choose(ada, ada.open(sent(ada)), [])
    assert answer.status_code == 422
    assert "No question is ticked" in answer.text
    assert ticked(answer) == []


def test_a_set_that_was_deleted_meanwhile_is_told(app, ada):
    target = row_of(ada, empty_set(ada)).id
    page = ada.open(sent(ada))
    with app.app_context(), writing():
        set_shelf.remove(sets.set_numbered(target), visitor("Ada"), datetime.now(UTC))
    assert choose(ada, page, target=str(target)).status_code == 422
    assert own_sets(ada) == []


@pytest.mark.parametrize(
    ("content", "name", "fields", "told"),
    [
        ("", "", {}, "Paste questions here, or choose a file below."),
        (MESSY, "a.txt", {"text": MESSY}, "This and a file were sent."),
        (b"", "a.txt", {}, "This looks like no question file that can be read."),
        ("There was a king.", "a.txt", {}, "These can: "),
        ("There was a king.", "a.txt", {"format": "gift"}, "GIFT"),
        (MESSY, "a.txt", {"format": "latin"}, "Not a valid choice"),
        (b"x" * 21_000_000, "a.txt", {}, "at most 20,000,000 can be read"),
        (b"PK\x03\x04 no archive", "a.zip", {"format": "qti"}, "damaged"),
    ],
)
def test_what_cannot_be_read_is_told_beside_its_field(ada, content, name, fields, told):
    answer = send(ada, content, name, **fields)
    assert answer.status_code == 422
    assert told in words_of(answer)
    if "text" in fields:
        assert "::Kings::" in answer.text


def test_the_format_chosen_and_the_text_pasted_are_kept_when_reading_fails(ada):
    answer = send(ada, name="", text="There was a <king>.", format="gift")
    assert "There was a &lt;king&gt;." in answer.text
    assert '<option selected value="gift">' in answer.text


def test_a_file_of_which_the_format_is_unknown_is_to_be_chosen_again(ada):
    answer = send(ada, "There was a king.")
    assert "Please choose the file again" in answer.text


def test_reading_that_takes_too_long_is_told(ada, monkeypatch):
    def read(*_arguments):
        raise UnreadableFile("Reading it takes longer than 45 seconds.")

    monkeypatch.setattr(questions_apart, "read", read)
    assert "takes longer than 45 seconds" in send(ada).text


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "C:\\kings\\<b>.txt", "x" * 300 + ".txt", "\u202etxt.exe", "'; --"]
)
def test_nonsense_names_do_no_harm(ada, name):
    page = ada.open(sent(ada, name=name))
    assert page.status_code == 200
    assert "<b>.txt" not in page.text
    assert "etc/" not in page.text


@pytest.mark.parametrize("name", ["csv", "xlsx"])
def test_a_table_to_fill_in_has_an_example_of_each_kind(ada, name):
    page = ada.open(f"/sets/imports/tables/{name}")
    found = format_named(name).read(page.data)
    assert {one.question.kind.value for one in found.questions} == {
        "one-right",
        "several-right",
        "written-order",
    }
    assert found.problems == ()
    assert ada.open("/sets/imports/tables/gift").status_code == 404


@pytest.mark.parametrize("place", ["", "/choice", "/rest", "/deletion"])
def test_nobody_else_comes_near_a_file(app, ada, ben, chi, place):
    address = file_in(app) + place
    for person in (ben, chi):
        ask = person.client.get if place in ("", "/rest") else person.client.post
        token = person.open("/about")
        answer = (
            ask(address)
            if ask == person.client.get
            else person.send(address, token if "csrf" in token.text else person.open("/"))
        )
        assert answer.status_code == 404


def test_who_teaches_nothing_sends_nothing(chi):
    assert chi.open("/sets/imports").status_code == 404
    data = {"file": (io.BytesIO(b"x" * 100_000), "a.txt")}
    assert chi.client.post("/sets/imports", data=data).status_code in (400, 404, 413)


def test_other_methods_are_refused(app, ada):
    address = file_in(app)
    assert ada.client.post(address).status_code == 405
    assert ada.client.get(f"{address}/choice").status_code == 405
    assert ada.client.put("/sets/imports").status_code == 405


@pytest.mark.parametrize("query", ["?page=0", "?page=99", "?page=x", "?others=99", "?page=-1"])
def test_a_page_that_is_not_there_is_the_nearest(app, ada, query):
    problems = make_reading()
    assert ada.open(file_in(app, problems) + query).status_code == 200
