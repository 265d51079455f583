"""A topic on its timeline, an event with its sources, an article with its dates."""

import re
from html import unescape

import pytest

from quiz.events.topic import Topic
from quiz.storage import library
from quiz.storage.database import writing
from tests.factories import make_article, make_event, make_topic
from tests.people import START_KEY, TOPIC, found
from tests.web.conftest import quoted

ADDRESS = f"/topics/{TOPIC}"
ARTICLE = "ties-in-brief"


def words_of(page):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page.text)).split())


def text_of(app):
    with app.app_context():
        return library.article(ARTICLE).text


def statements(page):
    """Return the statements of the chronicle of a page, in order."""
    return [
        unescape(statement)
        for statement in re.findall(r'<p class="statement">(?:<a[^>]*>)?([^<]+)', page.text)
    ]


def add(app, topic):
    with app.app_context(), writing():
        library.add_topic(topic)


# A topic


def test_a_topic_shows_every_event_its_sources_and_a_way_to_play(chi):
    page = chi.open(ADDRESS)
    assert page.status_code == 200
    assert len(statements(page)) == 66
    assert "66 events" in words_of(page)
    assert "retelling Al Jazeera" in words_of(page)
    assert (
        chi.send(f"{ADDRESS}/attempts", page, start_key=found(START_KEY, page)).status_code == 303
    )


def test_an_attempt_that_is_open_can_be_gone_on_with_from_the_topic(chi):
    address = chi.start().address
    page = chi.open(ADDRESS)
    assert f'href="{address}">Go on: 0 of 10 answered' in page.text


def test_events_stand_in_the_order_of_time_in_periods_and_lead_to_their_pages(chi):
    page = chi.open(ADDRESS)
    titles = re.findall(r'<h3 class="chronicle-title"[^>]*>(.*?)</h3>', page.text)
    assert titles == [f"<span>{decade}0s</span>" for decade in range(194, 203)]
    first = re.search(r'<p class="statement"><a href="([^"]+)"', page.text)
    assert chi.open(first[1]).status_code == 200


@pytest.mark.parametrize(
    "said",
    [
        "two sources agree",
        "one source",
        "one is finer: July 2000, where another says 2000",
        "dates overlap: between May 2011 and April 2012, or between September 2011 and December",
        "disputed: Al Jazeera says 2017; Associated Press says between 2018 and 2019",
        "not asked yet",
    ],
)
def test_how_the_sources_agree_is_said_in_words(chi, said):
    assert said in words_of(chi.open(ADDRESS))


def test_events_are_found_by_words_and_period_and_the_address_keeps_both(chi):
    page = chi.open(f"{ADDRESS}?q=putin+kim&from=2000&to=2002")
    found = statements(page)
    assert "Vladimir Putin visits Pyongyang to meet Kim Jong Il." in found
    assert f"{len(found)} events of 66" in words_of(page)
    assert 'value="putin kim"' in page.text
    assert 'value="2000"' in page.text


def test_finding_one_says_one(chi):
    page = chi.open(f"{ADDRESS}?q=Khrushchev+farewell+Moscow&from=1961-07")
    assert len(statements(page)) == 1
    assert "1 event of 66" in words_of(page)


def test_finding_nothing_says_what_to_do(chi):
    page = chi.open(f"{ADDRESS}?q=zebra")
    assert page.status_code == 200
    assert "0 events of 66" in words_of(page)
    assert "Leave out a word, or widen the period." in page.text
    assert f'href="{ADDRESS}">Show all' in page.text


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("from=soon", "“soon” is not a year, such as 1961 or 490 BC"),
        ("to=1961-13", "There is no month or season 13."),
        ("from=1990&to=1980", "The period ends before it begins."),
        (f"q={'x' * 300}", "Search for fewer words."),
        (f"from={'9' * 500}", "longer than the 200 characters"),
    ],
)
def test_nonsense_is_answered_beside_its_field_and_kept(chi, query, sentence):
    page = chi.open(f"{ADDRESS}?{query}")
    assert page.status_code == 422
    assert sentence in words_of(page)
    name, _, typed = query.rpartition("&")[2].partition("=")
    assert re.search(rf'aria-invalid="true"[^>]* name="{name}"[^>]*value="{typed}"', page.text)
    assert len(statements(page)) == 66


@pytest.mark.parametrize("query", ["", "q=&from=&to=", "q=+&from=+", "page=", "page=-1", "page=٣"])
def test_a_search_for_nothing_shows_everything(chi, query):
    page = chi.open(f"{ADDRESS}?{query}")
    assert page.status_code == 200
    assert len(statements(page)) == 66
    assert "Show all" not in page.text


def test_what_was_typed_is_never_markup(chi):
    page = chi.open(f'{ADDRESS}?q="><script>&from=<b>')
    assert "<script>" not in page.text
    assert "<b>" not in page.text


@pytest.mark.parametrize(
    ("date", "label"), [("-0489-09-12", "490 BC"), ("0079", "AD 79"), ("1914-07-28", "28 July")]
)
def test_topics_of_every_age_and_length_have_a_timeline(app, chi, date, label):
    add(app, make_topic("france", dates=(date,)))
    page = chi.open("/topics/france")
    assert page.status_code == 200
    assert label in words_of(page)


def test_two_thousand_events_come_a_hundred_at_a_time_with_a_way_to_every_period(app, chi):
    article = make_article("long")
    events = tuple(
        make_event(f"event-{year}", f"The assembly of {year} meets.", f"{year:04}", article)
        for year in range(1, 2001)
    )
    add(app, Topic("long", "Long", "Long.", (article,), events))
    page = chi.open("/topics/long")
    assert len(statements(page)) == 100
    assert "Page 1 of 20" in words_of(page)
    shown = statements(page)
    for address in re.findall(r'href="(/topics/long\?page=\d+)#period-\d+"', page.text):
        shown += statements(chi.open(unescape(address)))
    assert "The assembly of 2000 meets." in statements(chi.open("/topics/long?page=999"))
    assert len(page.data) < 200_000
    last = chi.open("/topics/long?q=assembly&from=1950&page=1")
    assert "51 events of 2000" in words_of(last)


def test_a_page_further_on_keeps_what_was_searched_for(app, chi):
    article = make_article("long")
    events = tuple(
        make_event(f"event-{number}", f"The {number}. assembly meets.", "1789", article)
        for number in range(150)
    )
    add(app, Topic("long", "Long", "Long.", (article,), events))
    page = chi.open("/topics/long?q=assembly&from=1700")
    onward = unescape(re.search(r'rel="next" href="([^"]+)"', page.text)[1])
    second = chi.open(onward)
    assert len(statements(second)) == 50
    assert "continued" in words_of(second)
    assert 'value="assembly"' in second.text


def test_a_topic_without_events_says_so(app, chi):
    add(app, Topic("empty", "Empty", "Nothing yet.", (), ()))
    page = chi.open("/topics/empty")
    assert page.status_code == 200
    assert "This topic has no events yet." in page.text


def test_no_such_topic_or_event(chi):
    assert chi.open("/topics/nowhere").status_code == 404
    assert chi.open(f"{ADDRESS}/events/nothing").status_code == 404
    assert chi.open("/topics/nowhere/events/famine").status_code == 404


@pytest.mark.parametrize("address", [ADDRESS, f"{ADDRESS}/events/famine", f"/articles/{ARTICLE}"])
def test_the_library_is_only_read(chi, address):
    assert chi.send(address, chi.open("/")).status_code == 405


# An event


def test_an_event_shows_every_quotation_with_its_own_date_and_place(chi):
    page = chi.open(f"{ADDRESS}/events/putin-visits-pyongyang")
    words = words_of(page)
    assert page.text.count("<blockquote>") == 2
    assert "The sources agree, and one is finer." in words
    assert page.text.count("Read it in the article") == 2
    assert "It began no earlier than 2000 and was over by the end of 2000." in words


def test_the_neighbours_of_an_event_are_certain(chi):
    page = chi.open(f"{ADDRESS}/events/soviet-union-collapses")
    before, _, after = page.text.partition('aria-current="true"')
    assert "Certainly before" in before
    assert "Certainly after" in after
    assert "Kim Il Sung, the leader of North Korea, dies." in after
    assert "whose order with it is not certain" in after


def test_an_event_that_waits_for_a_teacher_says_why(chi):
    words = words_of(chi.open(f"{ADDRESS}/events/yeltsin-unwilling"))
    assert "Not asked yet: it waits for a teacher." in words
    assert "An unwillingness is an absence" in words


def test_a_dispute_is_told_with_both_dates(chi):
    words = words_of(chi.open(f"{ADDRESS}/events/ties-with-russia-and-china-mended"))
    assert "2017, or between 2018 and 2019" in words
    assert "The sources contradict each other." in words


def test_an_event_of_another_topic_is_not_there(app, chi):
    add(app, make_topic())
    assert chi.open("/topics/france/events/event-1").status_code == 200
    assert chi.open(f"{ADDRESS}/events/event-1").status_code == 404


def test_events_of_a_question_have_their_pages_linked_only_after_the_answer(chi):
    sitting = chi.start()
    assert "/events/" not in sitting.page(1).text
    sitting.answer_all()
    item = sitting.first(ordering=True)
    page = sitting.page(item.position)
    for choice in item.question.choices:
        address = f"{ADDRESS}/events/{choice.event}"
        assert f'href="{address}"' in page.text
        assert chi.open(address).status_code == 200


# An article


def prose(page):
    """Return the text of an article's page as people read it."""
    return re.sub(r"<[^>]+>", "", unescape("\n".join(PROSE.findall(page.text))))


PROSE = re.compile(r'<p class="prose">(.*?)</p>', re.DOTALL)


def test_the_article_stands_whole_with_its_source(app, chi):
    page = chi.open(f"/articles/{ARTICLE}")
    assert page.status_code == 200
    assert all(line.strip() in prose(page) for line in text_of(app).splitlines())
    assert "retelling" in page.text
    assert 'id="quotation"' not in page.text


def test_every_date_and_every_excerpt_is_marked_and_its_event_stands_beside_it(app, chi):
    page = chi.open(f"/articles/{ARTICLE}")
    with app.app_context():
        told = [
            event
            for event in library.events_of(library.topic(TOPIC).id)
            if any(excerpt.article == ARTICLE for excerpt in event.excerpts)
        ]
    assert f"{len(told)} events of Russia and North Korea" in words_of(page)
    assert all(f'href="{ADDRESS}/events/{event.name}"' in page.text for event in told)
    marked = [unescape(text) for text in re.findall(r"<mark>([^<]+)</mark>", page.text)]
    assert {"1945", "1948", "July 2023"} <= set(marked)


def test_the_words_quoted_are_marked_once(app, chi):
    page = chi.open(f"/articles/{ARTICLE}?start=300&end=360")
    assert quoted(page) == text_of(app)[300:360].replace("\n", "")
    assert page.text.count('id="quotation"') == 1
    assert 'href="#quotation"' in page.text


@pytest.mark.parametrize(
    "query",
    [
        "start=5",
        "end=5",
        "start=5&end=5",
        "start=9&end=5",
        "start=-1&end=5",
        "start=a&end=b",
        "start=0&end=99999999",
        f"start=0&end={'9' * 3000}",
        "start=٣&end=٩",
        "start=&end=",
        "start=0&end=5%00",
    ],
)
def test_a_place_that_is_none_leaves_the_article_unmarked(chi, query):
    page = chi.open(f"/articles/{ARTICLE}?{query}")
    assert page.status_code == 200
    assert quoted(page) == ""


def test_no_such_article(chi):
    assert chi.open("/articles/nothing").status_code == 404
    assert chi.open(f"/articles/{'x' * 5000}").status_code == 404
