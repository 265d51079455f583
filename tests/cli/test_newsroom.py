"""The two newsroom articles themselves, where whoever runs the tests has them."""

import json
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "corpora" / "seeds"
REPORTS = {"Al Jazeera": "000_8b8b2dbd033b6e78.txt", "Associated Press": "002_f16a5be8d060837c.txt"}

pytestmark = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="the newsroom articles are their publishers', and not here"
)


def bring(run, topic):
    for publisher, file in REPORTS.items():
        result = run(
            *("articles", "import", str(FOLDER / file), "--topic", topic),
            *("--publisher", publisher, "--published", "2023-09-12"),
        )
        assert result.exit_code == 0, result.stderr


@pytest.mark.parametrize("file", REPORTS.values())
def test_each_gives_events_that_can_be_asked_at_once(run, file):
    result = run("events", "extract", str(FOLDER / file), "--published", "2023-09-12", "--json")
    assert sum(event["usable"] for event in json.loads(result.stdout)) >= 12


def test_a_new_topic_of_the_two_can_be_played(run):
    bring(run, "reports")
    questions = json.loads(
        run("questions", "generate", "--topic", "reports", "--count", "100", "--json").stdout
    )
    assert len(questions) == 100


def test_they_join_the_bundled_topic_and_are_quoted_first(run):
    bring(run, "russia-north-korea")
    events = json.loads(run("events", "list", "--topic", "russia-north-korea", "--json").stdout)
    quoted = [event for event in events if len({x["publisher"] for x in event["excerpts"]}) > 1]
    assert len(quoted) >= 45
    for event in quoted:
        assert event["excerpts"][0]["publisher"] in REPORTS
    single = next(event for event in events if event["event"] == "kim-il-sung-dies")
    assert single["agreement"] == "single"  # the report and our retelling of it are one voice
    assert run("database", "check").exit_code == 0
