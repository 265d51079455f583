"""What teachers did to a topic, each deed in a sentence."""

from dataclasses import dataclass

from flask_babel import gettext, lazy_gettext, ngettext

from quiz.storage.changes import Action, ChangeRow
from quiz.storage.library import Sharing
from quiz.web.filters import headline

# `about` is an event or several, the topic, or an article.
DEEDS = {
    Action.IMPORTED: lazy_gettext("%(who)s brought an article: %(about)s"),
    Action.ACCEPTED: lazy_gettext("%(who)s accepted %(about)s"),
    Action.EDITED: lazy_gettext("%(who)s edited %(about)s"),
    Action.REJECTED: lazy_gettext("%(who)s rejected %(about)s"),
    Action.HIDDEN: lazy_gettext("%(who)s hid %(about)s"),
    Action.SHOWN: lazy_gettext("%(who)s showed %(about)s again"),
    Action.SPLIT: lazy_gettext("%(who)s made two events of %(about)s"),
    Action.MERGED: lazy_gettext("%(who)s merged two events into %(about)s"),
    Action.ADDED: lazy_gettext("%(who)s added %(about)s"),
    Action.SETTLED: lazy_gettext("%(who)s settled the date of %(about)s"),
    Action.TAKEN: lazy_gettext("%(who)s took from another topic %(about)s"),
    Action.COPIED: lazy_gettext("%(who)s made this topic as a copy of %(about)s"),
    Action.RENAMED: lazy_gettext("%(who)s named the topic %(about)s"),
    Action.DESCRIBED: lazy_gettext("%(who)s described the topic anew"),
    Action.DELETED: lazy_gettext("%(who)s deleted the topic"),
    Action.RESTORED: lazy_gettext("%(who)s brought the topic back"),
    Action.ARTICLE_EDITED: lazy_gettext("%(who)s changed what is said of the article %(about)s"),
    Action.ARTICLE_REMOVED: lazy_gettext("%(who)s removed the article %(about)s"),
    Action.ARTICLE_RESTORED: lazy_gettext("%(who)s brought back the article %(about)s"),
}
SHARED = {
    Sharing.OWN: lazy_gettext("%(who)s kept the topic to themselves"),
    Sharing.TEACHERS: lazy_gettext("%(who)s shared the topic with all teachers"),
    Sharing.EVERYONE: lazy_gettext("%(who)s shared the topic with everyone"),
}


@dataclass(frozen=True, slots=True)
class MadeChange:
    """A change as the page of changes lists it."""

    row: ChangeRow
    said: str


def made(change: ChangeRow) -> MadeChange:
    """Return a change with its sentence: "Ada rejected “The Wall falls.”"."""
    who = change.username or gettext("Somebody")
    action = Action(change.action)
    deed = SHARED[Sharing(change.about)] if action is Action.SHARED else DEEDS[action]
    return MadeChange(change, str(deed) % {"who": who, "about": about(change)})


def about(change: ChangeRow) -> str:
    """Return what a change is about: so many events, or the words of one thing."""
    if change.of_events and change.about.isdecimal():
        count = int(change.about)
        return ngettext("%(num)s event", "%(num)s events", count)
    return gettext("“%(words)s”", words=headline(change.about))
