"""Question sets: questions that a teacher keeps, to be played, shared and printed."""

from dataclasses import dataclass
from datetime import UTC, datetime

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from wtforms.form import BaseForm
from wtforms.validators import ValidationError

from quiz.questions import code
from quiz.questions.fingerprint import changes
from quiz.questions.question import Kind, ProvedQuestion, Question
from quiz.questions.sitting import siblings_of
from quiz.storage import accounts, holding, library, set_editing, set_sharing, set_shelf, sets
from quiz.storage.database import writing
from quiz.storage.library import TopicRow
from quiz.storage.set_editing import SetChangedMeanwhile
from quiz.storage.set_shelf import Whose
from quiz.storage.sets import (
    LONGEST_TAG,
    LONGEST_TITLE,
    MOST_TAGS,
    May,
    QuestionSetRow,
    SetItem,
    searched,
)
from quiz.web import clock
from quiz.web.access import editable_set, own_teacher, readable_set, visible_topic
from quiz.web.building import Draft, KeepForm, builder_page, draft_of
from quiz.web.forms import LineField, PageForm
from quiz.web.home import fresh_key
from quiz.web.notices import say
from quiz.web.previews import Preview, preview_page
from quiz.web.set_changes import meanwhile
from quiz.web.weighing import PointsForm, points_form

pages = Blueprint("sets", __name__)

MOST_DIGITS = 9
QUESTIONS_A_PAGE = 50


class TagsField(LineField):
    """Tags with commas between them; `tags` are they, each once."""

    @property
    def tags(self) -> tuple[str, ...]:
        by_plain: dict[str, str] = {}
        for tag in (self.data or "").split(","):
            by_plain.setdefault(searched(tag), tag.strip())
        return tuple(tag for plain, tag in by_plain.items() if plain)

    def pre_validate(self, form: BaseForm) -> None:
        """Raise ValidationError where there are too many tags, or one is too long."""
        super().pre_validate(form)
        if len(self.tags) > MOST_TAGS:
            raise ValidationError(
                gettext(
                    "A set has at most %(most)s tags; these are %(count)s.",
                    most=MOST_TAGS,
                    count=len(self.tags),
                )
            )
        if long := next((tag for tag in self.tags if len(tag) > LONGEST_TAG), None):
            raise ValidationError(
                gettext(
                    "A tag has at most %(most)s characters. Put a comma into “%(tag)s”, or "
                    "shorten it.",
                    most=LONGEST_TAG,
                    tag=long,
                )
            )


class SettingsForm(PageForm):
    """What a set is called, and its tags; `suggestions` add one of the teacher's other tags."""

    title = LineField(
        lazy_gettext("Title"), LONGEST_TITLE, lazy_gettext("Give the question set a title.")
    )
    tags = TagsField(lazy_gettext("Tags"), MOST_TAGS * (LONGEST_TAG + 2))

    def __init__(self, row: QuestionSetRow) -> None:
        super().__init__()
        self.own = row.tags.splitlines()
        if "title" not in request.form:
            self.title.data, self.tags.data = row.title, ", ".join(self.own)

    @property
    def suggestions(self) -> list[str]:
        used = {searched(tag) for tag in self.own}
        others = set_shelf.tags_of(own_teacher().id, Whose.OWN)
        return [", ".join([*self.own, tag]) for tag in others if searched(tag) not in used]


@pages.post("/topics/<slug>/sets")
def keep(slug: str) -> ResponseReturnValue:
    """Keep what was built as a question set; pressing twice keeps one."""
    draft, form = draft_of(slug), KeepForm()
    if not draft.quiz or not form.accepted():
        return builder_page(draft, keep=form), form.status if draft.quiz else 422
    key, owner = form.key.data or "", own_teacher().id
    made = set_row(draft, owner, form.title.data or "", key)
    pairs = with_siblings(draft, draft.quiz.questions)
    with writing():
        earlier = sets.set_with_key(key)
        if earlier and earlier.owner_id != owner:
            made.key, earlier = fresh_key(), None
        row = earlier or sets.keep(made, pairs)
    if row is made:
        say(
            gettext("The questions are kept. They stay as they are, whatever becomes of the topic.")
        )
    return redirect(url_for(".question_set", set_id=row.id), 303)


def set_row(draft: Draft, owner: int, title: str, key: str) -> QuestionSetRow:
    now = datetime.now(UTC)
    first_day, last_day = draft.days
    return QuestionSetRow(
        owner_id=owner,
        topic_id=draft.topic.id,
        topic_slug=draft.topic.slug,
        topic_title=draft.topic.title,
        title=title,
        key=key,
        wishes=draft.form.text,
        code=draft.code,
        first_day=first_day,
        last_day=last_day,
        made_at=now,
        changed_at=now,
    )


def with_siblings(
    draft: Draft, questions: tuple[ProvedQuestion, ...]
) -> list[tuple[Question, Question | None]]:
    """Return each question with its like for version B, which is kept too.

    What is printed today must be what its key, printed next month, is the key to.
    """
    siblings = siblings_of(questions, draft.events, draft.seed, draft.form.wishes)
    return list(zip(questions, siblings, strict=True))


@pages.get("/sets/<int:set_id>")
def question_set(set_id: int) -> str:
    """See the questions of a set, with their keys, and what can be done with it."""
    return set_page(readable_set(set_id))


def set_page(
    row: QuestionSetRow, form: SettingsForm | None = None, weights: PointsForm | None = None
) -> str:
    topic, known, items = topic_of(row), own_teacher(), sets.items_of(row.id)
    page = page_of(items)
    may = set_sharing.right_of(known.id, row) or May.READ
    return render_template(
        "sets/set.html",
        question_set=row,
        form=form or SettingsForm(row),
        weights=weights or points_form(page.items),
        page=page,
        count=len(items),
        points=sum(item.points for item in items),
        topic=topic,
        code=row.code if topic and makes_it_again(row.code, topic) else None,
        dependents=set_shelf.dependents(row),
        held=holding.is_held(row.id, clock.now()),
        kinds=tuple(Kind),
        at=number_given("at"),
        copy_key=fresh_key(),
        owned=row.owner_id == known.id,
        owner=accounts.account(row.owner_id),
        may_copy=may.allows(May.COPY),
        may_edit=may.allows(May.EDIT),
    )


@dataclass(frozen=True, slots=True)
class SetPage:
    """Some of the questions of a set, and which page of how many they are, from 1."""

    items: tuple[SetItem, ...]
    number: int
    last: int


def page_of(items: tuple[SetItem, ...]) -> SetPage:
    """Return the page that the address asks for, or that the question is on which it names."""
    last = max(1, -(-len(items) // QUESTIONS_A_PAGE))
    asked_for = -(-number_given("at") // QUESTIONS_A_PAGE) or number_given("page")
    number = min(max(asked_for, 1), last)
    end = number * QUESTIONS_A_PAGE
    return SetPage(items[end - QUESTIONS_A_PAGE : end], number, last)


def makes_it_again(text: str | None, topic: TopicRow) -> bool:
    """Return whether a code still makes the questions of a set: whether no event has changed."""
    return bool(text) and not changes(
        code.read(text or "").fingerprint, library.events_of(topic.id)
    )


def topic_of(row: QuestionSetRow) -> TopicRow | None:
    """Return the topic of a set; None where it is gone, or not open to the visitor."""
    topic = visible_topic(row.topic_slug)
    return topic if topic and topic.id == row.topic_id else None


@pages.post("/sets/<int:set_id>/settings")
def settings(set_id: int) -> ResponseReturnValue:
    """Give a set another title, and other tags."""
    row = editable_set(set_id)
    form = SettingsForm(row)
    if form.accepted():
        title, tags = form.title.data or "", form.tags.tags
        try:
            with writing():
                now = datetime.now(UTC)
                set_editing.describe(row, own_teacher(), title, tags, version_seen(), now)
        except SetChangedMeanwhile as conflict:
            form.title.errors = [meanwhile(conflict)]
        else:
            say(gettext("Saved."))
            return redirect(url_for(".question_set", set_id=set_id), 303)
    return set_page(row, form), form.status


def version_seen() -> int:
    """Return the version of the set that the page showed whose button was pressed."""
    return number_given("version")


def number_given(name: str) -> int:
    """Return a number that stands in the address; 0 where none does."""
    given = request.args.get(name, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) <= MOST_DIGITS else 0


@pages.route("/sets/<int:set_id>/preview/<int:position>", methods=["GET", "POST"])
def preview(set_id: int, position: int) -> ResponseReturnValue:
    """Try a question of a set as a student would; nothing is kept."""
    row = readable_set(set_id)
    items, topic = sets.items_of(row.id), topic_of(row)
    item = item_at(items, position)
    here = url_for(".preview", set_id=set_id, position=position)
    onward = url_for(".preview", set_id=set_id, position=position + 1)
    return preview_page(
        Preview(
            question=item.question,
            position=position,
            count=len(items),
            title=row.title,
            topic=topic.slug if topic else None,
            first_day=row.first_day,
            last_day=row.last_day,
            here=here,
            back=url_for(
                ".question_set", set_id=set_id, at=position, _anchor=f"question-{position}"
            ),
            onward=onward if position < len(items) else None,
        )
    )


def item_at(items: tuple[SetItem, ...], position: int) -> SetItem:
    return items[position - 1] if 1 <= position <= len(items) else abort(404)
