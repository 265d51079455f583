"""What stands between the braces: choices, or what cannot be asked."""

import pytest

from quiz.formats.gift.answers import answers_in
from quiz.formats.gift.text import NotTaken, hidden
from quiz.formats.moodle.fractions import NothingRight


def answers(block):
    return answers_in(hidden(block), "moodle")


@pytest.mark.parametrize(
    ("block", "texts", "right", "several"),
    [
        ("=a ~b ~c", "a b c", {0}, False),
        ("~a\n=b#yes\n~c#no", "a b c", {1}, False),
        ("~%50%a ~%50%b ~%-50%c ~%-50%d", "a b c d", {0, 1}, True),
        ("~%100%a ~%-100%b", "a b", {0}, True),
        ("~ %50% a ~%50%b ~%-50%c", "a b c", {0, 1}, True),
        ("=0 ~1", "0 1", {0}, False),
        ("=\\= ~\\~ ~\\#", "= ~ #", {0}, False),
        ("=a -> b ~c", "a -> b|c", {0}, False),
    ],
)
def test_choices_and_their_key(block, texts, right, several):
    found = answers(block)
    assert [one.text for one in found.choices] == texts.split("|" if "|" in texts else " ")
    assert (found.right, found.several, found.notes) == (frozenset(right), several, ())
    assert {one.weight for one in found.choices} == {None}


@pytest.mark.parametrize(
    ("block", "weights"),
    [
        ("=a ~%50%b ~c", [1, 0.5, 0]),
        ("=a ~%-33.33333%b", [1, -0.3333333]),
        ("~%70%a ~%30%b ~c", [0.7, 0.3, 0]),
        ("~%12.5%a ~%87.5%b", [0.125, 0.875]),
    ],
)
def test_weights_beside_right_and_wrong_are_kept(block, weights):
    found = [one.weight for one in answers(block).choices]
    assert found == pytest.approx(weights)


def test_what_is_told_of_a_choice_stands_behind_it_and_may_have_a_source():
    found = answers("=a#[html]<p>Yes: 1+1\\=2</p><p>Source\\: x</p> ~b##no ~c")
    told = [(one.explanation, one.source) for one in found.choices]
    assert told == [("Yes: 1+1=2", "x"), ("#no", ""), ("", "")]


@pytest.mark.parametrize(
    ("block", "key", "of_true", "of_false", "notes"),
    [
        ("T", 0, "", "", 0),
        ("FALSE", 1, "", "", 0),
        ("T#wrong#right", 0, "right", "wrong", 0),
        ("F # wrong # right", 1, "wrong", "right", 0),
        ("TRUE#wrong", 0, "", "wrong", 0),
        ("F##right", 1, "", "right", 0),
        ("False", 1, "", "", 1),
    ],
)
def test_true_and_false_are_two_choices(block, key, of_true, of_false, notes):
    found = answers(block)
    assert [one.text for one in found.choices] == ["True", "False"]
    assert (found.right, found.several) == (frozenset([key]), False)
    assert [one.explanation for one in found.choices] == [of_true, of_false]
    assert len(found.notes) == notes


@pytest.mark.parametrize(
    ("block", "note", "texts"),
    [
        ("=a#1+1=2 ~b", "more than one is right", ["a", "2", "b"]),
        ("=%50%a =%50%b ~c", "it would show “%50%” as words", ["a", "b", "c"]),
        ("~%33%a ~%33%b ~%34%c", "weight 33 is not in Moodle's list", ["a", "b", "c"]),
        ("~%45%a ~%55%b", "It was read as 45", ["a", "b"]),
        ("~%60%a ~%60%b", "do not add up to 100 percent", ["a", "b"]),
        ("1: =a ~b", "they are a wrong choice", ["1:", "a", "b"]),
        ("=a ~ ~b", "no words was left out", ["a", "b"]),
    ],
)
def test_what_moodle_would_make_of_it_is_told(block, note, texts):
    found = answers(block)
    assert note in " ".join(map(str, found.notes))
    assert [one.text for one in found.choices] == texts


@pytest.mark.parametrize(
    ("block", "sentence"),
    [
        ("", "asks for an essay"),
        ("#1822:5", "asks for a number"),
        ("#=%100%1822:0 ~", "asks for a number"),
        ("=one =two", "asks for a short answer"),
        ("=yes", "asks for a short answer"),
        ("yes", "asks for a short answer"),
        ("=a -> b =c -> d", "asks for pairs"),
        ("=a ~", "fewer than two choices"),
        ("~" + "~".join("abcdefghijklmnopqrstuvwxyzA"), "has 27 choices; at most 26"),
        ("=a" + 1_000 * "~b", "has 1,001 choices; at most 26"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_plain_words(block, sentence):
    with pytest.raises(NotTaken, match=sentence):
        answers(block)


def test_choices_without_a_right_one_are_refused():
    with pytest.raises(NothingRight):
        answers("~a ~b")
