"""One student, one sitting.

Read in this order: `answers` (what came back from the page), `rules` (how an order can be marked),
`moodle` (nine of them), `grading` (the credit for an answer), `correcting` (what was marked
wrongly), `repair` (the fewest cards to move), `appointments` (a time on the wall), `terms` (when
and how an assignment is sat), `shuffling` (the order in which choices are shown), `attempt` (an
item, and the response to it).
"""
