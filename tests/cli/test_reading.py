"""quiz dates find, quiz events extract: files in, what they say out."""

import json
from datetime import date

import pytest

TEXT = """A short history of the Marlow line

The Great Western Railway reached Marlow in June 1873. Two years later the company built a bridge.
Last year the town marked what the railway had brought it.
"""


@pytest.fixture
def file(tmp_path):
    place = tmp_path / "railway.txt"
    place.write_text(TEXT, encoding="utf-8")
    return str(place)


def test_dates_are_found_at_their_places(run, file):
    found = json.loads(run("dates", "find", file, "--json").stdout)
    assert [TEXT[one["start"] : one["end"]] for one in found] == [one["text"] for one in found]
    assert [list(one) for one in found] == [
        ["start", "end", "text", "edtf", "earliest", "latest", "kind", "anchor"]
    ] * len(found)
    june, later, last = found
    assert (june["edtf"], june["kind"], june["anchor"]) == ("1873-06", "explicit", None)
    assert (later["edtf"], later["kind"]) == ("1875", "anaphoric")
    assert later["anchor"] == {"start": june["start"], "end": june["end"]}
    assert (last["kind"], last["edtf"], last["earliest"]) == ("deictic", None, None)


def test_the_day_of_publication_places_what_leans_on_it(run, file):
    found = json.loads(run("dates", "find", file, "--published", "1990-05-01", "--json").stdout)
    assert (found[-1]["earliest"], found[-1]["latest"]) == ("1989-01-01", "1989-12-31")


def test_events_are_extracted_with_their_sentences(run, file):
    found = json.loads(run("events", "extract", file, "--json").stdout)
    assert found[0]["statement"] == "The Great Western Railway reached Marlow."
    assert (found[0]["usable"], found[0]["reason"]) == (True, None)
    for one in found:
        assert TEXT[one["start"] : one["end"]] == one["excerpt"]
        assert one["surely_after"] <= one["earliest"] <= one["latest"] <= one["surely_before"]


def test_people_read_a_table_and_a_list(run, file):
    assert "June 1873" in run("dates", "find", file).stdout
    assert (
        "June 1873: The Great Western Railway reached Marlow."
        in run("events", "extract", file).stdout
    )


def test_a_text_without_dates_gives_an_empty_list(run, tmp_path):
    (tmp_path / "none.txt").write_text("Nothing happened here.")
    for command in (("dates", "find"), ("events", "extract")):
        result = run(*command, str(tmp_path / "none.txt"), "--json")
        assert (result.exit_code, json.loads(result.stdout)) == (0, [])


@pytest.mark.parametrize("command", [("dates", "find"), ("events", "extract")])
@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"In 1961, caf\xe9\x9d.", "byte 12"),
        (b"", "empty"),
        ("In 1961.".encode("utf-16")[:-1], "UTF-16"),
        (b"In 1961\x00.", "byte 7"),
    ],
)
def test_a_file_that_is_no_text_is_refused_with_its_place(
    run, tmp_path, command, content, sentence
):
    place = tmp_path / "odd.txt"
    place.write_bytes(content)
    result = run(*command, str(place), "--json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert str(place) in result.stderr
    assert sentence in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_file_that_is_not_there_is_named(run):
    result = run("dates", "find", "no/such/file.txt")
    assert result.exit_code == 1
    assert result.stderr == "Error: no/such/file.txt cannot be read: No such file or directory.\n"


@pytest.mark.parametrize("day", ["yesterday", "2023-13-01", "", "2023", "0" * 5000])
def test_a_day_that_is_none_is_wrong_usage(run, file, day):
    result = run("dates", "find", file, "--published", day)
    assert result.exit_code == 2
    assert "no day" in result.stderr


def test_reading_touches_no_database(run, instance, file):
    for left in instance.glob("quiz.sqlite3*"):
        left.unlink()
    assert run("events", "extract", file).exit_code == 0
    assert list(instance.glob("quiz.sqlite3*")) == []


def test_today_is_never_assumed(run, file):
    found = json.loads(run("dates", "find", file, "--json").stdout)
    assert str(date.today().year - 1) not in json.dumps(found)


PAGE = """<html lang="en"><head><title>The Marlow line</title>
<meta property="article:published_time" content="1990-05-01T08:00:00Z"></head>
<body><nav>In 1801 nothing happened.</nav><article><h1>The Marlow line</h1>
<p>The Great Western Railway reached Marlow in June 1873. Two years later the company built a
bridge across the river, and the town had its market day moved for the opening.</p>
<p>Last year the town marked what the railway had brought it, with a fair and a short parade.</p>
</article></body></html>
"""


@pytest.fixture
def page(tmp_path):
    place = tmp_path / "railway.html"
    place.write_text(PAGE, encoding="utf-8")
    return str(place)


def test_a_web_page_lends_its_day_and_says_so(run, page):
    result = run("dates", "find", page, "--json")
    found = json.loads(result.stdout)
    assert [one["edtf"] for one in found] == ["1873-06", "1875", "1989"]
    assert result.stderr == (
        f"{page}: published 1990-05-01, as the file says: give --published to change it.\n"
    )


def test_a_day_that_is_given_counts_more_than_the_pages(run, page):
    result = run("dates", "find", page, "--published", "1995-05-01", "--json")
    assert json.loads(result.stdout)[-1]["edtf"] == "1994"
    assert result.stderr == ""


def test_events_ready_made_are_listed_with_what_could_not_be_taken(run, tmp_path):
    place = tmp_path / "flights.csv"
    place.write_text("date,event\n12 April 1961,Yuri Gagarin orbits the Earth\nsoon,Nobody flies\n")
    result = run("events", "extract", str(place), "--json")
    (found,) = json.loads(result.stdout)
    assert (found["edtf"], found["excerpt"]) == ("1961-04-12", "Yuri Gagarin orbits the Earth.")
    assert found["usable"]
    assert f"{place}: row 3: “soon” is not understood" in result.stderr


def test_plain_text_starts_without_the_large_libraries(start, file):
    loaded = start(
        f"$QUIZ dates find {file} >/dev/null", PYTHONPROFILEIMPORTTIME="1"
    ).stderr.decode()
    assert "quiz.articles.reading" in loaded
    for library in ("trafilatura", "lxml", "pypdf", "docx", "sqlalchemy", "flask"):
        assert not any(line.endswith(f" {library}") for line in loaded.splitlines())
