"""Taking events from other topics, with the articles that tell them."""

from datetime import UTC, datetime

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from quiz.storage import copying, library, topics
from quiz.storage.changes import ChangedMeanwhile, ChangeRow, Kept
from quiz.storage.database import writing
from quiz.storage.library import TopicRow
from quiz.web.access import editable_topic, own_teacher, public_topic
from quiz.web.changed import about
from quiz.web.forms import pressed
from quiz.web.listed import ListForm, listed
from quiz.web.notices import say
from quiz.web.undoing import say_with_undo

pages = Blueprint("takings", __name__)


@pages.get("/topics/<slug>/takings")
def takings(slug: str) -> ResponseReturnValue:
    """Choose events of another topic, to have them in this one too."""
    topic = editable_topic(slug)
    if "source" not in request.args:
        others = [one for one in topics.listed(own_teacher().id) if one.row.id != topic.id]
        return render_template("takings/sources.html", topic=topic, others=others)
    source = public_topic(request.args["source"])
    events = library.events_of(source.id)
    form = ListForm(events)
    found = listed(form, {event.name: Kept(event, 0) for event in events})
    page = render_template(
        "takings/takings.html",
        topic=topic,
        source=source,
        form=form,
        found=found,
        here=copying.shared(topic, source, events).events,
    )
    return page, form.status


@pages.post("/topics/<slug>/takings")
def take(slug: str) -> ResponseReturnValue:
    """Take the events that were chosen, as one change that can be taken back."""
    topic, source = editable_topic(slug), public_topic(request.form.get("source", ""))
    back = request.full_path
    names = set(request.form.getlist("listed" if "all" in request.form else "event"))
    if not pressed():
        return redirect(back, 303)
    if not names:
        say(gettext("Nothing was chosen. Tick the events that you want."))
        return redirect(back, 303)
    try:
        with writing():
            change = copying.take_events(topic, source, names, own_teacher(), datetime.now(UTC))
    except ChangedMeanwhile:
        say(gettext("Somebody changed that topic meanwhile: nothing was taken. Choose again."))
    else:
        tell(topic, change, back)
    return redirect(back, 303)


def tell(topic: TopicRow, change: ChangeRow | None, back: str) -> None:
    if change is None:
        say(gettext("This topic has them already."))
    else:
        said = gettext("Taken: %(what)s.", what=about(change))
        say_with_undo(said, topic, change, back)
