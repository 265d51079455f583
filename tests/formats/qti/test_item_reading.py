"""Items of QTI as questions: other programs' choices and orders, and what cannot be taken."""

import pytest

from quiz.formats.picture import UnusablePicture
from quiz.formats.qti.item_reading import OTHERS, question_of
from quiz.formats.qti.xml import parsed
from quiz.messages import Complaint
from quiz.questions.written import (
    Picture,
    WrittenChoice,
    chosen_as_written,
    ordered_as_written,
)
from tests.formats.qti.samples import CHOICE, MATCH, ORDER, choices, item


def taken(source):
    return question_of(parsed(source.encode()), drawn)


def drawn(picture):
    if picture.address == "gone.png":
        raise UnusablePicture("It is gone.")
    return Picture(picture.address, picture.alternative, 30, 20)


def why_not(source):
    with pytest.raises(Complaint) as complaint:
        taken(source)
    return str(complaint.value)


def plain(*texts):
    return [WrittenChoice(str(place), text) for place, text in enumerate(texts)]


def test_a_choice_of_qti_2():
    asked = taken(CHOICE)
    stem = "Look at the text.\n\nWhen did the war begin?"
    assert asked.question == chosen_as_written(stem, plain("1938", "1939", "1940"), [1])
    assert (asked.name, asked.number, asked.points, asked.notes) == ("The war", "choice", 1.0, ())


def test_an_order_of_qti_3():
    asked = taken(ORDER)
    kings = plain("James I", "Charles I", "Charles II")
    assert asked.question == ordered_as_written("Put the kings in order.", kings)
    assert not asked.in_time


@pytest.mark.parametrize(
    ("cardinality", "most", "several"),
    [("single", "1", False), ("multiple", "0", True), ("multiple", "2", True)],
)
def test_several_may_be_picked_where_the_item_lets_them(cardinality, most, several):
    settings = f'shuffle="true" maxChoices="{most}"'
    source = item(choices("a", "b", "c", settings=settings), cardinality=cardinality)
    assert taken(source).question.several is several


def test_one_is_picked_where_only_one_may_be():
    assert not taken(item(choices("a", "b"), cardinality="multiple")).question.several


@pytest.mark.parametrize(
    ("inside", "stem"),
    [
        (choices("a", "b", prompt="<p>One</p><ol><li>two</li></ol>"), "One\n\n1. two"),
        (f"<div>Before</div>{choices('a', 'b')}<p>After</p>", "Before\n\nWhat?\n\nAfter"),
        (choices("a", "b", prompt="1914. <b>War</b>"), "1914\\. **War**"),
        (f"<rubricBlock view='scorer'>Key: a</rubricBlock>{choices('a', 'b')}", "What?"),
        (
            f"<rubricBlock view='candidate'><p>Do</p></rubricBlock>{choices('a', 'b')}",
            "Do\n\nWhat?",
        ),
        (choices("a", "b", prompt="5\xa0km &lt; 6"), "5\xa0km < 6"),
    ],
)
def test_what_is_asked_is_all_that_stands_around_the_choices(inside, stem):
    assert taken(item(inside)).question.stem == stem


def test_what_is_told_of_a_choice_comes_along():
    a = (
        '1914<feedbackInline outcomeIdentifier="F" identifier="A" showHide="show"> Yes.<br/><br/>'
        "Source: Atlas, p. 3</feedbackInline>"
    )
    b = (
        'no<feedbackBlock outcomeIdentifier="F" identifier="B" showHide="show"><p>It</p><p>was.</p>'
        "</feedbackBlock>t so"
    )
    c = '<modalFeedback outcomeIdentifier="F" identifier="C" showHide="show">Never.</modalFeedback>'
    asked = taken(item(choices(a, b, "1918"), after=MATCH + c))
    told = [(one.text, one.explanation, one.source) for one in asked.question.choices]
    assert told == [
        ("1914", "Yes.", "Atlas, p. 3"),
        ("not so", "It\n\nwas.", ""),
        ("1918", "Never.", ""),
    ]
    assert asked.notes == ()


ALWAYS = (
    '<responseProcessing><setOutcomeValue identifier="S"><multiple><variable identifier="R"/>'
    '<baseValue baseType="identifier">GENERAL</baseValue></multiple></setOutcomeValue>'
    "</responseProcessing>"
)


def modal(name, text):
    return f'<modalFeedback outcomeIdentifier="S" identifier="{name}">{text}</modalFeedback>'


def test_what_is_always_told_explains_the_question():
    after = f"{ALWAYS}{modal('GENERAL', '<p>Because.</p><p>Source: The book</p>')}"
    asked = taken(item(choices("a", "b"), after=after))
    assert (asked.question.explanation, asked.question.source) == ("Because.", "The book")
    assert asked.notes == ()


def test_what_is_told_after_some_answers_is_told_after_all_and_said():
    after = f"{ALWAYS}{modal('right', 'Well done.')}{modal('wrong', 'It was in 1914.')}"
    asked = taken(item(choices("a", "b"), after=after))
    assert asked.question.explanation == "Well done.\n\nIt was in 1914."
    (note,) = map(str, asked.notes)
    assert "after every answer" in note


def test_what_is_told_in_the_body_explains_the_question():
    block = '<feedbackBlock outcomeIdentifier="S" identifier="s"><p>It began.</p></feedbackBlock>'
    asked = taken(item(f"{choices('a', 'b')}{block}"))
    assert (asked.question.stem, asked.question.explanation) == ("What?", "It began.")


def test_pictures_of_the_question_and_of_choices_are_taken():
    seen = '<img src="king.png" alt="A king"/>'
    old = '<object data="queen.png" type="image/png"><p>A  queen</p></object>'
    asked = taken(item(f"<p>{seen}</p>{choices(old, 'b')}")).question
    assert asked.picture == Picture("king.png", "A king", 30, 20)
    assert asked.choices[0].picture == Picture("queen.png", "A queen", 30, 20)
    assert asked.choices[0].text == ""


@pytest.mark.parametrize(
    ("inside", "after", "said"),
    [
        (choices("<img src='1'/><img src='2'/>", "b"), "", "has one picture"),
        (choices("a<img src='gone.png'/>", "b"), "", "It is gone."),
        (choices("a", "b"), modal("GENERAL", "<img src='1'/>so"), "Pictures in what is told"),
        (choices("a", "b", prompt="What is <math><mi>x</mi></math>?"), "", "A formula"),
        (choices("a", "b") + "<audio src='a.mp3'/>", "", "a sound"),
    ],
)
def test_what_is_left_out_of_a_question_is_said(inside, after, said):
    notes = " ".join(map(str, taken(item(inside, after=ALWAYS + after)).notes))
    assert said in notes


def test_a_choice_whose_picture_is_gone_is_what_is_seen_in_it():
    asked = taken(item(choices("<img src='gone.png' alt='3. A king'/>", "b")))
    assert asked.question.choices[0].text == "3\\. A king"


@pytest.mark.parametrize(
    ("settings", "fixed", "in_time", "notes"),
    [
        ('shuffle="true"', [], False, 0),
        ('shuffle="false"', [], True, 0),
        ("", [], True, 0),
        ('shuffle="true"', ["A", "B"], True, 0),
        ('shuffle="true"', ["B"], False, 1),
    ],
)
def test_choices_that_are_not_shuffled_run_in_time(settings, fixed, in_time, notes):
    source = item(choices("a", "b", settings=settings))
    for name in fixed:
        source = source.replace(f'identifier="{name}"', f'identifier="{name}" fixed="true"')
    asked = taken(source)
    assert (asked.in_time, len(asked.notes)) == (in_time, notes)


@pytest.mark.parametrize(
    ("value", "points"),
    [("3", 3.0), ("2.5", 2.5), ("0", 1.0), ("-1", 1.0), ("nan", 1.0), ("1e9", 1.0), ("x", 1.0)],
)
def test_the_most_that_can_be_earned_are_its_points(value, points):
    most = (
        '<outcomeDeclaration identifier="MAXSCORE"><defaultValue>'
        f"<value>{value}</value></defaultValue></outcomeDeclaration>"
    )
    assert taken(item(choices("a", "b"), after=most + MATCH)).points == points


@pytest.mark.parametrize("kind", OTHERS)
def test_what_asks_for_something_else_is_not_taken(kind):
    why = why_not(item(f'<{kind} responseIdentifier="R"/>'))
    assert f"It asks for {OTHERS[kind]}." in why


@pytest.mark.parametrize(
    ("source", "why"),
    [
        (item("<p>Read this.</p>"), "asks for nothing"),
        (CHOICE.replace("itemBody", "body"), "asks for nothing"),
        (item(choices("a", "b") + choices("c", "d")), "several things at once"),
        (item("<p><newInteraction/></p>"), "something else"),
        (item(choices("a", "b"), attributes='adaptive="true"'), "changes with what is answered"),
        (item(choices("a", "b"), after="<templateDeclaration/>"), "by chance"),
        (item(choices("a")), "this one has 1"),
        (item(choices(*"a" * 27)), "this one has 27"),
        (item(choices("a", " ")), "neither words nor a picture"),
        (item(choices("a", "<img src='gone.png'/>")), "neither words nor a picture"),
        (item(choices("a", "b", prompt=" ")), "asks nothing"),
        (item(choices("a", "b", prompt="<img src='1.png'/>")), "asks nothing"),
        (item(choices("a", "b", prompt="x" * 50_001)), "50,001 characters"),
        (item(choices("a", "b", prompt="<b>" * 50 + "x" + "</b>" * 50)), "nested too deeply"),
    ],
)
def test_what_cannot_be_a_question_is_told_why(source, why):
    assert why in why_not(source)
