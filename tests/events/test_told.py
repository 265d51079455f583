"""Who did what and when, in sentences that are built in other ways than one after the other."""

import pytest

from quiz.events.extraction import extract

TOLD = [
    (
        "In 1906 Krupp moved to Essen, and a year later it sold 300 guns to Brazil.",
        [("1906", "Krupp moved to Essen."), ("1907", "It sold 300 guns to Brazil.")],
    ),
    (
        "Wolsey fell in 1529 and in the course of 1534 Parliament made Henry head of the Church.",
        [("1529", "Wolsey fell."), ("1534", "Parliament made Henry head of the Church.")],
    ),
    (
        "A quake, on May 12, 2015, killed 218 people in Nepal.",
        [("2015-05-12", "A quake killed 218 people in Nepal.")],
    ),
    (
        "The princess Mary, born on 18 February 1516, ruled in 1553.",
        [("1516-02-18", "The princess Mary was born."), ("1553", "The princess Mary ruled.")],
    ),
    (
        "Thomas More went to the scaffold on 6 July 1535.",
        [("1535-07-06", "Thomas More went to the scaffold.")],
    ),
    (
        "As early as 1947 Mary Barber found the germ in London.",
        [("1947", "Mary Barber found the germ in London.")],
    ),
    (
        "Mary, Queen of Scots, was executed at Fotheringhay in 1587.",
        [("1587", "Mary Queen of Scots was executed at Fotheringhay.")],
    ),
    (
        "Home Rule became law in 1914.",
        [("1914", "Home Rule became law.")],
    ),
    (
        "Brandt & Söhne opened a shop in Chemnitz in 1903.",
        [("1903", "Brandt & Söhne opened a shop in Chemnitz.")],
    ),
    (
        "The city celebrated with the Panama–Pacific Exposition in 1915.",
        [("1915", "The city celebrated with the Panama–Pacific Exposition.")],
    ),
    (
        "Fighting in Warsaw began on 1 August 1944.",
        [("1944-08-01", "Fighting in Warsaw began.")],
    ),
    (
        "In the 1920s Coca-Cola grew under Robert Woodruff, president from 1923.",
        [("192X", "Coca-Cola grew under Robert Woodruff.")],
    ),
    (
        "A Latin empire lasted until 1261, when Michael VIII took the city on July 25.",
        [("../1261", "A Latin empire lasted."), ("1261-07-25", "Michael VIII took the city.")],
    ),
    (
        "A few months later, on 4 July 1934, Marie Curie died.",
        [("1934-07-04", "Marie Curie died.")],
    ),
    (
        "Edward, who would become king in 1547, was a child.",
        [("1547", "Edward would become king.")],
    ),
]


def told(text):
    return [(each.date.edtf, each.statement) for each in extract(text)]


@pytest.mark.parametrize(("text", "events"), TOLD, ids=[text for text, _ in TOLD])
def test_each_event_has_its_own_date(text, events):
    assert told(text) == events


@pytest.mark.parametrize(
    "text",
    [
        # The date is not when it happened.
        "2016\n\nJune 24: Sterling falls to its lowest level since 1985.",
        "2016\n\nJune 24: Leaders extend the deadline to Oct. 31.",
    ],
)
def test_a_date_within_an_entry_may_be_another(text):
    assert [date for date, _ in told(text)] == ["2016-06-24"]


@pytest.mark.parametrize(
    "text",
    [
        "Henry Tudor landed in 1485. At Bosworth, he killed Richard III. "
        "He married Elizabeth of York in 1486.",
        "In 1532 Henry married. She was crowned in Westminster Abbey in 1533.",
    ],
)
def test_a_pronoun_is_nobody_who_was_something_else_in_the_sentence(text):
    last = extract(text)[-1]
    assert last.statement.startswith(("He ", "She "))
    assert not last.usable


def test_what_would_come_is_offered_and_never_asked():
    (event,) = extract("Alexander would free the serfs in 1861.")
    assert not event.usable


def test_a_row_has_the_day_of_its_second_cell_and_tells_once():
    text = (
        "Year\tDate\tExplorer\tEvent\n"
        "1909\t9 Jan\tErnest Shackleton\tShackleton turns back on the ice.\n"
        "\t16 Jan\tDouglas Mawson\tMawson’s party reaches the Magnetic Pole.\n"
        "1911\t14 December\tRoald Amundsen\tAmundsen reaches the South Pole.\n"
    )
    assert told(text) == [
        ("1909-01-09", "Shackleton turns back on the ice."),
        ("1909-01-16", "Mawson’s party reaches the Magnetic Pole."),
        ("1911-12-14", "Amundsen reaches the South Pole."),
    ]


def test_entries_as_wide_as_a_page_are_no_wrapped_paragraph():
    rows = [
        "121 BC Gaius Gracchus dies on the Aventine; thousands of his followers are executed.",
        "82 BC Sulla captures Rome and becomes dictator.",
        "73 BC Spartacus breaks out of a school at Capua with others.",
        "71 BC Crassus defeats Spartacus. The road to Rome is lined with crosses.",
        "63 BC Cicero uncovers the conspiracy of Catiline in the Senate.",
        "60 BC Caesar, Pompey and Crassus form the First Triumvirate.",
    ]
    assert ("-0072", "Spartacus breaks out of a school at Capua with others.") in told(
        "\n".join(rows)
    )
    assert ("-0070", "Crassus defeats Spartacus.") in told("\n".join(rows))


def test_a_month_that_is_a_name_may_be_a_subject():
    text = "Theresa May won.\n\n### 2017 ###\n\nMarch 29: May triggers Article 50."
    assert ("2017-03-29", "May triggers Article 50.") in told(text)
