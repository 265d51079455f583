"""Names made from content."""

from quiz.dates import edtf
from quiz.events.naming import name_of

DATE = edtf.read("1898")


def test_a_name_has_the_main_words():
    assert name_of("The Soviet Union’s fleet sails to Cuba in secret.", DATE, ()) == (
        "soviet-union-fleet-sails-cuba-secret"
    )
    assert name_of("Bolívar enters Bogotá.", DATE, ()) == "bolivar-enters-bogota"
    assert name_of("…", DATE, ()) == "event"


def test_a_taken_name_gets_letters_that_follow_from_the_content():
    taken = {"spain-loses-cuba"}
    name = name_of("Spain loses Cuba.", DATE, taken)
    assert name.startswith("spain-loses-cuba-")
    assert name == name_of("Spain loses Cuba.", DATE, taken)
    assert name != name_of("Spain loses Cuba.", edtf.read("1899"), taken)
    assert name_of("Spain loses Cuba.", DATE, taken | {name}) == f"{name}-2"
