import pytest

from quiz.formats.feedback import as_html, joined, parted


@pytest.mark.parametrize(
    ("explanation", "source"),
    [
        ("He moved in 1789.", "The Chronicle, p. 7"),
        ("He moved.\n\n> in 1789", "The Chronicle"),
        ("He moved in 1789.", ""),
        ("", "The Chronicle"),
        ("", ""),
    ],
)
def test_what_was_joined_is_parted_again(explanation, source):
    assert parted(joined(explanation, source)) == (explanation, source)


def test_what_speaks_of_a_source_is_not_taken_for_one():
    assert parted("Source: none.\n\nHe moved.") == ("Source: none.\n\nHe moved.", "")


def test_the_source_stands_in_a_paragraph_of_its_own():
    assert as_html("So it was.", "The *Chronicle*") == (
        "<p>So it was.</p>\n<p>Source: The <em>Chronicle</em></p>"
    )
