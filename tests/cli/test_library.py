"""quiz topics, quiz articles, quiz events."""

import json
from pathlib import Path

import pytest

from quiz.articles.article import Article, Source
from quiz.dates import edtf
from quiz.storage.upgrading import BUNDLED

TOPIC = "russia-north-korea"
FILES = sorted((BUNDLED / TOPIC).glob("*.txt"))
TOPICS = sorted(file.parent.name for file in BUNDLED.glob("*/topic.json"))
ARTICLES = sorted(file.stem for file in BUNDLED.glob("*/*.txt"))
BOUNDS = ("surely_after", "earliest", "latest", "surely_before")


def document(result):
    assert (result.exit_code, result.stderr) == (0, "")
    return json.loads(result.stdout)


def test_topics_are_listed_with_their_numbers(run):
    topics = {topic["slug"]: topic for topic in document(run("topics", "list", "--json"))}
    assert sorted(topics) == TOPICS
    topic = topics[TOPIC]
    assert topic == {
        "slug": TOPIC,
        "title": "Russia and North Korea",
        "events": topic["events"],
        "usable": topic["usable"],
        "articles": 2,
    }
    assert 45 <= topic["usable"] <= topic["events"]


def test_articles_are_listed_with_their_sources(run):
    listed = document(run("articles", "list", "--json"))
    assert sorted(article["slug"] for article in listed) == ARTICLES
    for article in listed:
        assert list(article) == [
            "slug",
            "topic",
            "title",
            "publisher",
            "published",
            "url",
            "characters",
        ]
        assert (BUNDLED / article["topic"] / f"{article['slug']}.txt").is_file()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_article_is_shown_to_the_byte(run, file: Path):
    assert run("articles", "show", file.stem).stdout_bytes == file.read_bytes()


def test_events_are_listed_with_their_dates_and_quotations(run):
    texts = {
        file.stem: Article(file.stem, Source("", ""), file.read_bytes().decode()) for file in FILES
    }
    listed = document(run("events", "list", "--topic", TOPIC, "--json"))
    topics = document(run("topics", "list", "--json"))
    assert [len(listed)] == [topic["events"] for topic in topics if topic["slug"] == TOPIC]
    for event in listed:
        assert list(event) == [
            "event",
            "topic",
            "agreement",
            "statement",
            "edtf",
            "earliest",
            "latest",
            "surely_after",
            "surely_before",
            "usable",
            "reason",
            "excerpts",
        ]
        assert event["usable"] == (event["reason"] is None)
        assert event["agreement"] in {
            "single",
            "corroborated",
            "finer",
            "overlapping",
            "disputed",
        }
        days = [event[bound] for bound in BOUNDS if event[bound]]
        assert days == sorted(days)
        for excerpt in event["excerpts"]:
            text = texts[excerpt["article"]].text
            assert text[excerpt["start"] : excerpt["end"]] == excerpt["quotation"]
            assert edtf.read(excerpt["edtf"])
            assert (excerpt["date_start"] is None) == (excerpt["date_end"] is None)


def test_events_come_earliest_first(run):
    listed = document(run("events", "list", "--topic", TOPIC, "--json"))
    days = [event["surely_after"] or "" for event in listed]
    assert days == sorted(days)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("topics", "list"), ["slug", TOPIC, "Russia and North Korea"]),
        (("articles", "list"), ["publisher", FILES[0].stem, "Chronoquiz"]),
        (("events", "list", "--topic", TOPIC), ["agreement", "disputed", "25 April 2019"]),
    ],
)
def test_without_json_there_is_a_table(run, arguments, words):
    result = run(*arguments)
    assert result.exit_code == 0
    assert all(word in result.stdout for word in words)
    assert all(line == line.rstrip() for line in result.stdout.splitlines())


@pytest.mark.parametrize(
    "slug", ["atlantis", "", "'; DROP TABLE topics; --", "x" * 5000, "\0", "\udcff"]
)
def test_an_unknown_topic_is_told_with_the_known_ones(run, slug):
    result = run("events", "list", "--topic", slug, "--json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.endswith(f"There are: {', '.join(TOPICS)}.\n")
    assert len(result.stderr.splitlines()) == 1


def test_an_unknown_article_is_told_with_the_known_ones(run):
    result = run("articles", "show", "atlantis")
    assert result.exit_code == 1
    known = ", ".join(ARTICLES)
    assert result.stderr == f"Error: There is no article 'atlantis'. There are: {known}.\n"


@pytest.mark.parametrize(
    "arguments",
    [("events", "list"), ("articles", "show"), ("topics", "list", "--xml"), ("topics", "drop")],
)
def test_wrong_usage_is_exit_status_2(run, arguments):
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Usage: " in result.stderr


@pytest.mark.parametrize("name", ["csv", "xlsx", "timelinejs", "anki", "quizlet"])
def test_a_topic_is_written_for_other_programs(run, tmp_path, name):
    file = tmp_path / "topic"
    result = run("topics", "export", TOPIC, "--format", name, "-o", str(file))
    assert (result.exit_code, result.stdout) == (0, f"The topic is written to {file}.\n")
    assert len(file.read_bytes()) > 1000
    left_out = result.stderr.splitlines()
    assert all(line.startswith("event ") for line in left_out)
    assert bool(left_out) == (name in ("anki", "quizlet"))


def test_a_topic_is_written_to_standard_output_without_a_file(run):
    result = run("topics", "export", TOPIC, "--format", "csv")
    assert result.exit_code == 0
    assert result.stdout_bytes.startswith(b"\xef\xbb\xbfevent,date,")
    assert result.stdout_bytes.count(b"\r\n") == 67


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("gone", "--format", "csv"), "There is no topic 'gone'. There are: "),
        ((TOPIC, "--format", "docx"), "'docx' is not one of"),
        ((TOPIC, "--format", "csv", "-o", "/nowhere/topic.csv"), "cannot be written: "),
        ((TOPIC, "--format", "csv", "-o", "/dev/null"), "is there already: name a new file."),
    ],
)
def test_a_topic_that_cannot_be_written_is_told_in_a_line(run, given, said):
    result = run("topics", "export", *given)
    assert result.exit_code != 0
    assert said in result.stderr
