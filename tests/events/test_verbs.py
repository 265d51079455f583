"""Forms of verbs, known and unknown."""

import pytest

from quiz.events.verbs import Form, past, readings, singular


@pytest.mark.parametrize(
    ("word", "base", "form"),
    [
        ("signs", "sign", Form.SINGULAR),
        ("signed", "sign", Form.PAST | Form.PARTICIPLE),
        ("took", "take", Form.PAST),
        ("taken", "take", Form.PARTICIPLE),
        ("dying", "die", Form.ING),
        ("carries", "carry", Form.SINGULAR),
        ("fled", "flee", Form.PAST | Form.PARTICIPLE),
        ("seizing", "seize", Form.ING),
        ("planned", "plan", Form.PAST | Form.PARTICIPLE),
        ("seek", "seek", Form.BASE),
    ],
)
def test_a_form_is_read(word, base, form):
    assert [(verb.base, verb.form) for verb in readings(word)] == [(base, form)]


@pytest.mark.parametrize("word", ["hundred", "sacred", "three-sided", "treaty", "need", ""])
def test_other_words_are_no_past(word):
    assert not any(Form.PAST in verb.form for verb in readings(word))


def test_an_unknown_word_in_ed_is_a_past():
    assert Form.PAST in readings("excommunicated")[0].form
    assert Form.PAST in readings("catapulted")[0].form


@pytest.mark.parametrize(
    ("word", "noun"), [("attacks", True), ("attacked", False), ("invades", False)]
)
def test_what_may_be_a_noun_is_marked(word, noun):
    assert [verb.noun for verb in readings(word)] == [noun]


@pytest.mark.parametrize(
    ("base", "third", "simple"),
    [("reach", "reaches", "reached"), ("deny", "denies", "denied"), ("go", "goes", "went")],
)
def test_forms_are_made(base, third, simple):
    assert (singular(base), past(base)) == (third, simple)
