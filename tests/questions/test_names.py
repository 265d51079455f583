"""Names, named things and lives in real statements."""

import pytest

from quiz.questions.names import lives_of, names_of, telling, things_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim leaves the Hanoi summit early.", "The Hanoi summit opens."),
        ("Ministers sign the Treaty of Versailles.", "The Versailles treaty takes effect."),
        ("Russia joins the Geneva talks.", "The Geneva peace talks break down."),
        ("The war in Korea begins.", "The Korea war is stopped by an armistice."),
        ("The siege of Leningrad is lifted.", "Hitler orders the siege of Leningrad."),
        ("NASA names a crew for the Gemini mission.", "The Gemini mission is flown."),
        ("The Outer Space Treaty is signed.", "Kosmos breaks the Outer Space Treaty."),
        ("China sends troops into the Korean War.", "The Korean War is fought."),
        ("Stalin is warned of Operation Barbarossa.", "Operation Barbarossa begins."),
        ("The Minsk agreement is signed.", "Kyiv says that the Minsk accords are dead."),
    ],
)
def test_a_thing_that_two_statements_name_is_found_in_both(one, other):
    assert things_of(one) & things_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim and Putin hold a summit in Vladivostok.", "Kim and Trump hold a summit in Hanoi."),
        ("The Treaty of Tartu is signed.", "The Treaty of Versailles is signed."),
        ("The First World War begins.", "The Second World War begins."),
        ("The Soviet Union launches Sputnik.", "The Soviet Union launches a dog."),
        ("The Soviets launch the probe Mechta.", "The Soviets launch a robot."),
        ("Russia supports sanctions.", "Russia signs an agreement."),
    ],
)
def test_what_is_no_one_thing_is_not(one, other):
    assert not things_of(one) & things_of(other)


@pytest.mark.parametrize(
    ("statement", "names"),
    [
        ("Moscow lets its alliance with Pyongyang expire.", "Russia signs with North Korea."),
        ("The dog Laika is carried into orbit.", "Laika dies."),
        ("Kim Jong Un’s talks with Washington collapse.", "Kim Jong Un meets the United States."),
    ],
)
def test_a_name_is_the_same_in_whatever_form(statement, names):
    assert set(names_of(names)) <= set(names_of(statement))


@pytest.mark.parametrize(
    ("statement", "names"),
    [
        ("Kim Il Sung, the leader of North Korea, dies.", "Kim Il Sung"),
        ("Virgil Grissom, Edward White and Roger Chaffee die in a fire.", "Edward White"),
        ("The dog Laika dies in orbit.", "Laika"),
        ("Yuri Gagarin is killed in a crash.", "Yuri Gagarin"),
        ("Napoleon is born on Corsica.", "Napoleon"),
    ],
)
def test_a_life_that_begins_or_ends_is_found(statement, names):
    assert set(names_of(names)) <= lives_of(statement)


def test_who_kills_or_mourns_does_not_die():
    assert not lives_of("Kim Jong Un mourns Kim Jong Il, who dies on a train.")
    assert not lives_of("Brutus kills Caesar.")


def test_numbers_tell_things_apart():
    first, second = telling("Apollo 11 lands."), telling("Apollo 12 lands.")
    assert not first.words <= second.words
    assert first.names != second.names
