"""Items of QTI as they are written: what they hold, and what their rules say."""

from itertools import combinations

import pytest
from lxml import etree

from quiz.attempts.answers import Chosen
from quiz.attempts.grading import grade
from quiz.formats.exchange import FileQuestion
from quiz.formats.qti.item import item
from quiz.formats.qti.package import VERSION_2_2, VERSION_3_0
from quiz.questions.written import (
    Picture,
    WrittenChoice,
    chosen_as_written,
    ordered_as_written,
)
from tests.exchanged import sixty
from tests.formats.qti.rules import outcomes, shown
from tests.formats.qti.shapes import check_shape

VERSIONS = {"2.2": VERSION_2_2, "3.0": VERSION_3_0}
QUESTIONS = sixty().questions
RICH = """*One* **two** `three` [four](https://example.org/?a=1&b=2)
five

- six
- seven

1. eight

> nine

```
10 < 11
```"""


def file_of(question, version="2.2", images=None, **settings):
    asked = FileQuestion(question, **settings)
    return item(asked, "question-0001", "A question", VERSIONS[version], images or {}).encode()


def weighed(*weights, several=True):
    choices = [
        WrittenChoice(str(place), f"Choice {place}", weight=weight)
        for place, weight in enumerate(weights)
    ]
    right = [place for place, weight in enumerate(weights) if weight > 0]
    right = right if several else [weights.index(1)]
    return chosen_as_written("Which?", choices, right, several=several)


def names_in(file):
    root = etree.fromstring(file)
    return [one.get("identifier") for one in root.iter("{*}simpleChoice", "{*}qti-simple-choice")]


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("asked", QUESTIONS, ids=lambda asked: asked.number)
def test_an_item_holds_only_what_it_may(asked, version):
    file = item(asked, "question-0001", asked.name, VERSIONS[version], {}).encode()
    check_shape(etree.fromstring(file), dashed=version == "3.0")


@pytest.mark.parametrize("version", VERSIONS)
def test_rich_texts_are_allowed_wherever_they_stand(version):
    picture = Picture("d1", 'A "king" & <queen>', 30, 20)
    choices = [WrittenChoice(str(place), RICH, RICH, "S", picture) for place in range(3)]
    for question in (
        chosen_as_written(RICH, choices, [0, 1], RICH, "S", picture, several=True),
        ordered_as_written(RICH, choices, RICH, "S", picture),
    ):
        file = file_of(question, version, {"d1": "../images/d1.png"})
        root = etree.fromstring(file)
        check_shape(root, dashed=version == "3.0")
        drawn = list(root.iter("{*}img"))
        assert len(drawn) == 4
        assert drawn[0].get("alt") == 'A "king" & <queen>'


@pytest.mark.parametrize("version", VERSIONS)
def test_every_answer_earns_what_it_earns_here(version):
    for asked in QUESTIONS[:30]:
        file = item(asked, "q", "", VERSIONS[version], {}).encode()
        names = dict(zip(names_in(file), (one.id for one in asked.question.choices), strict=True))
        for count in range(len(names) + 1 if asked.question.several else 2):
            for picked in combinations(names, count):
                earned = grade(asked.question, Chosen(frozenset(names[one] for one in picked)))
                assert outcomes(file, picked)["SCORE"] == pytest.approx(earned)


@pytest.mark.parametrize(
    "question",
    [
        weighed(0.5, 0.5, -1, 0),
        weighed(0.3333333, 0.3333333, 0.3333333, -0.25),
        weighed(0.75, 0.25, -0.5, -0.5),
        weighed(1, 0.5, 0, -0.25, several=False),
    ],
)
def test_weights_earn_what_they_earn_here(question):
    file = file_of(question)
    names = dict(zip(names_in(file), (one.id for one in question.choices), strict=True))
    for count in range(len(names) + 1 if question.several else 2):
        for picked in combinations(names, count):
            earned = grade(question, Chosen(frozenset(names[one] for one in picked)))
            assert outcomes(file, picked)["SCORE"] == pytest.approx(earned)


@pytest.mark.parametrize("asked", QUESTIONS[30:], ids=lambda asked: asked.number)
def test_only_the_order_of_the_key_earns_and_it_is_not_the_order_shown(asked):
    file = item(asked, "q", "", VERSION_2_2, {}).encode()
    root = etree.fromstring(file)
    key = [one.text for one in root.iterfind(".//{*}correctResponse/{*}value")]
    assert key != names_in(file)
    assert outcomes(file, key)["SCORE"] == 1
    assert outcomes(file, key[::-1])["SCORE"] == 0
    assert outcomes(file, names_in(file))["SCORE"] == 0
    assert next(root.iter("{*}orderInteraction")).get("shuffle") == "false"


def test_the_names_of_choices_follow_the_order_in_which_they_are_shown():
    for asked in QUESTIONS:
        file = file_of(asked.question)
        count = len(asked.question.choices)
        assert names_in(file) == [f"choice-{place}" for place in range(1, count + 1)]


@pytest.mark.parametrize("version", VERSIONS)
def test_after_an_answer_what_was_picked_and_the_question_are_explained(version):
    choices = [
        WrittenChoice("0", "1914", "No:\ntoo early"),
        WrittenChoice("1", "1939", "Yes.", "Atlas, p. 3"),
        WrittenChoice("2", "1945", "> It ended."),
    ]
    question = chosen_as_written("When?", choices, [1], "It *began*.", "https://example.org/?a=1")
    file = file_of(question, version)
    always = "It began . Source: https://example.org/?a=1"
    told = {"choice-1": "No: too early", "choice-2": "Yes. Source: Atlas, p. 3"}
    for picked, words in {**told, "choice-3": "It ended."}.items():
        assert shown(file, outcomes(file, [picked])) == [words, always]
    assert shown(file, outcomes(file, [])) == [always]


def test_what_is_told_of_ordered_choices_is_told_at_last_and_in_order():
    choices = [
        WrittenChoice(str(place), f"Event {place}", f"In {place}.\n\n> so", "Atlas" * (place == 2))
        for place in range(11)
    ]
    question = ordered_as_written("Which order?", choices, "Because.", "The book")
    file = file_of(question)
    (told,) = shown(file, outcomes(file, []))
    points = " ".join(
        f"Event {place} In {place}. so" + " (Atlas)" * (place == 2) for place in range(11)
    )
    assert told == f"Because. {points} Source: The book"
    assert file.count(b"<ol>") == 1


def test_a_question_without_explanations_says_nothing_of_them():
    question = weighed(1, 0, several=False)
    file = file_of(question).decode()
    assert "eedback" not in file
    assert "SOLUTION" not in file


@pytest.mark.parametrize(("in_time", "shuffle"), [(False, "true"), (True, "false")])
def test_choices_that_run_in_time_are_not_shuffled(in_time, shuffle):
    file = file_of(weighed(1, 0, several=False), in_time=in_time).decode()
    assert f'shuffle="{shuffle}"' in file


@pytest.mark.parametrize(("several", "most"), [(False, "1"), (True, "0")])
def test_as_many_may_be_picked_as_anybody_wants_where_several_are_right(several, most):
    assert f'maxChoices="{most}"' in file_of(weighed(1, 0, several=several)).decode()


def test_what_no_xml_can_hold_is_left_out():
    choices = [WrittenChoice("0", "a\x00b\ud800c"), WrittenChoice("1", "d\ufffe")]
    etree.fromstring(file_of(chosen_as_written("\x0bWhich?", choices, [0], "\x1f")))


def test_a_missing_picture_leaves_what_is_seen_in_it():
    picture = Picture("gone", "A king", 30, 20)
    choices = [WrittenChoice("0", "", picture=picture), WrittenChoice("1", "A queen")]
    root = etree.fromstring(file_of(chosen_as_written("Who?", choices, [0])))
    choice = next(root.iter("{*}simpleChoice"))
    assert "".join(choice.itertext()) == "A king"
