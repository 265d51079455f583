"""Statements: what is taken out, what is put in its place, and where they end."""

import pytest

from quiz.events.statements import breaks_off, predicates, sentence, subject_of
from tests.events.sentences import clause


def longest(text, present=False):
    found = clause(text)
    who = subject_of(found.subject)
    return sentence((*who, *next(predicates(found, who, present))), text)


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("In 1898, Spain lost Cuba.", "Spain lost Cuba."),
        ("Spain lost Cuba on 10 December 1898.", "Spain lost Cuba."),
        ("Spain then lost Cuba in 1898.", "Spain lost Cuba."),
        ("The 1755 earthquake destroyed Lisbon.", "The earthquake destroyed Lisbon."),
        ("A 1755 earthquake destroyed Lisbon.", "An earthquake destroyed Lisbon."),
        ("A truce in 1609 stopped the war in Flanders.", "A truce stopped the war in Flanders."),
        ("In 1961 the then-mayor Brandt met Kennedy.", "The mayor Brandt met Kennedy."),
        ("In 1917 Pavel had joined the party.", "Pavel joined the party."),
        ("The fort had been built in 1632.", "The fort was built."),
        ("In 1950 Norway also went on to join the pact.", "Norway joined the pact."),
        ("Oman was one of the few states to recognise Zanzibar.", "Oman recognised Zanzibar."),
        ("His brother Joseph took Naples in 1806.", "Joseph took Naples."),
        ("They crown the future tsar Boris in 1598.", "They crown Boris."),
        ("Egypt sent cotton, sugar and grain in 1840.", "Egypt sent cotton, sugar and grain."),
        ("They met in Potsdam, Germany, in July 1945.", "They met in Potsdam, Germany."),
        ("The club, a poor one, opened in 1888, with little pomp.", "The club opened."),
        ("The army, starting on 3 May 1863, shelled Vicksburg.", "The army shelled Vicksburg."),
        ("Rome razed Corinth as early as 146 BC.", "Rome razed Corinth."),
    ],
)
def test_what_a_statement_leaves_out_and_puts_in(text, statement):
    assert longest(text) == statement


@pytest.mark.parametrize(
    ("text", "shorter"),
    [
        ("Peary sailed to Greenland for a second time.", "Peary sailed to Greenland."),
        ("Austria sent troops to Bosnia after the riots.", "Austria sent troops to Bosnia."),
        ("Prussia backed a plan that pleased nobody.", "Prussia backed a plan."),
    ],
)
def test_it_may_end_before_a_circumstance(text, shorter):
    found = clause(text)
    cut = [
        sentence((*found.subject, *words), text)
        for words in predicates(found, found.subject, False)
    ]
    assert shorter in cut


@pytest.mark.parametrize(
    "text",
    [
        "France blamed Prussia for the war.",
        "Lisbon agreed to give up Goa.",
        "Carter took steps to mend the alliance.",
        "Kossuth declared that Hungary was free.",
    ],
)
def test_it_never_ends_before_what_the_verb_needs(text):
    found = clause(text)
    assert [
        sentence((*found.subject, *words), text)
        for words in predicates(found, found.subject, False)
    ] == [text]


LONG = (
    "Prussia took Silesia, the richest province, and all of the old duchies on the far side of the "
    "great river between the two seas of the north."
)


def test_a_list_that_was_left_out_is_told():
    assert breaks_off(clause(LONG))
    assert not breaks_off(clause("Hitler invaded Norway, Denmark and France in 1940."))
