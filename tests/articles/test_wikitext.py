"""Wikipedia's markup: what a reader of the page sees."""

import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.articles import wikitext
from quiz.articles.file import UnreadableFile

PAGE = """{{Short description|Battle}}
{{Infobox military conflict
| date = 14 October 1066{{sfn|Smith|1999|p=3}}
| image = [[File:Foo.jpg|thumb|A [[tapestry]] of 1070]]
}}
'''The Battle of Stowe'''<ref name="a">Smith, 1999, in {{cite book|title=x}}</ref> was fought
on {{Start date|1066|10|14|df=y}} between the [[Normans|Norman]] army of [[Odo (bishop)|]] and an
[[English people|English]] one.<!-- In 1802 --> It began {{circa|1060}}<ref name="a" />.

[[File:Stowe.jpg|thumb|Odo in [[1066]], from the ''[[tapestry]]'']]
== Background ==
{{Main|Conquest}}
* '''1051''': [[Edward]] exiled Odo.
** He went {{convert|7|mi|km}} north.
# one
# two
#* inner
# three
: ''An indented line.''
{| class="wikitable"
|+ Events
! Year !! Event
|-
| rowspan="2" | 1067 || Odo returned to [[Normandy]].
|-
| Exeter rebelled.
|-
! scope="row" | 1069
|
* Danes landed.
* York fell.
|}
It cost [http://example.org five pounds] and [http://example.org/b]<small>more</small>.<br />
H<sub>2</sub>O &amp; 5 &lt; 6. <nowiki>[[1802]] ''stays''</nowiki>
----
== References ==
{{Reflist}}
[[Category:Battles]]
[[fr:Bataille de Stowe]]
"""
TEXT = """The Battle of Stowe was fought on 14 October 1066 between the Norman army of Odo and an \
English one. It began c. 1060.

Background

• 1051: Edward exiled Odo.
  • He went 7 mi north.
1. one
2. two
  • inner
3. three

An indented line.

Events

| Year | Event |
| 1067 | Odo returned to Normandy. |
| 1067 | Exeter rebelled. |
| 1069 | Danes landed. |
| 1069 | York fell. |

It cost five pounds and more.

H2O & 5 < 6. [[1802]] ''stays''

References
"""


def read(markup):
    return wikitext.read(markup.encode()).text


def test_a_page_is_what_its_reader_sees():
    assert read(PAGE) == TEXT


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("{{nowrap|in {{circa|1060|1070}}}}", "in c. 1060 – c. 1070"),
        ("{{OldStyleDateDY|7 November|1917|25 October}}", "7 November 1917 [O.S. 25 October]"),
        ("{{dts|1961|4}} {{date|12 April 1961}}", "April 1961 12 April 1961"),
        ("{{birth date|1934|3|9}}, {{start date|1961}}", "9 March 1934, 1961"),
        ("{{convert|10|to|20|km|mi}} {{cvt|5|ft}} {{val|3|u=kg}}", "10 to 20 km 5 ft 3 kg"),
        ("{{HMS|Hood|51}} {{ship|Russian cruiser|Varyag}}", "HMS Hood Russian cruiser Varyag"),
        ("a {{sclass|Kongo|battleship}}", "a Kongo-class battleship"),
        ("{{lang|fr|Marne}} {{transl|ru|ISO|Moskva}}", "Marne Moskva"),
        ("{{flag|France}}{{flagicon|France}}", "France"),
        ("1941{{ndash}}45{{snd}}war{{'s}}", "1941–45 – war's"),
        ("{{as of|2010|3}} {{frac|1|2}} {{r.|1066|1087}}", "As of March 2010 1/2 r. 1066–1087"),
        ("{{hlist|one|two}} {{no such template|three}}four", "one, two four"),
        ("[[Marne]] [[Battle of the Marne|the battle]]", "Marne the battle"),
        ("[[:Category:Wars]] [[Foo, Bar|]]", "Category:Wars Foo"),
        ("[[de:Marne]][[Image:x.jpg|A [[link]] here]] [[Red: a film]] end", "Red: a film end"),
        ("an [[unclosed link and {{an unclosed one", "an [[unclosed link and {{an unclosed one"),
        ("{{a|[[b}} c]] d", "c]] d"),
        ("<ref>never closed, in 1961", "never closed, in 1961"),
        ("before<gallery>File:x.jpg|In 1802</gallery> <math>x^{2}</math>after", "before after"),
        ("'''''bold''''' it''s", "bold its"),
        ("1 {{Timeline-event|date={{Start date|1961}}|event=He flew.}}", "1\n\n• 1961: He flew."),
    ],
)
def test_links_and_templates_show(markup, words):
    assert read(markup) == f"{words}\n"


def test_a_table_within_a_table_gives_its_words():
    markup = "{|\n| 1961\n|\n{|\n| Gagarin\n|-\n| flew.\n|}\n|-\n| 1962 || Glenn flew.\n|}\nAfter."
    assert (
        read(markup) == "| 1961 | Gagarin |\n| 1961 | flew. |\n| 1962 | Glenn flew. |\n\nAfter.\n"
    )


def test_markup_alone_is_no_text():
    for markup in ("{{Infobox|date=1066}}", "[[Category:Wars]]", "<ref>Smith, 1999</ref>"):
        with pytest.raises(UnreadableFile, match="Nothing is left"):
            read(markup)


TOKENS = [
    *(
        "{{",
        "}}",
        "[[",
        "]]",
        "|",
        "{|\n",
        "|}\n",
        "\n|-\n",
        "\n| ",
        "==",
        "\n*",
        "\n#",
        "a",
        "1961",
    ),
    *("<ref>", "</ref>", "<!--", "-->", "'''", "[http://x ", "]", "<br>", "&amp;", "=", "<nowiki>"),
    *("\n! ", "rowspan=9999|", "(", ",", " ", "[[a|", "{{a|x=", "{{nowrap|", "<ref ", "<a ", "~~~"),
]


@pytest.mark.parametrize("token", [*TOKENS, "[http://x" + " " * 200, "{{" + " " * 200])
def test_time_grows_with_the_length(token):
    started = time.process_time()
    with suppress(UnreadableFile):
        read(token * (1_000_000 // len(token)))
    assert time.process_time() - started < 8


@settings(max_examples=200)
@given(st.lists(st.sampled_from(TOKENS), max_size=60))
def test_any_soup_of_markup_gives_a_text_or_a_sentence(tokens):
    try:
        text = read("".join(tokens))
    except UnreadableFile:
        return
    assert text.endswith("\n")
    assert "<!--" not in text
