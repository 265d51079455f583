"""Files, as text both ways.

`topic_file` reads the topics that come with the product, and `own_data` writes what a student did.
`exchange` says what question files of other programs bring and what could not be carried,
`catalogue` which formats there are; `questions_apart` reads such a file in a process of its own,
whose answer `reading_record` tells. `ready_events` makes an article of events given one by one.
`spreadsheets` writes tables, `workbook` opens a spreadsheet, and `roster` reads the names of a
class. `markup` and `numbered_days` read pieces of others, `events_csv` and `timelinejs` whole
files, and `article_file` whatever an article comes in. `found` has what was read in it, and
`found_apart` reads it in a process of its own.
"""
