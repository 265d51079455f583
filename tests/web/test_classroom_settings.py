"""What a class is called, sees and keeps; who teaches it; how its year ends."""

import pytest

from quiz.storage import accounts, library, topics
from quiz.storage.database import writing
from quiz.storage.library import Sharing
from tests.factories import NOON, make_topic
from tests.people import signed_in, teacher

SAID = {"title": "Year 10 History", "zone": "UTC", "kept_days": ""}
SEEN = {f"{name}-seen": value for name, value in SAID.items()}


@pytest.fixture
def own_topic(app, ada):
    """A topic that only Ada sees."""
    with app.app_context(), writing():
        topic = library.add_topic(make_topic())
        topic.owner_id = accounts.account_named("Ada").person_id
        topic.sharing = Sharing.OWN
        return topic.id


def save(taught, **fields):
    return taught.press(f"{taught.address}/settings", **SAID | SEEN | fields)


def test_title_zone_and_days_are_saved(taught):
    sent = save(taught, title="History 10b", zone="Asia/Tokyo", kept_days=" 365 ")
    assert sent.status_code == 303
    row = taught.row()
    assert (row.title, row.zone, row.kept_days) == ("History 10b", "Asia/Tokyo", 365)
    save(taught, **{"kept_days-seen": "365", "title-seen": "History 10b", "title": "History 10b"})
    assert taught.row().kept_days is None


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"title": ""}, "Give the class a title."),
        ({"zone": "Mars/Olympus"}, "Choose a time zone"),
        ({"kept_days": "0"}, "from 1 to 3,650"),
        ({"kept_days": "3651"}, "from 1 to 3,650"),
        ({"kept_days": "-1"}, "from 1 to 3,650"),
        ({"kept_days": "ten"}, "from 1 to 3,650"),
        ({"kept_days": "٣"}, "from 1 to 3,650"),
        ({"kept_days": "9" * 5000}, "from 1 to 3,650"),
    ],
)
def test_what_cannot_be_saved_is_said_beside_the_field(taught, wrong, sentence):
    page = save(taught, **wrong)
    assert page.status_code == 422
    assert sentence in page.text
    assert taught.row().title == "Year 10 History"


def test_what_another_teacher_changed_meanwhile_is_not_written_over_unseen(taught):
    save(taught, title="History 10b")
    page = save(taught, title="History 10c")
    assert page.status_code == 422
    assert "Somebody else has changed this meanwhile" in page.text
    assert taught.row().title == "History 10b"


def test_a_topic_of_the_teachers_own_is_shown_to_the_class_and_hidden_again(taught, own_topic, dee):
    assert taught.chi.open("/topics/france").status_code == 404
    save(taught, topic=str(own_topic))
    assert taught.chi.open("/topics/france").status_code == 200
    assert "A topic of your class" in taught.chi.open("/").text
    for stranger in (dee, teacher(taught.app, "Ben")):
        assert stranger.open("/topics/france").status_code == 404
        assert "A topic of your class" not in stranger.open("/").text
    save(taught, **{"topic-seen": str(own_topic)})
    assert taught.chi.open("/topics/france").status_code == 404


def test_a_topic_that_another_teacher_ticked_meanwhile_stays(taught, own_topic):
    save(taught, topic=str(own_topic))
    save(taught)
    assert taught.chi.open("/topics/france").status_code == 200


def test_nobody_shows_the_own_topic_of_another(taught, own_topic, app):
    ben = teacher(app, "Ben")
    ben.send("/classes", ben.open("/classes"), title="Ben’s", zone="UTC")
    with app.app_context():
        assert own_topic not in [
            one.row.id for one in topics.listed(accounts.account_named("Ben").person_id)
        ]
    address = "/classes/2/settings"
    fields = {"title": "Ben’s", "title-seen": "Ben’s", "zone": "UTC", "zone-seen": "UTC"}
    assert ben.send(address, ben.open("/"), topic=str(own_topic), **fields).status_code == 303
    assert "France" not in ben.open(address).text
    assert ben.open("/topics/france").status_code == 404


def test_a_student_who_left_sees_the_topics_of_the_class_no_more(taught, own_topic):
    save(taught, topic=str(own_topic))
    taught.press(f"{taught.student}/removal")
    assert taught.chi.open("/topics/france").status_code == 404


def test_an_archived_class_is_only_looked_at_until_it_is_brought_back(taught, dee):
    dee.make_account("Dee")
    taught.press(f"{taught.address}/archiving")
    assert "Archived on" in taught.ada.open(taught.address).text
    assert dee.open(f"/join/{taught.code}").status_code == 410
    for change in ("settings", "roster", "students", "code", "joining", "teachers", "cards"):
        assert taught.press(f"{taught.address}/{change}", names="Anna").status_code == 303
    for change in ("enrolment", "move", "removal", "return", "password"):
        assert taught.press(f"{taught.student}/{change}", name="Eve").status_code == 303
    assert "Bring it back before you change it." in taught.ada.open("/classes").text
    assert (taught.names(), taught.row().join_code) == (["Chi Li"], taught.code)
    assert "(archived)" in taught.chi.open("/account").text
    taught.press(f"{taught.address}/restoration")
    assert dee.open(f"/join/{taught.code}").status_code == 200


def test_the_notice_of_archiving_takes_it_back(taught):
    page = taught.ada.open(taught.press(f"{taught.address}/archiving").location)
    assert f'action="{taught.address}/restoration"' in page.text


def test_only_an_archived_class_is_deleted_and_students_keep_what_they_have(taught):
    taught.press(f"{taught.address}/deletion")
    assert taught.row()
    used = taught.add("Anna", "Ben")
    taught.press(f"{taught.address}/archiving")
    asked = taught.ada.open(f"{taught.address}/deletion").text
    assert "3 students" in asked
    assert "2 accounts whose owners never chose a password are deleted" in asked
    assert taught.press(f"{taught.address}/deletion").status_code == 303
    assert taught.row() is None
    with taught.app.app_context():
        assert accounts.account_named("Chi")
        assert not any(accounts.account_named(username) for username, _ in used.values())


def test_a_teacher_lets_another_in_and_both_do_the_same(taught, ben):
    page = taught.press(f"{taught.address}/teachers", username=" ben ")
    assert page.status_code == 303
    assert "Chi Li" in ben.open(taught.address).text
    assert ben.send(f"{taught.address}/code", ben.open("/")).status_code == 303


@pytest.mark.parametrize("username", ["Chi", "Nobody", "", "x" * 5000])
def test_whether_there_is_a_student_of_a_name_is_not_said(taught, username):
    page = taught.press(f"{taught.address}/teachers", username=username)
    assert page.status_code == 422
    assert "No teacher here has this username." in page.text
    assert taught.teachers() == ["Ada"]


def test_a_teacher_leaves_a_class_but_the_last_cannot(app, taught):
    ben = teacher(app, "Ben")
    with app.app_context():
        ids = {name: accounts.account_named(name).person_id for name in ("Ada", "Ben", "Chi")}
    removal = f"{taught.address}/teachers/{{}}/removal"
    assert "Nobody else teaches this class" in taught.ada.open(removal.format(ids["Ada"])).text
    taught.press(removal.format(ids["Ada"]))
    taught.press(removal.format(ids["Chi"]))
    assert taught.teachers() == ["Ada"]
    taught.press(f"{taught.address}/teachers", username="Ben")
    assert ben.send(removal.format(ids["Ben"]), ben.open("/classes")).status_code == 303
    assert ben.open(taught.address).status_code == 404
    assert taught.teachers() == ["Ada"]


def test_who_deletes_the_account_is_told_which_classes_go_with_it(app, taught):
    assert "Year 10 History" in taught.ada.open("/account/deletion").text
    teacher(app, "Ben")
    taught.press(f"{taught.address}/teachers", username="Ben")
    assert "Year 10 History" not in taught.ada.open("/account/deletion").text


def test_another_teacher_changes_nothing(taught, ben):
    for change in ("settings", "archiving", "restoration", "deletion", "teachers"):
        assert ben.send(f"{taught.address}/{change}", ben.open("/"), **SAID).status_code == 404
    assert taught.row().archived_at is None


def test_a_class_that_is_gone_shows_its_topics_to_nobody(app, taught, own_topic):
    save(taught, topic=str(own_topic))
    with app.app_context(), writing():
        row = taught.row()
        row.archived_at = NOON
    taught.press(f"{taught.address}/archiving")
    chi = signed_in_again(app)
    assert chi.open("/topics/france").status_code == 404


def signed_in_again(app):
    with app.app_context():
        return signed_in(app, accounts.account_named("Chi"))
