"""A second implementation of what a certain question is, that reads nothing but its JSON.

It shares no code with the product: days are compared as (year, month, day), and for each kind it
works out for itself which answers the dates allow.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import combinations, pairwise, product
from typing import Any

Record = Mapping[str, Any]
Day = tuple[int, int, int]


def complaints(question: Record, texts: Mapping[str, str] | None = None) -> list[str]:
    """Return everything that is wrong with a question; `texts` holds articles by slug."""
    found = [*form(question), *bounds(question), *explained(question, texts or {})]
    return found or [*KINDS[question["kind"]](question), *proof(question)]


def form(question: Record) -> list[str]:
    ids = [one["id"] for one in named(question)]
    found = []
    if len(set(ids)) != len(ids):
        found.append("two things have one id")
    if not 3 <= len(question["choices"]) <= 8:
        found.append(f"{len(question['choices'])} choices")
    if len({one["text"] for one in question["choices"]}) != len(question["choices"]):
        found.append("two choices read the same")
    if not set(question["key"]) <= set(ids) or not question["key"]:
        found.append("the key is not among the choices")
    if question["difficulty"] not in {1, 2, 3, 4, 5}:
        found.append("no difficulty")
    return found


def bounds(question: Record) -> list[str]:
    found = []
    for one in named(question):
        sides = [day(one[side]) for side in ("surely_after", "earliest", "latest", "surely_before")]
        known = [side for side in sides if side is not None]
        if known != sorted(known):
            found.append(f"the bounds of {one['id']} are not in order")
    return found


def explained(question: Record, texts: Mapping[str, str]) -> list[str]:
    found = [f"{one['id']} is not explained" for one in named(question) if not one["explanation"]]
    for one in named(question):
        if one["event"] and not one["excerpts"]:
            found.append(f"{one['id']} has no quotation")
        for excerpt in one["excerpts"]:
            text = texts.get(excerpt["article"])
            if text and text[excerpt["start"] : excerpt["end"]] != excerpt["quotation"]:
                found.append(f"a quotation of {one['id']} is not in its article")
    return found


def ordering(question: Record) -> list[str]:
    by_id = {one["id"]: one for one in question["choices"]}
    found = []
    if sorted(question["key"]) != sorted(by_id):
        return ["the key leaves something out"]
    rank = {one: place for place, group in enumerate(groups(question)) for one in group}
    if list(rank) != question["key"]:
        return ["the groups are not those of the key"]
    for one, other in combinations(question["key"], 2):
        if rank[one] < rank[other] and not before(by_id[one], by_id[other]):
            found.append(f"{one} and {other} could be the other way round")
        if rank[one] == rank[other] and not untold(by_id[one], by_id[other]):
            found.append(f"{one} and {other} are told apart")
    shown = [rank[one["id"]] for one in question["choices"]]
    wrong = [one > other for one, other in combinations(shown, 2) if one != other]
    if 2 * sum(wrong) < len(wrong):
        found.append("the cards lie nearly in order before anyone touched them")
    return found


def groups(question: Record) -> list[list[str]]:
    """Return the key of an ordering with those together that may be put side by side."""
    return question.get("groups") or [[one] for one in question["key"]]


def untold(one: Record, other: Record) -> bool:
    """Return whether two things that happened once may have come in either order, as is said."""
    lasting = any(mark in thing["edtf"] for thing in (one, other) for mark in "/{")
    parted = said_before(one, other) or said_before(other, one)
    return not (lasting or parted or before(one, other) or before(other, one))


def said_before(one: Record, other: Record) -> bool:
    end, start = day(one["latest"]), day(other["earliest"])
    return end is not None and start is not None and end < start


def first(question: Record) -> list[str]:
    return only_key(question, lambda one, rest: all(before(one, other) for other in rest))


def last(question: Record) -> list[str]:
    return only_key(question, lambda one, rest: all(before(other, one) for other in rest))


def dating(question: Record) -> list[str]:
    (asked,) = question["about"]
    found = only_key(question, lambda one, _: inside(asked, one))
    found += [
        f"{one['id']} touches what is asked"
        for one in question["choices"]
        if one["id"] not in question["key"] and not (before(one, asked) or before(asked, one))
    ]
    starts = [day(one["earliest"]) for one in question["choices"]]
    if starts != sorted(starts, key=lambda start: start or (-(10**9), 1, 1)):
        found.append("the dates do not ascend")
    return found


def dated(question: Record) -> list[str]:
    (period,) = question["about"]
    found = only_key(question, lambda one, _: inside(one, period))
    return found + [
        f"{one['id']} may lie in the period"
        for one in question["choices"]
        if one["id"] not in question["key"] and not (before(one, period) or before(period, one))
    ]


def following(question: Record) -> list[str]:
    (asked,) = question["about"]
    return only_key(
        question,
        lambda one, rest: (
            before(asked, one) and all(before(other, asked) or before(one, other) for other in rest)
        ),
    )


def between(question: Record) -> list[str]:
    start, end = question["about"]
    found = only_key(question, lambda one, _: before(start, one) and before(one, end))
    return found + [
        f"{one['id']} may lie between the two"
        for one in question["choices"]
        if one["id"] not in question["key"] and not (before(one, start) or before(end, one))
    ]


def placing(question: Record) -> list[str]:
    asked, *line = question["about"]
    found = [
        f"{one['id']} and {other['id']} could be the other way round"
        for one, other in combinations(line, 2)
        if not before(one, other)
    ]
    if [one["position"] for one in question["choices"]] != list(range(len(line) + 1)):
        found.append("the gaps are not those of the line")
    if not 2 <= len(line) <= 7:
        found.append(f"the line has {len(line)} events")
    return found + only_key(
        question,
        lambda one, _: (
            all(before(told, asked) for told in line[: one["position"]])
            and all(before(asked, told) for told in line[one["position"] :])
        ),
    )


def elapsed(question: Record) -> list[str]:
    first, second = question["about"]
    least = number(day(second["surely_after"])) - number(day(first["surely_before"]))
    most = number(day(second["surely_before"])) - number(day(first["surely_after"]))
    ranges = sorted(one["days"] for one in question["choices"])
    found = ["two lengths touch" for one, other in pairwise(ranges) if one[1] >= other[0]]
    if not before(first, second):
        found.append("it is not certain that the second came after the first")
    return found + only_key(
        question, lambda one, _: one["days"][0] <= least and most <= one["days"][1]
    )


KINDS = {
    "ordering": ordering,
    "first": first,
    "last": last,
    "dating": dating,
    "dated": dated,
    "next": following,
    "between": between,
    "placing": placing,
    "elapsed": elapsed,
}


def only_key(question: Record, right: Any) -> list[str]:
    choices: Sequence[Record] = question["choices"]
    answers = [
        one["id"] for one in choices if right(one, [other for other in choices if other is not one])
    ]
    return [] if answers == list(question["key"]) else [f"right are {answers}, not the key"]


def proof(question: Record) -> list[str]:
    """Return what is wrong with the certificate: steps not true, steps missing."""
    by_id = {one["id"]: one for one in named(question)}
    found = [
        f"the step {step['before']} to {step['after']} is not true"
        for step in question["certificate"]
        if not before(by_id[step["before"]], by_id[step["after"]]) or not step["because"]
    ]
    steps = {(step["before"], step["after"]) for step in question["certificate"]}
    others = [one["id"] for one in question["choices"] if one["id"] not in question["key"]]
    key = question["key"]
    needed = {
        "ordering": {
            step for group, later in pairwise(groups(question)) for step in product(group, later)
        },
        "first": {(key[0], other) for other in others},
        "last": {(other, key[0]) for other in others},
        "next": {("x", key[0])},
        "between": {("x", key[0]), (key[0], "y")},
        "placing": set(pairwise([one["id"] for one in question["about"][1:]])),
        "elapsed": {("x", "y")},
    }.get(question["kind"], set())
    return found + [f"the step {step} is missing" for step in sorted(needed - steps)]


def named(question: Record) -> list[Record]:
    return [*question["choices"], *question["about"]]


def before(one: Record, other: Record) -> bool:
    end, start = day(one["surely_before"]), day(other["surely_after"])
    return end is not None and start is not None and end < start


def inside(one: Record, period: Record) -> bool:
    start, end = day(one["surely_after"]), day(one["surely_before"])
    first_day, last_day = day(period["earliest"]), day(period["latest"])
    return None not in (start, end, first_day, last_day) and first_day <= start and end <= last_day


def day(text: str | None) -> Day | None:
    if text is None:
        return None
    year, month, number = text.lstrip("-").split("-")
    return (-int(year) if text.startswith("-") else int(year), int(month), int(number))


def number(when: Day | None) -> int:
    """Return a day as a number; every 400 years the calendar repeats, after 146,097 days."""
    assert when is not None
    year, month, day_of_month = when
    cycles, year = divmod(year, 400)
    return cycles * 146_097 + date(2000 + year, month, day_of_month).toordinal()
