"""Pages: one module, one blueprint, one template folder, one test module each.

Read in this order: `headers` and `sessions` (what every response tells the browser), `assets`
(style and script), `access` (who is asking, and the proof of it), `forms` (what every form has in
common); then what pages draw and say: `scale` (a timeline's), `drawing` (where marks stand),
`frames` (what stands above choices), `filters` (how values are written), `told` (what the sources
of an event say together), `shown` and the four `answered_…` (what a question shows with its
answer, by how it is answered), `answered` (any of them), `charts` (scores and stalks), `knowledge`
(what answers show of a topic), `reading` (an article cut where something is marked); then the
screens: `errors`, `home`, `taking` (an attempt), `history` (all of them), `signing` (in and out),
`accounts` (one's own) and `library` (topics, events, articles).
"""
