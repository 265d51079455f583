"""What is told to people, with named values."""

from quiz.messages import Complaint, Message, counted


def test_a_message_is_english_until_it_is_translated():
    message = Message("%(count)s of %(what)s", count=12_345, what="them")
    assert str(message) == "12,345 of them"
    assert message.text == "%(count)s of %(what)s"


def test_a_message_without_values_may_have_a_percent_sign():
    assert str(Message("100 %")) == "100 %"


def test_a_number_chooses_the_words():
    assert [str(counted("a minute", "%(num)s minutes", number)) for number in (1, 1_000)] == [
        "a minute",
        "1,000 minutes",
    ]


def test_a_value_may_be_a_message_or_a_complaint():
    inner = Complaint("no day %(day)s", day="32")
    assert str(Message("Not so: %(why)s.", why=inner)) == "Not so: no day 32."


def test_a_complaint_keeps_its_message_and_its_values():
    complaint = Complaint("At most %(most)s.", most=3)
    assert (complaint.message, complaint.values, str(complaint)) == (
        "At most %(most)s.",
        {"most": 3},
        "At most 3.",
    )
