"""The database: rows, and the queries on them.

Read in this order: `database` (the connection, and how to write), `library` (topics, articles,
events), `usernames` and `passwords` (what they may be), `accounts` (people), `tries` (how often
passwords may be tried), `bank` (questions, frozen), `evidence` (what answers show, counted),
`gradebook` (attempts and responses), `history` (a person's attempts, looked back on),
`belongings` (all that is a person's, to be moved, copied out or deleted), `migrations/` (how the
tables came to be), `upgrading` (bring a database up to date), and `checking` (is everything in it
as it should be).

Storage functions add and flush; `writing()` commits.
"""
