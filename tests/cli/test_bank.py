"""quiz questions generate."""

import json

import pytest

from tests.judge import complaints

TOPIC = "russia-north-korea"
GENERATE = ("questions", "generate", "--topic", TOPIC)


def test_questions_are_printed_as_one_document(run):
    result = run(*GENERATE, "--count", "12", "--seed", "7", "--json")
    made = json.loads(result.stdout)
    assert (result.exit_code, len(made)) == (0, 12)
    assert result.stderr.startswith(f"{TOPIC}: ")
    assert "pairs of events are certain; 11 events waiting for review." in result.stderr
    assert {question["seed"] for question in made} == {7}
    assert [complaint for question in made for complaint in complaints(question)] == []


def test_the_same_seed_prints_the_same_bytes(run):
    first, second, other = (
        run(*GENERATE, "--seed", seed, "--json").stdout_bytes for seed in ("1", "1", "2")
    )
    assert first == second != other


def test_only_the_named_kinds_are_made(run):
    result = run(*GENERATE, "--kind", "first", "--kind", "dating", "--count", "6", "--json")
    kinds = [question["kind"] for question in json.loads(result.stdout)]
    assert sorted(kinds) == ["dating"] * 3 + ["first"] * 3


def test_fewer_than_asked_is_a_sentence_and_no_error(run):
    result = run(*GENERATE, "--kind", "elapsed", "--count", "100000", "--json")
    made = json.loads(result.stdout)
    assert result.exit_code == 0
    assert result.stderr.startswith(f"{TOPIC} allows only {len(made)} of 100000 questions")
    assert len(result.stderr.splitlines()) == 1


def test_people_read_the_stem_the_choices_and_the_key(run):
    result = run(*GENERATE, "--kind", "first", "--count", "1")
    assert result.stdout.startswith("1. ")
    assert "  [first]\n" in result.stdout
    assert "\n   Key: " in result.stdout


def test_no_question_at_all_is_an_error(run, instance, start):
    emptied = (
        "import sqlite3, sys; d = sqlite3.connect(sys.argv[1]); d.execute('DELETE FROM events')"
    )
    done = start(f'python3 -c "{emptied}; d.commit()" {instance}/quiz.sqlite3')
    assert done.returncode == 0, done.stderr
    result = run(*GENERATE, "--json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"Error: No question can be made from {TOPIC} so (0 of 0 ")


@pytest.mark.parametrize(
    "wrong",
    [
        ("--kind", "riddle"),
        ("--kind", ""),
        ("--count", "0"),
        ("--count", "-1"),
        ("--count", "many"),
        ("--count", "9" * 30),
        ("--seed", "-1"),
        ("--seed", "1.5"),
        ("--seed", "9" * 30),
    ],
)
def test_a_wrong_wish_is_exit_status_2(run, wrong):
    result = run(*GENERATE, *wrong)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"Invalid value for '{wrong[0]}'" in result.stderr


def test_an_unknown_topic_is_exit_status_1(run):
    result = run("questions", "generate", "--topic", "atlantis")
    assert result.exit_code == 1
    assert TOPIC in result.stderr.partition("There are: ")[2]


def code_in(result):
    (line,) = [line for line in result.stdout.splitlines() if line.startswith("Code: ")]
    return line.removeprefix("Code: ")


def test_a_code_makes_the_same_questions_again(run):
    made = run(*GENERATE, "--kind", "first", "--kind", "elapsed", "--count", "6", "--seed", "9")
    assert run("questions", "generate", "--code", code_in(made)).stdout == made.stdout


def test_a_code_that_was_mistyped_is_told_in_one_line(run):
    result = run("questions", "generate", "--code", "RNK-0000-0000-0000-0000")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1


def test_a_code_says_all_there_is_to_say(run):
    code = code_in(run(*GENERATE))
    assert run("questions", "generate", "--code", code, "--seed", "1").exit_code == 2
    assert run(*GENERATE, "--code", code).exit_code == 2
    assert run("questions", "generate").exit_code == 2
