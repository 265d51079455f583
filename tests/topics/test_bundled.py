"""What every bundled topic promises, whatever it tells."""

import pytest

from quiz.events.agreement import Agreement, agreement
from quiz.questions.leaks import leak
from quiz.storage.upgrading import BUNDLED, read_topic

TOPICS = [read_topic(place) for place in sorted(BUNDLED.glob("*/topic.json"))]
each_topic = pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.slug)


@each_topic
def test_all_that_may_be_asked_is_short_bounded_and_gives_nothing_away(topic):
    for event in topic.events:
        if event.usable:
            assert len(event.statement) <= 110, event.name
            assert leak(event.statement) is None, event.name
            assert None not in (event.surely_after, event.surely_before), event.name


@each_topic
def test_the_articles_are_two_voices_that_disagree_somewhere(topic):
    assert len({article.source.voice for article in topic.articles}) == 2
    assert any(agreement(event) is Agreement.DISPUTED for event in topic.events)


# The first topic names its two reports in its list of sources instead.
@pytest.mark.parametrize(
    "article",
    [
        article
        for topic in TOPICS
        if topic.slug != "russia-north-korea"
        for article in topic.articles
    ],
    ids=lambda article: article.slug,
)
def test_each_article_says_where_its_facts_come_from(article):
    closing = article.text.rstrip("\n").rsplit("\n", 1)[-1]
    assert closing.startswith("The facts are those of ")
    assert "The wording is ours" in closing
