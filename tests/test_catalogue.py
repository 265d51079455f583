"""The catalogue of texts is that of the program, and travels with it."""

import re

from babel.messages.pofile import read_po

from tests.catalogue import TEMPLATE, as_template, extracted

NAMED = re.compile(r"%\((\w+)\)s")


def test_the_catalogue_has_every_text_of_the_program_and_no_other():
    assert as_template(extracted()) == TEMPLATE.read_text(encoding="utf-8"), (
        "a text has changed: python -m tests.catalogue"
    )


def test_the_values_of_a_text_have_names_so_that_they_can_change_places():
    with TEMPLATE.open("rb") as file:
        for message in read_po(file):
            texts = message.id if isinstance(message.id, tuple) else (message.id,)
            for text in texts:
                left = NAMED.sub("", text).replace("%%", "")
                assert not re.search(r"%[sdr(]", left), text


def test_no_text_is_hidden_from_the_catalogue_inside_another():
    """What reads the program for texts does not look into an f-string."""
    hidden = re.compile(r"f\"[^\"]*\{[^}\"]*\b(?:n?gettext|Message|counted)\(")
    for file in (TEMPLATE.parents[1]).rglob("*.py"):
        assert not hidden.search(file.read_text(encoding="utf-8")), file
