"""quiz teachers invite, quiz teachers list."""

import json

import pytest

from quiz.app import create_app
from quiz.storage import invitations
from quiz.storage.database import db
from tests.cli.test_main import told
from tests.factories import make_teacher


@pytest.fixture
def app(instance):
    app = create_app()
    with app.app_context():
        yield app
        db.engine.dispose()


def test_an_invitation_is_a_link_and_nothing_else_on_standard_output(run, app):
    result = run("teachers", "invite", "--name", "Ada  Lovelace")
    assert result.exit_code == 0
    link = result.stdout.removesuffix("\n")
    assert link.startswith("http://127.0.0.1:8000/invitations/")
    assert "once, within 7 days" in result.stderr
    assert "another address, put that in place of http://127.0.0.1:8000." in result.stderr
    page = app.test_client().get(link)
    assert page.status_code == 200
    assert "For <bdi>Ada Lovelace</bdi>" in page.text


def test_an_invitation_needs_no_name(run, app):
    token = run("teachers", "invite").stdout.strip().rsplit("/", 1)[1]
    invitation = invitations.invitation(token)
    assert (invitation.name, invitation.invited_by, invitation.at_start) == (None, None, False)


def test_a_name_too_long_is_told_in_one_line(run):
    assert "at most 80 characters" in told(run("teachers", "invite", "--name", "x" * 81))


def test_teachers_are_listed_with_the_day_they_came(run, app):
    assert json.loads(run("teachers", "list", "--json").stdout) == []
    make_teacher("Ada")
    listed = run("teachers", "list")
    assert listed.stdout == "username  since\nAda       2026-11-24\n"
    assert json.loads(run("teachers", "list", "--json").stdout) == [
        {"username": "Ada", "since": "2026-11-24T12:00:00+00:00"}
    ]
