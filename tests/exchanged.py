"""Sixty questions that are hard to carry: what every format is tried with.

Ten choices of several right, twenty of one right, thirty orderings of three to eight, with the
marks that formats use, scripts that encodings lose, and answers that look like something else.
"""

from quiz.formats.exchange import FileQuestion, Package
from quiz.questions.written import (
    WrittenChoice,
    WrittenQuestion,
    chosen_as_written,
    ordered_as_written,
)

SOURCE = "Atlas of events, https://example.org/atlas?from=-44&to=1989#p2, p. 52"

# What happened, and when, in order.
EVENTS = (
    ("The Great Pyramid is built at Giza", "c. 2570 BC"),
    ("Hammurabi becomes king of Babylon", "1792 BC"),
    ("Tutankhamun dies", "1323 BC"),
    ("Athens & Plataea beat the Persians at Marathon", "490 BC"),
    ("Alexander dies at Babylon", "323 BC"),
    ("Hannibal crosses the Alps", "218 BC"),
    ("Caesar is stabbed: “Et tu?”", "15 March 44 BC"),
    ("Vesuvius buries Pompeii", "AD 79"),
    ("476: the last emperor in Ravenna is deposed", "AD 476"),
    ("معركة اليرموك", "636"),
    ("Charlemagne is crowned in Rome", "25 December 800"),
    ("William wins at Hastings", "14 October 1066"),
    ("King John seals Magna Carta (with barons = witnesses)", "15 June 1215"),
    ("Gutenberg prints a Bible of 42 lines", "c. 1455"),
    ("Columbus lands; 1 ship of 3 is lost", "12 October 1492"),
    ("95 theses #1–95 are posted in Wittenberg", "31 October 1517"),
    ("The siege of Vienna is lifted", "12 September 1683"),
    ("Основан Санкт-Петербург", "27 May 1703"),
    ("The Bastille is stormed", "14 July 1789"),
    ("Napoleon crowns himself {in Paris}", "2 December 1804"),
    ("Österreich verliert bei Königgrätz", "3 July 1866"),
    ("The Titanic sinks", "15 April 1912"),
    ("1 September 1939: war begins", "1 September 1939"),
    ("V-E Day is celebrated", "8 May 1945"),
    ("Horizontal voting: women vote in Italy", "2 June 1946"),
    ("Gagarin orbits the Earth ~ once", "12 April 1961"),
    ("People land on the Moon", "20 July 1969"),
    ("The Berlin Wall falls", "9 November 1989"),
)

# Stem, right, wrong: each with what is said of it after the answer.
ONE_RIGHT = (
    (
        "Which text has {braces}, a tilde ~, an equals sign =, a hash # and a colon:?",
        (("a = b # c", "Right: 1+1=2"), ("{x} ~ y", "Wrong #2"), ("a:b", "No {none}")),
    ),
    ("Is 1 < 2 & 2 > 1?", (("\"Yes\" & 'yes'", "It is."), ("1 > 2 -> no", "Not <b>so</b>."))),
    ("How many kings did the Roman Republic have?", (("0", "None at all"), ("7", ""), ("1", ""))),
    ("Which one is an arrow?", (("a -> b", "Yes\nand a second line"), ("b -> a", "No -> no"))),
    ("Wann war die Schlacht bei Königgrätz?", (("3\\. Juli 1866", "Richtig ✓"), ("1870", ""))),
    ("Когда основан Санкт-Петербург?", (("27 мая 1703", "Да: Пётр I"), ("1917", "Нет"))),
    ("متى كانت معركة اليرموك؟", (("636", "نعم"), ("1453", "لا"))),
    ("// Which line is a comment?\n$CATEGORY: none", (("// this", "::no::"), ("# that", "// no"))),
    ("[html] is **what**?", (("[moodle] a *mark*", "[plain] yes"), ("%50% of it", "T"))),
    ("Which path is Windows'?", (("C:\\\\new\\\\table", "A \\\\n in it"), ("/usr/n", "100% no"))),
)


def sixty() -> Package:
    """Return the questions as one set, in the order of their numbers."""
    questions = [*map(one_right, range(20)), *map(several_right, range(10))]
    questions += map(in_order, range(30))
    return Package(
        "Hard to carry: 60 & more",
        tuple(
            FileQuestion(
                question,
                name=f"Question {number:02}: {question.kind.value}",
                number=f"ev-{number:04}",
                tags=("hard", "BC & AD", "Österreich")[: number % 4],
                category=("Hard to carry/Österreich & 1866" if number % 2 else "Hard to carry"),
            )
            for number, question in enumerate(questions, start=1)
        ),
    )


def one_right(place: int) -> WrittenQuestion:
    """Return a choice of one: the texts with marks first, then when something happened."""
    if place < len(ONE_RIGHT):
        stem, answers = ONE_RIGHT[place]
        choices = [WrittenChoice(str(at), *told) for at, told in enumerate(answers)]
        right, explanation = 0, f"This is right:\n{answers[0][0]}"
    else:
        near = EVENTS[place - 10 : place - 6] if place % 2 else EVENTS[place : place + 4]
        right = place % len(near)
        event, explanation = near[right]
        stem = f"When was this?\n\n- {event}"
        choices = [
            WrittenChoice(str(at), when, f"Then: {what}.", SOURCE if at == right else "")
            for at, (what, when) in enumerate(near)
        ]
    return chosen_as_written(stem, choices, [right], explanation, SOURCE)


def several_right(place: int) -> WrittenQuestion:
    """Return a choice of two, three, four or five that were before something."""
    count = 2 + place % 4
    first = 2 * place
    events = EVENTS[first : first + count + 3]
    limit, when = events[count]
    others = [one for one in events if one[0] != limit]
    # The right ones are not all first.
    others = others[place % 3 :] + others[: place % 3]
    choices = [WrittenChoice(str(at), what, when) for at, (what, when) in enumerate(others)]
    right = [at for at, one in enumerate(others) if one in events[:count]]
    stem = f"Which of these were before *this*: {limit}?"
    explanation = f"It was in {when}.\n\nThe **others** were later."
    return chosen_as_written(stem, choices, right, explanation, SOURCE, several=True)


def in_order(place: int) -> WrittenQuestion:
    """Return an ordering of three to eight events; three have answers that look like marks."""
    count = 3 + place % 6
    events = EVENTS[place % 20 : place % 20 + count]
    texts = [what for what, _ in events]
    if place in AWKWARD:
        texts[1:3] = AWKWARD[place]
    explanation = "\n".join(f"{when}: {what}" for what, when in events)
    return ordered_as_written(
        f"Put these {count} in order: the earliest = first.",
        [WrittenChoice(str(at), text) for at, text in enumerate(texts)],
        explanation,
        SOURCE,
    )


AWKWARD = {
    1: ("0", "// a comment, it seems"),
    8: ("Treaty: signed", "x = y ~ z # w {v}"),
    15: ("H. M. Stanley & *Livingstone* meet", "<b>Versailles</b> -> peace"),
    22: ("44 BC -> 27 BC", "####"),
}
