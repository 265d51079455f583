"""Topics made up for the tests of questions: few, many, vague, disputed, open at one end."""

from collections.abc import Sequence
from zlib import crc32

from hypothesis import strategies as st

from quiz.articles.article import Source, Span
from quiz.dates import edtf
from quiz.events.event import Event, Excerpt

ONE = Source(title="One report", publisher="Northern Wire")
OTHER = Source(title="Another report", publisher="Gulf Courier")


def event(name: str, *dates: str, usable: bool = True, statement: str = "") -> Event:
    """Return an event that as many publishers tell as dates are given."""
    sources = (ONE, OTHER)
    start = crc32(name.encode())  # no two events are told in the same words
    span = Span(start, start + len(name))
    return Event(
        name=name,
        statement=statement or f"Minister {name.title()} signs the {name.title()} treaty.",
        excerpts=tuple(
            Excerpt(
                article=f"report-{number}",
                source=sources[number % 2],
                span=span,
                quotation=name,
                date=edtf.read(text),
                date_span=span,
                date_words=name,
            )
            for number, text in enumerate(dates)
        ),
        usable=usable,
        reason=None if usable else "The statement has no name in it.",
    )


def years(*numbers: int) -> list[Event]:
    return [event(f"y{number}", f"{number:04d}") for number in numbers]


def dates() -> st.SearchStrategy[str]:
    """Dates of every precision over three centuries and into BC, vague and open ones too."""
    year = st.integers(1850, 1999)
    ancient = st.integers(-600, -300)
    return st.one_of(
        year.map(str),
        st.builds("{}-{:02d}".format, year, st.integers(1, 12)),
        st.builds("{}-{:02d}-{:02d}".format, year, st.integers(1, 12), st.integers(1, 28)),
        st.integers(185, 199).map("{}X".format),
        st.sampled_from(["18XX", "19XX", "-04XX", "-05XX"]),
        ancient.map(lambda number: f"-{-number:04d}"),
        year.map("{}~".format),
        st.builds(lambda first, more: f"{first}/{first + more}", year, st.integers(1, 30)),
        st.builds(lambda first, more: f"[{first}..{first + more}]", year, st.integers(1, 30)),
        year.map("[..{}]".format),
        year.map("{}/..".format),
    )


def topics(least: int = 0, most: int = 40) -> st.SearchStrategy[Sequence[Event]]:
    told = st.lists(dates(), min_size=1, max_size=2)
    return st.lists(told, min_size=least, max_size=most).map(
        lambda all_dates: [event(f"n{number}", *some) for number, some in enumerate(all_dates)]
    )
