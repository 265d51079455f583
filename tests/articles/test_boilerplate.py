"""What belongs to the page and not to the article."""

import pytest

from quiz.articles.boilerplate import is_chrome, is_prose, passed_over


@pytest.mark.parametrize(
    "line",
    [
        "Home > History > Ancient Rome",
        "Current:Home > TravelHow the canal was dug",
        "Date:2021-02-03 11:45:09",
        "Updated 3 March 2019",
        "Published: 14 July 2020, 10:05",
        "By Margaret Ellwood",
        "By the Editors, The Evening Post",
        "Share",
        "View",
        "5 min read",
        "greatStory! (381)",
        "___",
        "* * *",
        "https://example.org/history/rome",
        "Source: National Archives",
        "© 2020 The Evening Post. All rights reserved.",
        "Reporter Ann Lee in Cairo contributed to this report.",
        "Follow our coverage at https://example.org/wars",
        "Sign up for our weekly history letter.",
        "This article was first published in 2012.",
    ],
)
def test_a_line_of_the_page_is_passed_over(line):
    assert is_chrome(line)


@pytest.mark.parametrize(
    "line",
    [
        "By 1945 Warsaw lay in ruins.",
        "By the Treaty of Paris, Britain gives up thirteen colonies.",
        "1914 — Britain declares war.",
        "The home of the emperor was searched.",
        "In May the shares fell.",
        "A date was set for the talks: 5 May.",
    ],
)
def test_a_line_of_the_article_is_not(line):
    assert not is_chrome(line)


PROSE = (
    "The canal took ten years to dig and cost the lives of thousands of workers. "
    "It was opened by the empress herself, before guests from all of Europe."
)


def test_a_list_of_links_ends_where_prose_begins_again():
    lines = [
        "Related",
        "- Ten ships that vanished",
        "- Why ports silt up",
        PROSE,
        "Recommended",
        "- X",
    ]
    assert passed_over(lines, frozenset()) == {0, 1, 2, 4, 5}


def test_an_entry_ends_a_list_of_links():
    assert passed_over(["Most read", "Ships", "1869 — It opens."], frozenset({2})) == {0, 1}


def test_what_follows_the_references_is_never_read():
    lines = [PROSE, PROSE, "References", PROSE]
    assert passed_over(lines, frozenset()) == {2, 3}


def test_prose_is_long_and_has_sentences():
    assert is_prose(PROSE)
    assert not is_prose("Why did nobody see the crash of the great bank coming in the spring?")
