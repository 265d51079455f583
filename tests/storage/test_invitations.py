"""Invitations to teach: each lets in one person, for a week."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from sqlalchemy import text

from quiz.storage import accounts, belongings, invitations
from quiz.storage.database import db, writing
from quiz.storage.invitations import LIFE, ClosedInvitation, UnusableName
from tests.factories import NOON, make_account, make_teacher

MINUTE = timedelta(minutes=1)
SOON = NOON + MINUTE


def invite(name=None, invited_by=None, now=NOON):
    with writing():
        return invitations.invite(name, invited_by, now)


def invite_first(now=NOON):
    with writing():
        return invitations.invite_first(now)


def use(token, account, now=SOON):
    with writing():
        invitations.use(token, account, now)


def withdraw(token, now=SOON):
    with writing():
        return invitations.withdraw(invitations.invitation(token).id, now)


def test_whoever_uses_an_invitation_is_a_teacher_from_then_on(shelves):
    chi = make_account("Chi")
    token = invite("Chi the Second")
    use(token, chi)
    assert chi.teacher_since == SOON
    assert accounts.visitor(chi.person_id, chi.stamp).is_teacher
    used = invitations.invitation(token)
    assert (used.name, used.used_at, used.used_by) == ("Chi the Second", SOON, chi.person_id)
    assert not used.is_open(SOON)


def test_an_invitation_is_for_one_person(shelves):
    chi, dee = make_account("Chi"), make_account("Dee")
    token = invite()
    use(token, chi)
    with pytest.raises(ClosedInvitation):
        use(token, dee)
    assert dee.teacher_since is None


def test_of_many_who_use_it_at_once_one_becomes_a_teacher(shelves):
    people = [make_account(f"name-{number}").person_id for number in range(8)]
    token = invite()
    together = Barrier(len(people))

    def came_in(person_id):
        with shelves.app_context():
            account = accounts.account(person_id)
            together.wait()
            try:
                use(token, account)
            except ClosedInvitation:
                return False
            return True

    with ThreadPoolExecutor(len(people)) as threads:
        assert sum(threads.map(came_in, people)) == 1
    db.session.rollback()
    assert len(accounts.teachers()) == 1


def test_it_runs_out_after_a_week(shelves):
    chi, dee = make_account("Chi"), make_account("Dee")
    first, second = invite(), invite()
    use(first, chi, NOON + LIFE - MINUTE)
    assert not invitations.invitation(second).is_open(NOON + LIFE)
    with pytest.raises(ClosedInvitation):
        use(second, dee, NOON + LIFE)


def test_a_withdrawn_one_lets_nobody_in(shelves):
    chi = make_account("Chi")
    token = invite()
    assert withdraw(token)
    assert withdraw(token)  # pressed twice
    assert not invitations.invitation(token).is_open(SOON)
    with pytest.raises(ClosedInvitation):
        use(token, chi)


def test_what_was_used_cannot_be_withdrawn(shelves):
    chi = make_account("Chi")
    token = invite()
    use(token, chi)
    assert not withdraw(token)
    assert invitations.invitation(token).withdrawn_at is None


@pytest.mark.parametrize("token", ["", "0" * 40, "\udcff", "x" * 5000])
def test_what_is_no_token_lets_nobody_in(shelves, token):
    chi = make_account("Chi")
    invite()
    assert invitations.invitation(token) is None
    with pytest.raises(ClosedInvitation):
        use(token, chi)


def test_a_teacher_uses_up_no_invitation(shelves):
    ada = make_teacher("Ada")
    token = invite()
    use(token, ada)
    assert ada.teacher_since == NOON
    assert invitations.invitation(token).is_open(SOON)


def test_no_token_can_be_read_in_the_database(shelves):
    token = invite("Chi")
    kept = db.session.execute(text("SELECT * FROM invitations")).all()
    assert token not in str(kept)
    assert len({invite() for _ in range(3)} | {token}) == 4


def test_each_teacher_has_invitations_of_their_own(shelves):
    ada, ben = make_teacher("Ada").person_id, make_teacher("Ben").person_id
    for name in ("Chi", "Dee"):
        invite(name, ada)
    invite()
    given = invitations.invitations_of(ada)
    assert [one.name for one in given] == ["Dee", "Chi"]
    assert invitations.invitations_of(ben) == []
    assert invitations.invitation_of(ada, given[0].id) is given[0]
    assert invitations.invitation_of(ben, given[0].id) is None


def test_with_a_teachers_account_go_the_invitations_and_nobody_who_came_by_them(shelves):
    ada, ben, chi = make_teacher("Ada"), make_account("Ben"), make_account("Chi")
    used, unused = invite(None, ada.person_id), invite(None, ada.person_id)
    use(used, ben)
    with writing():
        belongings.remove(ada.person_id)
    with pytest.raises(ClosedInvitation):
        use(unused, chi)
    assert [teacher.username for teacher in accounts.teachers()] == ["Ben"]


def test_an_invitation_stays_used_when_who_used_it_is_gone(shelves):
    chi, dee = make_account("Chi"), make_account("Dee")
    token = invite()
    use(token, chi)
    with writing():
        belongings.remove(chi.person_id)
    assert invitations.invitation(token).used_by is None
    with pytest.raises(ClosedInvitation):
        use(token, dee)


# The first teacher


def test_each_start_invites_the_first_teacher_anew(shelves):
    first, second = invite_first(), invite_first(SOON)
    assert not invitations.invitation(first).is_open(SOON)
    assert invitations.invitation(second).is_open(SOON)


def test_where_somebody_teaches_no_start_invites(shelves):
    make_teacher()
    assert invite_first() is None


def test_where_somebody_is_invited_already_no_start_invites(shelves):
    token = invite("Ada")
    assert invite_first(SOON) is None
    assert invitations.invitation(token).is_open(SOON)
    assert invite_first(NOON + LIFE)


def test_once_somebody_teaches_the_invitation_for_the_first_is_withdrawn(shelves):
    ada, ben = make_account("Ada"), make_account("Ben")
    first = invite_first()
    use(invite(), ada)
    with pytest.raises(ClosedInvitation):
        use(first, ben)


# Names


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Ada Lovelace", "Ada Lovelace"),
        ("  Ada \n Lovelace ", "Ada Lovelace"),
        ("", None),
        (" ", None),
    ],
)
def test_a_name_is_kept_as_it_is_read(typed, name):
    assert invitations.readable_name(typed) == name


@pytest.mark.parametrize(
    ("typed", "words"), [("x" * 81, "80 characters"), ("A\x00a", "nobody can see")]
)
def test_a_name_that_cannot_be_shown_is_refused(typed, words):
    with pytest.raises(UnusableName, match=words):
        invitations.readable_name(typed)
