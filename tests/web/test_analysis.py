"""What the answers at an assignment say, as the teachers of its class see it."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import event

from quiz.questions.question import Kind
from quiz.results.standing import Counting
from quiz.storage import assignments, enrolments, library
from quiz.storage.database import db, writing
from tests.answering import choose, make_choices, order
from tests.factories import NOON, make_questions, make_written_choice, make_written_order
from tests.people import TOPIC, found
from tests.web.analysing import RIGHT, THREE, Analysed
from tests.web.shelving import words_of

SEEN = re.compile(r'name="seen" value="([0-9a-f]{64})"')


@pytest.fixture
def desk(school):
    return Analysed(school)


def table_after(page, heading):
    """Return the words of the first table after a heading."""
    return words(page.text.partition(f'id="{heading}"')[2].partition("</table>")[0])


def words(markup):
    return " ".join(re.sub(r"<[^>]+>", " ", markup).split())


def test_nobody_has_handed_in_yet(desk):
    page = words_of(desk.page())
    assert "Nobody has handed in yet." in page


def test_who_is_at_it_is_counted(desk):
    desk.sit(desk.school.chi_id, THREE, [choose("a"), None, None], finished=False)
    assert "One student is at it." in words_of(desk.page())


def test_one_attempt_shows_its_score_and_hides_what_would_be_chance(desk):
    desk.sit(desk.school.chi_id, THREE, [choose("a"), choose("b"), choose("d")])
    page = words_of(desk.page())
    assert "One student has handed in." in page
    assert "It took 3 minutes." in page
    assert "hidden below 10 attempts: there is 1" in page
    assert "extremely" not in page, "one attempt is no reason to judge a question"


def test_figures_are_hidden_with_the_reason_where_all_are_alike(desk):
    for person_id in desk.enrol(*(f"Student {number}" for number in range(12))):
        desk.sit(person_id, THREE, RIGHT)
    page = words_of(desk.page())
    assert "hidden: all attempts are alike" in page
    assert "Everybody had this right." in page
    assert "2 questions need your eye" not in page, "that is only of little use"


def test_a_simulated_class_has_its_wrong_key_named_first_in_a_sentence(desk):
    questions, wrong = desk.sit_simulated()
    page = desk.page()
    flagged = page.text.partition('id="flagged"')[2].partition('<div class="flag">')[2]
    first = words(flagged.partition('<div class="flag">')[0])
    assert first.startswith(f"Question {wrong + 1} Where is town {wrong + 1}?")
    assert "Your strongest students choose" in first
    assert f"{desk.address_of(questions[wrong])}/correction" in page.text
    assert "needs your eye" in table_after(page, "questions")


def test_every_question_has_its_figures_with_n(desk):
    desk.sit_simulated()
    table = table_after(desk.page(), "questions")
    assert re.search(r"1 Where is town 1\? .*?40 \d+ % ", table)
    assert table.count(" 10 %") >= 10, "each has a tenth of the points"
    assert table.count(" 25 %") >= 10, "one of four is guessed"


@pytest.mark.parametrize("sort", ["facility", "discrimination", "efficiency", "effective_weight"])
@pytest.mark.parametrize("falling", [False, True])
def test_questions_are_sorted_by_the_address(desk, sort, falling):
    desk.sit_simulated()
    page = desk.page(sort=sort, **({"order": "falling"} if falling else {}))
    assert f'aria-sort="{"descending" if falling else "ascending"}"' in page.text
    body = page.text.partition('id="questions"')[2].partition("<tbody>")[2].partition("</tbody>")[0]
    column = ["facility", "discrimination", "efficiency", "effective_weight"].index(sort) + 1
    cells = [re.findall(r"<td>([^<]*)", row)[column] for row in body.split("<tr>")[1:]]
    numbers = [float(cell.rstrip(" %").replace("−", "-")) for cell in cells if cell != "–"]
    assert numbers == sorted(numbers, reverse=falling)


@pytest.mark.parametrize(
    "query",
    [
        {"sort": "nonsense"},
        {"order": "sideways"},
        {"version": "0"},
        {"version": "99"},
        {"version": "9" * 40},
        {"version": "²"},
    ],
)
def test_an_address_that_asks_for_nonsense_is_answered_all_the_same(desk, query):
    desk.sit(desk.school.chi_id, THREE, RIGHT)
    assert "Where is town 1?" in words_of(desk.page(**query))


def test_every_students_answers_stand_by_name_and_lead_to_the_attempt(desk):
    dana, emile = desk.enrol("Dana Kowalski", "Émile Zola")
    attempt = desk.sit(dana, THREE, [choose("a"), choose("d"), None])
    desk.sit(emile, THREE, RIGHT)
    page = desk.page()
    table = table_after(page, "answers")
    assert "Dana Kowalski 1 right wrong no answer Émile Zola 3 right right right" in table
    assert f"/assignments/{desk.assignment}/attempts/{attempt.id}" in page.text


def test_part_of_the_credit_is_told_with_how_much(desk):
    several = make_written_choice("ac", several=True)
    desk.sit(desk.school.chi_id, [several], [choose("a")])
    assert "part, 0.50" in table_after(desk.page(), "answers")


def test_who_left_is_marked_and_who_is_excused_left_out(desk):
    dana, emile, frida = desk.enrol("Dana", "Émile", "Frida")
    for person_id in (dana, emile, frida):
        desk.sit(person_id, THREE, RIGHT)
    with desk.app.app_context(), writing():
        enrolments.leave(desk.school.class_id, dana, NOON)
        assignments.except_for(desk.assignment, emile, {"excused": True})
    table = table_after(desk.page(), "answers")
    assert "Dana left" in table and "Frida" in table and "Émile" not in table


def test_which_attempt_is_taken_is_said(school):
    assert "the highest attempt is taken" in words_of(sat(Analysed(school)).page())
    mean = sat(Analysed(school, counting=Counting.MEAN)).page()
    assert "the first of each is taken" in words_of(mean)


def sat(desk):
    desk.sit(desk.school.chi_id, THREE, RIGHT)
    return desk


def test_those_under_way_are_left_out_and_those_overdue_handed_in(desk):
    dana, emile = desk.enrol("Dana", "Émile")
    late = desk.sit(dana, THREE, [choose("a"), None, None], finished=False)
    desk.sit(emile, THREE, [None, None, None], finished=False)
    with desk.app.app_context(), writing():
        db.session.merge(late).deadline_at = NOON + timedelta(minutes=20)
    page = words_of(desk.page())
    assert "One student has handed in. One attempt is under way, and left out." in page


def test_the_pass_rate_stands_where_there_is_a_pass_mark(school):
    desk = Analysed(school, pass_mark=0.5)
    dana, emile = desk.enrol("Dana", "Émile")
    desk.sit(dana, THREE, [choose("a"), choose("b"), choose("d")])
    desk.sit(emile, THREE, [choose("a"), choose("a"), choose("a")])
    page = words_of(desk.page())
    assert "Pass rate 50 % 1 of 2, from 1.5 points on" in page
    assert "Pass rate" not in words_of(sat(Analysed(school)).page())


def test_a_set_that_was_changed_between_attempts_has_its_versions_apart(desk):
    dana, emile, frida = desk.enrol("Dana", "Émile", "Frida")
    others = make_choices("a", "b", "d")
    desk.sit(dana, THREE, RIGHT)
    desk.sit(emile, THREE, RIGHT)
    desk.sit(frida, others, RIGHT)
    page = desk.page()
    assert "Asked of 2 students" in words_of(page) and "Asked of 1 student" in words_of(page)
    assert "Frida" not in table_after(page, "answers")
    assert "Frida" in table_after(desk.page(version=2), "answers")
    assert desk.question(others[2]).status_code == 200


def test_a_question_is_shown_with_its_key_its_figures_and_who_took_what(desk):
    questions, _ = desk.sit_simulated()
    page = words_of(desk.question(questions[0]))
    assert "Question 1 of 10" in page and "40 attempts" in page
    assert "Key" in page and "· the key" in page
    assert "Upper third, " in page and "Facility" in page and "n = 40" in page
    assert "Student 07" in page


def test_a_wrong_key_is_charged_on_its_page_with_the_way_to_correct_it(desk):
    questions, wrong = desk.sit_simulated()
    page = desk.question(questions[wrong])
    assert "Your strongest students choose" in words_of(page)
    assert f'href="{desk.address_of(questions[wrong])}/correction"' in page.text
    assert f'href="/assignments/{desk.assignment}/corrections"' in page.text


def test_an_order_has_its_swap_matrix_and_by_thirds_on_demand(desk):
    question = make_written_order(4)
    first, second, *rest = question.key
    for number, person_id in enumerate(desk.enrol(*(f"Student {one}" for one in range(9)))):
        turned = order([second, first, *rest] if number else question.key)
        desk.sit(
            person_id,
            [question, *THREE],
            [turned, *RIGHT[: number % 3], *[None] * (3 - number % 3)],
        )
    page = desk.question(question)
    everyone = table_after(page, "taken")
    assert "All, n = 9" in everyone
    assert "1 Step 1. · 1 9 9" in everyone and "2 Step 2. 8 · 9 9" in everyone
    assert "Upper third, n = 3" in words_of(page)


def test_a_pair_that_the_strong_swap_stands_with_the_excerpts_of_both_events(desk):
    (question,) = make_questions(1, Kind.ORDERING)
    first, second, *rest = question.key
    others = make_choices(*"aaaaaa")
    for number, person_id in enumerate(desk.enrol(*(f"Student {one:02}" for one in range(30)))):
        given = order([second, first, *rest] if number >= 12 else question.key)
        right = [choose("a" if number > 5 * place else "b") for place in range(6)]
        desk.sit(person_id, [question, *others], [given, *right])
    page = desk.question(question)
    assert "Your strongest students put “" in words_of(page)
    assert "Check the source" in words_of(page)
    flag = page.text.partition('<div class="flag')[2].partition("</section>")[0]
    assert flag.partition('id="asked"')[0].count("<blockquote>") >= 2


@pytest.mark.parametrize("corrected", ["credit-for-all", "new-key"])
def test_a_corrected_question_says_so_and_has_the_figures_after_it(desk, corrected):
    questions, wrong = desk.sit_simulated()
    question, ada = questions[wrong], desk.school.ada
    (truth,) = set(re.findall(r"Your strongest students choose (\w)", desk.page().text))
    address = f"{desk.address_of(question)}/correction"
    fields = {"kind": corrected, "choice": truth.lower(), "reason": "The book is right."}
    seen = found(SEEN, ada.send(address, ada.open(address), **fields))
    assert ada.send(address, ada.open(address), **fields, seen=seen).status_code == 303
    page = words_of(desk.question(question))
    assert "Corrected on" in page and "The book is right." in page
    assert "Your strongest students choose" not in page
    assert "Corrected; the figures are of the marks after that." in words_of(desk.page())
    if corrected == "credit-for-all":
        assert "Facility 100 %" in page


def test_a_dropped_question_counts_for_nothing(desk):
    for person_id in desk.enrol("Dana", "Émile"):
        desk.sit(person_id, THREE, RIGHT)
    address, ada = f"{desk.address_of(THREE[0])}/correction", desk.school.ada
    fields = {"kind": "dropped", "reason": "Not taught.", "may_fall": "yes"}
    seen = found(SEEN, ada.send(address, ada.open(address), **fields))
    ada.send(address, ada.open(address), **fields, seen=seen)
    assert "It was dropped, and counts for nothing." in table_after(desk.page(), "questions")
    assert "It was dropped, and counts for nothing." in words_of(desk.question(THREE[0]))


def test_a_question_that_no_attempt_that_counts_was_asked_says_so(desk):
    others = make_choices("d", "d", "d")
    desk.sit(desk.school.chi_id, others, RIGHT)
    desk.sit(desk.school.chi_id, THREE, RIGHT, timedelta(hours=1))
    page = desk.question(others[0])
    assert page.status_code == 200
    assert "No attempt that counts was asked this." in words_of(page)


def test_a_question_that_was_never_asked_there_is_not_found(desk):
    desk.sit(desk.school.chi_id, THREE, RIGHT)
    ada = desk.school.ada.client
    assert ada.get(f"/assignments/{desk.assignment}/questions/999999").status_code == 404
    assert ada.get(f"/assignments/{desk.assignment}/questions/{2**70}").status_code == 404
    other = Analysed(desk.school)
    address = f"/assignments/{other.assignment}/questions/{desk.id_of(THREE[0])}"
    assert ada.get(address).status_code == 404


def own_versions(school):
    with school.app.app_context():
        topic_id = library.topic(TOPIC).id
    return Analysed(school, topic_id=topic_id)


def test_where_each_had_other_questions_pairs_are_told_in_place_of_questions(school):
    desk = own_versions(school)
    for person_id, question in zip(
        desk.enrol("Dana", "Émile", "Frida"), make_questions(3), strict=True
    ):
        desk.sit(person_id, [question], [order(question.key)])
    page = desk.page()
    said = words_of(page)
    assert "Each student had other questions" in said
    assert "Cronbach" not in said and 'id="questions"' not in page.text
    assert "The nearer in time, the harder?" in said
    assert "100 %" in table_after(page, "pairs")
    assert "Dana 1 right Émile 1 right Frida 1 right" in table_after(page, "answers")


def test_a_doubted_pair_of_own_versions_stands_on_top_with_its_sources(school):
    desk, made = own_versions(school), make_questions(8)
    question, other = made[2], made[7]
    first, second, *rest = question.key
    for number, person_id in enumerate(desk.enrol(*(f"Student {one:02}" for one in range(24)))):
        strong = number >= 12
        given = order([second, first, *rest] if strong else question.key)
        right = order(other.key if strong or number % 3 == 0 else other.key[::-1])
        desk.sit(person_id, [question, other], [given, right])
    flagged = desk.page().text.partition('id="flagged"')[2].partition("</section>")[0]
    assert "take these two for the other way round" in flagged
    assert flagged.count("<blockquote>") >= 2


def test_pairs_have_a_page_where_a_set_asks_for_them(desk):
    (question,) = make_questions(1)
    desk.sit(desk.school.chi_id, [question], [order(question.key)])
    address = f"/assignments/{desk.assignment}/pairs"
    assert f'href="{address}"' in desk.page().text
    page = words_of(desk.school.ada.open(address))
    assert "Which event before which" in page and "100 %" in page


def test_without_an_answer_the_page_of_pairs_says_so(desk):
    page = words_of(desk.school.ada.open(f"/assignments/{desk.assignment}/pairs"))
    assert "No answer tells yet" in page


@pytest.mark.parametrize(
    "address", ["/assignments/{}/analysis", "/assignments/{}/questions/1", "/assignments/{}/pairs"]
)
def test_who_does_not_teach_the_class_sees_nothing(school, ben, address):
    desk = Analysed(school)
    desk.sit(school.chi_id, THREE, RIGHT)
    for who in (ben, school.chi, school.dee):
        assert who.client.get(address.format(desk.assignment)).status_code == 404
    signed_out = school.app.test_client()
    assert signed_out.get(address.format(desk.assignment)).status_code == 404
    assert school.ada.client.post(address.format(desk.assignment)).status_code in (400, 405)


def test_the_assignment_and_the_gradebook_lead_to_its_figures_and_the_ledger_back(desk):
    desk.sit(desk.school.chi_id, THREE, RIGHT)
    for address in (
        f"/assignments/{desk.assignment}",
        f"/classes/{desk.school.class_id}/gradebook",
        f"/assignments/{desk.assignment}/corrections",
    ):
        assert f'href="{desk.address}"' in desk.school.ada.open(address).text, address


def test_it_takes_as_many_statements_for_3_students_as_for_60(desk):
    for number, person_id in enumerate(desk.enrol("Dana", "Émile", "Frida")):
        desk.sit(person_id, THREE, RIGHT[:number] + [None] * (3 - number))
    desk.page()
    few = [statements_of(desk, address) for address in addresses(desk)]
    for number, person_id in enumerate(desk.enrol(*(f"Student {one}" for one in range(57)))):
        desk.sit(person_id, THREE, RIGHT[: number % 4] + [None] * (3 - number % 4))
    many = [statements_of(desk, address) for address in addresses(desk)]
    assert many == few
    assert max(many) <= 14


def addresses(desk):
    return (desk.address, f"{desk.address}.csv", f"{desk.address}.xlsx", desk.address_of(THREE[0]))


def statements_of(desk, address):
    seen = []

    def listen(_connection, _cursor, statement, *_details):
        if not statement.startswith("BEGIN"):
            seen.append(statement)

    with desk.app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", listen)
    assert desk.school.ada.client.get(address).status_code == 200
    event.remove(engine, "before_cursor_execute", listen)
    return len(seen)
