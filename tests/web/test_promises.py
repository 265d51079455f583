from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from quiz.attempts.rules import Rule
from quiz.attempts.terms import Explained, Preset, Terms
from quiz.results.standing import Counting
from quiz.web.promises import duration, promise, zone_words

pytestmark = pytest.mark.usefixtures("on_a_page")

VIENNA = ZoneInfo("Europe/Vienna")
OPENS = datetime(2026, 12, 3, 7, 0, tzinfo=UTC)
CLOSES = datetime(2026, 12, 10, 22, 59, tzinfo=UTC)
EXAM = {"preset": Preset.EXAM, "explained": Explained.AFTER_SUBMISSION}


def test_the_paragraph_says_all_that_a_student_will_experience():
    terms = Terms(
        Preset.EXAM,
        Explained.AFTER_CLOSING,
        OPENS,
        CLOSES,
        attempts=2,
        limit=timedelta(minutes=20),
        pass_mark=0.6,
    )
    assert promise(terms, Counting.HIGHEST, VIENNA, 10).replace("\u00a0", " ") == (
        "Open from 3 December 2026 at 08:00 to 10 December 2026 at 23:59 (Vienna time). "
        "10 questions. 2 attempts of 20 minutes each. Answers can be changed until they are "
        "handed in; explanations after closing. When the time is up, or at closing, what is saved "
        "is handed in. The highest attempt counts; 60 % passes."
    )


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        ({}, "Open without an end."),
        ({"opens_at": OPENS}, "Open from 3 December 2026 at 08:00 (Vienna time), without an end."),
        ({"closes_at": CLOSES}, "Open until 10 December 2026 at 23:59 (Vienna time)."),
        ({"closes_at": CLOSES}, "At closing, what is saved is handed in."),
        ({}, "As many attempts as you like, without a time limit."),
        (
            {"limit": timedelta(hours=1, minutes=30)},
            "As many attempts as you like, of 1 hour 30 minutes each.",
        ),
        ({"attempts": 1}, "One attempt, without a time limit."),
        ({"attempts": 1, "limit": timedelta(minutes=20)}, "One attempt of 20 minutes."),
        ({"attempts": 3}, "3 attempts, without a time limit."),
        ({"limit": timedelta(minutes=20)}, "When the time is up, what is saved is handed in."),
        ({}, "Each answer counts when it is given, and is explained at once."),
        ({"explained": Explained.AFTER_SUBMISSION}, "explanations after the last answer."),
        (
            {"explained": Explained.AFTER_CLOSING, "closes_at": CLOSES},
            "Each answer counts when it is given; explanations after closing.",
        ),
        ({"explained": Explained.NEVER}, "what was right is not shown."),
        (EXAM, "Answers can be changed until they are handed in; explanations after that."),
        (EXAM | {"explained": Explained.NEVER}, "what was right is not shown."),
        ({}, "The highest attempt counts."),
        ({"attempts": 1, "pass_mark": 0.625}, "62.5\u00a0% passes."),
        ({"rule": Rule.LONGEST_SUBSET}, "marked by the rule “Longest ordered subset”."),
        ({"excused": True}, "You are excused: nothing has to be handed in."),
    ],
)
def test_each_term_has_its_sentence(terms, said):
    assert said in promise(Terms(**terms), Counting.HIGHEST, VIENNA)


@pytest.mark.parametrize("counting", Counting)
def test_with_one_attempt_nothing_is_said_of_which_counts(counting):
    told = promise(Terms(attempts=1), counting, VIENNA)
    assert "attempt counts" not in told
    assert "attempts counts" not in told
    assert "counts." in promise(Terms(), counting, VIENNA)


def test_what_is_as_usual_is_left_out():
    told = promise(Terms(), Counting.HIGHEST, VIENNA)
    for word in ("passes", "rule", "handed in", "question"):
        assert word not in told


def test_who_has_questions_of_their_own_is_told_so():
    told = promise(Terms(), Counting.HIGHEST, VIENNA, 5, own_version=True)
    assert "5 questions; each student has others, of like difficulty." in told


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (60, "1 minute"),
        (20 * 60, "20 minutes"),
        (798, "13 minutes 18 seconds"),
        (3600, "1 hour"),
        (7260, "2 hours 1 minute"),
    ],
)
def test_a_length_of_time_has_no_parts_that_are_none(seconds, words):
    assert duration(timedelta(seconds=seconds)) == words


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("Europe/Vienna", "Vienna time"),
        ("America/Argentina/Buenos_Aires", "Buenos Aires time"),
        ("UTC", "UTC"),
    ],
)
def test_a_zone_is_called_by_its_place(zone, words):
    assert zone_words(ZoneInfo(zone)) == words
