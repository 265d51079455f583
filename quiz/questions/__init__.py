"""Events → questions, each with the proof of its key.

Read in this order: `question` (what a student is asked), `record` (a question as JSON, frozen),
`chance` (everything random comes from a seed), `leaks` (what gives a date away), `periods` (whole
months, years, decades, centuries), `pool` (the events that may be asked, searchable by date),
`explanation` (why, in sentences), `choices` (what all kinds of choice share), the kinds
(`ordering`, `earliest_latest`, `dating`, `dated`, `between`, `placing`, `elapsed`), `generation`
(events, wishes and seed → questions) and `sitting` (one quiz, in which nothing is asked twice).
"""
