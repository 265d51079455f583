"""Which events stand beside the right one."""

from quiz.questions.chance import Chance
from quiz.questions.distractors import DISTRACTORS, picked, sharing_a_name
from quiz.questions.names import names_of
from quiz.questions.pool import Pool
from tests.questions.topics import event

PEOPLE = ("Ada", "Ben", "Chi", "Dee")
PLACES = ("Rome", "Oslo", "Bonn", "Kyiv", "Lima", "Riga", "Baku", "Bern")
EVENTS = [
    event(f"{who}-{where}", str(1900 + 8 * number + place), statement=f"{who} visits {where}.")
    for number, who in enumerate(PEOPLE)
    for place, where in enumerate(PLACES)
]
ASKABLE = Pool(EVENTS).by_start


def sets(key, candidates, number=200):
    for seed in range(number):
        chance = Chance("distractors", seed)
        yield picked(key, chance.shuffled(candidates), chance)


def test_mostly_all_choices_have_a_name_in_common():
    key, *others = ASKABLE
    found = [chosen for chosen in sets(key, others) if chosen]
    shared = [
        set(names_of(key.text)).intersection(*(names_of(one.text) for one in chosen))
        for chosen in found
    ]
    assert 0.4 < sum(map(bool, shared)) / len(found) < 0.95
    assert all(len(set(chosen)) == DISTRACTORS and key not in chosen for chosen in found)


def test_where_too_few_share_a_name_names_do_not_count():
    key, others = ASKABLE[0], [one for one in ASKABLE if one.text.startswith(("Ben", "Chi"))]
    for seed in range(20):
        assert sharing_a_name(key, others[:2], Chance(seed)) == others[:2]


def test_a_choice_like_no_other_is_seldom_the_key():
    key, *others = [one for one in ASKABLE if not one.text.startswith("Ada")]
    (stranger,) = Pool([event("stranger", "1900", statement="Miners strike in Wales.")]).by_start
    answered = sum(map(bool, sets(key, others)))
    assert sum(map(bool, sets(stranger, others))) < answered / 2


def test_no_candidates_give_no_distractors():
    assert picked(ASKABLE[0], [], Chance(1)) == []
