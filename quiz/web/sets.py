"""Question sets: questions that a teacher keeps, to be played, shared and printed."""

from datetime import UTC, datetime

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext

from quiz.questions import code
from quiz.questions.fingerprint import changes
from quiz.questions.question import Kind, Question
from quiz.questions.sitting import siblings_of
from quiz.storage import gradebook, library, sets
from quiz.storage.database import writing
from quiz.storage.library import TopicRow
from quiz.storage.sets import QuestionSetRow, SetChangedMeanwhile, SetItem
from quiz.web.access import own_set, own_teacher, visible_topic
from quiz.web.building import LONGEST_TITLE, Draft, KeepForm, builder_page, draft_of
from quiz.web.forms import LineField, PageForm, pressed
from quiz.web.home import fresh_key
from quiz.web.notices import say
from quiz.web.previews import Preview, preview_page

pages = Blueprint("sets", __name__)

MOST_DIGITS = 9


@pages.post("/topics/<slug>/sets")
def keep(slug: str) -> ResponseReturnValue:
    """Keep what was built as a question set; pressing twice keeps one."""
    draft, form = draft_of(slug), KeepForm()
    if not draft.quiz or not form.accepted():
        return builder_page(draft, keep=form), form.status if draft.quiz else 422
    key, owner = form.key.data or "", own_teacher().id
    earlier = sets.set_with_key(key)
    if earlier and earlier.owner_id == owner:
        return redirect(url_for(".question_set", set_id=earlier.id), 303)
    row = set_row(draft, owner, form.title.data or "", fresh_key() if earlier else key)
    pairs = with_siblings(draft, draft.quiz.questions)
    with writing():
        sets.keep(row, pairs)
    say(gettext("The questions are kept. They stay as they are, whatever becomes of the topic."))
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
    draft: Draft, questions: tuple[Question, ...]
) -> list[tuple[Question, Question | None]]:
    """Return each question with its like for version B, which is kept too.

    What is printed today must be what its key, printed next month, is the key to.
    """
    siblings = siblings_of(questions, draft.events, draft.seed, draft.form.wishes)
    return list(zip(questions, siblings, strict=True))


@pages.get("/sets")
def shelf() -> str:
    """See the question sets one has kept, and bring back what was deleted."""
    owner = own_teacher().id
    kept = sets.sets_of(owner)
    return render_template(
        "sets/shelf.html",
        kept=kept,
        plays=gradebook.plays_of([one.row.id for one in kept]),
        deleted=sets.sets_of(owner, deleted=True),
    )


class TitleForm(PageForm):
    """What a set is called."""

    title = LineField(
        lazy_gettext("Title"), LONGEST_TITLE, lazy_gettext("Give the question set a title.")
    )


@pages.get("/sets/<int:set_id>")
def question_set(set_id: int) -> str:
    """See the questions of a set, with their keys, and what can be done with it."""
    row = own_set(set_id)
    form = TitleForm()
    form.title.data = row.title
    return set_page(row, form)


def set_page(row: QuestionSetRow, form: TitleForm) -> str:
    topic = topic_of(row)
    return render_template(
        "sets/set.html",
        question_set=row,
        form=form,
        items=sets.items_of(row.id),
        topic=topic,
        code=row.code if topic and makes_it_again(row.code, topic) else None,
        plays=gradebook.plays_of([row.id]).get(row.id, 0),
        kinds=tuple(Kind),
        at=number_given("at"),
    )


def makes_it_again(text: str | None, topic: TopicRow) -> bool:
    """Return whether a code still makes the questions of a set: whether no event has changed."""
    return bool(text) and not changes(
        code.read(text or "").fingerprint, library.events_of(topic.id)
    )


def topic_of(row: QuestionSetRow) -> TopicRow | None:
    """Return the topic of a set; None where it is gone, or not open to its owner any more."""
    topic = visible_topic(row.topic_slug)
    return topic if topic and topic.id == row.topic_id else None


@pages.post("/sets/<int:set_id>/title")
def title(set_id: int) -> ResponseReturnValue:
    """Give a set another title."""
    row, form = own_set(set_id), TitleForm()
    if form.accepted():
        try:
            with writing():
                sets.rename(row, form.title.data or "", version_seen(), datetime.now(UTC))
        except SetChangedMeanwhile:
            form.title.errors = [CHANGED]
        else:
            say(gettext("Saved."))
            return redirect(url_for(".question_set", set_id=set_id), 303)
    return set_page(row, form), form.status


CHANGED = lazy_gettext(
    "The set was changed meanwhile, in another tab perhaps. Look at it as it is now, and try again."
)


def version_seen() -> int:
    """Return the version of the set that the page showed whose button was pressed."""
    return number_given("version")


def number_given(name: str) -> int:
    """Return a number that stands in the address; 0 where none does."""
    given = request.args.get(name, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) <= MOST_DIGITS else 0


@pages.post("/sets/<int:set_id>/deletion")
def deletion(set_id: int) -> ResponseReturnValue:
    """Delete a set; its link opens nothing any more, until it is brought back."""
    row = own_set(set_id)
    if not pressed():
        return redirect(url_for(".question_set", set_id=set_id), 303)
    with writing():
        sets.remove(row, datetime.now(UTC))
    say(
        gettext("“%(title)s” is deleted. What was played of it stays.", title=row.title),
        url_for(".restoration", set_id=set_id),
    )
    return redirect(url_for(".shelf"), 303)


@pages.post("/sets/<int:set_id>/restoration")
def restoration(set_id: int) -> ResponseReturnValue:
    """Bring a deleted set back; its link works again."""
    row = own_set(set_id, deleted=True)
    if pressed():
        with writing():
            sets.restore(row)
        say(gettext("“%(title)s” is back.", title=row.title))
    return redirect(url_for(".shelf"), 303)


@pages.route("/sets/<int:set_id>/preview/<int:position>", methods=["GET", "POST"])
def preview(set_id: int, position: int) -> ResponseReturnValue:
    """Try a question of a set as a student would; nothing is kept."""
    row = own_set(set_id)
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
            back=url_for(".question_set", set_id=set_id, _anchor=f"question-{position}"),
            onward=onward if position < len(items) else None,
        )
    )


def item_at(items: tuple[SetItem, ...], position: int) -> SetItem:
    return items[position - 1] if 1 <= position <= len(items) else abort(404)
