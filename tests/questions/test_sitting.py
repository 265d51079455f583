"""The ten questions of a quiz."""

from collections import Counter

import pytest

from quiz.questions.context import asked_pairs, context, events_of, key_events, pairs
from quiz.questions.generation import TRIES, generate, sameness
from quiz.questions.question import Kind
from quiz.questions.selection import Selection
from quiz.questions.sitting import (
    TooFewEvents,
    another,
    compose,
    own_seed,
    own_version,
    siblings_of,
    sitting_over,
    version_b,
)
from quiz.questions.wishes import LEVELS, Known, Wishes
from tests.questions.topics import event, years

TOPIC = years(*range(1900, 2000, 2))


@pytest.mark.parametrize("seed", range(5))
def test_a_quiz_has_ten_questions_of_all_kinds_four_of_which_ask_for_an_order(seed):
    questions = compose(TOPIC, seed).questions
    asked = Counter(question.kind for question in questions)
    assert len(questions) == 10
    assert asked[Kind.ORDERING] + asked[Kind.PLACING] == 4
    assert asked[Kind.FIRST] + asked[Kind.LAST] == 1
    assert set(asked) | {Kind.FIRST, Kind.LAST} == set(Kind)


def test_over_many_quizzes_the_first_is_asked_as_well_as_the_last():
    asked = {question.kind for seed in range(20) for question in compose(TOPIC, seed).questions}
    assert asked == set(Kind)


def test_the_kinds_come_in_no_fixed_order():
    orders = {
        tuple(question.kind for question in compose(TOPIC, seed).questions) for seed in range(5)
    }
    assert len(orders) == 5


@pytest.mark.parametrize("seed", range(20))
def test_no_event_is_the_key_twice_and_no_pair_is_asked_twice(seed):
    questions = compose(TOPIC, seed).questions
    keys = [key for question in questions for key in key_events(question)]
    asked = [pair for question in questions for pair in pairs(question)]
    assert len(keys) == len(set(keys))
    assert len(asked) == len(set(asked))


def test_a_small_topic_gives_what_it_can_without_repeating_a_question():
    questions = compose(years(1900, 1930, 1960, 1990), seed=1).questions
    assert len(questions) == len(set(map(repr, questions)))
    assert 3 <= len(questions) <= 10


def test_a_topic_with_too_little_says_what_is_missing():
    events = [event("a", "1900"), event("b", "1901"), event("c", "1902", usable=False)]
    with pytest.raises(TooFewEvents, match=r"2 events can be asked.*1 waiting for review"):
        compose(events, seed=1)


def test_another_seed_asks_other_questions():
    assert compose(TOPIC, seed=1).questions != compose(TOPIC, seed=2).questions


def test_of_a_line_only_the_event_to_place_counts_as_asked_but_every_pair_as_told():
    (question,) = generate(TOPIC, [Kind.PLACING], 1, seed=1).questions
    names = [about.event for about in question.about]
    assert key_events(question) == {names[0]}
    assert len(pairs(question)) == len(names) * (len(names) - 1) / 2


@pytest.mark.parametrize("kind", [Kind.NEXT, Kind.BETWEEN, Kind.ELAPSED])
def test_the_events_a_question_is_about_count_as_asked_and_their_order_as_told(kind):
    (question,) = generate(TOPIC, [kind], 1, seed=1).questions
    names = {about.event for about in question.about}
    assert names <= key_events(question)
    if len(names) == 2:
        assert frozenset(names) in pairs(question)


@pytest.mark.parametrize("kinds", [(Kind.FIRST,), (Kind.DATED, Kind.PLACING)])
def test_only_the_kinds_wished_for_are_asked(kinds):
    questions = compose(TOPIC, 3, Wishes(kinds, count=6)).questions
    assert {question.kind for question in questions} == set(kinds)
    assert len(questions) == 6


@pytest.mark.parametrize("difficulty", LEVELS)
def test_a_difficulty_wished_for_is_met(difficulty):
    yearly = years(*range(1900, 2000))
    quiz = compose(yearly, 5, Wishes(difficulty=difficulty))
    assert {question.difficulty for question in quiz.questions} == {difficulty}
    assert len(quiz.questions) + len(quiz.missed) == 10
    assert len(quiz.questions) >= 5


def test_a_difficulty_that_the_topic_does_not_have_is_refused_with_the_reason():
    near = years(1900, 1950, 2000)
    with pytest.raises(TooFewEvents, match="No question of difficulty 5 can be made from the 3"):
        compose(near, 1, Wishes(difficulty=5))


def test_what_was_wished_for_and_cannot_be_made_is_counted():
    quiz = compose(years(1900, 1930, 1960), 1, Wishes((Kind.ORDERING, Kind.BETWEEN), count=4))
    assert [question.kind for question in quiz.questions] == [Kind.ORDERING]
    assert sorted(quiz.missed) == [Kind.BETWEEN, Kind.BETWEEN, Kind.ORDERING]


def test_what_a_selection_leaves_out_is_counted_beside_what_cannot_be_asked():
    events = [*TOPIC, event("waiting", "1990", usable=False), event("old", "1700")]
    quiz = compose(events, 1, Wishes(selection=Selection(first_year=1950)))
    shown = {name for question in quiz.questions for name in events_of(question)}
    assert min(shown) >= "y1950"
    assert quiz.refused == {"outside the period": 26, "waiting for review": 1}
    assert quiz.certain_pairs == quiz.pairs == 25 * 24 // 2


def test_what_was_mixed_up_comes_back_among_other_events():
    pair = frozenset({"y1940", "y1946"})
    for seed in range(5):
        questions = compose(TOPIC, seed, known=Known(mixed_up=[pair])).questions
        assert sum(pair in pairs(question) for question in questions) == 1
    unknown = Known(mixed_up=[frozenset({"y1940", "gone"})])
    assert compose(TOPIC, 1, known=unknown).questions == compose(TOPIC, 1).questions


def test_of_much_that_was_mixed_up_at_most_every_third_question_asks_again():
    mixed_up = [frozenset({f"y{year}", f"y{year + 4}"}) for year in range(1900, 1990, 2)]
    questions = compose(TOPIC, 1, known=Known(mixed_up=mixed_up)).questions
    assert len(questions) == 10
    again = [bool(asked_pairs(question) & set(mixed_up)) for question in questions]
    assert 3 <= sum(again) <= 6


def test_in_a_review_every_question_asks_again_of_every_kind_that_can():
    mixed_up = [frozenset({f"y{year}", f"y{year + 4}"}) for year in range(1900, 1990, 4)]
    questions = compose(TOPIC, 1, known=Known(mixed_up=mixed_up, every=1)).questions
    assert all(any(pair in asked_pairs(one) for pair in mixed_up) for one in questions)
    asked = Counter(pair for one in questions for pair in pairs(one) if pair in mixed_up)
    assert max(asked.values()) == 1
    assert len({question.kind for question in questions}) >= 5


def test_a_review_of_few_pairs_is_filled_with_other_questions():
    pair = frozenset({"y1940", "y1946"})
    questions = compose(TOPIC, 1, known=Known(mixed_up=[pair], every=1)).questions
    assert len(questions) == 10
    assert pair in asked_pairs(questions[0])


def test_a_pair_is_not_asked_again_in_a_context_in_which_it_was_asked_lately():
    pair = frozenset({"y1940", "y1946"})
    seen = []
    for seed in range(12):
        known = Known(mixed_up=[pair], contexts={pair: seen}, every=1)
        question = compose(TOPIC, seed, known=known).questions[0]
        assert pair in asked_pairs(question)
        assert context(question) not in seen
        seen.append(context(question))


def test_of_several_pairs_one_comes_first_that_was_asked_in_another_kind_the_last_time():
    due = [frozenset({"y1940", "y1946"}), frozenset({"y1970", "y1976"})]
    known = Known(mixed_up=due, contexts={due[0]: ["first-0", "ordering-0"]}, every=1)
    for seed in range(5):
        first = compose(TOPIC, seed, Wishes(kinds=(Kind.ORDERING,)), known).questions[0]
        assert due[1] in asked_pairs(first)


def test_who_has_mixed_up_nothing_gets_the_same_quiz_as_ever():
    assert compose(TOPIC, 1, known=Known(every=1)).questions == compose(TOPIC, 1).questions


def test_a_few_quizzes_cover_the_whole_topic():
    asked: Counter[str] = Counter()
    for seed in range(6):
        for question in compose(TOPIC, seed, known=Known(asked)).questions:
            asked.update(events_of(question))
    assert asked.keys() == {event.name for event in TOPIC}
    assert max(asked.values()) <= 3 * min(asked.values())


@pytest.mark.parametrize("seed", range(3))
def test_version_b_is_like_version_a_and_asks_other_things(seed):
    a, b = compose(TOPIC, seed), version_b(TOPIC, seed)
    likeness = [(one.kind, one.difficulty) for one in a.questions]
    assert [(other.kind, other.difficulty) for other in b.questions] == likeness
    assert not set(map(sameness, a.questions)) & set(map(sameness, b.questions))


def test_each_question_has_its_sibling_in_its_place():
    quiz = compose(TOPIC, 1)
    siblings = siblings_of(quiz.questions, TOPIC, 1, Wishes())
    assert siblings == version_b(TOPIC, 1).questions
    few = years(1900, 1930, 1960)
    asked = compose(few, 1, Wishes((Kind.ORDERING,), count=1)).questions
    assert siblings_of(asked, few, 1, Wishes()) == (None,)


def test_two_students_have_versions_alike_in_kinds_and_difficulty():
    quiz = compose(TOPIC, 3)
    ada, ben = (own_version(TOPIC, 3, own_seed(1, person, 0)) for person in (1, 2))
    for version in (ada, ben):
        assert [one.kind for one in version.questions] == [one.kind for one in quiz.questions]
        levels = [one.difficulty for one in version.questions]
        assert levels == [one.difficulty for one in quiz.questions]
    assert ada.questions != ben.questions
    assert ada == own_version(TOPIC, 3, own_seed(1, 1, 0))


def test_where_a_topic_has_nothing_else_to_ask_a_version_asks_the_same():
    few, wishes = years(1900, 1930, 1960), Wishes((Kind.ORDERING,), count=1)
    quiz = compose(few, 1, wishes)
    assert own_version(few, 1, 2, wishes).questions == quiz.questions


@pytest.mark.parametrize("place", range(10))
def test_another_question_is_like_the_one_it_replaces_and_repeats_none(place):
    questions = compose(TOPIC, 1).questions
    found = another(questions, place, TOPIC, 99, Wishes())
    assert (found.kind, found.difficulty) == (questions[place].kind, questions[place].difficulty)
    assert sameness(found) not in set(map(sameness, questions))
    others = [one for number, one in enumerate(questions) if number != place]
    assert not key_events(found) & {key for one in others for key in key_events(one)}


def test_another_question_may_be_of_another_kind_and_keeps_to_the_wishes():
    wishes = Wishes(selection=Selection(first_year=1950))
    questions = compose(TOPIC, 1, wishes).questions
    found = another(questions, 0, TOPIC, 99, wishes, Kind.ELAPSED)
    assert found.kind is Kind.ELAPSED
    assert events_of(found) <= {event.name for event in TOPIC if event.name >= "y1950"}


def test_where_the_events_allow_no_other_question_there_is_none():
    few = years(1900, 1930, 1960)
    questions = compose(few, 1, Wishes((Kind.ORDERING,), count=1)).questions
    assert another(questions, 0, few, 99, Wishes()) is None


def test_with_brackets_orderings_are_those_in_which_cards_may_be_side_by_side():
    decades = [event(f"d{number}", f"{number}X") for number in range(190, 200)]
    wishes = Wishes((Kind.ORDERING,), count=6, brackets=True)
    questions = compose([*TOPIC, *decades], 1, wishes).questions
    assert all(question.bracketed for question in questions)
    assert any(len(question.groups) < len(question.choices) for question in questions)


def test_where_nothing_can_be_side_by_side_orderings_are_plain_in_spite_of_the_wish():
    questions = compose(TOPIC, 1, Wishes((Kind.ORDERING,), count=3, brackets=True)).questions
    assert [question.bracketed for question in questions] == [False, False, False]


def test_a_kind_that_gives_nothing_is_not_tried_for_every_question():
    near = years(1900, 1950, 2000)
    made: list[Kind] = []
    sitting = sitting_over(near, 1, Wishes(count=60, difficulty=5))
    sitting.fitting = lambda question, difficulty: made.append(question)
    for number, kind in enumerate(sitting.kinds()):
        sitting.ask(number, kind)
    assert len(made) <= TRIES * len(Kind)
