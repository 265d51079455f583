"""The database: rows, and the queries on them.

Read in this order: `database` (the connection, and how to write), `hindrances` (why nothing can be
saved), `usernames` and `passwords` (what they may be), `romanised` (names as usernames), `accounts`
(people), `invitations` (how people come to teach), `tries` (how often passwords may be tried),
`library` (topics, articles, events), `adding` (to the library), `changes` (what teachers changed in
it, to be undone), `articles` (where they come from; removed and brought back), `copying` (from
topic to topic), `imports` (files on their way into it), `claims` (who is at them), `importing`
(what one more article adds to a topic), `bank` (questions, frozen), `written` (teachers' own, with
their versions), `pictures`, `sets` (questions kept together), `set_editing`, `set_sharing` (with
other teachers), `set_copying`, `unowned` (before anybody teaches), `composing` (questions written
into them), `packing` (sets for other programs), `question_files` (of other programs, on their way),
`question_taking` (of their questions into sets), `reports` (what looks wrong to a student),
`evidence` (what answers show, counted), `classes` (who teaches them), `memory` (pairs of events
that students are to be asked again), `enrolments` (who is in classes), `assignments` (what they are
given), `gradebook` (attempts), `revisions` (which of two answers is the newer), `flagging`
(questions to come back to), `set_shelf` (a teacher's sets looked through), `holding` (sets that are
not to be played for now), `assigned` (what one student is given, and did of it), `corrections` (of
what was marked wrongly), `responses` (to the questions of attempts, and how those end), `drafts`
(of them), `progress` (how far a class is), `marks` (what a gradebook is made of), `answer_tables`
(what figures are reckoned from), `topics` (a teacher's, made and deleted), `set_records` (a
teacher's sets, to be taken along), `history` (a person's attempts, looked back on), `class_history`
(what answers in a class show), `sample_class` (to look around in), `belongings` (all that is a
person's, to be moved, copied out or deleted), `pupils` (the same of one class), `migrations/` (how
the tables came to be), `upgrading` (bring a database up to date), `checking` (is everything in it
as it should be), `presence` (who is at it), `backups` (copies of it), `nightly` (made every night)
and `readiness` (could an answer be saved now).

Storage functions add and flush; `writing()` commits.
"""
