"""What the program is made of; tests/test_packaging.py judges the licences."""

from importlib.metadata import Distribution, distribution

import pytest

from quiz.cli.licences import licence, requirements


class Described(Distribution):
    """A package that is nothing but its description."""

    def __init__(self, *lines):
        self.lines = ("Metadata-Version: 2.4", "Name: something", "Version: 1", *lines)

    def read_text(self, filename):
        return "\n".join(self.lines) if filename == "METADATA" else None

    def locate_file(self, path):
        raise NotImplementedError


MIT = "Classifier: License :: OSI Approved :: MIT License"


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["License-Expression: MIT-0", "License: see file", MIT], "MIT-0"),
        (["License: BSD-3-Clause", MIT], "BSD-3-Clause"),
        (["License: Copyright (c) 2010,", "        all rights reserved", MIT], "MIT License"),
        (["License: " + "Permission is granted " * 5, MIT], "MIT License"),
        (
            [MIT, "Classifier: License :: OSI Approved :: zlib/libpng License"],
            "MIT License AND zlib/libpng License",
        ),
        ([], "unknown"),
    ],
)
def test_a_licence_is_told_as_exactly_as_the_package_does(lines, said):
    assert licence(Described(*lines)) == said


NEEDS = [
    "Requires-Dist: lxml[html_clean, source]>=4.4.2",
    'Requires-Dist: Zope.Interface (>=5) ; python_version < "3.12"',
    "Requires-Dist: redis; extra == 'shared-limits'",
]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (frozenset(), {"lxml", "zope-interface"}),
        (frozenset({"speed"}), {"lxml", "zope-interface"}),
        (frozenset({"shared-limits"}), {"lxml", "zope-interface", "redis"}),
        (None, {"lxml", "zope-interface", "redis"}),
    ],
)
def test_what_a_package_needs_depends_on_the_extras_that_are_asked_for(asked, found):
    assert {name for name, _ in requirements(Described(*NEEDS), asked)} == found


def test_extras_are_asked_for_on_the_way():
    assert ("lxml", frozenset({"html-clean", "source"})) in requirements(
        Described(*NEEDS), frozenset()
    )
    assert "lxml-html-clean" in dict(requirements(distribution("lxml"), frozenset({"html-clean"})))
