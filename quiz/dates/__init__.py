"""A date in history, however vague.

Read in this order: `daynumber` (calendars as day numbers), `historical` (what is said, what is
sure, and the certain order), `expression` (an EDTF text as a tree), `parts` (early, mid and late),
`certainty` (from the tree to the days that are said and sure), `edtf` (a date as text, both ways),
`typed` (a date as people type it), `naming` (years, decades and centuries in English), `wording`
(a date for people). Then `phrases` (every date expression of a text), the folder `prose`, which
does its work, `written` (a date as a teacher writes it out) and `yearlike` (which numbers of a
statement may be years).
"""
