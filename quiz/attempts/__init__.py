"""One student, one sitting.

Read in this order: `answers` (what came back from the page), `grading` (the credit for it),
`repair` (the fewest cards to move), `attempt` (the sitting as a whole).
"""
