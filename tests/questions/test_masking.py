"""Statements that can do without the words that tell their time, and statements that cannot."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.questions.leaks import leak
from quiz.questions.masking import masked

MASKED = [
    ("Kim and Putin hold a second summit.", "Kim and Putin hold a summit."),
    (
        "Kim Jong Il makes his third and final trip to Russia.",
        "Kim Jong Il makes his trip to Russia.",
    ),
    ("North Korea carries out the third and final test.", "North Korea carries out the test."),
    ("Kim travels to his first summit with Putin.", "Kim travels to his summit with Putin."),
    (
        "De Gaulle holds the first referendum on Algeria.",
        "De Gaulle holds the referendum on Algeria.",
    ),
    ("A second attack on the Maddox is reported.", "An attack on the Maddox is reported."),
    ("The powers hold an eighth conference.", "The powers hold a conference."),
    ("The third attempt to climb Everest fails.", "The attempt to climb Everest fails."),
    ("The last emperor of China is deposed.", "The emperor of China is deposed."),
    ("The fifth and last battleship is scuttled.", "The battleship is scuttled."),
    ("The last three astronauts leave the Moon.", "The three astronauts leave the Moon."),
    ("NASA launches a second Soviet-built probe.", "NASA launches a Soviet-built probe."),
    ("Stalin’s second wife kills herself.", "Stalin’s wife kills herself."),
    ("A later treaty gives the islands to Japan.", "A treaty gives the islands to Japan."),
    ("Second summit opens in Hanoi.", "Summit opens in Hanoi."),
    ("The emperor marries for the second time.", "The emperor marries."),
    ("Rome is sacked a second time.", "Rome is sacked."),
    (
        "The leaders of Russia and North Korea meet again.",
        "The leaders of Russia and North Korea meet.",
    ),
    (
        "Henry VIII marries again and leaves the Church.",
        "Henry VIII marries and leaves the Church.",
    ),
    ("Russia and Turkey go to war yet again.", "Russia and Turkey go to war."),
    ("Poland is partitioned once more.", "Poland is partitioned."),
    ("Napoleon is then exiled to Elba.", "Napoleon is exiled to Elba."),
    ("Churchill flies to Cairo and then to Tehran.", "Churchill flies to Cairo and to Tehran."),
    ("Then Lenin returns to Petrograd.", "Lenin returns to Petrograd."),
    ("The then-leader of the Soviet Union signs.", "The leader of the Soviet Union signs."),
    ("Later, the city is renamed Leningrad.", "The city is renamed Leningrad."),
    ("Nixon later regrets the recording.", "Nixon regrets the recording."),
    ("Moscow finally agrees to withdraw.", "Moscow agrees to withdraw."),
    ("Anwar Sadat is eventually assassinated.", "Anwar Sadat is assassinated."),
    ("Soon afterwards, the rebels take the city.", "The rebels take the city."),
    ("The rebels soon capture the capital.", "The rebels capture the capital."),
    ("Prussia is still at war with France.", "Prussia is at war with France."),
    ("The general is overthrown, again by the army.", "The general is overthrown, by the army."),
    ("Germany has already surrendered.", "Germany has surrendered."),
    ("Two years later, Kim’s forces invade the South.", "Kim’s forces invade the South."),
    ("A month later Mikhail Gorbachev resigns.", "Mikhail Gorbachev resigns."),
    ("Less than two weeks later, Germany invades Denmark.", "Germany invades Denmark."),
    ("The two meet a year later in Vladivostok.", "The two meet in Vladivostok."),
    ("The six-party talks resume a decade later.", "The six-party talks resume."),
    ("Stalin dies the following year.", "Stalin dies."),
    ("The next day, the garrison surrenders.", "The garrison surrenders."),
    ("Kim Jong Un succeeds the late Kim Jong Il.", "Kim Jong Un succeeds Kim Jong Il."),
    ("The late president’s son takes over.", "The president’s son takes over."),
    ("The late Soviet leader is buried.", "The Soviet leader is buried."),
    ("Kim Jong Il dies aged 69.", "Kim Jong Il dies."),
    ("Kim Jong Il, aged 69, dies on a train.", "Kim Jong Il dies on a train."),
    ("Mao Zedong dies at the age of 82.", "Mao Zedong dies."),
    ("At the age of twenty, Alexander becomes king.", "Alexander becomes king."),
    ("An 83-year-old king abdicates.", "A king abdicates."),
    ("The 44-year-old Napoleon escapes from Elba.", "Napoleon escapes from Elba."),
    ("The 63-year-old Soviet leader has a stroke.", "The Soviet leader has a stroke."),
]

REFUSED = [
    "Kim Il Sung dies in 1994.",
    "The talks collapse in December.",
    "Moscow trims its aid in the 1980s.",
    "Rome marks the 12th century with a bull.",
    "Korea marks the sixth anniversary of the armistice.",
    "Yuri Gagarin is the first to orbit the Earth.",
    "Valentina Tereshkova becomes the first woman in space.",
    "Edwin Aldrin becomes the second man on the Moon.",
    "Women vote for the first time in Switzerland.",
    "Turkish aircraft make the first such attack.",
    "Britain tests its first atomic bomb.",
    "Japan’s second-largest bank fails.",
    "The second largest city of Japan burns.",
    "The second edition of the Encyclopaedia appears.",
    "The second half of the war begins.",
    "The second begins in Geneva.",
    "The third of the princes is crowned.",
    "The Japanese launch the first of two invasions.",
    "The last Marines leave the embassy.",
    "The last ship to leave Saigon sails.",
    "The last days of the Reich begin.",
    "The talks last three days.",
    "Nixon, who later becomes president, visits Moscow.",
    "Byzantium, later known as Constantinople, is refounded.",
    "The fleet sails no later than noon.",
    "The war begun two years earlier ends.",
    "The treaty broken a year later lapses.",
    "King Charles is executed four years after his defeat.",
    "Poland is partitioned as soon as the war ends.",
    "The British seize what is then Burma.",
    "No king has ruled France since then.",
    "Kim visits China, then Russia.",
    "De Gaulle vows never again to hold office.",
    "A still life by Cézanne is stolen.",
    "The guns on the western front fall still.",
    "The former king is executed.",
    "The late Roman Republic falls into civil war.",
    "The previous dry season’s gains are lost.",
]

NAMES = [
    "Japan’s rule over Korea ends with its defeat in the Second World War.",
    "Soviet workers march on the Winter Palace.",
    "The First Lady opens the hospital.",
    "Nikita Khrushchev is elected first secretary of the Communist Party.",
    "The Later Jin conquer Shenyang.",
]


@pytest.mark.parametrize(("statement", "rest"), MASKED)
def test_words_that_a_sentence_can_do_without_are_left_out(statement, rest):
    assert masked(statement) == rest


@pytest.mark.parametrize("statement", REFUSED)
def test_a_sentence_that_needs_them_is_refused(statement):
    assert leak(statement) is not None
    assert masked(statement) is None


@pytest.mark.parametrize("statement", NAMES)
def test_a_sentence_without_a_leak_stays_as_it_is(statement):
    assert masked(statement) == statement


NOUNS = ["summit", "treaty", "attack", "emperor", "Soviet probe", "dies", "of", "city", "8 ships"]
ORDINALS = ["second", "third and final", "last", "first", "latest", "later", "83-year-old", "late"]
ADVERBS = ["", "again", "finally", "still", "then", "already", "a year later", "aged 69", "in 1961"]
OPENINGS = ["", "Two years later, ", "Then ", "The same year, ", "At the age of 20, ", "Soon "]


@st.composite
def statements(draw):
    """Sentences full of words that tell the time, many of them no English."""
    article = draw(st.sampled_from(["a", "an", "the", "its", "Stalin’s", ""]))
    words = [
        draw(st.sampled_from(OPENINGS))
        + draw(st.sampled_from(["Kim", "the king", "Kim, aged 9,"])),
        draw(st.sampled_from(ADVERBS)),
        draw(st.sampled_from(["opens", "is shown", "loses", "becomes"])),
        article,
        draw(st.sampled_from(ORDINALS)),
        draw(st.sampled_from(NOUNS)),
        draw(st.sampled_from(ADVERBS)),
    ]
    return " ".join(word for word in words if word) + "."


@given(statements())
def test_what_is_left_has_no_leak_and_only_words_of_the_sentence(statement):
    rest = masked(statement)
    if rest is None:
        return
    assert leak(rest) is None
    assert masked(rest) == rest
    before = iter(plain_words(statement))
    assert all(word in before for word in plain_words(rest))
    assert "  " not in rest
    assert rest[0].isupper() or statement[0].islower()


def plain_words(text):
    return ["a" if word == "an" else word for word in re.findall(r"[\w’-]+", text.lower())]
