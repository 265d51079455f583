"""What happened, with the exact words it was found in.

Read in this order: `event` (a statement, a date, excerpts), `agreement` (whether the sources of
one event agree on its date), `topic` (articles and the events they tell).
"""
