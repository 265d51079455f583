"""The first bundled topic: in our own words, and as exact as the two reports it retells."""

import json
import re
from pathlib import Path

import pytest

from quiz.dates.edtf import read
from quiz.dates.historical import certainly_apart

ROOT = Path(__file__).parents[2]
TOPICS = ROOT / "quiz" / "topics"
SEEDS = ROOT.parent / "shared" / "corpora" / "seeds"
FOLDER = TOPICS / "russia-north-korea"
TOPIC = json.loads((FOLDER / "topic.json").read_text(encoding="utf-8"))
TEXTS = {
    article["slug"]: (FOLDER / article["file"]).read_text(encoding="utf-8")
    for article in TOPIC["articles"]
}
EVENTS = {event["name"]: event for event in TOPIC["events"]}

# A report has to be called by its title.
TITLES = (
    "The highs and lows of Russia, North Korea relations",
    "A timeline of the complicated relations between Russia and North Korea",
)
RUN = 8

BRIEF, RECORD = "ties-in-brief", "dated-record"
# What each article says, where one is finer than the other or words it differently.
PRECISIONS = {
    "korea-divided": ({"1945"}, {"[1945..1948]"}),
    "south-korea-invaded": ({"1950"}, {"1950-06"}),
    "alliance-expires": ({"[1991..2000]"}, {"199X"}),
    "famine": ({"[1991..2000]"}, {"[1994..1999]"}),
    "putin-restores-ties": ({"2000/.."}, {"2000/2003~"}),
    "putin-visits-pyongyang": ({"2000"}, {"2000-07"}),
    "putin-and-kim-jong-il-in-vladivostok": ({"2002", "2002-08-23"}, {"2002"}),
    "kim-jong-il-meets-medvedev": ({"2011"}, {"2011-08"}),
    "kim-jong-il-dies": ({"[2011-05..2012-04]"}, {"[2011-09..2012-12]"}),
    "stringent-sanctions": ({"{2016,2017}"}, {"[2016..2017]"}),
    "talks-with-washington-collapse": ({"2019"}, {"[2018-01..2019-04]"}),
    "kim-and-putin-in-vladivostok": ({"2019", "2019-04-25"}, {"2019-04"}),
    "sanctions-vetoed": ({"2022-04"}, {"2022"}),
}


def words(text):
    return re.findall(r"[a-z0-9]+", re.sub("[’'‘]", "", text.casefold()))


def runs(text):
    found = words(text)
    return {tuple(found[start : start + RUN]) for start in range(len(found) - RUN + 1)}


def told_dates(name, article):
    return {
        excerpt["date"] for excerpt in EVENTS[name]["excerpts"] if excerpt["article"] == article
    }


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the two reports are not kept beside this checkout")
def test_no_eight_words_running_are_taken_from_the_reports():
    reports = sorted(SEEDS.glob("*.txt"))
    assert reports
    reported = set().union(*(runs(report.read_text(encoding="utf-8")) for report in reports))
    for path in sorted(path for path in TOPICS.rglob("*") if path.is_file()):
        text = path.read_text(encoding="utf-8")
        for title in TITLES:
            text = text.replace(title, "\N{BULLET} untitled \N{BULLET}")
        taken = {" ".join(run) for run in runs(text) & reported}
        assert not taken, f"{path.relative_to(TOPICS)} takes {sorted(taken)}"


def test_the_topic_has_enough_events_and_most_are_told_twice():
    told_by_both = [
        name
        for name, event in EVENTS.items()
        if {excerpt["article"] for excerpt in event["excerpts"]} == {BRIEF, RECORD}
    ]
    assert len(TOPIC["events"]) == len(EVENTS) >= 45
    assert len(told_by_both) >= 25
    assert sum(event["usable"] for event in EVENTS.values()) >= 40


def test_every_decade_has_events_that_may_be_asked():
    decades = {
        excerpt["date"].strip("[]{}.")[:3]
        for event in EVENTS.values()
        if event["usable"]
        for excerpt in event["excerpts"]
    }
    assert decades == {"194", "195", "196", "197", "198", "199", "200", "201", "202"}


def test_every_quotation_and_every_date_stands_where_it_is_said_to():
    for name, event in EVENTS.items():
        for excerpt in event["excerpts"]:
            text = TEXTS[excerpt["article"]]
            assert text[excerpt["start"] : excerpt["end"]] == excerpt["quotation"], name
            if excerpt["date_start"] is not None:
                assert 0 <= excerpt["date_start"] < excerpt["date_end"] <= len(text), name


def test_every_date_can_be_read_and_every_event_that_may_be_asked_is_bounded():
    for name, event in EVENTS.items():
        dates = [read(excerpt["date"]) for excerpt in event["excerpts"]]
        if event["usable"]:
            for date in dates:
                assert None not in (date.surely_after, date.surely_before), name


@pytest.mark.parametrize(
    "name", ["diplomacy-with-seoul-and-washington", "ties-with-russia-and-china-mended"]
)
def test_the_one_contradiction_between_the_reports_is_kept(name):
    (brief,), (record,) = told_dates(name, BRIEF), told_dates(name, RECORD)
    assert (brief, record) == ("2017", "[2018..2019]")
    assert certainly_apart(read(brief), read(record))


def test_the_reports_contradict_each_other_nowhere_else():
    apart = {
        name
        for name in EVENTS
        for brief in told_dates(name, BRIEF)
        for record in told_dates(name, RECORD)
        if certainly_apart(read(brief), read(record))
    }
    assert apart == {"diplomacy-with-seoul-and-washington", "ties-with-russia-and-china-mended"}


@pytest.mark.parametrize("name", PRECISIONS)
def test_each_article_keeps_the_precision_of_its_report(name):
    assert (told_dates(name, BRIEF), told_dates(name, RECORD)) == PRECISIONS[name]
