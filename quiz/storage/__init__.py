"""The database: rows, and the queries on them.

Read in this order: `database` (the connection, and how to write), `usernames` and `passwords` (what
they may be), `accounts` (people), `invitations` (how people come to teach), `tries` (how often
passwords may be tried), `library` (topics, articles, events), `adding` (to the library), `changes`
(what teachers changed in it, to be undone), `articles` (where they come from; removed and brought
back), `copying` (from topic to topic), `imports` (files on their way into it), `claims` (who is at
them), `importing` (what one more article adds to a topic), `bank` (questions, frozen), `sets`
(questions kept together), `reports` (what looks wrong to a student), `evidence` (what answers show,
counted), `gradebook` (attempts and responses), `topics` (a teacher's, made and deleted), `history`
(a person's attempts, looked back on), `belongings` (all that is a person's, to be moved, copied out
or deleted), `migrations/` (how the tables came to be), `upgrading` (bring a database up to date),
and `checking` (is everything in it as it should be).

Storage functions add and flush; `writing()` commits.
"""
