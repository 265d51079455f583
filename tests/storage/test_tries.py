"""How often passwords may be tried."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from quiz.storage import tries
from quiz.storage.database import db, writing
from quiz.storage.tries import (
    MOST_PER_ACCOUNT,
    MOST_PER_ADDRESS,
    WINDOW,
    PasswordTryRow,
    TooManyTries,
)
from tests.factories import NOON

SCHOOL = "192.0.2.7/32"
HOME = "198.51.100.1/32"
MINUTE = timedelta(minutes=1)


def try_password(username="chi", address=SCHOOL, after=timedelta()):
    with writing():
        tries.note(username, address, NOON + after)


def rows():
    return db.session.scalar(select(func.count()).select_from(PasswordTryRow))


def test_an_account_may_be_tried_so_often_and_no_oftener_from_anywhere(shelves):
    for number in range(MOST_PER_ACCOUNT):
        try_password(address=f"192.0.2.{number}/32")
    with pytest.raises(TooManyTries, match="Wait 15 minutes, then try again"):
        try_password(address=HOME)


def test_many_at_once_are_no_more_than_one_after_another(shelves):
    def allowed(number):
        with shelves.app_context():
            try:
                try_password(address=f"192.0.2.{number}/32")
            except TooManyTries:
                return False
            return True

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(allowed, range(3 * MOST_PER_ACCOUNT))) == MOST_PER_ACCOUNT


def test_every_spelling_of_a_name_counts_for_the_same(shelves):
    for number in range(MOST_PER_ACCOUNT):
        try_password("chi" if number % 2 else " CHI")
    with pytest.raises(TooManyTries):
        try_password("Chi")


def test_one_account_that_must_wait_makes_no_other_wait(shelves):
    for _ in range(MOST_PER_ACCOUNT):
        try_password("chi")
    try_password("dee")


def test_an_address_may_try_so_often_and_no_oftener(shelves):
    for number in range(MOST_PER_ADDRESS):
        try_password(f"name-{number}")
    with pytest.raises(TooManyTries):
        try_password("dee")
    try_password("dee", address=HOME)


def test_the_wait_is_until_the_first_of_them_is_old(shelves):
    for number in range(MOST_PER_ACCOUNT):
        try_password(after=number * MINUTE)
    with pytest.raises(TooManyTries) as limit:
        try_password(after=10 * MINUTE)
    assert limit.value.wait == 5 * MINUTE
    with pytest.raises(TooManyTries, match="Wait a minute"):
        try_password(after=WINDOW - timedelta(seconds=20))
    try_password(after=WINDOW)


def test_what_is_old_is_forgotten(shelves):
    try_password("chi")
    try_password("dee", after=WINDOW)
    assert rows() == 1


def test_a_try_that_may_not_be_made_is_not_counted(shelves):
    for _ in range(MOST_PER_ACCOUNT + 5):
        try:
            try_password()
        except TooManyTries:
            continue
    assert rows() == MOST_PER_ACCOUNT


def test_a_right_password_makes_earlier_slips_forgotten_and_nobody_elses(shelves):
    try_password("chi")
    try_password("dee")
    with writing():
        tries.forget("CHI")
    assert rows() == 1


def test_neither_name_nor_address_can_be_read(shelves):
    try_password("my secret, in the wrong field", SCHOOL)
    kept = db.session.execute(select(PasswordTryRow.account, PasswordTryRow.address)).one()
    assert not any("secret" in text or "192" in text for text in kept)


def test_wrong_codes_are_counted_by_address_apart_from_passwords(shelves):
    for _ in range(MOST_PER_ADDRESS):
        with writing():
            tries.check_code(SCHOOL, NOON)
            tries.note_code(SCHOOL, NOON)
    with pytest.raises(TooManyTries, match=r"Too many codes were tried\. Wait 15 minutes"):
        tries.check_code(SCHOOL, NOON)
    tries.check_code(HOME, NOON)
    try_password()
    tries.check_code(SCHOOL, NOON + WINDOW)
    with writing():
        tries.note_code(SCHOOL, NOON + WINDOW)
    assert rows() == 1


def test_a_clock_that_is_set_back_locks_nobody_out(shelves):
    for _ in range(MOST_PER_ACCOUNT):
        try_password()
    tries_at = timedelta(hours=-1)
    try_password(after=tries_at)
    for _ in range(MOST_PER_ACCOUNT - 1):
        try_password(after=tries_at)
    with pytest.raises(TooManyTries, match="Wait 15 minutes, then try again"):
        try_password(after=tries_at)


def test_who_waited_for_the_queue_forgets_no_try_that_came_before(shelves):
    for _ in range(MOST_PER_ACCOUNT):
        try_password(after=timedelta(seconds=10))
    with pytest.raises(TooManyTries):
        try_password()
