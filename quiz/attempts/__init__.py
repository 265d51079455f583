"""One student, one sitting.

Read in this order: `answers` (what came back from the page), `grading` (the credit for it),
`repair` (the fewest cards to move), `attempt` (an item, and the response to it).
"""
