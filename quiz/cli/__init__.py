"""quiz <command>: the same moves as the pages, without a browser.

Read in this order: `output` (JSON, tables, progress), `files` (texts and days that are given),
`opening` (the database, up to date), then the commands, `reading`, `library`, `importing`,
`imports` and `metrics` (run by the server), `bank`, `teachers`, `database`, `licences`,
`configuration` (of programs around the server) and `serve`, and `main`, which knows where each of
them is.
"""
