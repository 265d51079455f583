"""A quiz of a teacher's own questions: asked, answered without script, and explained."""

from dataclasses import replace

import pytest

from quiz.attempts.rules import Rule
from quiz.storage.database import db, writing
from quiz.storage.evidence import TopicTallyRow
from quiz.storage.gradebook import AttemptRow, ItemRow
from tests.factories import (
    make_picture,
    make_teacher,
    make_written_choice,
    make_written_order,
    make_written_set,
    weighed,
)
from tests.web.building import play


@pytest.fixture
def kept(app):
    """Keep a set of a teacher's of these questions, or of one of each kind; return its key."""

    def kept(*questions):
        with app.app_context():
            return make_written_set(make_teacher().person_id, *questions).key

    return kept


def in_order(question, order):
    return {f"place-{choice}": str(place) for place, choice in enumerate(order, start=1)}


def score_of(sitting):
    return sitting.guest.open(f"{sitting.address}/result").text


def test_before_it_is_played_the_page_says_nothing_of_a_topic(chi, kept):
    page = chi.open(f"/play/{kept()}")
    assert page.status_code == 200
    assert "Three questions." in page.text
    assert '<p class="aside"></p>' not in page.text


def test_one_right_is_asked_with_the_markdown_of_its_stem_and_choices(chi, kept):
    page = play(chi, kept()).page(1).text
    assert "<h1>Where did the king <strong>live</strong> in 1788?</h1>" in page
    assert page.count('type="radio" name="choice"') == 4
    assert "In <em>Versailles</em>." in page
    assert "had a palace" not in page  # the explanation waits for the answer
    assert "He moved in 1789." not in page


def test_one_right_is_explained_choice_by_choice_verdict_first(chi, kept):
    sitting = play(chi, kept())
    assert sitting.respond(1, {"choice": "a"}).status_code == 303
    page = sitting.page(1).text
    assert page.index("Not this time: you chose A. The answer is C.") < page.index(
        "Your answer: wrong"
    )
    assert page.count("had no palace of the king.") == 3
    assert page.count("had a palace of the king.") == 1
    assert page.count("The Chronicle, p. 7") == 4
    assert "He moved in 1789." in page
    assert "The key is the teacher’s word: no dates prove it." in page
    assert "Why is this certain?" not in page
    assert "How hard was this?" not in page
    assert "Something looks wrong here" not in page  # of no topic, there is nobody to tell
    assert sitting.item(1).response.credit == 0


def test_a_right_answer_is_said_to_be_right(chi, kept):
    sitting = play(chi, kept())
    sitting.respond(1, {"choice": "c"})
    assert "Right: the answer is C." in sitting.page(1).text
    assert sitting.item(1).response.credit == 1


def test_where_several_are_right_boxes_are_ticked(chi, kept):
    sitting = play(chi, kept())
    page = sitting.page(2).text
    assert page.count('type="checkbox"') == 4
    assert "Pick all that are right." in page
    nothing = sitting.respond(2, {})
    assert nothing.status_code == 422
    assert "Pick at least one of the choices first." in nothing.text


def test_what_was_ticked_is_still_there_when_one_of_it_is_no_choice(chi, kept):
    sitting = play(chi, kept())
    again = sitting.respond(2, {"choice": ["a", "d", "z"]})
    assert again.status_code == 422
    assert again.text.count(" checked") == 2


@pytest.mark.parametrize(
    ("picked", "sentences", "credit"),
    [
        ("ac", ["Right: these, and no others.", "Credit 1 of 1."], 1),
        ("a", ["You found one of the two that are right.", "Credit 0.50 of 1."], 0.5),
        ("acd", ["You found two of the two", "One of those you picked is wrong.", "0.50"], 0.5),
        ("bd", ["You found none of the two", "Two of those you picked are wrong."], 0),
    ],
)
def test_of_several_it_is_said_how_many_were_found_and_what_that_earns(
    chi, kept, picked, sentences, credit
):
    sitting = play(chi, kept())
    sitting.respond(2, {"choice": list(picked)})
    page = sitting.page(2).text
    assert [one for one in sentences if one not in page] == []
    assert sitting.item(2).response.credit == credit


def test_of_several_each_choice_has_a_verdict_of_its_own(chi, kept):
    sitting = play(chi, kept())
    sitting.respond(2, {"choice": ["a", "b"]})
    page = sitting.page(2).text
    for verdict in (
        "Your answer, and right",
        "Your answer: wrong",
        "Right, but you left it out",
        "Rightly left out",
    ):
        assert page.count(verdict) == 1


def test_an_order_is_asked_with_cards_from_the_first_to_the_last(chi, kept):
    page = play(chi, kept()).page(3).text
    assert "Put the steps of <em>printing</em> in order." in page
    assert "<ordered-choices>" in page
    assert "Earliest" not in page
    assert "Latest" not in page


def test_a_wrong_order_is_shown_beside_the_true_one_with_the_fewest_moves(chi, kept):
    sitting = play(chi, kept())
    question = sitting.item(3).question
    first, second, third, fourth = question.key
    sitting.respond(3, in_order(question, (second, first, third, fourth)))
    page = sitting.page(3).text
    assert "One pair is the wrong way round." in page
    assert "The other five of the six pairs are right. Credit 0.67 of 1." in page
    assert "Threads join your order to the true order; they cross once." in page
    assert "One move would have put it right" in page
    assert "Move <em>Step 2</em> down one place, below <em>Step 1</em>." in page or (
        "Move <em>Step 1</em> up one place, above <em>Step 2</em>." in page
    )
    assert "All four in order" in page
    assert "you had it too far down" in page
    assert "too early" not in page
    assert "too late" not in page
    assert "no dates prove it" in page


def test_a_whole_quiz_ends_with_every_question_again_and_leaves_no_tallies(app, chi, kept):
    sitting = play(chi, kept())
    order = sitting.item(3).question
    sitting.respond(1, {"choice": "c"})
    sitting.respond(2, {"choice": ["a"]})
    sitting.respond(3, in_order(order, order.key))
    page = score_of(sitting)
    assert "2.5 of 3" in page
    assert "events right" not in page
    assert "Where did the king live in 1788?" in page
    assert "Kings" in page
    assert "Play again" in page
    with app.app_context():
        assert db.session.query(TopicTallyRow).count() == 0
    history = chi.open("/history")
    assert history.status_code == 200
    assert "2.5 of 3" in history.text


def test_a_stem_of_several_paragraphs_stands_below_a_heading_that_counts(chi, kept):
    stem = "> We hold these truths…\n\nWho said so?\n\n- in **Philadelphia**\n- in 1776"
    key = kept(
        make_written_choice(stem=stem),
        replace(make_written_order(), stem=stem),
    )
    for position in (1, 2):
        sitting = play(chi, key)
        page = sitting.page(position).text
        assert f'<h1 class="unseen">Question {position}</h1>' in page
        assert "<blockquote>" in page
        assert "<li>in <strong>Philadelphia</strong></li>" in page


def test_pictures_have_their_words_and_their_size(chi, kept):
    picture = make_picture('A palace with "wings"', 640, 400)
    question = make_written_choice(picture=picture)
    only = replace(question.choices[0], text="", picture=make_picture("The Louvre"))
    question = replace(question, choices=(only, *question.choices[1:]))
    order = make_written_order(picture=picture)
    card = replace(order.choices[0], text="", picture=make_picture("A press"))
    order = replace(order, choices=(card, *order.choices[1:]))
    sitting = play(chi, kept(question, order))
    page = sitting.page(1).text
    assert 'alt="A palace with &#34;wings&#34;" width="640" height="400" loading="lazy"' in page
    assert 'alt="The Louvre"' in page
    page = sitting.page(2).text
    assert 'alt="A press"' in page
    assert "Pick up: A press" in page
    sitting.respond(1, {"choice": "a"})
    sitting.respond(2, in_order(order, order.key[::-1]))
    assert sitting.page(1).text.count("<img") == 2
    assert 'alt="A press"' in sitting.page(2).text
    assert score_of(sitting).count("<img") >= 4


def test_html_in_a_question_is_shown_as_it_was_typed(chi, kept):
    evil = "<script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=alert(1)>"
    question = make_written_choice(stem=evil)
    question = replace(
        question,
        choices=tuple(
            replace(one, text=f"{one.id} {evil}", explanation=evil, source=evil)
            for one in question.choices
        ),
        explanation=evil,
        source=evil,
    )
    sitting = play(chi, kept(question))
    asked = sitting.page(1).text
    sitting.respond(1, {"choice": "a"})
    for page in (asked, sitting.page(1).text, score_of(sitting)):
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert 'href="javascript' not in page
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_an_order_shown_in_an_order_of_the_attempt_is_answered_by_the_same_ids(app, chi, kept):
    sitting = play(chi, kept(make_written_order(6)))
    own = sitting.item(1).question
    with app.app_context(), writing():
        db.session.query(ItemRow).update({ItemRow.shuffled: 5})
    shown = sitting.item(1).question
    assert [one.id for one in shown.choices] != [one.id for one in own.choices]
    assert shown.key == own.key
    sitting.respond(1, in_order(shown, own.key))
    assert sitting.item(1).response.credit == 1


def test_an_order_marked_by_another_rule_says_by_which(app, chi, kept):
    sitting = play(chi, kept(make_written_order(4)))
    with app.app_context(), writing():
        db.session.query(AttemptRow).update({AttemptRow.rule: Rule.ABSOLUTE_POSITION})
    question = sitting.item(1).question
    first, second, third, fourth = question.key
    sitting.respond(1, in_order(question, (second, first, third, fourth)))
    assert sitting.item(1).response.credit == 0.5
    page = sitting.page(1).text
    assert "Credit 0.50 of 1." in page
    assert "Marked by the rule “Absolute position”." in page


def test_what_a_choice_is_worth_is_said_with_the_answer_and_not_before(chi, kept):
    sitting = play(chi, kept(weighed(make_written_choice("a"), (1, 0.5, 0, -0.25))))
    assert "Worth" not in sitting.page(1).text
    sitting.respond(1, {"choice": "b"})
    page = sitting.page(1).text
    assert "Credit 0.50 of 1." in page
    assert "Worth 50 % of the points." in page
