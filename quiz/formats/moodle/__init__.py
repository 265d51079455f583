"""Moodle XML, which carries all of a question.

Read in this order: `fractions` (what a choice may be worth there), `records` (the parts of a file,
each with its line), `texts` (text in one of its formats, with pictures), `questions` (a question of
a part), `reading` and `writing`.
"""
