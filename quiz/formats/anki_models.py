"""How cards look in Anki: what a note of ours has, and what of it stands on which side.

A model is known by its number, and taken for another once its fields or cards are renamed: then
what was imported before is doubled. Words and looks may change.
"""

import genanki

QUESTION_MODEL = 1_728_640_513
EVENT_MODEL = 1_728_640_514

# The class of the dark appearance: of Anki, and of AnkiDroid.
LOOK = """\
.card {
  max-width: 36em;
  margin: 0 auto;
  padding: 1em;
  font: 1.25em/1.45 Georgia, serif;
  text-align: start;
  color: #191c23;
  background: #f4f3ed;
}
p, li, div, blockquote { unicode-bidi: plaintext; }
li { margin: 0.35em 0; }
.choices > ol { list-style: upper-alpha; }
.answer, .date { font-weight: bold; }
.said, .about, .explanation, .note, .sources { font-size: 0.85em; font-weight: normal; }
.about > ul { list-style: none; padding: 0; }
blockquote { margin: 0.5em 0; padding-left: 0.8em; border-left: 3px solid #b3b1a8; }
img { max-width: 100%; max-height: 50vh; }
a { color: #17426f; }
.nightMode.card, .night_mode.card, .night_mode .card { color: #e8e4d9; background: #15181c; }
.nightMode a, .night_mode a { color: #94bfea; }
.nightMode blockquote, .night_mode blockquote { border-color: #565a60; }
"""

QUESTION_FIELDS = ("Question", "Choices", "Answer", "About the choices", "Explanation")
QUESTION_FRONT = """\
<div class="question">{{Question}}</div>
<div class="choices">{{Choices}}</div>
"""
QUESTION_BACK = """\
{{FrontSide}}
<hr id="answer">
<div class="answer">{{Answer}}</div>
<div class="about">{{About the choices}}</div>
<div class="explanation">{{Explanation}}</div>
"""

EVENT_FIELDS = ("Event", "Date", "Sources")
EVENT_FRONT = """\
<p class="note">When did this happen?</p>
<div class="event">{{Event}}</div>
"""
EVENT_BACK = """\
{{FrontSide}}
<hr id="answer">
<div class="date">{{Date}}</div>
<div class="sources">{{Sources}}</div>
"""


def model(number: int, name: str, fields: tuple[str, ...], front: str, back: str) -> genanki.Model:
    """Return a model that makes one card of a note."""
    return genanki.Model(
        number,
        name,
        fields=[{"name": field} for field in fields],
        templates=[{"name": "Card 1", "qfmt": front, "afmt": back}],
        css=LOOK,
    )


QUESTION = model(
    QUESTION_MODEL, "Chronoquiz question", QUESTION_FIELDS, QUESTION_FRONT, QUESTION_BACK
)
EVENT = model(EVENT_MODEL, "Chronoquiz event", EVENT_FIELDS, EVENT_FRONT, EVENT_BACK)
