"""GIFT files as a whole: questions, what is left out and where, and records given back."""

import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.articles.file import UnreadableFile
from quiz.formats import exchange
from quiz.formats.gift import file as gift
from quiz.questions.prose import plain
from quiz.questions.written import WrittenOrdering
from tests.exchanged import sixty

SAMPLES = Path(__file__).parents[2] / "samples"
REVOLUTION = (SAMPLES / "revolution.gift").read_bytes()
FORGETFUL = (SAMPLES / "forgetful.gift").read_bytes()


def read(text):
    return gift.read(text.encode())


def told(reading):
    return [str(problem) for problem in reading.problems]


def one(text):
    """Return the one question of a file of which nothing is to be said."""
    reading = read(text)
    assert reading.problems == ()
    (question,) = reading.questions
    return question


def test_each_kind_that_can_be_asked_is_read():
    reading = gift.read(REVOLUTION)
    assert [
        (str(one.place), one.name, one.category, one.question.kind.value)
        for one in reading.questions
    ] == [
        ("line 7", "Bastille", "Revolution/France", "one-right"),
        ("line 14", "Before 1800", "Revolution/France", "several-right"),
        ("line 21", "", "Revolution/France", "one-right"),
        ("line 23", "", "Revolution/France", "one-right"),
        ("line 25", "", "Revolution/France", "one-right"),
        ("line 32", "In order", "Revolution", "written-order"),
    ]
    first = reading.questions[0]
    assert (first.number, first.tags) == ("ev-1", ("revolution", "a [b]"))
    assert first.question.stem == "In which year was the **Bastille** stormed?"
    assert [(one.text, one.explanation, one.weight) for one in first.question.choices] == [
        ("1789", "Correct: it fell on 14 July.", 1.0),
        ("1776", "1776 is *America*: no {braces}, no 1=2.", 0.0),
        ("1788", "Nearly so.", 0.5),
    ]
    assert first.question.explanation == "It fell in 1789."
    assert first.question.source == "A history, https://example.org/?a=1#p2"


def test_what_cannot_be_asked_is_told_with_its_line_and_given_back():
    left_out = [problem for problem in gift.read(REVOLUTION).problems if problem.record]
    assert [str(problem) for problem in left_out] == [
        "line 40: It asks for an essay, which cannot be asked here.",
        "line 42: It asks for a number to be typed, which cannot be asked here.",
        "line 44: It asks for a short answer to be typed, which cannot be asked here. Where it "
        "has choices, each wrong one begins with ~.",
        "line 46: It asks for pairs to be matched, which cannot be asked here.",
        "line 48: It is a text without a question: no answers in braces follow.",
    ]
    again = gift.read(gift.rejoin([problem.record for problem in left_out], REVOLUTION))
    assert again.questions == ()
    assert [problem.record for problem in again.problems] == [one.record for one in left_out]


def test_what_people_forget_is_read_where_it_is_sure_and_told():
    reading = gift.read(FORGETFUL)
    names = [one.name or one.question.stem for one in reading.questions]
    assert names == [
        "After it", "Crowded", "First?", "Second?", "Header", "No number", "Weights",
    ]  # fmt: skip
    assert [str(one.place) for one in reading.problems if one.record] == [
        "line 2",
        "line 14",
        "line 16",
    ]
    assert told(reading)[0] == (
        "line 2: The brace { in line 2 is not closed before the question ends."
    )
    moodle = [sentence for sentence in told(reading) if "Moodle" in sentence]
    assert [sentence.partition(":")[0] for sentence in moodle] == [
        "line 6", "line 6", "line 11", "line 12", "line 18", "line 18", "line 24", "line 29",
    ]  # fmt: skip


@pytest.mark.parametrize("sample", [REVOLUTION, FORGETFUL, gift.write(sixty()).content])
def test_records_joined_are_a_file_of_the_same_questions(sample):
    reading = gift.read(sample)
    joined = gift.rejoin([one.record for one in reading.questions], sample)
    again = gift.read(joined)
    assert [replace(one, place="") for one in again.questions] == [
        replace(one, place="") for one in reading.questions
    ]
    assert [one for one in again.problems if one.record] == []


@pytest.mark.parametrize(
    ("encoding", "note"),
    [
        ("utf-8", []),
        ("utf-8-sig", []),
        ("utf-16", ["the file: It was read as UTF-16."]),
        ("windows-1252", ["the file: It is not UTF-8 and was read as windows-1252."]),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_file_is_read_in_the_encodings_that_people_have(encoding, note, line_end):
    text = "::Österreich::Schlacht bei Königgrätz?{\n=1866 ~1870}\n\nUnd dann?{=a ~b}\n"
    reading = gift.read(text.replace("\n", line_end).encode(encoding))
    assert [one.name for one in reading.questions] == ["Österreich", ""]
    assert [str(one.place) for one in reading.questions] == ["line 1", "line 4"]
    assert told(reading) == note


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ("Grant was {~a =b} president.", "Grant was _____ president."),
        ("Who {=a ~b}?", "Who _____?"),
        ("{=a ~b} was first.", "_____ was first."),
        ("Who?{=a ~b}", "Who?"),
        ("Who? {=a ~b}\n// a comment", "Who?"),
        ("[html]<p>It was {=a ~b} there.</p>", "It was _____ there."),
    ],
)
def test_words_after_the_answers_are_the_rest_of_the_stem(text, stem):
    assert plain(one(text).question.stem) == stem


@pytest.mark.parametrize(
    ("heading", "category"),
    [
        ("$CATEGORY: a/b", "a/b"),
        ("$CATEGORY: $course$/top/a/b", "a/b"),
        ("$CATEGORY: $module$/top/a", "a"),
        ("$CATEGORY: $course$", ""),
        ("$CATEGORY: top", ""),
        ("$CATEGORY: topics/{x}", "topics/{x}"),
    ],
)
def test_a_category_is_its_path_without_its_place_in_moodle(heading, category):
    assert one(f"{heading}\n\nWhich?{{=a ~b}}").category == category


def test_pictures_are_left_out_and_told():
    reading = read('[html]Who is <img src="@@PLUGINFILE@@/a.png"> this?{=a ~b}')
    assert plain(reading.questions[0].question.stem) == "Who is this?"
    assert told(reading) == ["line 1: A picture in it was left out: it is not in a GIFT file."]
    refused = read('[html]Which?{=<img src\\="a.png"> ~b}')
    assert refused.questions == ()
    assert "One of its choices is a picture" in told(refused)[0]


def test_a_text_beyond_what_a_question_holds_is_no_question():
    reading = read(f"Which?{{=a ~{'b' * 60_000}}}\n\nWhich?{{=a ~b}}")
    assert len(reading.questions) == 1
    assert told(reading) == [
        "line 1: It has a text of 60,000 characters; at most 50,000 can be taken."
    ]


def test_more_questions_than_are_taken_are_told_once(monkeypatch):
    assert exchange.MOST_QUESTIONS == gift.MOST_QUESTIONS
    monkeypatch.setattr(gift, "MOST_QUESTIONS", 3)
    reading = read("Which?{=a ~b}\n\n" * 5)
    assert len(reading.questions) == 3
    assert [str(one.place) for one in reading.problems] == ["line 7"]
    only_texts = read("::a::b {=c ~d}\n\n" + "A text.\n\n" * 9)
    assert len(only_texts.problems) == 4


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "empty"),
        (b"Just a text.\n\nAnd another.", "no GIFT"),
        (b'{"a": [1, 2]}', "no GIFT"),
        (b"int main() { return 0; }", "no GIFT"),
        (b"\x00\x01{=a ~b}", "is zero"),
        (b"{=a ~b} " * 3_000_000, "at most 20,000,000"),
    ],
)
def test_what_is_no_gift_is_refused(content, sentence):
    with pytest.raises(UnreadableFile, match=sentence):
        gift.read(content)


@pytest.mark.parametrize(
    ("content", "probable"),
    [
        (REVOLUTION, True),
        (FORGETFUL, True),
        (gift.write(sixty()).content, True),
        ("Ist das so? {T}".encode("utf-16"), True),
        (b"\xef\xbb\xbf$CATEGORY: a\n\nWhich?{\n\t=a\n\t~b\n}", True),
        (b"<quiz><question>{=a ~b}</question></quiz>", False),
        (b"Q?\nA. a\nB. b\nANSWER: A\n", False),
        (b"a,b\n1,2\n", False),
        (b'{"questions": []}', False),
        (b"PK\x03\x04\xff\xfe", False),
    ],
)
def test_a_file_looks_like_gift_or_not(content, probable):
    assert gift.is_probably(content) == probable


HOSTILE = [
    "{", "}", "~", "=", "\\", "\n", " ", ":", "::a::\n", "//\n", "a\n\n", "{\n\n", "{}\n",
    "{=a\n\na\n\n", "$CATEGORY: a\n", "#", "####\n", "->", "<b>", "&amp;", "[id:", "0\n",
    "{x{x\n\n",
]  # fmt: skip


@pytest.mark.parametrize("before", ["", "x{", "x{=a ~", "x{>4 ALL\n", "// "])
def test_no_file_takes_long(before):
    started = time.process_time()
    for part in HOSTILE:
        read(f"Which?{{=a ~b}}\n\n{before}{part * (2_000_000 // len(part))}")
    # 46 MB; what took the square of the time would take days.
    assert time.process_time() - started < 60


MARKED = st.sampled_from([
    "{", "}", "~", "=", "#", "####", "\\", ":", "::", "\n", "\n\n", "//", "0", "->", "%50%", "%",
    ">", ">3 ALL", "[html]", "[", "]", "<b>", "&lt;", "$CATEGORY:", "T", "a", " ", "_", "\ufdd0",
    "[id:x]",
])  # fmt: skip


@given(st.lists(MARKED, max_size=60).map("".join))
def test_any_text_is_read_or_refused(text):
    try:
        reading = read(f"::a::b {{=c ~d}}\n\n{text}")
    except UnreadableFile:
        return
    for question in reading.questions:
        assert question.record
    again = gift.read(gift.rejoin([one.record for one in reading.questions], b""))
    assert len(again.questions) >= len(reading.questions) > 0


@given(
    st.sampled_from([REVOLUTION, FORGETFUL, gift.write(sixty()).content]),
    st.integers(0, 40_000),
    st.integers(0, 30),
    st.binary(max_size=10) | MARKED.map(str.encode),
)
def test_a_file_that_was_changed_anywhere_is_read_or_refused(sample, place, length, instead):
    place %= len(sample)
    with suppress(UnreadableFile):
        gift.read(sample[:place] + instead + sample[place + length :])


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(content):
    with suppress(UnreadableFile):
        gift.read(content)


def test_an_order_that_moodle_exported_loses_nothing_but_what_is_told_after_it():
    # As export_to_gift of question/type/ordering writes it: nothing in it is escaped.
    exported = (
        "// question: 7  name: Order: 1\n// [id:ev-3]\n"
        "::Order: 1::[html]<p>Put these in order: earliest = first.</p>"
        "{>3 ALL VERTICAL ABSOLUTE_POSITION SHOW none\n"
        "Treaty: signed\n<p>C:\\old ~ #1</p>\n44 BC = Ides\n}\n\n"
    )
    reading = read(exported * 2)
    order = reading.questions[0]
    assert isinstance(order.question, WrittenOrdering)
    assert (order.name, order.number) == ("Order: 1", "ev-3")
    assert [plain(choice.text) for choice in order.question.in_order] == [
        "Treaty: signed",
        "C:\\old ~ #1",
        "44 BC = Ides",
    ]
    assert told(reading) == [
        "line 3: Moodle leaves out what is told after an order when it exports GIFT. If something "
        "was, export Moodle XML, which has it."
    ]
