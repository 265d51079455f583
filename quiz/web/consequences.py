"""What a change of an assignment does to what was begun and handed in of it."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext, ngettext

from quiz.results.standing import Counting
from quiz.storage.assignments import AssignmentRow
from quiz.storage.progress import Work

FROZEN = ("preset", "rule", "shuffled")
ENDS = ("closes_at", "minutes")


def consequences(row: AssignmentRow, values: Mapping[str, Any], work: Sequence[Work]) -> list[str]:
    """Return in sentences what the new values of its columns change for whom."""
    changed = {name for name, value in values.items() if getattr(row, name) != value}
    begun = sum(len(one.attempts) for one in work)
    if not begun:
        return []
    said = [
        on_those_begun(begun) if changed & {*FROZEN} else "",
        on_those_under_way(work) if changed & {*ENDS} else "",
        on_scores(row, values, work) if "counting" in changed else "",
        on_passes(row, values, work) if changed & {"pass_mark", "counting"} else "",
        on_explanations(work) if "explained" in changed else "",
        on_attempts(values["attempts"], work) if "attempts" in changed else "",
    ]
    return [sentence for sentence in said if sentence]


def on_those_begun(begun: int) -> str:
    return ngettext(
        "Practice or exam, how an order is marked and the order of the choices hold for attempts "
        "begun from now on. The one that was begun stays as it is.",
        "Practice or exam, how an order is marked and the order of the choices hold for attempts "
        "begun from now on. The %(num)s that were begun stay as they are.",
        begun,
    )


def on_those_under_way(work: Sequence[Work]) -> str:
    under_way = sum(one.under_way is not None for one in work)
    if not under_way:
        return ""
    return ngettext(
        "One student is at it now: the attempt ends by the new times, counted from its beginning.",
        "%(num)s students are at it now: their attempts end by the new times, counted from their "
        "beginnings.",
        under_way,
    )


def on_scores(row: AssignmentRow, values: Mapping[str, Any], work: Sequence[Work]) -> str:
    before, after = Counting(row.counting), Counting(values["counting"])
    moved = sum(one.share(before) != one.share(after) for one in work)
    if not moved:
        return ""
    return ngettext(
        "Another attempt counts: the score of one student changes.",
        "Another attempt counts: the scores of %(num)s students change.",
        moved,
    )


def on_passes(row: AssignmentRow, values: Mapping[str, Any], work: Sequence[Work]) -> str:
    before = passed(work, Counting(row.counting), row.pass_mark)
    after = passed(work, Counting(values["counting"]), values["pass_mark"])
    handed_in = sum(bool(one.finished) for one in work)
    if after is None:
        return "" if before is None else gettext("Nothing is said of passing any more.")
    if before is None:
        return gettext(
            "Of %(all)s students who handed it in, %(after)s pass.", all=handed_in, after=after
        )
    if before == after:
        return ""
    return gettext(
        "Of %(all)s students who handed it in, %(after)s pass, and not %(before)s.",
        all=handed_in,
        after=after,
        before=before,
    )


def passed(work: Sequence[Work], counting: Counting, mark: float | None) -> int | None:
    if mark is None:
        return None
    shares = (one.share(counting) for one in work)
    return sum(share is not None and share >= mark for share in shares)


def on_explanations(work: Sequence[Work]) -> str:
    handed_in = sum(bool(one.finished) for one in work)
    if not handed_in:
        return ""
    return ngettext(
        "When explanations are read holds at once, for the student who handed it in too.",
        "When explanations are read holds at once, for the %(num)s students who handed it in too.",
        handed_in,
    )


def on_attempts(attempts: int | None, work: Sequence[Work]) -> str:
    more = sum(attempts is not None and len(one.attempts) > attempts for one in work)
    if not more:
        return ""
    return ngettext(
        "One student has begun more attempts than that: they stay, and count.",
        "%(num)s students have begun more attempts than that: they stay, and count.",
        more,
    )
