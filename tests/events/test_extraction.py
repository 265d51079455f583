"""Whole texts, read: what is found, what may be asked, and what is no event at all."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.dates.historical import certainly_within
from quiz.events.extraction import extract

SAMPLES = Path(__file__).parent.parent / "samples"
PUBLISHED = {"europe": date(2019, 1, 14), "nile": date(2021, 3, 12)}

# What may be asked from each sample, with its date.
USABLE = {
    "nile": [
        ("1798", "Napoleon Bonaparte lands at Alexandria with 35,000 men."),
        ("1798", "Napoleon Bonaparte defeats the Mamluks near Cairo."),
        ("1798-08", "Horatio Nelson destroys the French fleet."),
        ("1801", "British and Ottoman troops force the French to leave Egypt."),
        ("[1805..1811]", "Muhammad Ali takes power in Cairo."),
        ("[1859..1869]", "The Suez Canal is dug."),
        ("1914", "Britain declares Egypt a protectorate."),
        ("1919-03", "Saad Zaghloul is exiled to Malta."),
        ("1922-02-28", "Britain unilaterally recognises Egypt's independence."),
        ("1956-10-29", "Israel invades the Sinai."),
    ],
    "carthage": [
        ("-0263", "The First Punic War broke out."),
        ("-0259", "Gaius Duilius won a naval victory off Mylae."),
        ("-0255", "The consul Marcus Atilius Regulus landed in Africa."),
        ("-0254", "Marcus Atilius Regulus was captured by Xanthippus."),
        ("-0208", "Scipio captured New Carthage."),
        ("-0203", "Scipio invaded Africa."),
        ("-0152", "Cato the Elder visited Carthage."),
    ],
    "space": [
        ("1957-10-04", "The Soviet Union launches Sputnik."),
        ("1958-01-31", "The United States launches Explorer 1."),
        ("1959-01", "Luna 1 misses the Moon."),
        ("1966-01", "Sergei Korolev dies."),
        ("1971", "Salyut 1 is put into orbit."),
        ("1986", "Mir is launched."),
    ],
    "europe": [
        (
            "1973-01-01",
            "Britain, Ireland and Denmark enter the Community "
            "under Conservative Prime Minister Edward Heath.",
        ),
        (
            "1984",
            "Margaret Thatcher wins a rebate on Britain's payments at a summit in Fontainebleau.",
        ),
    ],
    "pharaohs": [
        ("-3099~", "Narmer unites Upper and Lower Egypt."),
        ("[-2588..-2565]", "The Great Pyramid is built at Giza."),
        ("-1456", "Thutmose III defeats a coalition of Canaanite princes at Megiddo."),
        ("-0029", "Egypt becomes a Roman province."),
        ("0642", "Alexandria surrenders to the Arabs."),
    ],
}
# Words that stand in a sample but in no event: opinions, plans, links, and a pronoun's guess.
NEVER = {
    "nile": ["places to see", "father of Arab nationalism", "sign a peace", "By Margaret"],
    "carthage": ["would be rebuilt", "for the next fifty years"],
    "space": ["return to the Moon", "land a crew"],
    "europe": ["due to leave", "could leave", "Reporting"],
    "pharaohs": [],
}


def read(sample):
    return (SAMPLES / f"{sample}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("sample", USABLE)
def test_what_may_be_asked_from_a_sample(sample):
    found = extract(read(sample), PUBLISHED.get(sample))
    usable = {(candidate.date.edtf, candidate.statement) for candidate in found if candidate.usable}
    assert set(USABLE[sample]) <= usable


@pytest.mark.parametrize("sample", NEVER)
def test_what_is_no_event(sample):
    told = " ".join(
        candidate.statement for candidate in extract(read(sample), PUBLISHED.get(sample))
    )
    assert [words for words in NEVER[sample] if words in told] == []


@pytest.mark.parametrize("sample", USABLE)
def test_every_excerpt_and_date_is_quoted_exactly(sample):
    text = read(sample)
    found = extract(text)
    assert found
    for candidate in found:
        assert candidate.quotation == text[candidate.span.start : candidate.span.end]
        if candidate.date_span is not None:
            assert candidate.date_words == text[candidate.date_span.start : candidate.date_span.end]
        assert certainly_within(candidate, candidate)
    assert len({candidate.name for candidate in found}) == len(found)


def test_dates_that_lean_on_an_unknown_day_of_publication_give_no_event():
    text = "In May last year, Chile and Peru signed a treaty of friendship in Lima."
    assert extract(text) == ()
    assert [each.date.edtf for each in extract(text, date(2014, 3, 1))] == ["2013-05"]


def test_what_lies_after_the_day_of_publication_is_a_plan():
    text = "The summit takes place in Geneva on 5 May 2031."
    assert extract(text, date(2030, 1, 1)) == ()


def test_he_is_the_one_person_named_before():
    text = "President Salvador Allende took office in Chile in 1970. He died in 1973."
    assert "Salvador Allende died." in [each.statement for each in extract(text)]


def test_he_is_nobody_where_two_are_named():
    text = "President Salvador Allende met General Augusto Pinochet in 1973. He died in 1973."
    assert extract(text)[-1].statement == "He died."
    assert not extract(text)[-1].usable


def test_what_happens_on_a_condition_is_not_asked():
    text = "In 1938 Neville Chamberlain offered Berlin a treaty if Germany kept the peace."
    assert [each.reason for each in extract(text)] == ["It depends on a condition."]


def test_a_date_that_leans_on_another_entry_is_not_asked():
    text = (
        "8 May 1902: Mount Pelee erupts in Martinique.\n"
        "January 1907: Swiss engineers open a tunnel. Five days later Italy honours them in Rome."
    )
    late = [each for each in extract(text) if "honours" in each.statement]
    assert not any(each.usable for each in late)


def test_entries_without_a_verb_are_found():
    found = extract("1453 — Fall of Constantinople\n1492 — Conquest of Granada")
    assert [(each.statement, each.usable) for each in found] == [
        ("Fall of Constantinople.", False),
        ("Conquest of Granada.", False),
    ]


JUMBLE = (
    *("In 1914", "Serbia", "and", "Austria", "fought", ".", ",", ";", "—", "when", "who", "after"),
    *("the king", "was killed", "by", "in May 1915", "(", ")", "“", "”", ":", "he", "signed", "to"),
    *("a treaty", "\n", "• 1916:", "Verdun", "held", "which", "France", "says", "making", "it"),
)


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(JUMBLE),
        max_size=60,
    )
)
def test_any_jumble_of_words_is_read_without_an_error(pieces):
    text = " ".join(pieces)
    for candidate in extract(text):
        assert candidate.quotation == text[candidate.span.start : candidate.span.end]
        assert candidate.statement.endswith((".", "!", "?", "”", '"'))
