"""Lists become accounts, and cards to hand out."""

import io
import re
from concurrent.futures import ThreadPoolExecutor

import openpyxl
import pytest

from quiz.storage import accounts
from quiz.storage.database import db
from quiz.storage.passwords import CONSONANTS
from tests.people import TOKEN, Guest, found
from tests.web.classroom import cards

PASSWORD_FORM = re.compile(f"[{CONSONANTS}]{{4}}-[{CONSONANTS}]{{4}}")


def look(taught, names="", **files):
    page = taught.ada.open(f"{taught.address}/roster")
    fields = {"csrf_token": found(TOKEN, page), "names": names, **files}
    return taught.ada.client.post(f"{taught.address}/roster", data=fields)


def test_a_list_is_shown_before_anybody_is_added(taught):
    page = look(taught, "Anna\n\nBen\nanna\nchi  li\n=1+1\n")
    assert page.status_code == 200
    assert "2 students will be added" in page.text
    assert "In the class already" in page.text
    assert "2 lines were left out" in page.text
    assert "“anna” stands in line 1 already." in page.text
    assert "“=1+1” is a formula" in page.text
    assert "1 empty line was skipped." in page.text
    assert taught.names() == ["Chi Li"]


def test_the_names_become_accounts_whose_cards_are_shown_once(taught):
    made = taught.add("Anna Li", "王小明")
    assert {name: username for name, (username, _) in made.items()} == {
        "Anna Li": "anna.li",
        "王小明": "student-1",
    }
    assert all(PASSWORD_FORM.fullmatch(password) for _, password in made.values())
    assert taught.names() == ["Anna Li", "Chi Li", "王小明"]
    page = taught.ada.open(taught.address).text
    assert not any(password in page for _, password in made.values())


def test_of_a_one_time_password_nothing_but_a_hash_is_kept(taught):
    (_, password) = taught.add("Anna")["Anna"]
    with taught.app.app_context():
        kept = "\n".join(db.engine.raw_connection().iterdump())
    assert password not in kept
    assert password.replace("-", "") not in kept


def test_the_page_of_the_cards_is_kept_by_no_cache(taught):
    page = taught.press(f"{taught.address}/students", names="Anna")
    assert page.headers["Cache-Control"] == "no-store"


def test_pressing_twice_adds_nobody_twice(taught):
    taught.add("Anna")
    sent = taught.press(f"{taught.address}/students", names="Anna")
    assert sent.status_code == 303
    assert "All of them are in the class already" in taught.ada.open(sent.location).text
    assert taught.names() == ["Anna", "Chi Li"]


def test_pressing_twice_at_once_adds_nobody_twice(taught):
    token = found(TOKEN, taught.ada.open("/classes"))
    with taught.ada.client.session_transaction() as session:
        cookies = dict(session)

    def press(_number):
        client = taught.app.test_client()
        with client.session_transaction() as session:
            session.update(cookies)
        fields = {"csrf_token": token, "names": "Anna\nBen"}
        return client.post(f"{taught.address}/students", data=fields).status_code

    with ThreadPoolExecutor(3) as browsers:
        statuses = sorted(browsers.map(press, range(3)))
    assert statuses == [200, 303, 303]
    assert taught.names() == ["Anna", "Ben", "Chi Li"]


def test_a_workbook_and_a_text_file_are_read(taught):
    book = openpyxl.Workbook()
    book.active.append(["Student", "Form"])
    book.active.append(["Zoë", "10b"])
    written = io.BytesIO()
    book.save(written)
    page = look(taught, file=(io.BytesIO(written.getvalue()), "list.xlsx"))
    assert "<bdi>Zoë</bdi>" in page.text
    page = look(taught, file=(io.BytesIO("Björk;10b".encode("windows-1252")), "list.csv"))
    assert "<bdi>Björk</bdi>" in page.text


def test_a_file_counts_more_than_what_is_in_the_field(taught):
    page = look(taught, "Anna", file=(io.BytesIO(b"Ben"), "list.txt"))
    assert "<bdi>Ben</bdi>" in page.text
    assert "<bdi>Anna</bdi>" not in page.text


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"names": ""}, "There is no name in it."),
        ({"names": " \n\n"}, "There is no name in it."),
        ({"names": "\n".join(f"Anna {n}" for n in range(10_000))}, "These are 10,000 names"),
        ({"file": b"PK\x03\x04 no"}, "damaged"),
        ({"file": b"\x89PNG\0"}, "not"),
    ],
    ids=["nothing", "spaces", "too many", "no workbook", "picture"],
)
def test_a_list_that_cannot_be_used_is_refused_and_stays_in_the_field(taught, sent, sentence):
    files = {"file": (io.BytesIO(sent["file"]), "list")} if "file" in sent else {}
    page = look(taught, sent.get("names", "Kept"), **files)
    assert page.status_code == 422
    assert sentence in page.text
    assert "Kept" in page.text or not files


def test_a_name_with_markup_is_shown_and_does_nothing(taught):
    assert "&lt;script&gt;" in look(taught, "<script>alert(1)</script>").text
    assert (
        "<script>alert"
        not in taught.press(f"{taught.address}/students", names="<script>alert(1)</script>").text
    )


def test_so_many_names_as_are_allowed_pass_through_both_pages(taught):
    names = "\n".join("é" * 190 + f" {number}" for number in range(300))
    page = look(taught, names)
    assert page.status_code == 200
    assert "300 students will be added" in page.text


def test_new_cards_are_made_for_who_has_not_chosen_a_password(taught, app):
    old = taught.add("Anna", "Ben")
    anna = Guest(app, app.test_client())
    anna.sign_in(*old["Anna"])
    anna.send(
        "/account/first-password", anna.open("/"), password="my very own", again="my very own"
    )
    new = cards(taught.press(f"{taught.address}/cards"))
    assert set(new) == {"Ben"}
    assert new["Ben"][0] == old["Ben"][0]
    assert new["Ben"][1] != old["Ben"][1]
    ben = Guest(app, app.test_client())
    assert ben.sign_in(*old["Ben"]).status_code == 422
    assert ben.sign_in(*new["Ben"]).status_code == 303


def test_a_pupil_of_ones_own_gets_a_new_password_and_is_signed_out(taught, app):
    old = taught.add("Anna")["Anna"]
    anna = Guest(app, app.test_client())
    anna.sign_in(*old)
    anna.send(
        "/account/first-password", anna.open("/"), password="my very own", again="my very own"
    )
    assert anna.is_called("anna")
    with app.app_context():
        anna_id = accounts.account_named("anna").person_id
    new = cards(taught.press(f"{taught.address}/students/{anna_id}/password"))["Anna"]
    assert not anna.is_called("anna")
    assert anna.sign_in("anna", "my very own").status_code == 422
    assert anna.sign_in(*new).status_code == 303
    assert "Choose a password" in anna.open("/history").text


def test_nobody_sets_the_password_of_a_student_who_made_the_account(taught):
    sent = taught.press(f"{taught.student}/password")
    assert sent.status_code == 303
    assert "only its owner can change the password" in taught.ada.open(sent.location).text
    assert taught.chi.is_called("Chi")


def test_another_teacher_neither_looks_nor_adds(taught, ben):
    for address in ("roster", "students", "cards"):
        sent = ben.send(f"{taught.address}/{address}", ben.open("/"), names="Eve")
        assert sent.status_code == 404
    assert taught.names() == ["Chi Li"]


def test_a_student_can_send_no_more_than_any_form_has(taught):
    page = taught.chi.open("/")
    sent = taught.chi.send(f"{taught.address}/roster", page, names="a" * 1_000_000)
    assert sent.status_code in (404, 413)
