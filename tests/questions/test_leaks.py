"""Statements that tell when they happened, and statements that only look so."""

import pytest

from quiz.questions.leaks import leak


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("Kim Il Sung dies in 1994.", "1994"),
        ("The talks collapse in December.", "December"),
        ("Moscow trims its aid in the 1980s.", "1980s"),
        ("Moscow turns to Seoul in the early eighties.", "early eighties"),
        ("Kim Jong Un travels to Russia for his first summit with Putin.", "first summit"),
        ("Kim Jong Il makes his third and final trip to Russia.", "third"),
        ("Two years later, Kim Il Sung’s forces invade the South.", "years later"),
        ("Kim Jong Un succeeds the late Kim Jong Il.", "the late"),
        ("The then-leader of the Soviet Union signs a treaty.", "then"),
        ("The leaders of Russia and North Korea meet again.", "again"),
        ("Kim Jong Il dies aged 69.", "aged 69"),
        ("The 83-year-old king abdicates.", "83-year-old"),
        ("Rome marks the 12th century with a bull.", "12th century"),
        ("Korea marks the anniversary of the armistice.", "anniversary"),
        ("Then Lenin returns to Petrograd.", "Then"),
        ("Later, the city is renamed Leningrad.", "Later"),
        ("Second summit opens in Hanoi.", "Second"),
        ("At age 20 Alexander becomes king.", "At age 20"),
        ("Three centuries later the tomb is opened.", "centuries later"),
    ],
)
def test_words_that_give_the_date_away_are_found(statement, words):
    assert leak(statement) == words


@pytest.mark.parametrize(
    "statement",
    [
        "Japan’s rule over Korea ends with its defeat in the Second World War.",
        "Soviet workers march on the Winter Palace.",
        "The Provisional Government may fall, Kerensky warns.",
        "March on Rome brings Mussolini to power.",
        "The First Army crosses the Rhine.",
        "The Security Council votes on Resolution 82.",
        "Russia cancels 90 percent of North Korea’s debt.",
        "Hannibal leads 35,000 men over the Alps.",
        "The Spanish fleet of 600 ships leaves Lisbon.",
        "Nikita Khrushchev is elected first secretary of the Communist Party.",
        "The Later Jin conquer Shenyang.",
        "An N1 rocket fails about a minute after leaving Baikonur.",
    ],
)
def test_names_and_numbers_that_are_no_dates_are_left_alone(statement):
    assert leak(statement) is None
