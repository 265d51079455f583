"""A question of Moodle's: what is taken of each type, what is left out, and what is none."""

import pytest

from quiz.formats.moodle.reading import read
from quiz.questions.written import WrittenKind

STEM = "<questiontext format='html'><text>Which?</text></questiontext>"


def question(kind, inside):
    return f"<quiz><question type='{kind}'>{inside}</question></quiz>".encode()


def answers(*given):
    """Return answers: a fraction, a text and perhaps feedback each."""
    return "".join(
        f"<answer fraction='{fraction}'><text>{text}</text>"
        + "".join(f"<feedback><text>{one}</text></feedback>" for one in feedback)
        + "</answer>"
        for fraction, text, *feedback in given
    )


AB = answers((100, "a"), (0, "b"))
IN_ORDER = answers((1, "a"), (2, "b"), (3, "c"))


def taken(kind, inside):
    """Return the one question of a file, and what is said of it."""
    reading = read(question(kind, f"{STEM}{inside}"))
    (one,) = reading.questions
    assert all(problem.record == "" for problem in reading.problems)
    return one, [str(problem.why) for problem in reading.problems]


def refusal(kind, inside):
    """Return why the one question of a file is not taken."""
    content = question(kind, inside)
    reading = read(content)
    (problem,) = reading.problems
    assert reading.questions == ()
    assert problem.record.encode() in content
    assert problem.record.startswith("<question")
    return str(problem.why)


def right(one):
    asked = one.question
    return [choice.text for choice in asked.choices if choice.id in asked.key]


def test_one_of_several_choices_is_right():
    one, said = taken("multichoice", f"<single>true</single>{AB}")
    assert one.question.kind is WrittenKind.ONE_RIGHT
    assert [choice.text for choice in one.question.choices] == ["a", "b"]
    assert right(one) == ["a"]
    assert said == []


def test_several_choices_are_right():
    given = answers((50, "a"), (-50, "b"), (50, "c"))
    one, said = taken("multichoice", f"<single>false</single>{given}")
    assert one.question.kind is WrittenKind.SEVERAL_RIGHT
    assert right(one) == ["a", "c"]
    assert [choice.weight for choice in one.question.choices] == [None, None, None]
    assert said == []


def test_weights_are_kept():
    one, said = taken("multichoice", answers((100, "a"), (50, "b"), (0, "c")))
    assert [choice.weight for choice in one.question.choices] == [1.0, 0.5, 0.0]
    assert said == []


def test_fractions_that_make_no_sense_are_said():
    one, said = taken("multichoice", answers((100, "a"), (100, "b"), (0, "c")))
    assert right(one) == ["a", "b"]
    assert said == [
        "One choice was to be picked, and more than one is right. Here all that are right are to "
        "be picked."
    ]


@pytest.mark.parametrize(
    ("texts", "fractions", "true_is_right"),
    [
        (("true", "false"), (100, 0), True),
        (("true", "false"), (0, 100), False),
        (("false", "true"), (100, 0), False),
        # Files of old times are in the language of who wrote them.
        (("Wahr", "Falsch"), (0, 100), False),
    ],
)
def test_true_or_false_is_a_choice_of_two(texts, fractions, true_is_right):
    given = [
        (fraction, text, "This one." if fraction else "Not this.")
        for text, fraction in zip(texts, fractions, strict=True)
    ]
    one, said = taken("truefalse", f"{answers(*given)}<penalty>1</penalty>")
    assert [choice.text for choice in one.question.choices] == ["True", "False"]
    assert right(one) == ["True" if true_is_right else "False"]
    explanations = [choice.explanation for choice in one.question.choices]
    assert explanations[not true_is_right] == "This one."
    assert one.in_time
    assert said == []


def test_items_are_put_in_order():
    one, said = taken("ordering", IN_ORDER)
    assert [choice.text for choice in one.question.in_order] == ["a", "b", "c"]
    assert said == []


def test_twelve_items_keep_their_places():
    given = [(place, f"item {place}") for place in range(1, 13)]
    one, said = taken("ordering", answers(*given))
    assert [choice.text for choice in one.question.in_order] == [text for _, text in given]
    assert said == []


def test_items_whose_fractions_tell_another_order_are_put_in_that():
    one, said = taken("ordering", answers((3, "c"), (1, "a"), (2, "b")))
    assert [choice.text for choice in one.question.in_order] == ["a", "b", "c"]
    assert [line[:37] for line in said] == ["The items stand in another order than"]


@pytest.mark.parametrize("fraction", ["1", "", "x"])
def test_items_whose_fractions_tell_no_order_stay_as_they_stand(fraction):
    one, _ = taken("ordering", answers((fraction, "0"), (fraction, "a"), (fraction, "V")))
    assert [choice.text for choice in one.question.in_order] == ["0", "a", "V"]


@pytest.mark.parametrize(
    ("shuffled", "in_time"), [("1", False), ("true", False), ("0", True), ("false", True)]
)
def test_choices_that_are_not_shuffled_keep_their_order(shuffled, in_time):
    one, _ = taken("multichoice", f"{AB}<shuffleanswers>{shuffled}</shuffleanswers>")
    assert one.in_time is in_time


def test_feedback_is_told_with_its_source():
    told = "&lt;p&gt;Because.&lt;/p&gt;&lt;p&gt;Source: Livy 1&lt;/p&gt;"
    one, said = taken(
        "multichoice",
        f"<generalfeedback format='html'><text>{told}</text></generalfeedback>"
        + answers((100, "a", told), (0, "b", "Source: Livy 2")),
    )
    first, second = one.question.choices
    assert (one.question.explanation, one.question.source) == ("Because.", "Livy 1")
    assert (first.explanation, first.source) == ("Because.", "Livy 1")
    assert (second.explanation, second.source) == ("", "Livy 2")
    assert said == []


def test_what_moodle_lists_a_question_by_is_kept():
    one, said = taken(
        "multichoice",
        f"<name><text> A\nname </text></name><idnumber>n-1</idnumber>{AB}"
        "<defaultgrade>2.5000000</defaultgrade>"
        "<tags><tag><text>a &amp; b</text></tag><tag><text></text></tag></tags>",
    )
    assert (one.name, one.number, one.tags, one.points) == ("A name", "n-1", ("a & b",), 2.5)
    assert said == []


@pytest.mark.parametrize("points", ["0", "-1", "many", "inf"])
def test_points_that_do_not_count_are_one(points):
    one, said = taken("multichoice", f"{AB}<defaultgrade>{points}</defaultgrade>")
    assert one.points == 1
    assert said == ["It has no points that count. Here it has 1."]


@pytest.mark.parametrize(
    ("kind", "inside", "note"),
    [
        ("multichoice", "<correctfeedback><text>Hooray</text></correctfeedback>", "What is told"),
        ("ordering", "<incorrectfeedback><text>Oh</text></incorrectfeedback>", "What is told"),
        ("multichoice", "<hint><text>Think</text></hint>", "Its hints"),
        ("multichoice", "<hidden>1</hidden>", "It is hidden"),
        ("multichoice", "<penalty>0.5</penalty>", "The penalty"),
        ("multichoice", "<penalty>0</penalty>", "The penalty"),
        (
            "ordering",
            "<selecttype>CONTIGUOUS</selecttype><selectcount>2</selectcount>",
            "Moodle shows only some",
        ),
        ("ordering", "<gradingtype>ALL_OR_NOTHING</gradingtype>", "How Moodle grades"),
        ("multichoice", answers((0, " ")), "A choice with nothing in it"),
        (
            "multichoice",
            "<generalfeedback><text>&lt;img src='@@PLUGINFILE@@/a.png'&gt;</text>"
            "</generalfeedback>",
            "A picture in its feedback",
        ),
        (
            "multichoice",
            answers((0, "c &lt;img src='http://example.org/a.png'&gt;")),
            "A picture was left out. What stands at http://example.org/a.png",
        ),
    ],
)
def test_what_is_left_out_is_said_once(kind, inside, note):
    _, said = taken(kind, f"{inside}{AB if kind == 'multichoice' else IN_ORDER}")
    assert [line[: len(note)] for line in said] == [note]


@pytest.mark.parametrize(
    "inside",
    [
        "<correctfeedback><text>&lt;p&gt;Your answer is correct.&lt;/p&gt;</text></correctfeedback>"
        "<partiallycorrectfeedback><text>Your answer is partially correct.</text>"
        "</partiallycorrectfeedback>"
        "<incorrectfeedback><text> </text></incorrectfeedback>",
        "<penalty>0.33</penalty><hidden>0</hidden>",
        "<selecttype>RANDOM</selecttype><selectcount>3</selectcount>",
        "<selecttype>ALL</selecttype><selectcount>2</selectcount>"
        "<gradingtype>ABSOLUTE_POSITION</gradingtype>",
    ],
)
def test_what_moodle_does_with_every_question_is_not_said(inside):
    assert taken("ordering", f"{inside}{IN_ORDER}")[1] == []


PICTURE = (
    "iVBORw0KGgoAAAANSUhEUgAAAAwAAAAICAIAAABChommAAAAFklEQVR42mM4ISJCEDGMKqKyIqIQAEBu"
    "IgHtpRsgAAAAAElFTkSuQmCC"
)


def test_the_picture_that_moodle_1_wrote_is_taken():
    old = f"<image>a.png</image><image_base64>\n{PICTURE}\n</image_base64>"
    one, said = taken("multichoice", f"{old}{AB}")
    assert (one.question.picture.width, one.question.picture.height) == (12, 8)
    assert said == []


def test_a_choice_may_be_a_picture():
    shown = "<text>&lt;img src='@@PLUGINFILE@@/a.png' alt='Red'&gt;</text>"
    file = f"<file name='a.png' encoding='base64'>{PICTURE}</file>"
    one, said = taken("multichoice", f"<answer fraction='0'>{shown}{file}</answer>{AB}")
    assert one.question.choices[0].text == ""
    assert one.question.choices[0].picture.alternative == "Red"
    assert said == []


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("essay", "essay"),
        ("shortanswer", "short answer"),
        ("numerical", "numerical"),
        ("matching", "matching"),
        ("match", "matching"),
        ("cloze", "embedded answers (cloze)"),
        ("description", "description"),
        ("calculatedmulti", "calculated multichoice"),
        ("ddwtos", "drag and drop into text"),
        ("stack", "stack"),
        ("", "–"),
    ],
)
def test_a_question_of_another_type_is_not_taken(kind, said):
    why = refusal(kind, f"{STEM}{AB}")
    assert why == f"A question of this type cannot be asked here: {said}."


@pytest.mark.parametrize(
    ("kind", "inside", "why"),
    [
        ("multichoice", AB, "There are no words that ask for something."),
        ("multichoice", STEM, "A question has 2 to 26 choices; this one has 0."),
        (
            "multichoice",
            f"{STEM}{answers((100, 'a'), (0, ''))}",
            "A question has 2 to 26 choices; this one has 1.",
        ),
        (
            "multichoice",
            f"{STEM}{answers(*[(0, 'a')] * 27)}",
            "A question has 2 to 26 choices; this one has 27.",
        ),
        (
            "ordering",
            f"{STEM}{answers(*[(1, 'a')] * 27)}",
            "A question has 2 to 26 choices; this one has 27.",
        ),
        ("multichoice", f"{STEM}{answers((0, 'a'), (-10, 'b'))}", "None of its choices earns"),
        ("multichoice", f"{STEM}{answers(('x', 'a'), (0, 'b'))}", "The fraction of an answer"),
        ("multichoice", f"{STEM}{answers((100, 'a' * 60_000), (0, 'b'))}", "It has a text of"),
        ("truefalse", f"{STEM}{AB}{AB}", "A question of true or false has two answers."),
        ("truefalse", f"{STEM}{answers((50, 'true'), (0, 'false'))}", "It does not say whether"),
    ],
)
def test_a_question_that_is_not_whole_is_given_back(kind, inside, why):
    assert refusal(kind, inside)[: len(why)] == why
