"""Files, as text both ways.

Question sets: `exchange` says what files of other programs bring and what could not be carried;
`rich_text` and `feedback` turn their texts into ours and back. `gift`, `moodle` and `qti` are
folders; `aiken`, `kahoot`, `quizlet`, `anki`, and `question_table` with `question_sheet` are files.
`catalogue` names them all and knows which a file has; `questions_apart` reads a file in a process
of its own, whose answer `reading_record` tells.

Events: `events_csv` and `timelinejs` read whole files, `events_table` and `timelinejs_writing`
write them, `event_formats` names what a topic goes out as, and `events_back` says what a
spreadsheet that came back changes. `ready_events` makes an article of events given one by one,
`article_file` reads whatever an article comes in, `found` has what was read in it, and
`found_apart` reads it in a process of its own.

Beside them: `topic_file` reads the topics that come with the product, `own_data` writes what a
student did, `roster` reads the names of a class, and `picture` draws one anew. `table`, `workbook`
and `archive` open what is sent, within bounds, and `spreadsheets` writes tables.
"""
