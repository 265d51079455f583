"""What attempts add up to.

Read in this order: `evidence` (what one answer shows about events and pairs), `tallies` (many
answers counted), `history` (what the counts say: what is known, what is mixed up).
"""
