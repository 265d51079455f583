"""QTI, packages of items: 2.2 and 3.0 are written, and 2.0 to 3.0 read.

Read in this order: `item` (one question written), `package` (the file around all of them), then
`opening` and `manifest` (what is in a package of others), `xml`, `key`, `pictures` and
`item_reading` (one question read), and `reading`, the whole of it.
"""
