"""How values are written on a page."""

import math
import re
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from itertools import pairwise

from babel.numbers import get_decimal_symbol
from flask import Flask, current_app
from flask_babel import format_date, get_locale, lazy_gettext

from quiz.attempts.attempt import Item
from quiz.dates.historical import HistoricalDate
from quiz.events.event import Excerpt
from quiz.practice.evidence import evidence
from quiz.questions import difficulty
from quiz.questions.question import Choice, Kind, ProvedQuestion, Question, proved_choices
from quiz.questions.written import WrittenKind
from quiz.web.date_words import gap, words, year_words
from quiz.web.drawing import shape_of
from quiz.web.languages import translated
from quiz.web.markdown import (
    choice_words,
    is_line,
    is_written,
    markdown,
    markdown_line,
    stem_words,
)
from quiz.web.scale import day_label, year_count, year_label

NUMBER_WORDS = (
    lazy_gettext("none"),
    lazy_gettext("one"),
    lazy_gettext("two"),
    lazy_gettext("three"),
    lazy_gettext("four"),
    lazy_gettext("five"),
    lazy_gettext("six"),
    lazy_gettext("seven"),
    lazy_gettext("eight"),
    lazy_gettext("nine"),
    lazy_gettext("ten"),
)

ORDINALS = (
    lazy_gettext("1st"),
    lazy_gettext("2nd"),
    lazy_gettext("3rd"),
    lazy_gettext("4th"),
    lazy_gettext("5th"),
    lazy_gettext("6th"),
    lazy_gettext("7th"),
    lazy_gettext("8th"),
    lazy_gettext("9th"),
    lazy_gettext("10th"),
    lazy_gettext("11th"),
    lazy_gettext("12th"),
    lazy_gettext("13th"),
    lazy_gettext("14th"),
    lazy_gettext("15th"),
    lazy_gettext("16th"),
    lazy_gettext("17th"),
    lazy_gettext("18th"),
    lazy_gettext("19th"),
    lazy_gettext("20th"),
    lazy_gettext("21st"),
    lazy_gettext("22nd"),
    lazy_gettext("23rd"),
    lazy_gettext("24th"),
    lazy_gettext("25th"),
    lazy_gettext("26th"),
)

KIND_NAMES = {
    Kind.ORDERING: lazy_gettext("Put in order"),
    Kind.FIRST: lazy_gettext("Which came first"),
    Kind.LAST: lazy_gettext("Which came last"),
    Kind.DATING: lazy_gettext("When it happened"),
    Kind.DATED: lazy_gettext("What happened then"),
    Kind.NEXT: lazy_gettext("Which came next"),
    Kind.BETWEEN: lazy_gettext("Which came between"),
    Kind.PLACING: lazy_gettext("Place in a line"),
    Kind.ELAPSED: lazy_gettext("How long after"),
    WrittenKind.ONE_RIGHT: lazy_gettext("One is right"),
    WrittenKind.SEVERAL_RIGHT: lazy_gettext("Several are right"),
    WrittenKind.WRITTEN_ORDER: lazy_gettext("Put in order"),
}

# What <time datetime> can say: a day, a month or a year of our era.
MACHINE_DATE = re.compile(r"(?!0000)\d{4}(-\d{2}){0,2}")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some of a quotation; `marked` where it is the words that say the date."""

    text: str
    marked: bool


def pieces(excerpt: Excerpt) -> tuple[Piece, ...]:
    """Return the quotation in pieces, the words that say the date marked.

    Where they stand elsewhere in the article, as the heading of an entry does, they come first
    or last, and an ellipsis stands for what lies between.
    """
    span, marked, date_words = excerpt.span, excerpt.date_span, excerpt.date_words
    if marked is None or date_words is None:
        return (Piece(excerpt.quotation, False),)
    if marked.within(span):
        start, end = marked.start - span.start, marked.end - span.start
        cuts = (0, start, end, len(excerpt.quotation))
        return tuple(
            Piece(excerpt.quotation[left:right], left == start)
            for left, right in pairwise(cuts)
            if left < right
        )
    if marked.end <= span.start:
        return (Piece(date_words, True), Piece(f" … {excerpt.quotation}", False))
    if span.end <= marked.start:
        return (Piece(f"{excerpt.quotation} … ", False), Piece(date_words, True))
    return (Piece(excerpt.quotation, False),)


def says_date(excerpt: Excerpt) -> bool:
    """Return whether the article has words for the date."""
    return excerpt.date_words is not None


def main_excerpt(choice: Choice) -> Excerpt:
    """Return the excerpt that gives the date the choice is shown with, if one of them does."""
    shown = (one for one in choice.excerpts if one.date.edtf == choice.date.edtf)
    return next(shown, choice.excerpts[0])


def events_told(question: Question) -> list[Choice]:
    """Return the events that a question shows, in the order of time."""
    told = [one for one in proved_choices(question) if one.event]
    return sorted(told, key=lambda one: -math.inf if (day := one.surely_after) is None else day)


def mixed_up(item: Item) -> list[tuple[Choice, Choice]]:
    """Return the events that an answer took for one another, each two in their order."""
    if item.response is None:
        return []
    told = {choice.event: choice for choice in events_told(item.question)}
    pairs = evidence(item.question, item.response.answer).pairs
    return [(told[pair.earlier], told[pair.later]) for pair in pairs if pair.mixed_up]


def machine_date(value: HistoricalDate) -> str | None:
    """Return the date for <time datetime>; None where HTML has no way to say it."""
    return value.edtf if MACHINE_DATE.fullmatch(value.edtf) else None


def ordinal(place: int) -> str:
    return str(ORDINALS[place - 1])


def number_word(number: int) -> str:
    """Return a number as text sets it: small ones in words."""
    return str(NUMBER_WORDS[number]) if number < len(NUMBER_WORDS) else str(number)


def kind_name(kind: Kind | WrittenKind) -> str:
    """Return a kind of question as a teacher chooses it."""
    return str(KIND_NAMES[kind])


def letter(place: int) -> str:
    """Return the letter of a place counted from 1: A, B, C …"""
    return chr(ord("A") + place - 1)


def credit_words(credit: float) -> str:
    """Return a credit with two figures, whole ones without: "0.60", "1"."""
    return decimal(f"{credit:.0f}" if credit in (0, 1) else f"{credit:.2f}")


def score_words(score: float) -> str:
    """Return a score with one figure, whole ones without: "7.6", "8"."""
    return decimal(f"{score:.1f}".removesuffix(".0"))


def points_words(points: float) -> str:
    """Return points with as many figures as they have, two at most: "2", "0.5"."""
    return f"{points:.2f}".rstrip("0").removesuffix(".")


def points_shown(points: float) -> str:
    """Return points as they are read; `points_words` are as they are typed."""
    return decimal(points_words(points))


def decimal(figures: str) -> str:
    """Return a number with the decimal mark of the language of the page."""
    locale = get_locale()
    return figures.replace(".", get_decimal_symbol(locale)) if locale else figures


def headline(statement: str) -> str:
    """Return a statement without its full stop, for use within a sentence."""
    return statement.removesuffix(".")


def capital(sentence: str) -> str:
    """Return a sentence with a large first letter, the others as they are."""
    return sentence[:1].upper() + sentence[1:]


def clock(moment: datetime, zone: tzinfo | None = None) -> str:
    """Return the time of day here, or in a zone: "14:02"."""
    return f"{here(moment, zone):%H:%M}"


def moment_words(moment: datetime, zone: tzinfo | None = None) -> str:
    """Return a moment here, or in a zone: "24 Nov 2026, 14:02"."""
    return f"{format_date(here(moment, zone).date(), 'medium')}, {clock(moment, zone)}"


def day_words(moment: datetime) -> str:
    """Return the day of a moment here: "24 November 2026"."""
    return publication(here(moment).date())


def weekday(day: date) -> str:
    """Return a day of this week in short: "Wed"."""
    return format_date(day, "EEE")


def here(moment: datetime, zone: tzinfo | None = None) -> datetime:
    """Return a moment in a time zone, or in that of this installation."""
    own: tzinfo | None = current_app.config["TIME_ZONE"]
    return moment.astimezone(zone or own)


def publication(day: date) -> str:
    """Return when an article came out: "13 September 2023"."""
    return format_date(day, "long")


def end_words(day: int, other_end: int) -> str:
    """Return what stands at one end of a plate: its year, or the day if both share the year."""
    year = year_count(day)
    if year == year_count(other_end):
        return day_label(day)
    return year_label(year, bc=min(year, year_count(other_end)) < 0)


def class_code(code: str) -> str:
    """Return the code of a class as people read it: "7KM-4TXB"."""
    return f"{code[:3]}-{code[3:]}"


def bare_address(address: str) -> str:
    """Return an address as people type it: "quiz.example/join"."""
    return address.removeprefix("http://").removeprefix("https://")


def differing_dates(choice: Choice) -> bool:
    """Return whether the sources of a choice do not all give the date in the same words."""
    return len({words(excerpt.date) for excerpt in choice.excerpts}) > 1


def how_hard(question: ProvedQuestion, topic: int) -> str:
    return translated(difficulty.in_words(question, topic))


def register(app: Flask) -> None:
    app.jinja_env.filters.update(
        bare_address=bare_address,
        capital=capital,
        choice_words=choice_words,
        class_code=class_code,
        clock=clock,
        credit=credit_words,
        day=day_words,
        differing_dates=differing_dates,
        end_words=end_words,
        events_told=events_told,
        gap=gap,
        headline=headline,
        how_hard=how_hard,
        kind_name=kind_name,
        letter=letter,
        machine_date=machine_date,
        main_excerpt=main_excerpt,
        markdown=markdown,
        markdown_line=markdown_line,
        mixed_up=mixed_up,
        moment=moment_words,
        number_word=number_word,
        ordinal=ordinal,
        pieces=pieces,
        points=points_shown,
        publication=publication,
        says_date=says_date,
        score=score_words,
        shape=shape_of,
        stem_words=stem_words,
        weekday=weekday,
        words=words,
        year_name=year_words,
    )
    app.jinja_env.tests.update(line=is_line, written=is_written)
