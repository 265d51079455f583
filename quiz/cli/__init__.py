"""quiz <command>: the same moves as the pages, without a browser.

Read in this order: `output` (JSON, tables), `opening` (the database, up to date), then the
commands, `library`, `bank`, `database` and `serve`, and `main`, which has them all.
"""
