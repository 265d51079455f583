"""Finding dates in whole texts of every style that a timeline is written in."""

from datetime import date

import pytest

from quiz.dates.phrases import find

MERGED_CELLS = """\
The road to the armistice

+------+-------------+---------------------------------------------+
| Year | Date        | Event                                       |
+======+=============+=============================================+
| 1914 | 28 June     | The heir to the throne is shot in Sarajevo. |
|      +-------------+---------------------------------------------+
|      | 28 July     | Austria declares war on Serbia, which had   |
|      |             | broken the treaty of 1909.                  |
|      +-------------+---------------------------------------------+
|      | 1–4 August  | Four more powers enter the war.             |
+------+-------------+---------------------------------------------+
| 1915 | 22 April    | Gas is used at Ypres.                       |
|      +-------------+---------------------------------------------+
|      | May         | Italy joins the war; 1,500 troops are lost. |
+------+-------------+---------------------------------------------+
| 1918 | 11 November | The armistice is signed at 5 a.m.           |
+------+-------------+---------------------------------------------+
"""

MARKDOWN_TABLE = """\
# History of the canal

| Year | Month | What happened |
|------|-------|---------------|
| 1859 | April | Digging begins at the northern end |
|      | 25 December | First strike of the labourers |
| 1869 | 17 November | The canal opens with 77 ships |
| 1875 |       | Britain buys 176,602 shares for £4,000,000 |
| 1956 | 29 October | Israel invades; British troops follow a week later |
"""

DAYS_UNDER_A_MONTH = """\
The crisis day by day

June 1914

28 – The archduke is assassinated in Sarajevo.

July 1914

5 – Berlin gives Vienna its "blank cheque".
23: Vienna hands over an ultimatum; Belgrade has 48 hours.
25 — Belgrade accepts all but 1 of the 10 demands.
28th – War is declared.
30-31 – St Petersburg mobilises.

August

1 – Germany declares war on Russia.
3 – Italy, which had joined the alliance of 1882, stays out.
4 – The British ultimatum expires at 11 p.m.
"""

YEARS_BEFORE_CHRIST = """\
A chronology of Rome and her rivals

c. 753 BC – Traditional date of the founding of the city.
509: The last king is expelled; the republic begins.
c. 450 – The Twelve Tables are published.
390 or 387 – Gauls sack the city.
264–241: First Punic War.
218-201 – Second Punic War. In 216 the Romans lose 50,000 men at Cannae.
133–121 – Reforms of the Gracchi.
73-71: Spartacus leads 70,000 slaves.
44 – Caesar is murdered on 15 March.
31 BC: Battle of Actium.
27 – Octavian is named Augustus.
AD 14 – Augustus dies.
64: Fire of Rome.
79 AD – Vesuvius erupts.
117 – The empire reaches its greatest extent.
"""

ERA_HEADINGS = """\
Timeline of astronomy

BC

585 - Thales is said to predict an eclipse.
c. 270 - Aristarchus proposes that the earth circles the sun.
129 - Hipparchus completes a catalogue of 850 stars.

AD

140 - Ptolemy writes the Almagest.
829 - An observatory is built in Baghdad.
1543 - Copernicus dies; his book of 405 pages appears.
1609 - Galileo turns his telescope to the sky in the autumn.
"""

DAY_FIRST = """\
Log of the flight

16/07/1969 - Lift-off at 13:32 UTC.
20/07/1969 - Landing.
03/08/1969 - Quarantine of the crew continues.
"""

MONTH_FIRST = """\
04/12/1861: Shots at the fort.
04/19/1861: Riot in Baltimore.
"""

DAYS_IN_NUMBERS_UNDER_A_YEAR = """\
1940

10/05: The attack in the west begins.
26/05-04/06: The army is taken off the beaches.
22/06: An armistice is signed.

1941

22/06: The attack in the east begins.
07/12: The fleet is bombed in its harbour.
"""

ENTRIES = """\
Timeline: aviation

1903: The brothers fly at Kitty Hawk on 17 December.
1909 — A Frenchman crosses the Channel (25 July).
1927 – Lindbergh flies from New York to Paris, May 20–21.
• 1937 – An airship burns on 6 May; 36 people die.
1947, October 14: A pilot breaks the sound barrier.
1958, Oct. 26 – First service of the model 707, which seats 180.
May 1954. Grounded after two crashes.
Late 1960s–early 1970s: Supersonic prototypes.
21 January 1976 to 24 October 2003: Supersonic service
"""

YEAR_HEADINGS = """\
1918

In January the ministers met. On 26 January the city fell, as it had in 1649.

By March the army was gone. Elections were planned for 1920. On 11 November it was over.

1919: Peace

The conference opened on 18 January. The treaty was signed on 28 June and ratified in October.
"""

SIEGE = """\
In 1683 an army appeared before the city on 14 July. It held until the following September, and on
the 12th the relief force attacked. Two days later the siege was over. Some 1,200 horsemen charged;
1500 men fell in the first hour. The vizier was strangled on 25 December of that year.

War resumed in the spring. In 1686 the fortress fell, and a year later the allies won again. Peace
was signed on 26 January 1699, after talks that had begun in October.
"""

DAYS_WITHOUT_DASHES = """\
Diary of a siege

SEPTEMBER 1942

1 Bombers hit the ferry.
4 German troops reach the river; 16 tanks are lost.
Tues 15 - the station changes hands 4 times
27 "The sergeant's house" is taken.

November

19 The counter-attack begins at 7.30 am
23 The ring closes.

January 1943

10 The last offensive.
31 The field marshal gives up.
"""

YEARS_WITHOUT_DASHES = """\
The Persian Wars: a chronology

499 The Ionian cities revolt.
498 Sardis is burned.
490 (September) Battle of Marathon.
c. 487–483 Athens builds 200 triremes.
480 The king crosses in spring; in August 480 the pass is lost. 300 Spartans die.
479 BC Plataea and Mycale, in the summer.
478 The league is founded.
"""

AGES = """\
## Bronze Age

* 3000 BC: Writing spreads.
* c. 2500: The pyramids are built.
* 1274 – A battle of 5000 chariots.
* 1200-1150: Palaces burn.

## Iron Age

* 776: First games
* 27 BC–AD 14: Reign of Augustus
* 9: Three legions are lost.
* AD 69–96: Flavian emperors
* 410 AD – Rome is sacked, 800 years after 390 BC.
"""

KINGS = """\
Kings and events (all dates BC unless marked)

c. 3100    Unification of the two lands
c. 2686–2181    Old Kingdom
1479–1425    A great king; his battle was fought in 1457
525    Persian conquest
332    A conqueror enters, in the autumn
30    The last queen dies on 12 August
AD 639    Arab conquest begins in December
"""

SHORT_YEARS = """\
28/06/14: Shots in Sarajevo.
01/08/14: War. The year 1914 ended in stalemate.
11/11/18: Armistice.
"""

TABBED = """\
Date\tYear\tEvent
28 June\t1914\tShots in Sarajevo
28 July\t\tWar on Serbia
23 August\t1939\tThe pact is signed
1 September\t\tPoland is invaded
"""

MIXED_HEADS = """\
**1917** - Revolution in March and again in November.
[1923] A loaf costs 200,000,000,000 marks by November.
In 1929: The crash of October 24.
Winter 1932/33: Six million unemployed.
30 Jan. 1933 He is made chancellor.
1933, 27 February: Fire. The next day civil rights end; four weeks later the act passes.
1936-39: Civil war.
29/30 September 1938: A conference.
1939 (1 September): War.
8–9 May 1945: Surrender.
"""

WAR_STORY = """\
On 23 August 1942 the first troops reached the river. By September 3 they were near. The following
month saw the heaviest fighting. On 19 November the army attacked, and four days later the ring
was closed. The leader had promised in October that the city would fall. The relief of December
failed; it was called off on Christmas Eve. On 31 January the field marshal, promoted the day
before, gave up. Two days later, on 2 February 1943, all was over.

The spring brought a lull. In July the initiative passed for good. By the end of that summer the
front stood where it had in the autumn of 1941. A year later it stood far to the west. From 13 to
15 February 1945 the city was bombed. In the early hours of 30 April the end was near; that
afternoon he shot himself.

The trial began in November and lasted almost a year. Sentences were read on 30 September and 1
October 1946. Later in the decade a new state arose.
"""

NEWS = """\
PARIS — The president said on Tuesday that talks would resume next week. Last year the two sides
met twice, in March and in October.

The minister, who took office in 2019, resigned last month. The strike began on Monday and is due to
end on Friday. The pension age was 62 until 2010. A vote is planned for December 2024.
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            MERGED_CELLS,
            "1914 1914-06-28 1914-07-28 1909 1914-08-01/1914-08-04 1915 1915-04-22 1915-05 "
            "1918 1918-11-11 1918-11-11",
        ),
        (
            MARKDOWN_TABLE,
            "1859 1859-04 1859-12-25 1869 1869-11-17 1875 1956 1956-10-29 1956-11-05",
        ),
        (
            DAYS_UNDER_A_MONTH,
            "1914-06 1914-06-28 1914-07 1914-07-05 1914-07-23 1914-07-25 1914-07-28 "
            "1914-07-30/1914-07-31 1914-08 1914-08-01 1914-08-03 1882 1914-08-04 1914-08-04",
        ),
        (
            YEARS_BEFORE_CHRIST,
            "-0752~ -0508 -0449~ [-0389..-0386] -0263/-0240 -0217/-0200 -0215 -0132/-0120 "
            "-0072/-0070 -0043 -0043-03-15 -0030 -0026 0014 0064 0079 0117",
        ),
        (ERA_HEADINGS, "-0584 -0269~ -0128 0140 0829 1543 1609 1609-23"),
        (DAY_FIRST, "1969-07-16 1969-07-20 1969-08-03"),
        (MONTH_FIRST, "1861-04-12 1861-04-19"),
        (
            DAYS_IN_NUMBERS_UNDER_A_YEAR,
            "1940 1940-05-10 1940-05-26/1940-06-04 1940-06-22 1941 1941-06-22 1941-12-07",
        ),
        (
            ENTRIES,
            "1903 1903-12-17 1909 1909-07-25 1927 1927-05-20/1927-05-21 1937 1937-05-06 "
            "1947-10-14 1958-10-26 1954-05 1967~/1973~ 1976-01-21/2003-10-24",
        ),
        (
            YEAR_HEADINGS,
            "1918 1918-01 1918-01-26 1649 1918-03 1920 1918-11-11 1919 1919-01-18 1919-06-28 "
            "1919-10",
        ),
        (
            SIEGE,
            "1683 1683-07-14 1683-09 1683-09-12 1683-09-14 1683-12-25 1684-21 1686 1687 "
            "1699-01-26 1698-10",
        ),
        (
            DAYS_WITHOUT_DASHES,
            "1942-09 1942-09-01 1942-09-04 1942-09-15 1942-09-27 1942-11 1942-11-19 1942-11-19 "
            "1942-11-23 1943-01 1943-01-10 1943-01-31",
        ),
        (
            YEARS_WITHOUT_DASHES,
            "-0498 -0497 -0489 -0489-09 -0486~/-0482~ -0479 -0479-21 -0479-08 -0478 -0478-22 -0477",
        ),
        (
            AGES,
            "-2999 -2499~ -1273 -1199/-1149 -0775 -0026/0014 0009 0069/0096 0410 0411 -0389",
        ),
        (
            KINGS,
            "-3099~ -2685~/-2180~ -1478/-1424 -1456 -0524 -0331 -0331-23 -0029 -0029-08-12 "
            "0639 0639-12",
        ),
        (SHORT_YEARS, "1914-06-28 1914-08-01 1914 1918-11-11"),
        (TABBED, "1914-06-28 1914 1914-07-28 1939-08-23 1939 1939-09-01"),
        (
            MIXED_HEADS,
            "1917 1917-03 1917-11 1923 1923-11 1929 1929-10-24 1932-24 1933-01-30 1933-02-27 "
            "1933-02-28 1933-03-28 1936/1939 1938-09-29/1938-09-30 1939 1939-09-01 "
            "1945-05-08/1945-05-09",
        ),
        (
            WAR_STORY,
            "1942-08-23 1942-09-03 1942-10 1942-11-19 1942-11-23 1942-10 1942-12 1942-12-24 "
            "1943-01-31 1943-01-30 1943-02-02 1943-02-02 1943-21 1943-07 1943-08 1941-23 1944 "
            "1945-02-13/1945-02-15 1945-04-30 1945-04-30 1945-11 {1946-09-30,1946-10-01} 194X",
        ),
    ],
    ids=lambda value: value.split("\n")[0][:24],
)
def test_each_date_of_a_timeline_is_found_once_and_nothing_else(text: str, found: str) -> None:
    assert [written(phrase.date) for phrase in find(text)] == found.split()


def test_a_report_counts_from_the_day_it_was_published() -> None:
    found = [written(phrase.date) for phrase in find(NEWS, published=date(2023, 10, 19))]
    assert found == [
        *("2023-10-17", "[2023-10-23..2023-10-29]", "2022", "2022-03", "2022-10"),
        *("2019", "2023-09", "2023-10-16", "2023-10-20", "2010", "2024-12"),
    ]


def test_days_in_numbers_stay_unplaced_where_no_other_date_tells_their_order() -> None:
    found = find("Notes of 03/04/1999 and 05/06/1999.")
    assert [(phrase.text, phrase.date) for phrase in found] == [
        ("03/04/1999", None),
        ("05/06/1999", None),
    ]


def written(date: object) -> str:
    return getattr(date, "edtf", "-")
