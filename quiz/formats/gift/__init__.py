"""GIFT, Moodle's plain text.

Read in this order: `text` (what is escaped and how), `records` (where one question ends and the
next begins), `answers` and `ordering` (what stands in braces), `reading` (a question of a record),
`writing`, and `file`, the whole of it.
"""
