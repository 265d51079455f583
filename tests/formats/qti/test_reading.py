"""Packages of QTI: read back as they were written, and other programs', whole and damaged."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.articles.file import UnreadableFile
from quiz.formats.exchange import FileQuestion, Package
from quiz.formats.qti.opening import LARGEST_ITEM, LARGEST_UNPACKED
from quiz.formats.qti.package import write_2_2, write_3_0
from quiz.formats.qti.reading import is_probably, read, rejoin
from quiz.formats.rich_text import from_plain
from quiz.questions.written import (
    WrittenChoice,
    WrittenMultipleChoice,
    chosen_as_written,
    ordered_as_written,
)
from tests.exchanged import sixty
from tests.formats.qti.samples import (
    CHOICE,
    OLD,
    ORDER,
    choices,
    files_in,
    item,
    package,
    with_pictures,
    zipped,
)

WRITERS = {"2.2": write_2_2, "3.0": write_3_0}
MATCHING = item('<matchInteraction responseIdentifier="R"/>')


def as_written(reading):
    """Return the questions of a reading without where, and as what, they stood in the file."""
    return [replace(one, place="", record="") for one in reading.questions]


def said(reading):
    return [str(one) for one in reading.problems]


@pytest.mark.parametrize("version", WRITERS)
def test_what_is_hard_to_carry_comes_back(version):
    reading = read(WRITERS[version](sixty()).content)
    assert as_written(reading) == list(sixty().questions)
    assert reading.title == sixty().title
    assert reading.problems == ()


@pytest.mark.parametrize("version", WRITERS)
def test_pictures_come_back(version):
    reading = read(WRITERS[version](with_pictures()).content)
    assert [one.question for one in reading.questions] == [
        one.question for one in with_pictures().questions
    ]
    assert len(reading.pictures) == 2
    assert reading.pictures.items() <= with_pictures().pictures.items()


MARKS = "ab10 :=~#{}&<>\"'*_`[]()\\-+.!|/%;ÖéгعV"
lines = st.text(st.sampled_from(MARKS), min_size=1, max_size=25).map(
    lambda line: " ".join(line.split())
)
texts = st.lists(lines, min_size=1, max_size=2).map("\n".join).map(from_plain).filter(bool)
told = st.lists(texts, max_size=2).map("\n\n".join)
sources = st.just("") | lines.map(lambda line: from_plain(f"In {line}"))


def numbered(choices):
    return [replace(one, id=str(place)) for place, one in enumerate(choices)]


@st.composite
def chosen(draw):
    told_of = st.builds(WrittenChoice, st.just(""), texts, told, sources)
    several = draw(st.booleans())
    given = numbered(draw(st.lists(told_of, min_size=2, max_size=6)))
    most = len(given) if several else 1
    right = draw(st.sets(st.integers(0, len(given) - 1), min_size=1, max_size=most))
    stem, explanation, source = draw(texts), draw(told), draw(sources)
    return chosen_as_written(stem, given, right, explanation, source, several=several)


@st.composite
def weighed(draw):
    """Return a choice whose right ones are worth more or less, and the others take away."""
    parts = draw(st.lists(st.integers(1, 9), min_size=1, max_size=3))
    others = draw(st.lists(st.integers(-9, -1), min_size=1, max_size=3))
    worth = [one / sum(parts) for one in parts] + [one / 9 for one in others]
    given = [WrittenChoice(str(at), f"c{at}", weight=one) for at, one in enumerate(worth)]
    return chosen_as_written("Which?", given, range(len(parts)), several=True)


@st.composite
def ordered(draw):
    only_words = st.builds(WrittenChoice, st.just(""), texts)
    given = numbered(draw(st.lists(only_words, min_size=2, max_size=6)))
    return ordered_as_written(draw(texts), given, draw(told), draw(sources))


def is_as_usual(question):
    """Return whether weights are those that are never said, and so not kept."""
    if not isinstance(question, WrittenMultipleChoice) or not question.is_weighed:
        return False
    share = 1 / len(question.key)
    return all(
        abs(abs(one.weight) - share) < 0.01 for one in question.choices if one.weight is not None
    )


questions = chosen() | ordered() | weighed().filter(lambda one: not is_as_usual(one))
asked = st.builds(
    FileQuestion,
    questions,
    name=st.text(st.sampled_from('aÖ1<&"'), min_size=1, max_size=9),
    number=st.text(st.sampled_from("a1-<&"), max_size=9),
    tags=st.lists(st.text(st.sampled_from("aÖ&<"), min_size=1, max_size=5), unique=True).map(tuple),
    category=st.lists(st.text(st.sampled_from("aÖ&"), min_size=1, max_size=5)).map("/".join),
    points=st.sampled_from([0.0, 0.5, 1.0, 3.0, 1000.0]),
)


@settings(max_examples=60)
@given(st.lists(asked, max_size=4), st.sampled_from(list(WRITERS.values())))
def test_what_is_written_is_read_back(given, write):
    given = [
        replace(one, in_time=isinstance(one.question, WrittenMultipleChoice) and place % 2 == 0)
        for place, one in enumerate(given)
    ]
    content = write(Package("A set", tuple(given))).content
    if not given:
        with pytest.raises(UnreadableFile):
            read(content)
        return
    reading = read(content)
    assert as_written(reading) == given
    assert reading.problems == ()


def test_explanations_of_ordered_choices_come_back_with_the_questions_own():
    given = [
        WrittenChoice("0", "first", "In **1914**.\n\n> so it was", "Atlas"),
        WrittenChoice("1", "second", "In 1918."),
    ]
    question = ordered_as_written("Order?", given, "Because.", "The book")
    (asked,) = read(write_2_2(Package("t", (FileQuestion(question),))).content).questions
    assert asked.question.explanation == (
        "Because.\n\n1. first\n\n   In **1914**.\n\n   > so it was\n\n   (Atlas)\n"
        "2. second\n\n   In 1918."
    )
    assert asked.question.source == "The book"
    assert all(not one.explanation for one in asked.question.choices)


@pytest.mark.parametrize("source", [CHOICE, ORDER])
def test_a_single_item_is_read(source):
    (asked,) = read(source.encode()).questions
    assert (str(asked.place), asked.record) == ("line 2", source)
    assert is_probably(source.encode())


def test_a_single_item_is_read_in_another_encoding():
    source = CHOICE.replace("UTF-8", "UTF-16").replace("1938", "Königgrätz")
    (asked,) = read(source.encode("utf-16")).questions
    assert asked.question.choices[0].text == "Königgrätz"
    assert asked.record == source
    assert is_probably(source.encode("utf-16"))


def test_a_single_item_that_cannot_be_taken_is_a_problem():
    reading = read(MATCHING.encode())
    assert said(reading) == [
        "line 1: It asks for things to be matched. Only choices, and choices to be put in order, "
        "can be taken."
    ]
    assert reading.problems[0].record == MATCHING


def test_a_package_is_read_in_the_order_of_its_test():
    test = (
        '<assessmentTest title="Wars" identifier="t"><testPart><assessmentSection>'
        '<assessmentItemRef href="items/b.xml"><weight identifier="W" value="2.5"/>'
        '</assessmentItemRef><assessmentSection><assessmentItemRef href="items/a.xml"/>'
        "</assessmentSection></assessmentSection></testPart></assessmentTest>"
    )
    files = {"items/c.xml": ORDER, "items/a.xml": CHOICE, "items/b.xml": ORDER, "t.xml": test}
    reading = read(package(files, {"t.xml": "imsqti_test_xmlv2p1"}))
    assert [str(one.place) for one in reading.questions] == [
        "items/b.xml, line 2",
        "items/a.xml, line 2",
        "items/c.xml, line 2",
    ]
    assert [one.points for one in reading.questions] == [2.5, 1.0, 1.0]
    assert reading.title == "Wars"


def test_a_package_may_have_been_packed_with_its_folder():
    content = package({"a.xml": CHOICE})
    moved = zipped({f"quiz/{name}": one for name, one in files_in(content).items()})
    assert [str(one.place) for one in read(moved).questions] == ["quiz/a.xml, line 2"]


def test_each_item_that_is_not_taken_is_a_problem_and_stops_no_other():
    entity = "<!DOCTYPE a [<!ENTITY b 'c'>]>" + CHOICE.partition("\n")[2]
    files = {
        "1.xml": MATCHING,
        "2.xml": CHOICE[:300],
        "3.xml": entity,
        "4.xml": OLD,
        "5.xml": "<html/>",
        "6.xml": CHOICE,
        "7.xml": f"<!-- {'x' * LARGEST_ITEM} -->{CHOICE}",
    }
    missing = '<resource identifier="m" type="imsqti_item_xmlv2p1" href="8.xml"/>'
    reading = read(package(files, resources=missing))
    assert [str(one.place) for one in reading.questions] == ["6.xml, line 2"]
    places = [str(one.place).partition(",")[0] for one in reading.problems]
    assert places == [f"{number}.xml" for number in (1, 2, 3, 4, 5, 7, 8)]
    whys = [str(one.why) for one in reading.problems]
    for why, words in zip(
        whys,
        ["to be matched", "no XML", "defines", "QTI 1", "no questions", "too large", "not have it"],
        strict=True,
    ):
        assert words in why
    assert [one.record for one in reading.problems[:5]] == list(files.values())[:5]


def test_an_item_that_the_manifest_does_not_name_is_told():
    content = files_in(package({"a.xml": CHOICE}))
    reading = read(zipped({**content, "b.xml": ORDER, "c.xml": "<html/>"}))
    assert said(reading) == [
        "b.xml: The manifest does not name it as a question, and it was left out."
    ]
    assert reading.problems[0].record == ORDER


def test_what_is_left_out_of_a_question_that_is_taken_has_no_record():
    source = item(choices("<img src='gone.png'/>a", "b"))
    reading = read(package({"a.xml": source}))
    assert len(reading.questions) == 1
    assert said(reading) == [
        "a.xml, line 1: The picture gone.png is not in the file, and was left out."
    ]
    assert reading.problems[0].record == ""


def test_more_questions_than_may_be_are_left_out_and_told_once(monkeypatch):
    monkeypatch.setattr("quiz.formats.qti.reading.MOST_QUESTIONS", 2)
    reading = read(package({f"{number}.xml": CHOICE for number in range(4)}))
    assert len(reading.questions) == 2
    (problem,) = said(reading)
    assert problem.startswith("2.xml: At most")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "no XML"),
        (b"<html/>", "no questions of QTI"),
        (b"<html", "no XML"),
        (OLD.encode(), "This is QTI 1"),
        (b"<assessmentTest/>", "whole package"),
        (b"<qti-assessment-test/>", "whole package"),
        (b"<!DOCTYPE a [<!ENTITY b 'c'>]>" + CHOICE.partition("\n")[2].encode(), "defines"),
        (f"{CHOICE}<!-- {'x' * LARGEST_ITEM} -->".encode(), "too large"),
        (b"x" * 20_000_001, "at most"),
        (zipped({"a.xml": CHOICE}), "imsmanifest.xml"),
        (zipped({"imsmanifest.xml": "<manifest", "a.xml": CHOICE}), "imsmanifest.xml"),
        (zipped({"imsmanifest.xml": "<manifest/>", "a.xml": CHOICE}), "no questions of QTI"),
        (package({"a.xml": OLD}, {"a.xml": "imsqti_xmlv1p2"}), "This is QTI 1"),
        (package({"a.xml": OLD}, {"a.xml": "webcontent"}), "no questions of QTI"),
        (package({"a.xml": CHOICE, "../b.xml": CHOICE}), "leads out"),
        (package({"a.xml": CHOICE, "b.bin": "0" * (LARGEST_UNPACKED + 1)}), None),
        (package({"a.xml": CHOICE})[:-30], "damaged"),
    ],
)
def test_what_is_no_package_is_refused(content, why):
    if why is None:
        assert len(read(content).questions) == 1
        return
    with pytest.raises(UnreadableFile, match=why):
        read(content)


def test_a_package_that_unpacks_to_too_much_is_refused():
    size = LARGEST_ITEM - 1_000
    padded = CHOICE.replace("<p>", "<p>" + " " * (size - len(CHOICE)))
    count = LARGEST_UNPACKED // size + 2
    content = package({f"{number}.xml": padded for number in range(count)})
    assert len(content) < 1_000_000
    with pytest.raises(UnreadableFile, match="too much"):
        read(content)


def test_a_package_with_more_parts_than_can_be_read_in_a_moment_is_refused(monkeypatch):
    monkeypatch.setattr("quiz.formats.qti.reading.MOST_MARKS", 200)
    assert len(read(package({f"{number}.xml": CHOICE for number in range(8)})).questions) == 8
    with pytest.raises(UnreadableFile, match="too much"):
        read(package({f"{number}.xml": CHOICE for number in range(9)}))


@pytest.mark.parametrize(
    ("content", "fits"),
    [
        (package({"a.xml": CHOICE}), True),
        (write_3_0(sixty()).content, True),
        (OLD.encode(), True),
        (b"\xef\xbb\xbf" + CHOICE.encode(), True),
        (zipped({"a.xml": CHOICE}), False),
        (b"<quiz><question type='essay'/></quiz>", False),
        (b"<assessmentItems/>", False),
        (b"", False),
    ],
)
def test_a_file_looks_like_qti_or_does_not(content, fits):
    assert is_probably(content) is fits


@pytest.mark.parametrize("version", WRITERS)
def test_records_make_a_package_again(version):
    whole = read(WRITERS[version](sixty()).content)
    records = [one.record for one in whole.questions[10:14]]
    again = read(rejoin(records, WRITERS[version](sixty()).content))
    assert as_written(again) == as_written(whole)[10:14]
    assert again.title == whole.title


def test_records_that_were_not_taken_make_a_package_that_is_not_taken_again():
    files = {"1.xml": MATCHING, "2.xml": CHOICE, "3.xml": CHOICE[:300]}
    reading = read(package(files))
    again = read(rejoin([one.record for one in reading.problems], package(files)))
    assert again.questions == ()
    assert [(str(one.why), one.record) for one in again.problems] == [
        (str(one.why), one.record) for one in reading.problems
    ]


def test_of_two_items_that_are_alike_as_many_are_taken_as_there_are_records():
    twice = package({"1.xml": CHOICE, "2.xml": CHOICE, "3.xml": ORDER})
    assert len(read(rejoin([CHOICE], twice)).questions) == 1
    assert len(read(rejoin([CHOICE, CHOICE, ORDER], twice)).questions) == 3


def test_pictures_come_along_with_records():
    content = write_2_2(with_pictures()).content
    reading = read(content)
    again = read(rejoin([reading.questions[0].record], content))
    assert as_written(again) == as_written(reading)
    assert again.pictures == reading.pictures


def test_the_record_of_a_single_item_is_that_file():
    assert rejoin([CHOICE], CHOICE.encode()) == CHOICE.encode()
