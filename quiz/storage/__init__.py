"""The database: rows, and the queries on them.

Read in this order: `database` (the connection, and how to write), `library` (topics, articles,
events), `accounts` (people), `bank` (questions, frozen), `gradebook` (attempts and responses),
`migrations/` (how the tables came to be), `upgrading` (bring a database up to date) and
`checking` (is everything in it as it should be).

Storage functions add and flush; `writing()` commits.
"""
