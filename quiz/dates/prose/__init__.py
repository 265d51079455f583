"""Date expressions in English prose, from the words to the days.

Read in this order. What is written: `vocabulary` (the words), `said` (what an expression says,
before it is placed in time), `patterns` (how one date is written), `relatives` (dates that lean on
another), `expression` (with hedges and parts), `pairs` (two dates in one), `heads` (numbers that
are dates by their place) and `chronology` (which of these are years), `guards`, `counts` and
`namesakes` (what only looks like a date), `plain` and `layout` (the text and its lines), `scanning`
(all of it, over a text).

When it was: `placing` (calendar words to days), `pointing` (so much later, the next spring),
`surroundings` (where in its sentence an expression stands), `timeline` (where the text has got
to), `conventions` and `numeric` (what holds for the whole text: is 12/06 in June?), then
`incomplete`, `counted` and `numbers` (what leans on the text), `lending` (or on the next date),
`resolving` (one expression after another). `stamps` knows the scraper's time stamp.
"""
