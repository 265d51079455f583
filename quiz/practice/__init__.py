"""What to ask a student next: the pairs of events that were mixed up, and when they are due.

Read in this order: `evidence` (what one answer shows about events and pairs), `memory` (a pair as
the scheduler remembers it), `due` (which pairs to ask next).
"""
