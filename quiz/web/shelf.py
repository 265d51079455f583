"""A teacher's question sets: found, copied, archived, deleted and brought back."""

from dataclasses import dataclass
from datetime import UTC, datetime

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from wtforms import HiddenField, SelectField
from wtforms.validators import Regexp

from quiz.storage import gradebook, set_copying, set_shelf, sets
from quiz.storage.database import writing
from quiz.storage.set_shelf import ListedSet, Search, Sort, Whose
from quiz.storage.sets import LONGEST_TITLE
from quiz.web.access import copyable_set, own_teacher, owned_set
from quiz.web.forms import LineField, PageForm, pressed
from quiz.web.home import fresh_key
from quiz.web.notices import say

pages = Blueprint("shelf", __name__)

SETS_A_PAGE = 40
LONGEST_SEARCH = 200
MOST_DIGITS = 9
# In an address: the sets that are about no topic.
NO_TOPIC = "-"

WHOSE = {
    Whose.AT_HAND: lazy_gettext("All"),
    Whose.OWN: lazy_gettext("Yours"),
    Whose.SHARED: lazy_gettext("Shared"),
    Whose.ARCHIVED: lazy_gettext("Archived"),
}
SORTS = {
    Sort.CHANGED: lazy_gettext("Changed last"),
    Sort.TITLE: lazy_gettext("Title"),
}


class FindForm(PageForm):
    """Words, a tag, a topic, whose sets, and what comes first; the address keeps it all."""

    q = LineField(lazy_gettext("Title, tag, topic or words of a question"), LONGEST_SEARCH)
    tag = SelectField(lazy_gettext("Tag"), default="")
    topic = SelectField(lazy_gettext("Topic"), default="")
    whose = SelectField(lazy_gettext("Which"), default=Whose.AT_HAND.value)
    sort = SelectField(lazy_gettext("First comes"), default=Sort.CHANGED.value)

    def __init__(self, person_id: int) -> None:
        super().__init__(request.args)
        self.whose.choices, self.sort.choices = list(WHOSE.items()), list(SORTS.items())
        which = Whose(self.whose.data) if self.whose.data in list(Whose) else Whose.AT_HAND
        tags, topics = set_shelf.tags_of(person_id, which), set_shelf.topics_of(person_id, which)
        self.tag.choices = [("", gettext("Any or none")), *((tag, tag) for tag in tags)]
        self.topic.choices = [
            ("", gettext("Any or none")),
            *((slug or NO_TOPIC, title or gettext("No topic")) for slug, title in topics.items()),
        ]

    @property
    def search(self) -> Search:
        """What is looked for; all that is at hand where the form cannot be read."""
        if not self.validate():
            return Search()
        topic = {"": None, NO_TOPIC: ""}.get(self.topic.data, self.topic.data)
        return Search(
            words=tuple((self.q.data or "").split()),
            tag=self.tag.data or None,
            topic=topic,
            whose=Whose(self.whose.data),
            sort=Sort(self.sort.data),
        )

    @property
    def asked(self) -> dict[str, str]:
        """What makes the list another than the one that is there first."""
        return {one.name: one.data for one in self if one.data and one.data != one.default}

    @property
    def narrowed(self) -> bool:
        """Whether it is looked for something, beyond whose sets and their order."""
        return bool(self.asked.keys() - {"sort", "whose"})


@dataclass(frozen=True, slots=True)
class FoundSets:
    """How many sets are found, those on this page, and which page of how many it is, from 1."""

    number: int
    sets: list[ListedSet]
    page: int
    last_page: int


@pages.get("/sets")
def shelf() -> ResponseReturnValue:
    """See the question sets one has and those shared with one, and find some of them."""
    person_id = own_teacher().id
    form = FindForm(person_id)
    found = found_sets(person_id, form.search)
    page = render_template(
        "shelf/shelf.html",
        form=form,
        found=found,
        plays=gradebook.plays_of([one.row.id for one in found.sets]),
        person_id=person_id,
        deleted=sets.sets_of(person_id, deleted=True),
        no_topic=NO_TOPIC,
    )
    return page, form.status


def found_sets(person_id: int, search: Search) -> FoundSets:
    number = set_shelf.number_found(person_id, search)
    last = max(1, -(-number // SETS_A_PAGE))
    given = request.args.get("page", "")
    asked_for = (
        int(given) if given.isascii() and given.isdigit() and len(given) <= MOST_DIGITS else 1
    )
    page = min(max(asked_for, 1), last)
    listed = set_shelf.listed(person_id, search, (page - 1) * SETS_A_PAGE, SETS_A_PAGE)
    return FoundSets(number, listed, page, last)


class CopyForm(PageForm):
    """The button that copies a set; the key of the copy's link makes two presses make only one."""

    key = HiddenField(validators=[Regexp(r"[0-9a-f]{32}\Z")])


@pages.post("/sets/<int:set_id>/copies")
def copy(set_id: int) -> ResponseReturnValue:
    """Copy a set for oneself; pressing twice makes one copy."""
    row, known, form = copyable_set(set_id), own_teacher(), CopyForm()
    if not pressed():
        return redirect(url_for("sets.question_set", set_id=set_id), 303)
    key = form.key.data if form.validate() else fresh_key()
    title, now = gettext("Copy of %(title)s", title=row.title)[:LONGEST_TITLE], datetime.now(UTC)
    with writing():
        earlier = sets.set_with_key(key or "")
        if earlier and earlier.owner_id == known.id and earlier.deleted_at is None:
            copied = earlier
        else:
            free = fresh_key() if earlier else key or ""
            copied = set_copying.copy_set(row, known, title, free, now)
    if copied is not earlier:
        say(gettext("This is your copy. What you change in it changes nothing elsewhere."))
    return redirect(url_for("sets.question_set", set_id=copied.id), 303)


@pages.post("/sets/<int:set_id>/archiving")
def archiving(set_id: int) -> ResponseReturnValue:
    """Take a set out of the lists; its link and its assignments go on."""
    row = owned_set(set_id)
    if pressed():
        with writing():
            set_shelf.archive(row, own_teacher(), datetime.now(UTC))
        say(
            gettext(
                "“%(title)s” is archived. Its link and its assignments go on.", title=row.title
            ),
            url_for(".unarchiving", set_id=set_id),
        )
    return redirect(url_for(".shelf"), 303)


@pages.post("/sets/<int:set_id>/unarchiving")
def unarchiving(set_id: int) -> ResponseReturnValue:
    """Put an archived set back into the lists."""
    row = owned_set(set_id)
    if pressed():
        with writing():
            set_shelf.unarchive(row, own_teacher(), datetime.now(UTC))
        say(gettext("“%(title)s” is in the list again.", title=row.title))
    return redirect(url_for("sets.question_set", set_id=set_id), 303)


@pages.post("/sets/<int:set_id>/deletion")
def deletion(set_id: int) -> ResponseReturnValue:
    """Delete a set; its link opens nothing any more, until it is brought back."""
    row = owned_set(set_id)
    if not pressed():
        return redirect(url_for("sets.question_set", set_id=set_id), 303)
    with writing():
        set_shelf.remove(row, own_teacher(), datetime.now(UTC))
    say(
        gettext("“%(title)s” is deleted. What was played of it stays.", title=row.title),
        url_for(".restoration", set_id=set_id),
    )
    return redirect(url_for(".shelf"), 303)


@pages.post("/sets/<int:set_id>/restoration")
def restoration(set_id: int) -> ResponseReturnValue:
    """Bring a deleted set back; its link works again."""
    row = owned_set(set_id, deleted=True)
    if pressed():
        with writing():
            set_shelf.restore(row, own_teacher(), datetime.now(UTC))
        say(gettext("“%(title)s” is back.", title=row.title))
    return redirect(url_for(".shelf"), 303)
