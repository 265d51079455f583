"""quiz articles import: texts into topics."""

import json
import sqlite3
from contextlib import closing

import pytest

LINE = """The Marlow line

The Great Western Railway reached Marlow in June 1873.
Brunel’s company built a bridge at Bourne End in 1875.
The Great Western Railway bought the Marlow line in 1897. Fire destroyed Marlow station in 1967.
"""
OTHER = """Marlow and its railway: a record

1873 — The Great Western Railway reaches Marlow.
1897 — The Great Western Railway buys the Marlow line.
1925 — The Great Western Railway closes the goods yard at Cookham.
"""


@pytest.fixture
def file(tmp_path):
    place = tmp_path / "line.txt"
    place.write_text(LINE, encoding="utf-8")
    return str(place)


@pytest.fixture
def other(tmp_path):
    place = tmp_path / "other.txt"
    place.write_text(OTHER, encoding="utf-8")
    return str(place)


def listed(run, *command):
    return json.loads(run(*command, "--json").stdout)


def events(run, topic="marlow-line"):
    return {event["statement"]: event for event in listed(run, "events", "list", "--topic", topic)}


def test_a_new_topic_is_made_and_can_be_played_at_once(run, file):
    result = run("articles", "import", file, "--topic", "marlow-line", "--publisher", "The Bugle")
    assert result.exit_code == 0
    topic = next(one for one in listed(run, "topics", "list") if one["slug"] == "marlow-line")
    assert topic["title"] == "Marlow line"
    assert topic["usable"] >= 4
    questions = run("questions", "generate", "--topic", "marlow-line", "--json")
    assert len(json.loads(questions.stdout)) >= 5


def test_the_article_is_stored_to_the_byte_with_its_source(run, file):
    run(
        *("articles", "import", file, "--topic", "marlow-line", "--publisher", "The Bugle"),
        *("--published", "1990-05-01", "--url", "https://example.org/line"),
    )
    article = next(one for one in listed(run, "articles", "list") if one["topic"] == "marlow-line")
    assert article["title"] == "The Marlow line"
    assert (article["publisher"], article["published"]) == ("The Bugle", "1990-05-01")
    assert run("articles", "show", article["slug"]).stdout_bytes == LINE.encode()


def test_an_event_told_already_gets_another_quotation(run, file, other):
    run("articles", "import", file, "--topic", "marlow-line", "--publisher", "The Bugle")
    run("articles", "import", other, "--topic", "marlow-line", "--publisher", "The Herald")
    told = events(run)
    reached = told["The Great Western Railway reached Marlow."]
    assert {excerpt["publisher"] for excerpt in reached["excerpts"]} == {"The Bugle", "The Herald"}
    assert reached["agreement"] == "finer"
    assert told["The Great Western Railway bought the Marlow line."]["agreement"] == "corroborated"
    assert "The Great Western Railway closes the goods yard at Cookham." in told
    assert run("database", "check").exit_code == 0


def test_two_texts_of_unknown_publishers_do_not_corroborate_each_other(run, file, other):
    run("articles", "import", file, other, "--topic", "marlow-line")
    assert {event["agreement"] for event in events(run).values()} == {"single"}


def test_the_same_text_again_is_refused_with_the_name_it_has(run, file):
    run("articles", "import", file, "--topic", "marlow-line")
    result = run("articles", "import", file, "--topic", "marlow-line")
    assert result.exit_code == 1
    assert result.stderr == (
        f"Error: {file} is in marlow-line already: the article the-marlow-line.\n"
    )


def test_a_text_without_dated_events_says_what_would_help(run, tmp_path):
    (tmp_path / "vague.txt").write_text("The town grew last year.")
    result = run("articles", "import", str(tmp_path / "vague.txt"), "--topic", "marlow-line")
    assert result.exit_code == 1
    assert "--published" in result.stderr
    assert "marlow-line" not in run("topics", "list").stdout


@pytest.mark.parametrize(
    "options",
    [
        ("--topic", "Marlow Line"),
        ("--topic", ""),
        ("--topic", "-"),
        ("--topic", "x" * 1000),
        (),
        ("--topic", "marlow-line", "--title", ""),
        ("--topic", "marlow-line", "--publisher", "a\x00b"),
        ("--topic", "marlow-line", "--published", "soon"),
    ],
)
def test_what_cannot_be_meant_is_wrong_usage(run, file, options):
    result = run("articles", "import", file, *options)
    assert result.exit_code == 2
    assert "marlow-line" not in run("topics", "list").stdout


def test_a_title_is_for_one_article(run, file, other):
    result = run("articles", "import", file, other, "--topic", "marlow-line", "--title", "Mine")
    assert result.exit_code == 2
    assert "one by one" in result.stderr


def test_a_wrong_file_among_several_adds_none(run, file, tmp_path):
    (tmp_path / "wrong.txt").write_bytes(b"\xff")
    result = run("articles", "import", file, str(tmp_path / "wrong.txt"), "--topic", "marlow-line")
    assert result.exit_code == 1
    assert "marlow-line" not in run("topics", "list").stdout


PAGE = f"""<html lang="en"><head><title>The Marlow line | The Bugle</title>
<meta property="og:title" content="The Marlow line">
<meta property="og:site_name" content="The Bugle">
<meta property="article:published_time" content="1990-05-01T08:00:00Z">
<link rel="canonical" href="https://bugle.example/line"></head>
<body><nav>Home</nav><article><h1>The Marlow line</h1>
{"".join(f"<p>{line}</p>" for line in LINE.splitlines()[2:])}</article></body></html>"""


@pytest.fixture
def page(tmp_path):
    place = tmp_path / "line.html"
    place.write_text(PAGE, encoding="utf-8")
    return str(place)


def test_a_web_page_lends_what_it_says_of_itself_and_says_so(run, page):
    result = run("articles", "import", page, "--topic", "marlow-line")
    assert result.stderr == (
        f"{page}: title The Marlow line, publisher The Bugle, url https://bugle.example/line, "
        "published 1990-05-01, as the file says: give --title or --publisher or --url or "
        "--published to change them.\n"
    )
    assert "characters read" in result.stdout
    article = next(one for one in listed(run, "articles", "list") if one["topic"] == "marlow-line")
    assert (article["title"], article["publisher"]) == ("The Marlow line", "The Bugle")
    assert (article["published"], article["url"]) == ("1990-05-01", "https://bugle.example/line")
    text = run("articles", "show", article["slug"]).stdout
    assert text.startswith("The Marlow line\n\nThe Great Western Railway reached Marlow")
    assert f"{len(text):,} characters read" in result.stdout
    for event in events(run).values():
        (excerpt,) = event["excerpts"]
        assert text[excerpt["start"] : excerpt["end"]] == excerpt["quotation"]


def test_what_is_given_counts_more_than_what_a_page_says(run, page):
    options = ("--title", "Mine", "--publisher", "The Herald", "--url", "https://example.org")
    result = run("articles", "import", page, "--topic", "marlow-line", *options)
    assert "give --published to change it" in result.stderr
    article = next(one for one in listed(run, "articles", "list") if one["topic"] == "marlow-line")
    assert (article["title"], article["publisher"]) == ("Mine", "The Herald")


def test_a_table_of_events_becomes_an_article_and_its_events(run, tmp_path):
    place = tmp_path / "flights.csv"
    place.write_text(
        "date,event,source\n12 April 1961,Yuri Gagarin orbits the Earth,Vostok 1 lands.\n"
        "20 February 1962,John Glenn orbits the Earth,\nsoon,Nobody flies,\n1969,A landing,\n"
    )
    result = run("articles", "import", str(place), "--topic", "space", "--title", "Flights")
    assert f"{place}: row 4: “soon” is not understood as one date" in result.stderr
    assert "3 events found" in result.stdout
    told = events(run, "space")
    assert told["Yuri Gagarin orbits the Earth."]["usable"]
    assert told["A landing."]["reason"] == "It is not told in a sentence with a verb."
    (excerpt,) = told["Yuri Gagarin orbits the Earth."]["excerpts"]
    assert excerpt["quotation"] == "Yuri Gagarin orbits the Earth. Vostok 1 lands."
    assert run("database", "check").exit_code == 0


def test_a_table_and_an_article_corroborate_each_other(run, file, tmp_path):
    run("articles", "import", file, "--topic", "marlow-line", "--publisher", "The Bugle")
    place = tmp_path / "line.csv"
    place.write_text("date,event\n1897,The Great Western Railway bought the Marlow line\n")
    run("articles", "import", str(place), "--topic", "marlow-line", "--publisher", "The Herald")
    told = events(run)["The Great Western Railway bought the Marlow line."]
    assert told["agreement"] == "corroborated"


def test_a_file_that_is_no_article_says_what_it_is(run, tmp_path):
    place = tmp_path / "scan.png"
    place.write_bytes(b"\x89PNG\r\n\x1a\n")
    result = run("articles", "import", str(place), "--topic", "marlow-line")
    assert result.exit_code == 1
    assert result.stderr == f"Error: {place}: It is a picture, and its text cannot be read.\n"


def test_the_stamp_of_a_copied_page_is_offered_and_never_used(run, tmp_path):
    place = tmp_path / "copied.txt"
    place.write_text(
        "View\nDate:2025-04-12 01:15:36\n" + LINE + "\nIn July Ida Bell left Marlow.\n"
    )
    result = run("articles", "import", str(place), "--topic", "marlow-line")
    assert result.exit_code == 0
    assert "is stamped 2025-04-12" in result.stderr
    article = next(one for one in listed(run, "articles", "list") if one["topic"] == "marlow-line")
    assert article["published"] is None
    assert "2024" not in json.dumps(list(events(run).values()))


def test_a_topic_that_was_deleted_takes_nothing_in(run, instance, file):
    with closing(sqlite3.connect(instance / "quiz.sqlite3")) as database, database:
        database.execute("UPDATE topics SET deleted_at = '2026-11-24 12:00:00.000000'")
    result = run("articles", "import", file, "--topic", "russia-north-korea")
    assert result.exit_code == 1
    assert "is deleted, and can still be brought back: take another name." in result.stderr
