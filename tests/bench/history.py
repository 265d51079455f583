"""How long a history page takes with 10 and with 100,000 attempts of one student.

Run by hand: python -m tests.bench.history [ATTEMPTS]
"""

import statistics
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from flask.testing import FlaskClient
from sqlalchemy import insert

from quiz.app import create_app
from quiz.attempts.answers import Answer, Chosen, Ordered
from quiz.attempts.attempt import respond
from quiz.practice.evidence import evidence
from quiz.questions.question import Ordering
from quiz.questions.sitting import compose
from quiz.storage import gradebook, library, responses
from quiz.storage.database import db, writing
from quiz.storage.gradebook import AttemptRow
from quiz.storage.library import TopicRow
from quiz.storage.upgrading import bring_up_to_date
from tests.conftest import settings_in
from tests.factories import NOON, make_account

TOPIC = "russia-north-korea"
FEW, MANY = 10, 100_000
ROUNDS = 60
BATCH = 10_000


def main(most: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(settings_in(Path(folder)))
        few, many = app.test_client(), app.test_client()
        with app.app_context():
            bring_up_to_date()
            prepare(few, "Few", FEW)
            prepare(many, "Many", most)
        for address in ("/history", "/history?before=60", "/"):
            report(address, few, many, most)


def prepare(client: FlaskClient, username: str, attempts: int) -> None:
    """Sign somebody in who has so many finished attempts."""
    account = make_account(username)
    topic = library.topic(TOPIC)
    assert topic is not None
    for seed in range(FEW):
        play(account.person_id, topic, seed)
    newest = gradebook.attempts_of(account.person_id, 1)[0]
    columns = AttemptRow.__table__.columns
    values = {one.name: getattr(newest, one.name) for one in columns if one.name != "id"}
    for start in range(FEW, attempts, BATCH):
        copies = range(start, min(start + BATCH, attempts))
        with writing():
            db.session.execute(
                insert(AttemptRow),
                [values | {"start_key": f"{username}-{number}"} for number in copies],
            )
    with client.session_transaction() as session:
        session.update(person=account.person_id, stamp=account.stamp)


def play(person_id: int, topic: TopicRow, seed: int) -> None:
    """Keep an attempt in which everything was left as it was shown."""
    questions = compose(library.events_of(topic.id), seed).questions
    with writing():
        attempt = gradebook.start_attempt(
            person_id, topic, questions, seed, f"{person_id}-{seed}", -9_000, 18_000, NOON
        )
        for position, question in enumerate(questions, start=1):
            ids = [choice.id for choice in question.choices]
            answer: Answer = (
                Ordered(tuple((one,) for one in ids))
                if isinstance(question, Ordering)
                else Chosen(frozenset(ids[:1]))
            )
            response = respond(question, answer, NOON + timedelta(days=seed, minutes=position))
            responses.record(attempt.id, position, response, evidence(question, answer))


def report(address: str, few: FlaskClient, many: FlaskClient, most: int) -> None:
    """Ask for a page of both in turn, so that both have the same weather, and compare."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for client, kept in zip((few, many), times, strict=True):
            start = time.perf_counter()
            assert client.get(address).status_code == 200
            kept.append(time.perf_counter() - start)
    short, long = (statistics.median(kept) * 1000 for kept in times)
    print(
        f"{address}: {short:.1f} ms with {FEW} attempts, {long:.1f} ms with {most:,}, "
        f"ratio {long / short:.2f}"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else MANY)
