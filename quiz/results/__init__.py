"""What attempts add up to.

Read in this order. One student: `tallies` (what answers show, counted), `intervals` (how far a
share can be trusted), `history` (what the counts say: what is known, what is mixed up).

A class: `figures` (a figure, or why it is not shown), `moments` (means, spreads, correlations),
`standing` (which attempt counts), `distribution` (how the scores are spread), `guessing` (what
chance earns), `items` (what the marks on an item say about it), `reliability` (how far the scores
can be trusted), `thirds` (the class in three parts), `responses` (how often each choice was
taken), `rivals` (what may be right instead of the key), `suspicion` (what a teacher should look
at), `pairs` (all this for quizzes that differ from student to student).

For its teachers: `collation` (names in order), `gradebook` (students by assignments),
`answer_table` (one assignment, answer by answer) and `retention` (how long what left is kept).
"""
