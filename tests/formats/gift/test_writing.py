"""GIFT that Moodle reads as it is meant, and what it has no place for."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.formats.exchange import FileQuestion, Package
from quiz.formats.gift import file as gift
from quiz.formats.rich_text import from_html, from_plain, to_html
from quiz.questions.written import (
    Picture,
    WrittenChoice,
    chosen_as_written,
    ordered_as_written,
)
from tests.exchanged import sixty

# The marks of GIFT and of Markdown, what entities and scripts need, and letters.
MARKS = ":=~#{}\\&<>\"'%[]/-*_`0123456789 VH.\nnaÄшم"
PICTURE = Picture("0" * 64, "A coin", 10, 10)


def canonical(text):
    return bool(text.strip()) and from_html(to_html(text)).markdown == text


def texts(longest=30):
    words = st.text(MARKS, min_size=1, max_size=longest).map(from_plain)
    return (words | words.map("**{}** and *more*".format)).filter(canonical)


def told():
    # A source is said in one line, after its name.
    line = texts().filter(lambda text: "\n" not in text and canonical(f"Source: {text}"))
    return st.tuples(st.just("") | texts(), st.just("") | line)


def choices():
    return st.builds(lambda text, after: WrittenChoice("x", text, *after), texts(), told())


@st.composite
def multiple(draw):
    given_choices = draw(st.lists(choices(), min_size=2, max_size=6))
    several = draw(st.booleans())
    places = range(len(given_choices))
    right = draw(st.sets(st.sampled_from(places), min_size=1, max_size=None if several else 1))
    return chosen_as_written(draw(texts()), given_choices, right, *draw(told()), several=several)


@st.composite
def orders(draw):
    items = draw(st.lists(texts(), min_size=2, max_size=6))
    in_order = [WrittenChoice(str(place), text) for place, text in enumerate(items)]
    return ordered_as_written(draw(texts()), in_order, *draw(told()))


def lines(alphabet):
    return st.text(alphabet, max_size=20).map(lambda text: " ".join(text.split()))


@st.composite
def packages(draw):
    category = draw(lines("ab/:{}=\\n ö").filter(lambda path: not path.startswith("top")))
    questions = draw(st.lists(multiple() | orders(), min_size=1, max_size=4))
    return Package(
        "Any",
        tuple(
            FileQuestion(
                question,
                name=draw(lines(MARKS)),
                number=draw(lines("ev-]\\1:{}")),
                tags=tuple(draw(st.lists(lines("war-]ö:{}").filter(bool), max_size=2))),
                category=category,
            )
            for question in questions
        ),
    )


@given(packages())
def test_what_was_written_is_read_as_it_was(package):
    written = gift.write(package)
    numbers = {str(problem.why) for problem in written.problems}
    assert numbers <= {"Moodle could not read its number in GIFT: it was left out."}
    reading = gift.read(written.content)
    assert reading.problems == ()
    for read, meant in zip(reading.questions, package.questions, strict=True):
        number = meant.number if not numbers else read.number
        assert replace(read, place="", record="") == replace(meant, number=number)


def test_sixty_questions_that_are_hard_to_carry_come_back_whole():
    package = sixty()
    written = gift.write(package)
    assert written.problems == ()
    assert written == gift.write(package)
    reading = gift.read(written.content)
    assert reading.problems == ()
    assert tuple(replace(one, place="", record="") for one in reading.questions) == (
        package.questions
    )


def test_no_line_is_taken_by_moodle_for_an_empty_one_or_for_a_comment():
    content = gift.write(sixty()).content.decode()
    records = content.removesuffix("\n").split("\n\n")
    for record in records:
        lines_of_record = record.split("\n")
        assert all(line.strip() not in ("", "0") for line in lines_of_record)
        assert not any(line.strip().startswith("//") for line in lines_of_record[1:])
        if not record.startswith("$CATEGORY"):
            assert record.count("{") == record.replace("\\}", "").count("}") + record.count("\\{")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: b = c ~ d # e", "\t=a\\: b \\= c \\~ d \\# e"),
        ("{x}", "\t=\\{x\\}"),
        ("a -> b", "\t=a -&gt; b"),
        ("C:\\\\new", "\t=C\\:\\\\new"),
        ("one\ntwo", "\t=one<br />\\ntwo"),
        ("[plain] a", "\t=[html][plain] a"),
        ("%50% of it", "\t=[html]%50% of it"),
        ("1 < 2 & *so*", "\t=1 &lt; 2 &amp; <em>so</em>"),
        ("0", "\t=0"),
        ("// no comment", "\t=// no comment"),
    ],
)
def test_an_answer_says_no_mark_but_its_own(text, line):
    question = chosen_as_written("Which?", [WrittenChoice("", text), WrittenChoice("", "b")], [0])
    assert line in written(question).split("\n")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Treaty: a = b ~ c # d", "Treaty: a = b ~ c # d"),
        ("{x}", "&lbrace;x&rbrace;"),
        ("0", "&#48;"),
        ("// no comment", "&#47;/ no comment"),
        ("C:\\\\new", "C:\\\\new"),
        ("one\ntwo", "one<br /> two"),
        ("a #### b", "a #&#35;#&#35; b"),
        ("1 September 1939", "1 September 1939"),
        ("Versailles", "Versailles"),
        ("[html] a", "[html] a"),
    ],
)
def test_an_item_to_be_put_in_order_is_not_escaped_but_by_entities(text, line):
    items = [WrittenChoice("a", text), WrittenChoice("b", "Last")]
    content = written(ordered_as_written("In order?", items))
    assert content.split("\n")[:3] == [
        "[html]In order?{>2 ALL VERTICAL ABSOLUTE_POSITION SHOW none",
        line,
        "Last",
    ]


@pytest.mark.parametrize(
    ("right", "several", "marks"),
    [
        ([0], False, ["=", "~", "~"]),
        ([0], True, ["~%100%", "~%-100%", "~%-100%"]),
        ([0, 2], True, ["~%50%", "~%-50%", "~%50%"]),
        ([0, 1, 2], True, ["~%33.33333%"] * 3),
    ],
)
def test_choices_are_weighed_as_moodle_spells_it(right, several, marks):
    texts_of = [WrittenChoice("", text) for text in "abc"]
    content = written(chosen_as_written("Which?", texts_of, right, several=several))
    assert [line.strip()[:-1] for line in content.split("\n")[1:4]] == marks


def written(question):
    content, problems = gift.write(Package("One", (FileQuestion(question),)))
    assert problems == ()
    return content.decode()


def plain_choices():
    return [WrittenChoice("", "a"), WrittenChoice("", "b")]


SEVEN = [WrittenChoice("", text) for text in "abcdefgh"]
ORDERED = [WrittenChoice("1", "a", "It was first."), WrittenChoice("2", "b")]
A_OR_B = chosen_as_written("Which?", plain_choices(), [0])


@pytest.mark.parametrize(
    ("question", "sentence", "left"),
    [
        (FileQuestion(A_OR_B, points=2), "carries no points: .* Moodle XML", 1),
        (FileQuestion(A_OR_B, in_time=True), "shown in the order they have", 1),
        (FileQuestion(replace(A_OR_B, picture=PICTURE)), "carries no pictures", 1),
        (
            FileQuestion(
                chosen_as_written("?", [WrittenChoice("", "", picture=PICTURE), ORDERED[1]], [0])
            ),
            "only a picture",
            0,
        ),
        (FileQuestion(ordered_as_written("?", ORDERED)), "told of single items", 1),
        (FileQuestion(A_OR_B, tags=("<war>",)), "could not read the tag “<war>”", 1),
        (FileQuestion(A_OR_B, number="a\\"), "could not read its number", 1),
        (
            FileQuestion(chosen_as_written("?", SEVEN, range(7), several=True)),
            "",
            1,
        ),
        (
            FileQuestion(
                chosen_as_written(
                    "?",
                    [WrittenChoice(str(at), f"{at}") for at in range(26)],
                    range(13),
                    several=True,
                )
            ),
            "would be worth 7.6923 percent",
            0,
        ),
    ],
)
def test_what_gift_has_no_place_for_is_said(question, sentence, left):
    written_file = gift.write(Package("One", (question,)))
    said = [f"{problem.place}: {problem.why}" for problem in written_file.problems]
    assert len(said) == bool(sentence)
    for one in said:
        assert one.startswith("question 1: ")
    assert not sentence or re.search(sentence, said[0])
    assert written_file.content.count(b"{") == left


@pytest.mark.parametrize(
    ("weights", "several", "marks"),
    [
        ((1.0, 0.5, 0.0), False, ["=", "~%50%", "~"]),
        ((1.0, -0.05, 0.9), False, ["=", "~%-5%", "~%90%"]),
        ((0.7, 0.3, 0.0), True, ["~%70%", "~%30%", "~"]),
        ((0.3333333, 0.6666667, -1.0), True, ["~%33.33333%", "~%66.66667%", "~%-100%"]),
    ],
)
def test_weights_of_choices_are_carried(weights, several, marks):
    weighed = [
        WrittenChoice("", text, weight=weight) for text, weight in zip("abc", weights, strict=True)
    ]
    right = [0, 1] if several else [0]
    question = chosen_as_written("Which?", weighed, right, several=several)
    content = written(question)
    assert [line.strip()[:-1] for line in content.split("\n")[1:4]] == marks
    (read,) = gift.read(content.encode()).questions
    assert [one.weight for one in read.question.choices] == pytest.approx(list(weights), abs=1e-6)
    assert read.question.key == question.key


def test_points_are_said_once_for_all_questions():
    package = Package("Two", (FileQuestion(A_OR_B, points=3), FileQuestion(A_OR_B, points=2)))
    assert len(gift.write(package).problems) == 1


def test_a_question_without_a_category_after_one_with_it_says_where_it_comes():
    package = Package("Two", (FileQuestion(A_OR_B, category="War"), FileQuestion(A_OR_B)))
    (problem,) = gift.write(package).problems
    assert str(problem) == (
        "question 2: It has no category, and comes into that of the question before it: “War”."
    )
