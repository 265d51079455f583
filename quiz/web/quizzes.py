"""Quizzes by their codes, and what a topic's questions can be made from."""

import secrets
from dataclasses import dataclass

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from wtforms import StringField
from wtforms.validators import Length

from quiz.questions import code
from quiz.questions.chance import Chance
from quiz.questions.code import SEEDS, QuizCode, UnreadableCode
from quiz.questions.fingerprint import changes
from quiz.questions.generation import generate
from quiz.questions.pool import Pool
from quiz.questions.question import Question
from quiz.questions.sitting import TooFewEvents, compose, version_b
from quiz.questions.wishes import QUESTIONS, Wishes
from quiz.storage import library
from quiz.storage.library import TopicRow
from quiz.web import clock
from quiz.web.access import public_topic, remember, sees
from quiz.web.filters import here
from quiz.web.forms import PageForm
from quiz.web.home import StartForm, fresh_key
from quiz.web.languages import translated
from quiz.web.previews import Preview, preview_page
from quiz.web.scale import outermost_days
from quiz.web.taking import begun
from quiz.web.ways_round import is_code_closed

pages = Blueprint("quizzes", __name__)

LONGEST_CODE = 200
# Of what is not asked for one reason, so many events are shown.
REFUSED_SHOWN = 20


class CodeForm(PageForm):
    """The code of a quiz as somebody was given it; the address keeps what was typed."""

    code = StringField(
        lazy_gettext("Code of a quiz"),
        [Length(max=LONGEST_CODE, message=lazy_gettext("A code is much shorter than this."))],
    )

    def __init__(self) -> None:
        super().__init__(request.args)


@dataclass(frozen=True, slots=True)
class CodedQuiz:
    """A code as it is written, what it says, and the topic it is about."""

    text: str
    code: QuizCode
    topic: TopicRow


@pages.get("/quizzes")
def enter() -> ResponseReturnValue:
    """Type the code of a quiz."""
    form = CodeForm()
    typed = (form.code.data or "").strip()
    if typed and form.validate():
        try:
            return redirect(url_for(".quiz", typed=known_quiz(typed).text), 303)
        except UnreadableCode as problem:
            form.code.errors = [translated(problem)]
    return render_template("quizzes/enter.html", form=form), form.status


@pages.get("/quizzes/<typed>")
def quiz(typed: str) -> ResponseReturnValue:
    """See what a code stands for before playing it."""
    return quiz_page(quiz_or_404(typed), StartForm())


@pages.post("/quizzes/<typed>/attempts")
def start(typed: str) -> ResponseReturnValue:
    """Begin an attempt at the questions of a code; pressing twice begins one."""
    found = quiz_or_404(typed)
    form = StartForm()
    if form.accepted() and not is_code_closed(found.text):
        try:
            questions = questions_of(found)
        except (TooFewEvents, UnreadableCode) as shortage:
            form.form_errors.append(translated(shortage))
        else:
            days = outermost_days(library.events_of(found.topic.id)) or abort(404)
            seed, key = found.code.seed, form.start_key.data or ""
            attempt = begun(
                found.topic, days, questions, seed, key, found.text, own_exam=form.own_exam
            )
            remember(attempt.person_id)
            return redirect(url_for("taking.attempt", attempt_id=attempt.id), 303)
    return quiz_page(found, form)


@pages.route("/quizzes/<typed>/questions/<int:position>", methods=["GET", "POST"])
def question(typed: str, position: int) -> ResponseReturnValue:
    """Try one question of a code, and read why; nothing is kept."""
    found = quiz_or_404(typed)
    if is_code_closed(found.text):
        return quiz_page(found, StartForm())
    try:
        questions = questions_of(found)
    except (TooFewEvents, UnreadableCode):
        abort(404)
    days = outermost_days(library.events_of(found.topic.id))
    if days is None or not 1 <= position <= len(questions):
        abort(404)
    return preview_page(
        Preview(
            question=questions[position - 1],
            position=position,
            count=len(questions),
            title=found.topic.title,
            topic=found.topic.slug,
            first_day=days[0],
            last_day=days[1],
            here=url_for(".question", typed=found.text, position=position),
            back=url_for(".quiz", typed=found.text),
            onward=None,
            shared=True,
        )
    )


@pages.post("/topics/<slug>/quizzes")
def make(slug: str) -> ResponseReturnValue:
    """Make a quiz that others can play too, by its code."""
    topic = public_topic(slug)
    events = library.events_of(topic.id)
    text = code.code_of(topic.slug, Wishes(), secrets.randbelow(SEEDS), events)
    return redirect(url_for(".quiz", typed=text or abort(404)), 303)


@pages.get("/daily")
def daily() -> ResponseReturnValue:
    """See the quiz of the day, which is the same for everybody here."""
    today = here(clock.now()).date().isoformat()
    topics = [topic for topic in library.public_topics() if topic.usable >= QUESTIONS]
    if not topics:
        abort(404)
    # A topic that is added takes only those days that fall to it.
    topic = min(topics, key=lambda one: Chance("daily", today, one.slug).below(SEEDS))
    events, seed = library.events_of(topic.id), Chance("daily", today).below(SEEDS)
    text = code.code_of(topic.slug, Wishes(), seed, events)
    return redirect(url_for(".quiz", typed=text or abort(404)), 303)


@pages.get("/topics/<slug>/questions")
def askable(slug: str) -> str:
    """See what a topic's questions can be made from, and what is not asked and why."""
    topic = public_topic(slug)
    pool = Pool(library.events_of(topic.id))
    return render_template(
        "quizzes/askable.html",
        topic=topic,
        pool=pool,
        refused=pool.refusals,
        shown=REFUSED_SHOWN,
        start_key=fresh_key(),
    )


def quiz_page(found: CodedQuiz, form: StartForm) -> ResponseReturnValue:
    if is_code_closed(found.text):
        return render_template("playing/closed.html", title=found.text), 403
    events = library.events_of(found.topic.id)
    page = render_template(
        "quizzes/quiz.html",
        form=form,
        quiz=found,
        wishes=found.code.wishes,
        changed=changes(found.code.fingerprint, events),
        start_key=fresh_key(),
        address=url_for(".quiz", typed=found.text, _external=True),
    )
    return page, form.status


def questions_of(found: CodedQuiz) -> tuple[Question, ...]:
    """Return the questions of a code; TooFewEvents or UnreadableCode where there are none."""
    events = library.events_of(found.topic.id)
    wishes = code.wishes_over(found.code, events)
    if found.code.independent:
        made = generate(events, wishes.kinds, wishes.count, found.code.seed).questions
        if not made:
            raise TooFewEvents(gettext("The topic’s events allow none of these questions."))
        return made
    composed = version_b if found.code.version_b else compose
    return composed(events, found.code.seed, wishes).questions


def known_quiz(typed: str) -> CodedQuiz:
    """Return the quiz of a code as somebody typed it; UnreadableCode where there is none."""
    found = code.read(typed)
    for topic in library.topics():
        if code.topic_digest(topic.slug) == found.topic and sees(topic):
            return CodedQuiz(code.written(typed, topic.slug), found, topic)
    raise UnreadableCode(gettext("The topic of this code is not here. Ask who gave it to you."))


def quiz_or_404(typed: str) -> CodedQuiz:
    try:
        return known_quiz(typed)
    except UnreadableCode:
        abort(404)
