"""Finding dates in single sentences: every way of writing them, and what only looks like one."""

from datetime import date

import pytest

from quiz.dates import edtf
from quiz.dates.daynumber import from_iso
from quiz.dates.phrases import DatePhrase, Kind, Relation, find

DAYS = [
    ("The fortress fell on 14 July 1789.", "14 July 1789", "1789-07-14"),
    ("The fortress fell on July 14, 1789.", "July 14, 1789", "1789-07-14"),
    ("It was stormed on the 14th of July, 1789, by a crowd.", "14th of July, 1789", "1789-07-14"),
    ("Sept, 12, 2023 — The visitor's train crosses the border.", "Sept, 12, 2023", "2023-09-12"),
    ("Tariq landed near the rock in 711 30 April.", "711 30 April", "0711-04-30"),
    ("1947, October 14: the sound barrier is broken.", "1947, October 14", "1947-10-14"),
    ("The log begins 1969-07-16 at the pad.", "1969-07-16", "1969-07-16"),
    ("Written on 3 May 711 by a monk.", "3 May 711", "0711-05-03"),
    ("He was stabbed on 15 March 44 BC.", "15 March 44 BC", "-0043-03-15"),
    (
        "They met on Thursday, April 25, 2019, in the hall.",
        "Thursday, April 25, 2019",
        "2019-04-25",
    ),
    ("They met on Monday 3 June 2019.", "Monday 3 June 2019", "2019-06-03"),
    ("The night of 4 August 1789 ended privilege.", "The night of 4 August 1789", "1789-08-04"),
    (
        "Shots were heard in the early morning hours of April 19, 1775.",
        "the early morning hours of April 19, 1775",
        "1775-04-19",
    ),
    ("The palace was stormed on 25 October 1917 (O.S.).", "25 October 1917 (O.S.)", "1917-11-07"),
    ("Peace came on Christmas Eve 1814.", "Christmas Eve 1814", "1814-12-24"),
    ("Rebels seized the post office on Easter Monday, 1916.", "Easter Monday, 1916", "1916-04-24"),
]

MONTHS_AND_YEARS = [
    ("War broke out in June 1950.", "June 1950", "1950-06"),
    ("The palace fell in October, 1917.", "October, 1917", "1917-10"),
    ("A pact was made in February of 1940.", "February of 1940", "1940-02"),
    ("The landing of July '69 was watched by millions.", "July '69", "1969-07"),
    ("Students rose in spring 1968.", "spring 1968", "1968-21"),
    ("Students rose in the spring of 1968.", "the spring of 1968", "1968-21"),
    ("Rationing ended in early July 1954.", "early July 1954", "1954-07-01/1954-07-10~"),
    ("By mid-November 1942 the city was cut off.", "mid-November 1942", "1942-11-11~/1942-11-20~"),
    (
        "The end of March 1945 saw the river crossed.",
        "The end of March 1945",
        "1945-03-21~/1945-03-31",
    ),
    ("Trade collapsed in the second half of 1944.", "the second half of 1944", "1944-41"),
    ("Output grew in the first quarter of 2010.", "the first quarter of 2010", "2010-33"),
    ("The wall came down in late 1989.", "late 1989", "1989-09~/1989-12"),
    ("The colony was founded about 1587.", "about 1587", "1587~"),
    ("A bridge stood here c. 1180.", "c. 1180", "1180~"),
    ("A bridge stood here circa 1180.", "circa 1180", "1180~"),
    ("Athens was sacked in 480 BC.", "480 BC", "-0479"),
    ("Athens was sacked in 480 B.C. by the king.", "480 B.C.", "-0479"),
    ("Athens was sacked in 480 BCE.", "480 BCE", "-0479"),
    ("The mountain erupted in AD 79.", "AD 79", "0079"),
    ("The mountain erupted in 79 CE.", "79 CE", "0079"),
    ("Hunters came here around 10,000 BC.", "around 10,000 BC", "-9999~"),
    ("The bones date from 5950 BP.", "5950 BP", "-4000"),
]

LONGER = [
    ("Aid declined in the 1960s.", "the 1960s", "196X"),
    ("Aid declined in the 1960's.", "the 1960's", "196X"),
    ("In the fifties, cars grew fins.", "the fifties", "195X"),
    ("In the early 1950s came new machines.", "the early 1950s", "1950/1953~"),
    ("From the mid-1950s trade slowed.", "the mid-1950s", "1954~/1956~"),
    ("It was banned in the mid to late 2000s.", "the mid to late 2000s", "2004~/2009"),
    ("Mid-to-late 2000s — Sanctions follow.", "Mid-to-late 2000s", "2004~/2009"),
    ("Mid-1950s though 1960s — Purges go on.", "Mid-1950s though 1960s", "1954~/1969"),
    ("Monks came in the 12th century.", "the 12th century", "11XX"),
    ("Monks came in the twelfth century.", "the twelfth century", "11XX"),
    ("Monks came in the XII century.", "the XII century", "11XX"),
    ("The temple is of the 5th century BC.", "the 5th century BC", "-04XX"),
    (
        "It fell in the second part of the 6th century.",
        "the second part of the 6th century",
        "[0550..0599]",
    ),
    ("Bronze came in the 3rd millennium BC.", "the 3rd millennium BC", "-2XXX"),
    ("The league fought on in the 470s BC.", "the 470s BC", "[-0478..-0469]"),
    ("Gas lamps came in the late 19th century.", "the late 19th century", "1867~/1899"),
    ("In the 1800s sail gave way to steam.", "the 1800s", "18XX"),
    ("The 19th and 20th centuries changed that.", "The 19th and 20th centuries", "{18XX,19XX}"),
]

PAIRS = [
    ("During the 1950-53 war pilots were lent.", "1950-53", "1950/1953"),
    ("The occupation (1941–45) was harsh.", "1941–45", "1941/1945"),
    ("1945-1948 — Two states are founded.", "1945-1948", "1945/1948"),
    ("It lasted from 499 to 493 BC.", "499 to 493 BC", "-0498/-0492"),
    ("The truce of 480–79 BC did not hold.", "480–79 BC", "-0479/-0478"),
    ("Between 1961 and 1964 the army grew.", "1961 and 1964", "[1961..1964]"),
    ("A summit on March 24–25, 2014, failed.", "March 24–25, 2014", "2014-03-24/2014-03-25"),
    ("They fought on 24–25 March 2014.", "24–25 March 2014", "2014-03-24/2014-03-25"),
    ("From 17 to 20 April 1961 they held out.", "17 to 20 April 1961", "1961-04-17/1961-04-20"),
    (
        "From July 1 to July 3, 1863, they fought.",
        "July 1 to July 3, 1863",
        "1863-07-01/1863-07-03",
    ),
    ("Port by port fell from May to August 1950.", "May to August 1950", "1950-05/1950-08"),
    ("The siege of November to March 1942 failed.", "November to March 1942", "1941-11/1942-03"),
    ("Forces were reduced in April and June 1955.", "April and June 1955", "{1955-04,1955-06}"),
    ("He was its guest in 2001 and 2002.", "2001 and 2002", "{2001,2002}"),
    ("She was born in 1412 or 1413.", "1412 or 1413", "[1412..1413]"),
    ("The crisis of 1999-00 passed.", "1999-00", "1999/2000"),
    ("On 27 May-28 May 1905 the fleet was lost.", "27 May-28 May 1905", "1905-05-27/1905-05-28"),
    (
        "On the night of 3-4 May 1904 they tried.",
        "the night of 3-4 May 1904",
        "1904-05-03/1904-05-04",
    ),
    ("They left during the winter-spring of 1920.", "the winter-spring of 1920", "1919-24/1920-21"),
    ("Trade grew from the 1950s to the 1970s.", "the 1950s to the 1970s", "1950/1979"),
]


@pytest.mark.parametrize(("text", "words", "written"), DAYS + MONTHS_AND_YEARS + LONGER + PAIRS)
def test_a_date_that_says_its_year_is_read_by_itself(text: str, words: str, written: str) -> None:
    (phrase,) = find(text)
    assert (phrase.text, edtf_of(phrase)) == (words, written)
    assert text[phrase.start : phrase.end] == words
    assert phrase.kind in (Kind.EXPLICIT, Kind.HEADER)


@pytest.mark.parametrize(
    ("text", "words", "written"),
    [
        ("The war began in 1914. In August, Liège fell.", "August", "1914-08"),
        ("On 3 May 1808 they were shot. On 5 May he abdicated.", "5 May", "1808-05-05"),
        ("It opened on 5 December 1940. By January it was lost.", "January", "1941-01"),
        ("The treaty of 9 June 1815 held. Later that year they met.", "Later that year", "1815"),
        ("It began in 1848. The following spring it was over.", "The following spring", "1849-21"),
        ("They rose in 1848. Two years later they were beaten.", "Two years later", "1850"),
        (
            "It sank on 2 May 1982. Two days after that, it blew.",
            "Two days after that",
            "1982-05-04",
        ),
        ("It sank on 2 May 1982. A year before that it was sold.", "A year before that", "1981"),
        (
            "Rome burned on 18 July AD 64. Ten days later it was out.",
            "Ten days later",
            "0064-07-28",
        ),
        ("He died on 5 May 1821. The same day a ship left.", "The same day", "1821-05-05"),
        ("She won on 7 June 1866 and left the next day.", "the next day", "1866-06-08"),
        ("He lost in 445 BC. Fourteen years later war came.", "Fourteen years later", "-0430"),
        ("Elected in 2000, he flew there in July of that year.", "July of that year", "2000-07"),
        ("They met in July 1807. A month earlier they fought.", "A month earlier", "1807-06"),
        ("It was begun in 1882. A decade earlier it was a marsh.", "A decade earlier", "187X"),
        ("They met on 4 May 1919, and the previous year in Rome.", "the previous year", "1918"),
        (
            "The town fell on 3 May 1945. By the end of the month all was over.",
            "the end of the month",
            "1945-05-21~/1945-05-31",
        ),
        ("He landed on 1 March 1815, and on the 20th he was in Paris.", "20th", "1815-03-20"),
        ("It was signed on 10 May 1871 at 4:30 p.m. in an inn.", "4:30 p.m.", "1871-05-10"),
        ("In 1699 peace came, near the turn of the century.", "the turn of the century", "1700~"),
        ("He reigned from 44 BC. In 31 he won at Actium.", "31", "-0030"),
        (
            "The paper appeared on 13 September 2007. Thursday's crowd was large.",
            "Thursday",
            "2007-09-13",
        ),
        (
            "In April 1830, weeks before the July Revolution of 1830, bread was dear.",
            "July",
            "1830-07",
        ),
        ("The summer offensive in June 1942 went east.", "The summer", "1942-22"),
    ],
)
def test_a_date_that_leans_on_the_text_is_placed_by_it(text: str, words: str, written: str) -> None:
    phrase = next(phrase for phrase in find(text) if phrase.text == words)
    assert (edtf_of(phrase), phrase.kind) == (written, Kind.ANAPHORIC)


@pytest.mark.parametrize(
    ("text", "words", "written"),
    [
        ("The minister resigned last year.", "last year", "2022"),
        ("In April of last year they vetoed it.", "April of last year", "2022-04"),
        ("Calls have grown since the envoy came in July.", "July", "2023-07"),
        ("Prices have risen since December.", "December", "2022-12"),
        ("The summit on Wednesday will be his second.", "Wednesday", "2023-09-13"),
        ("The strike began on Wednesday.", "Wednesday", "2023-09-06"),
        ("The court ruled three years ago.", "three years ago", "2020"),
        ("A vote will be held next month.", "next month", "2023-10"),
        ("They were freed yesterday.", "yesterday", "2023-09-11"),
        ("He won last July.", "last July", "2023-07"),
        ("He will stand next spring.", "next spring", "2024-21"),
    ],
)
def test_news_is_counted_from_the_day_of_publication(text: str, words: str, written: str) -> None:
    (phrase,) = find(text, published=date(2023, 9, 12))
    assert (phrase.text, edtf_of(phrase), phrase.kind) == (words, written, Kind.DEICTIC)
    (unplaced,) = find(text)
    assert (unplaced.text, unplaced.date) == (words, None)


@pytest.mark.parametrize(
    "text",
    [
        "The loan of $1945 was repaid, and 1917% of nothing remained.",
        "Some 1,500 troops and 2000 men crossed; 1200 horses drowned.",
        "The town had 1850 inhabitants and the column was 1500 strong.",
        "See page 1848 of the report, or pp. 1914, and Resolution 1973.",
        "Flight 1549 and a Boeing 1900 landed on Route 1812.",
        "It may rain, and May also said so; Theresa May disagreed.",
        "They march on Rome. March on, he cried; the Long March went on.",
        "The fall of Troy, the springs of Bath and the rise and fall of empires.",
        "He was in his early 40s, she in her sixties.",
        "The second of them lived at 1600 Pennsylvania Avenue.",
        "Call 0171-1945 or write to box 1949; serial X-1930 and C1917.",
        "Bloody Sunday and Black Friday are names.",
        "He stayed for two years, within three months, over the next decade.",
        "The last year of the war was the worst; that was his last day.",
        "A Prague Spring, an Arab Spring and the Winter Palace.",
        "It was 1945.5 metres and 1,945,000 feet, 1914 km away.",
        "The vote was 12 to 3, the score 3-2, the odds 10/1.",
        "Ratio 3.14, version 2.0.1, clause 5.1, at 12:30.",
        "The Winter War and the Summer Olympics made news.",
        "April Smith and August Wilhelm met June Carter.",
    ],
)
def test_what_only_looks_like_a_date_is_left_alone(text: str) -> None:
    assert [phrase.text for phrase in find(text)] == []


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("By 1940 the war had spread.", Relation.BY),
        ("Until 1910 he ruled.", Relation.UNTIL),
        ("It has stood there since 1955.", Relation.SINCE),
        ("Before June 1950 there was peace.", Relation.BEFORE),
        ("After the 1950s it was forgotten.", Relation.AFTER),
        ("In 1950 it was built.", None),
    ],
)
def test_the_word_before_a_date_opens_its_sure_bounds(text: str, relation: Relation | None) -> None:
    (phrase,) = find(text)
    assert phrase.relation is relation
    assert phrase.date is not None
    assert (phrase.date.surely_after is None) is (
        relation in (Relation.BY, Relation.UNTIL, Relation.BEFORE)
    )
    assert (phrase.date.surely_before is None) is (relation in (Relation.SINCE, Relation.AFTER))


def test_what_is_counted_is_sure_only_to_half_a_unit_more() -> None:
    _, later = find("They rose in 1848. Two years later they were beaten.")
    assert later.date is not None
    assert later.date.surely_after == from_iso("1849-07-02")
    assert later.date.surely_before == from_iso("1851-07-02")


def test_a_month_is_less_sure_of_its_year_outside_the_paragraph_that_tells_it() -> None:
    same, other = (
        find(f"They met in June 1815, in a tent.{space}In July they parted.")[-1].date
        for space in (" ", "\n\n")
    )
    assert same is not None and other is not None
    assert same.edtf == other.edtf == "1815-07"
    assert (same.surely_after, same.surely_before) == (same.earliest, same.latest)
    assert other.surely_after == from_iso("1814-07-01")
    assert other.surely_before == from_iso("1816-07-31")


def test_a_russian_day_before_1918_may_be_of_either_calendar() -> None:
    (phrase,) = find("The Tsar gave way on 2 March 1917.")
    assert phrase.date is not None
    assert phrase.date.surely_after == from_iso("1917-03-02")
    assert phrase.date.surely_before == from_iso("1917-03-16")


def test_the_anchor_is_the_expression_leant_on() -> None:
    text = "It was founded in 1948. Two years later it was at war."
    year, later = find(text)
    assert later.anchor == (year.start, year.end)
    assert year.anchor is None


def edtf_of(phrase: DatePhrase) -> str | None:
    if phrase.date is None:
        return None
    read = edtf.read(phrase.date.edtf)
    assert (read.earliest, read.latest) == (phrase.date.earliest, phrase.date.latest)
    return phrase.date.edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Rome was founded in 753 BC. In 509 the kings were driven out.", "-0508"),
        ("Philip won in 338 BC. He had been born in 382.", "-0381"),
        ("Rome was founded in 753 BC. It fell to the Goths in 410.", "-0752"),  # no year at all
        ("The temple rose in the 5th century BC. The church rose in the 6th century.", "05XX"),
        ("They warred in the 5th century BC, and in the 4th century they fell.", "-03XX"),
    ],
)
def test_an_era_that_is_left_out_is_only_that_of_a_story_which_goes_on(text, edtf) -> None:
    date = find(text)[-1].date
    assert date is not None
    assert date.edtf == edtf
