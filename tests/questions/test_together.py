"""Events that must not stand in one question."""

from itertools import combinations

import pytest

from quiz.questions.chance import Chance
from quiz.questions.generation import generate, made
from quiz.questions.pool import Pool
from quiz.questions.question import Kind
from quiz.questions.together import OF_ORDER, lived_beside, named_twice, tell_the_same
from quiz.storage.upgrading import BUNDLED, read_topic
from tests.questions.topics import event, years


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Russia cancels most of North Korea’s debt.", "Moscow cancels North Korea’s debt."),
        (
            "Russia agrees to write off 90 per cent of North Korea’s debt.",
            "Moscow writes off the debt of North Korea.",
        ),
        ("Finland signs a peace with Russia.", "Finland and the Soviet Union sign a peace."),
        ("The Paris Accords are signed.", "The Paris Accords on Vietnam are signed."),
        ("Russia and China block new sanctions.", "China and Russia veto a plan for sanctions."),
    ],
)
def test_statements_that_mean_the_same_are_told(one, other):
    assert tell_the_same(one, other)
    assert tell_the_same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Kim Il Sung, the leader of North Korea, dies.",
            "Kim Jong Il, the leader of North Korea, dies.",
        ),
        (
            "Vladimir Putin and Kim Jong Il meet in Vladivostok.",
            "Kim Jong Un and Vladimir Putin hold a summit in Vladivostok.",
        ),
        (
            "Russia supports sanctions over Pyongyang’s nascent nuclear programme.",
            "Russia supports sanctions limiting North Korea’s oil supplies.",
        ),
        (
            "A Saturn rocket lifts off with water in its upper stages.",
            "A Saturn V rocket is tried out in flight with all its stages.",
        ),
        ("Apollo 11 lands on the Moon.", "Apollo 12 lands on the Moon."),
        ("The front is pushed back.", "The Germans are pushed back to the Elbe."),
    ],
)
def test_statements_alike_that_mean_something_else_are_left(one, other):
    assert not tell_the_same(one, other)


def test_a_death_beside_a_deed_tells_the_order():
    assert lived_beside(["Yuri Gagarin goes round the Earth.", "Yuri Gagarin is killed."])
    assert not lived_beside(["Yuri Gagarin goes round the Earth.", "Vladimir Komarov is killed."])


CENTURY = years(*range(1900, 2000, 5))
TREATY = [
    event("signed", "1952", statement="Ministers sign the Treaty of Baku."),
    event("broken", "1957", statement="Persia breaks the Treaty of Baku."),
]


@pytest.mark.parametrize("kind", sorted(OF_ORDER))
def test_where_the_order_is_asked_nothing_is_named_twice(kind):
    questions = generate([*CENTURY, *TREATY], [kind], 300, seed=1).questions
    asked = [{choice.event for choice in (*one.choices, *one.about)} for one in questions]
    assert len(questions) == 300
    assert any("signed" in names for names in asked)
    assert not any({"signed", "broken"} <= names for names in asked)


def test_among_few_events_that_name_it_a_thing_is_still_named_twice():
    whole = Pool([*CENTURY, *TREATY])
    few = whole.among([one for one in whole.by_start if "1945" <= one.date.edtf <= "1960"])
    questions = [made(few, Kind.ORDERING, Chance(seed), 1) for seed in range(50)]
    asked = [{choice.event for choice in one.choices} for one in questions if one]
    assert asked
    assert not any({"signed", "broken"} <= names for names in asked)


def test_where_only_a_time_is_asked_a_thing_may_be_named_twice():
    questions = generate([*CENTURY, *TREATY], [Kind.ELAPSED, Kind.DATED], 2000, seed=1).questions
    asked = [{choice.event for choice in (*one.choices, *one.about)} for one in questions]
    assert any({"signed", "broken"} <= names for names in asked)


def test_what_most_events_name_gives_no_order_away():
    war = [
        event(f"w{year}", str(year), statement=f"General W{year} enters the Baku War.")
        for year in range(1900, 1950)
    ]
    assert len(generate(war, [Kind.ORDERING], 50, seed=1).questions) == 50


def test_events_of_one_excerpt_never_stand_together():
    first = CENTURY[0]
    twin = event(first.name, "1950", statement="Minister Twin opens a railway.")
    twin = type(twin)("twin", twin.statement, twin.excerpts)
    for question in generate([*CENTURY, twin], tuple(Kind), 500, seed=1).questions:
        names = {choice.event for choice in (*question.choices, *question.about)}
        assert not {first.name, "twin"} <= names


@pytest.mark.parametrize(
    "folder", sorted(BUNDLED.glob("*/topic.json")), ids=lambda p: p.parent.name
)
def test_no_question_of_a_bundled_topic_has_two_events_that_belong_apart(folder):
    for question in generate(read_topic(folder).events, tuple(Kind), 600, seed=1).questions:
        texts = [one.text for one in (*question.choices, *question.about) if one.event]
        assert not any(tell_the_same(one, other) for one, other in combinations(texts, 2))
        if question.kind in OF_ORDER:
            assert not lived_beside(texts)
            assert not named_twice(texts)
