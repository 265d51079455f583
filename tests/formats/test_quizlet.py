"""Quizlet's cards: out with what is right, in with what other cards mean as wrong answers."""

import random
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.articles.file import UnreadableFile
from quiz.formats.exchange import MOST_QUESTIONS, FileQuestion, Package
from quiz.formats.quizlet import (
    LONGEST_CARD,
    MOST_LINES,
    is_probably,
    read,
    rejoin,
    write,
    write_events,
)
from quiz.formats.rich_text import from_plain
from quiz.questions.prose import plain, plain_line
from quiz.questions.written import (
    Picture,
    WrittenChoice,
    WrittenOrdering,
    chosen_as_written,
    ordered_as_written,
)
from tests.exchanged import EVENTS, sixty
from tests.factories import make_event
from tests.generated import packages

CARDS = (
    "Storming of the Bastille\t14 July 1789\n"
    "Execution of Louis XVI\t21 January 1793\n"
    "Fall of Constantinople\t29 May 1453\n"
    "Battle of Hastings\t14 October 1066\n"
    "First consul of France\tNapoleon\n"
    "King of France in 1789\tLouis XVI\n"
)
OTHER_CARDS = (
    "the file: Cards have no wrong answers: those here were taken from other cards. Read each "
    "question before you use it, for more than one answer may be right."
)


def written(*texts):
    return [WrittenChoice(text, text) for text in texts]


def package(*questions):
    return Package("Week 3", tuple(FileQuestion(question) for question in questions))


def lines(questions):
    return write(package(*questions)).content.decode().splitlines()


def read_text(text):
    return read(text.encode())


def told(found):
    """Return what is said of a file, beside that its wrong answers are from other cards."""
    return [said for said in map(str, found.problems) if said != OTHER_CARDS]


def right(question):
    return next(choice.text for choice in question.choices if choice.id in question.key)


def test_a_card_has_what_is_asked_and_what_is_right():
    assert lines(
        [
            chosen_as_written("*Where*\n\nis\tit?", written("Paris", "**Lyon**"), [1]),
            chosen_as_written("Which?", written("a", "b", "c"), [0, 2], several=True),
            ordered_as_written("When?", written("1789", "1792\\. Then", "1799")),
        ]
    ) == ["Where is it?\tLyon", "Which?\ta; c", "When?\t1. 1789 2. 1792. Then 3. 1799"]


def test_what_a_card_does_not_carry_is_told_once():
    question = chosen_as_written("Which?", written("a", "b"), [0])
    (problem,) = write(package(question, question)).problems
    assert str(problem.why).endswith("pictures and points of the set are left out.")
    assert write(package()).problems == ()


def test_a_picture_alone_makes_no_card():
    picture = Picture("d" * 64, "A palace", 40, 30)
    question = chosen_as_written(
        "Which?", [WrittenChoice("a", "", picture=picture), *written("b", "c")], [0]
    )
    content, problems = write(package(question))
    assert content == b""
    assert str(problems[0]) == (
        "question 1: A side of its card would have no words: it is left out."
    )


def test_an_event_makes_a_card_with_its_date_in_words():
    events = [
        make_event(),
        make_event("caesar", "Caesar\tis killed.", "-0043-03-15"),
        make_event("waits", "It happens.", reason="It is not told in a sentence with a verb."),
    ]
    content, problems = write_events("France", events)
    assert content.decode() == (
        "The Bastille falls.\t14 July 1789\nCaesar is killed.\t15 March 44 BC\n"
    )
    assert list(map(str, problems)) == ["event 3: It is not told in a sentence with a verb."]


def test_a_card_becomes_a_question_with_what_other_cards_mean():
    found = read_text(CARDS)
    assert list(map(str, found.problems)) == [OTHER_CARDS]
    assert [str(filed.place) for filed in found.questions] == [f"line {at}" for at in range(1, 7)]
    for filed, card in zip(found.questions, CARDS.splitlines(), strict=True):
        assert filed.question.stem + "\t" + right(filed.question) == card
        assert len(filed.question.choices) == 4
        assert filed.record == card


def test_wrong_answers_look_like_the_right_one():
    found = {one.question.stem: one.question for one in read_text(CARDS).questions}
    bastille = {choice.text for choice in found["Storming of the Bastille"].choices}
    assert bastille == {"14 July 1789", "21 January 1793", "29 May 1453", "14 October 1066"}
    consul = {choice.text for choice in found["First consul of France"].choices}
    assert "Louis XVI" in consul


def test_the_same_cards_make_the_same_questions():
    assert [one.question for one in read_text(CARDS).questions] == [
        one.question for one in read_text(CARDS).questions
    ]


def test_the_right_answer_is_not_always_at_one_place():
    cards = "".join(f"{what}\t{when}\n" for what, when in EVENTS)
    places = {
        [choice.id in one.question.key for choice in one.question.choices].index(True)
        for one in read_text(cards).questions
    }
    assert places == {0, 1, 2, 3}


def test_what_else_a_term_means_is_no_wrong_answer():
    found = read_text("Henry VIII\tking\nhenry viii\tEnglish\nMozart\tcomposer\nBach\tKING\n")
    henry = found.questions[0].question
    assert {choice.text for choice in henry.choices} == {"king", "composer"}


def test_marks_of_markdown_are_words_here():
    found = read_text("Who *is* [x]?\t1. Mai\nWhen?\t**2**\n")
    assert [plain(one.question.stem) for one in found.questions] == ["Who *is* [x]?", "When?"]
    assert {plain(one.text) for one in found.questions[0].question.choices} == {"1. Mai", "**2**"}


@pytest.mark.parametrize("text", ["a\tx\n", "a\tx\nb\tX\n\nc\t x \n"])
def test_cards_that_all_mean_the_same_make_no_question(text):
    found = read_text(text)
    assert found.questions == ()
    assert [one.record for one in found.problems] == [line for line in text.splitlines() if line]
    assert all("no other card that means something else" in str(one) for one in found.problems)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("no tab here", "There is no tab in it, between a term and what it means."),
        ("a\tb\tc", "There is more than one tab in it: a card has two sides."),
        ("\tb", "One side of the card is empty."),
        ("a\t  ", "One side of the card is empty."),
        (
            f"a\t{'x' * LONGEST_CARD}",
            "It has more than the 3,000 characters that can be taken of a card.",
        ),
    ],
)
def test_a_line_that_is_no_card_is_told_and_the_others_are_read(line, why):
    found = read_text(f"When?\t1789\n\n{line}\nThen?\t1799\n")
    assert len(found.questions) == 2
    assert told(found) == [f"line 3: {why}"]
    problem = found.problems[-1]
    again = read(rejoin([problem.record], b""))
    assert [(str(one.why), one.record) for one in again.problems] == [(why, line)]


@pytest.mark.parametrize(
    ("separator", "card"),
    [(" - ", ("x-ray", "a, b")), (" – ", ("1914–1918", "war")), (";", ("a, b", "c")), (", ", "xy")],
)
def test_another_separator_is_guessed_where_every_line_has_one(separator, card):
    found = read_text(f"{separator.join(card)}\nWhen?{separator}1789\n")
    assert [(one.question.stem, right(one.question)) for one in found.questions] == [
        (card[0], card[1]),
        ("When?", "1789"),
    ]


@pytest.mark.parametrize("text", ["a - b\nc\n", "a - b - c\nd - e\n", "a;b\nc\td\n"])
def test_no_other_separator_is_guessed_where_it_is_not_sure(text):
    assert "There is no tab in it" in " ".join(told(read_text(text)))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_files_are_read_as_programs_save_them(encoding, end):
    found = read(f"Königgrätz\t1866{end}Sedan\t1870{end}".encode(encoding))
    assert [one.question.stem for one in found.questions] == ["Königgrätz", "Sedan"]
    assert [str(one.place) for one in found.questions] == ["line 1", "line 2"]


def test_the_first_cards_are_taken_of_too_many():
    cards = "".join(f"Term {number}\t{number}\n" for number in range(MOST_QUESTIONS + 2))
    found = read_text(cards)
    assert len(found.questions) == MOST_QUESTIONS
    assert [said.split(":")[0] for said in told(found)] == ["line 5,001"]


def test_lines_without_end_are_not_read():
    found = read_text("a\tb\nc\td\n" + "\n" * 1_000_000)
    assert len(found.questions) == 2
    assert told(found) == [f"line {MOST_LINES + 1:,}: At most 20,000 lines can be read."]


@settings(max_examples=60, deadline=None)
@given(packages())
def test_what_is_written_is_read(package):
    content, problems = write(package)
    left_out = {str(one.place) for one in problems}
    kept = [
        filed.question
        for number, filed in enumerate(package.questions, start=1)
        if f"question {number}" not in left_out
    ]
    if not kept:
        assert content == b""
        return
    found = read(content)
    questions = [(one.question.stem, right(one.question)) for one in found.questions]
    alone = [tuple(map(from_plain, one.record.split("\t"))) for one in found.problems if one.record]
    cards = [(from_plain(plain(one.stem)), from_plain(meaning(one))) for one in kept]
    assert sorted(questions + alone) == sorted(cards)


def meaning(question):
    if isinstance(question, WrittenOrdering):
        texts = [plain_line(choice.text) for choice in question.in_order]
        return " ".join(f"{number}. {text}" for number, text in enumerate(texts, start=1))
    return "; ".join(plain_line(one.text) for one in question.choices if one.id in question.key)


def test_sixty_hard_questions_are_sixty_cards():
    assert len(write(sixty()).content.decode().splitlines()) == 60
    assert all(line.count("\t") == 1 for line in lines([one.question for one in sixty().questions]))


@pytest.mark.parametrize(
    ("content", "probably"),
    [
        (CARDS.encode(), True),
        (CARDS.encode() * 100 + b"no card\n", True),
        (b"a\tb\n", False),
        (b"a\tb\tc\nd\te\tf\n", False),
        (b"question,a,b\nWhich?,c,d\n", False),
        (b"Which?\n\tA. this\n", False),
        (b"", False),
        (b"\0\ta\n\0\tb\n", False),
        (b"PK\x03\x04", False),
    ],
)
def test_cards_are_known_by_their_tabs(content, probably):
    assert is_probably(content) is probably


@settings(max_examples=200)
@given(
    st.binary(max_size=200)
    | st.text(alphabet="ab1\t\n\r ;-–,*[", max_size=100).map(str.encode)
    | st.integers().map(lambda seed: damaged(seed))
)
def test_any_bytes_are_cards_or_refused(content):
    is_probably(content)
    with suppress(UnreadableFile):
        found = read(content)
        kept = [one for one in (*found.questions, *found.problems) if one.record]
        assert len({str(one.place) for one in kept}) == len(kept)


def damaged(seed):
    chance = random.Random(seed)
    content = bytearray(CARDS.encode())
    for _ in range(chance.randrange(1, 6)):
        at = chance.randrange(len(content))
        content[at : at + 1] = bytes([chance.randrange(256)]) * chance.randrange(3)
    return bytes(content)
