"""Question sets made at random, for what is to hold of every one."""

from hypothesis import strategies as st

from quiz.formats.exchange import FileQuestion, Package
from quiz.formats.moodle.fractions import GRADES
from quiz.formats.spreadsheets import UNWRITABLE, as_written
from quiz.questions.written import WrittenChoice, chosen_as_written, ordered_as_written

AWKWARD = (
    "0", "=1+1", "-44", "- a\n- b", "+44 20", "@SUM(A1)", "'quoted'", "44 BC", "1914", "1914.0",
    "1,3", "A", "2", "1. Mai", 'say "no"; or, yes', "a;=b", "C:\\new\\table", "two\nlines",
    "two\n\nparagraphs", "<b>&amp;</b>", "{x} ~ y = #z: %", "V", "H", "**bold** _it_", "`code`",
    "Österreich, Königgrätz", "Основан Санкт-Петербург", "معركة اليرموك", "👩🏽‍🎓", "true",
    "https://example.org/atlas?from=-44&to=1989#p2", "sep=;", "[a](https://example.org)", "\\_*",
)  # fmt: skip


def is_kept(text: str) -> bool:
    """Return whether a cell can hold a text as it is: no spaces around it, no guard of ours."""
    clean = not UNWRITABLE.search(text) and text == text.strip()
    return clean and as_written(text) == text


LETTERS = st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn", "Zl", "Zp"])
TEXTS = st.one_of(
    st.sampled_from(AWKWARD),
    st.text(LETTERS, min_size=1, max_size=20).filter(lambda text: bool(text) and is_kept(text)),
)
OPTIONAL = st.just("") | TEXTS
LINES = TEXTS.map(lambda text: " ".join(text.split())).filter(is_kept)


@st.composite
def choices(draw, fewest=2):
    texts = draw(st.lists(TEXTS, min_size=fewest, max_size=6, unique_by=str.casefold))
    return [
        WrittenChoice(str(place), text, draw(OPTIONAL), draw(OPTIONAL))
        for place, text in enumerate(texts)
    ]


@st.composite
def one_right(draw):
    offered = draw(choices())
    right = draw(st.integers(0, len(offered) - 1))
    return chosen_as_written(draw(TEXTS), offered, [right], draw(OPTIONAL), draw(OPTIONAL))


@st.composite
def weighed(draw):
    """Draw a choice of one in which others are worth something, too."""
    worth = [grade / 100 for grade in GRADES if -100 <= grade < 100]
    offered = [
        WrittenChoice(one.id, one.text, weight=draw(st.sampled_from(worth)) if place else 1.0)
        for place, one in enumerate(draw(choices()))
    ]
    if all(one.weight == 0 for one in offered[1:]):
        offered = [WrittenChoice(one.id, one.text) for one in offered]
    return chosen_as_written(draw(TEXTS), offered, [0])


@st.composite
def several_right(draw):
    offered = draw(choices())
    right = draw(st.sets(st.integers(0, len(offered) - 1), min_size=1))
    return chosen_as_written(draw(TEXTS), offered, right, draw(OPTIONAL), several=True)


@st.composite
def orderings(draw):
    return ordered_as_written(draw(TEXTS), draw(choices()), draw(OPTIONAL), draw(OPTIONAL))


@st.composite
def packages(draw):
    """Draw a set of questions of every kind, with all that a file says beside them."""
    kinds = one_right() | weighed() | several_right() | orderings()
    questions = [
        FileQuestion(
            question,
            name=draw(st.just("") | LINES),
            number=draw(st.just("") | LINES),
            tags=tuple(
                draw(st.lists(LINES.filter(lambda tag: ";" not in tag), max_size=3, unique=True))
            ),
            category=draw(st.just("") | LINES),
            points=draw(st.sampled_from([1.0, 2.0, 0.5, 1.25, 100.0, 0.333])),
            in_time=draw(st.booleans()),
        )
        for question in draw(st.lists(kinds, max_size=4))
    ]
    return Package("Generated", tuple(questions))
