"""What a student will experience of an assignment, in one paragraph."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from flask_babel import gettext, lazy_gettext, ngettext

from quiz.attempts.rules import Rule
from quiz.attempts.terms import Explained, Preset, Terms
from quiz.results.standing import Counting
from quiz.web.filters import publication
from quiz.web.marking import NAMES

COUNTED = {
    Counting.HIGHEST: lazy_gettext("The highest attempt counts"),
    Counting.LATEST: lazy_gettext("The latest attempt counts"),
    Counting.FIRST: lazy_gettext("The first attempt counts"),
    Counting.MEAN: lazy_gettext("The mean of all attempts counts"),
}

PRACTISED = {
    Explained.AT_ONCE: lazy_gettext(
        "Each answer counts when it is given, and is explained at once."
    ),
    Explained.AFTER_SUBMISSION: lazy_gettext(
        "Each answer counts when it is given; explanations after the last answer."
    ),
    Explained.AFTER_CLOSING: lazy_gettext(
        "Each answer counts when it is given; explanations after closing."
    ),
    Explained.NEVER: lazy_gettext(
        "Each answer counts when it is given; what was right is not shown."
    ),
}

EXAMINED = {
    Explained.AFTER_SUBMISSION: lazy_gettext(
        "Answers can be changed until they are handed in; explanations after that."
    ),
    Explained.AFTER_CLOSING: lazy_gettext(
        "Answers can be changed until they are handed in; explanations after closing."
    ),
    Explained.NEVER: lazy_gettext(
        "Answers can be changed until they are handed in; what was right is not shown."
    ),
}


def promise(
    terms: Terms,
    counting: Counting,
    zone: ZoneInfo,
    questions: int | None = None,
    *,
    own_version: bool = False,
) -> str:
    """Return the paragraph: the terms for one student, or those for all.

    Times are those of the zone. `own_version` is said where each student has other questions.
    """
    if terms.excused:
        return gettext("You are excused: nothing has to be handed in.")
    sentences = [
        when(terms, zone),
        how_much(questions, own_version=own_version),
        how_often(terms),
        (PRACTISED if terms.preset is Preset.PRACTICE else EXAMINED)[terms.explained],
        how_it_ends(terms),
        what_counts(terms, counting),
        how_marked(terms),
    ]
    return " ".join(str(sentence) for sentence in sentences if sentence)


def when(terms: Terms, zone: ZoneInfo) -> str:
    opens, closes, here = terms.opens_at, terms.closes_at, zone_words(zone)
    if opens and closes:
        return gettext(
            "Open from %(opens)s to %(closes)s (%(zone)s).",
            opens=moment_there(opens, zone),
            closes=moment_there(closes, zone),
            zone=here,
        )
    if closes:
        return gettext("Open until %(at)s (%(zone)s).", at=moment_there(closes, zone), zone=here)
    if opens:
        return gettext(
            "Open from %(at)s (%(zone)s), without an end.", at=moment_there(opens, zone), zone=here
        )
    return gettext("Open without an end.")


def moment_there(moment: datetime, zone: ZoneInfo) -> str:
    """Return a moment as it is said in a zone: "3 December 2026 at 08:00"."""
    there = moment.astimezone(zone)
    return gettext("%(day)s at %(clock)s", day=publication(there.date()), clock=f"{there:%H:%M}")


def zone_words(zone: ZoneInfo) -> str:
    """Return what a zone's time is called: "Vienna time"."""
    place = zone.key.rsplit("/", 1)[-1].replace("_", " ")
    return place if place == "UTC" else gettext("%(place)s time", place=place)


def how_much(questions: int | None, *, own_version: bool) -> str:
    if questions is None:
        return ""
    if own_version:
        return ngettext(
            "One question; each student has another, of like difficulty.",
            "%(num)s questions; each student has others, of like difficulty.",
            questions,
        )
    return ngettext("One question.", "%(num)s questions.", questions)


def how_often(terms: Terms) -> str:
    length = duration(terms.limit) if terms.limit else ""
    if terms.attempts is None:
        if length:
            return gettext("As many attempts as you like, of %(length)s each.", length=length)
        return gettext("As many attempts as you like, without a time limit.")
    if terms.attempts == 1:
        if length:
            return gettext("One attempt of %(length)s.", length=length)
        return gettext("One attempt, without a time limit.")
    if length:
        return gettext(
            "%(count)s attempts of %(length)s each.", count=terms.attempts, length=length
        )
    return gettext("%(count)s attempts, without a time limit.", count=terms.attempts)


def duration(length: timedelta) -> str:
    """Return a length of time in hours, minutes and seconds, without those that are none."""
    minutes, seconds = divmod(round(length.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    parts = [
        hours and ngettext("%(num)s hour", "%(num)s hours", hours),
        minutes and ngettext("%(num)s minute", "%(num)s minutes", minutes),
        seconds and ngettext("%(num)s second", "%(num)s seconds", seconds),
    ]
    return " ".join(part for part in parts if part)


def how_it_ends(terms: Terms) -> str:
    """Return what happens to an attempt that is under way at its end."""
    if terms.limit and terms.closes_at:
        return gettext("When the time is up, or at closing, what is saved is handed in.")
    if terms.limit:
        return gettext("When the time is up, what is saved is handed in.")
    if terms.closes_at:
        return gettext("At closing, what is saved is handed in.")
    return ""


def what_counts(terms: Terms, counting: Counting) -> str:
    """Return which attempt counts, where there may be several, and what passes."""
    several = terms.attempts != 1
    passing = terms.pass_mark is not None and percent(terms.pass_mark)
    if several and passing:
        return gettext("%(counted)s; %(share)s passes.", counted=COUNTED[counting], share=passing)
    if passing:
        return gettext("%(share)s passes.", share=passing)
    return f"{COUNTED[counting]}." if several else ""


def percent(share: float) -> str:
    """Return a share in percent as it is written: "60 %", "62.5 %"."""
    return f"{100 * share:.1f}".removesuffix(".0") + "\N{NO-BREAK SPACE}%"


def how_marked(terms: Terms) -> str:
    if terms.rule is Rule.CERTAIN_PAIRS:
        return ""
    return gettext("An order is marked by the rule “%(rule)s”.", rule=NAMES[terms.rule])
