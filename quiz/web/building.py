"""The quiz builder: what is wished for, what the topic allows of it, and the questions at once."""

import secrets
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext, ngettext
from wtforms import HiddenField
from wtforms.validators import Regexp

from quiz.events.event import Event
from quiz.questions.code import SEEDS, code_of
from quiz.questions.difficulty import LEVELS
from quiz.questions.question import Kind
from quiz.questions.sitting import Quiz, TooFewEvents, compose
from quiz.questions.wishes import Wishes
from quiz.storage import library
from quiz.storage.library import Sharing, TopicRow
from quiz.storage.sets import LONGEST_TITLE
from quiz.web.access import own_teacher, public_topic
from quiz.web.filters import day_words, kind_name
from quiz.web.forms import LineField, PageForm
from quiz.web.home import StartForm, fresh_key
from quiz.web.languages import translated
from quiz.web.previews import Preview, preview_page
from quiz.web.scale import outermost_days
from quiz.web.taking import begun
from quiz.web.wishing import WishesForm

pages = Blueprint("building", __name__)

TOPIC_SHARE = 90  # characters of a title made of the topic's and the day


class KeepForm(PageForm):
    """What a set is called; the key of its link makes two presses keep only one."""

    title = LineField(
        lazy_gettext("Title"),
        LONGEST_TITLE,
        lazy_gettext("Give the question set a title."),
    )
    key = HiddenField(
        validators=[
            Regexp(r"[0-9a-f]{32}\Z", message="This page was incomplete. Press the button again.")
        ]
    )


@dataclass(frozen=True, slots=True)
class Draft:
    """A quiz that is being built; it has no questions while the wishes allow none."""

    topic: TopicRow
    events: tuple[Event, ...]
    form: WishesForm
    quiz: Quiz | None

    @property
    def seed(self) -> int:
        return self.form.seed or 0

    @property
    def code(self) -> str | None:
        """Return the code that makes the quiz again; None where it is more than one can hold."""
        return code_of(self.topic.slug, self.form.wishes, self.seed, self.events)

    @property
    def days(self) -> tuple[int, int]:
        """Return the first and the last day that timelines show."""
        return outermost_days(self.events) or abort(404)

    @property
    def usable(self) -> int:
        """Return how many events can be asked as things are wished for."""
        return len(self.events) - sum(self.quiz.refused.values()) if self.quiz else 0

    @property
    def kinds(self) -> Mapping[Kind, int]:
        """Return how many questions there are of each kind, the most first."""
        questions = self.quiz.questions if self.quiz else ()
        return dict(Counter(question.kind for question in questions).most_common())

    @property
    def levels(self) -> Mapping[str, int]:
        """Return how many questions there are of each difficulty, by its name, the easy first."""
        counted = Counter(one.difficulty for one in self.quiz.questions) if self.quiz else Counter()
        return {translated(LEVELS[level - 1]): counted[level] for level in sorted(counted)}

    @property
    def missed(self) -> list[str]:
        """Return what was wished for and could not be made, in words."""
        counted = Counter(self.quiz.missed if self.quiz else ())
        return [missed_words(kind, number) for kind, number in counted.items()]


def missed_words(kind: Kind | None, number: int) -> str:
    if kind is None:
        return ngettext("%(num)s question", "%(num)s questions", number)
    return ngettext(
        "%(num)s question of the kind “%(kind)s”",
        "%(num)s questions of the kind “%(kind)s”",
        number,
        kind=kind_name(kind),
    )


def draft_of(slug: str) -> Draft:
    """Return what the address wishes for, of a topic that a teacher may see; else 404."""
    own_teacher()
    topic = public_topic(slug)
    events = library.events_of(topic.id)
    form = WishesForm(events, library.articles_of(topic.id))
    quiz = None
    if form.validate() and form.seed is not None:
        try:
            quiz = composed(events, form.seed, form.wishes)
        except TooFewEvents as shortage:
            form.form_errors.append(translated(shortage))
    return Draft(topic, events, form, quiz)


# Built, looked at, tried and kept, the same questions are asked for again and again.
@lru_cache(maxsize=16)
def composed(events: tuple[Event, ...], seed: int, wishes: Wishes) -> Quiz:
    return compose(events, seed, wishes)


@pages.get("/topics/<slug>/builder")
def builder(slug: str) -> ResponseReturnValue:
    """Say what a quiz shall be like, and see at once what comes of it."""
    draft = draft_of(slug)
    if draft.form.seed is None or "another" in request.args:
        mix = draft.form.address(seed=secrets.randbelow(SEEDS))
        return redirect(url_for(".builder", slug=slug, **mix), 303)
    return builder_page(draft), draft.form.status


def builder_page(draft: Draft, keep: KeepForm | None = None, start: StartForm | None = None) -> str:
    """Return the page of the builder, with the forms below it as they were sent, if one was."""
    return render_template(
        "building/builder.html",
        draft=draft,
        topic=draft.topic,
        form=draft.form,
        keep=keep or titled(draft.topic),
        start=start or StartForm(),
        key=fresh_key(),
        start_key=fresh_key(),
        for_everyone=draft.topic.sharing == Sharing.EVERYONE,
    )


def titled(topic: TopicRow) -> KeepForm:
    """Return the form with a title in it that will do."""
    form = KeepForm()
    form.title.data = f"{topic.title[:TOPIC_SHARE]}, {day_words(datetime.now(UTC))}"
    return form


@pages.post("/topics/<slug>/builder/attempts")
def start(slug: str) -> ResponseReturnValue:
    """Play what was built, as anybody would."""
    draft, form = draft_of(slug), StartForm()
    if draft.quiz and form.accepted():
        key, code = form.start_key.data or "", draft.code
        attempt = begun(draft.topic, draft.days, draft.quiz.questions, draft.seed, key, code)
        return redirect(url_for("taking.attempt", attempt_id=attempt.id), 303)
    return builder_page(draft, start=form), form.status if draft.quiz else 422


@pages.route("/topics/<slug>/builder/preview/<int:position>", methods=["GET", "POST"])
def preview(slug: str, position: int) -> ResponseReturnValue:
    """Try a question of what was built as a student would; nothing is kept."""
    draft = draft_of(slug)
    questions = draft.quiz.questions if draft.quiz else ()
    if not 1 <= position <= len(questions):
        abort(404)
    first_day, last_day = draft.days
    return preview_page(
        Preview(
            question=questions[position - 1],
            position=position,
            count=len(questions),
            title=draft.topic.title,
            topic=slug,
            first_day=first_day,
            last_day=last_day,
            here=previewed(draft, position),
            back=url_for(
                ".builder", slug=slug, _anchor=f"question-{position}", **draft.form.address()
            ),
            onward=previewed(draft, position + 1) if position < len(questions) else None,
        )
    )


def previewed(draft: Draft, position: int) -> str:
    return url_for(".preview", slug=draft.topic.slug, position=position, **draft.form.address())
