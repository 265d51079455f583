"""Events → questions, each with the proof of its key.

Read in this order: `question` (what a student is asked), `record` (a question as JSON, frozen),
`chance` (everything random comes from a seed), `leaks` (what gives a date away), `pool` (the
events that may be asked, searchable by date), `explanation` (why, in sentences), `ordering`,
`earliest_latest`, `periods`, `dating` and `dated` (the kinds), `generation` (events, wishes and
seed → questions) and `sitting` (the questions of one quiz, nothing asked twice).
"""
