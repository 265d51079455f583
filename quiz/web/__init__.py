"""Pages: one module, one blueprint, one template folder, one test module each.

Read in this order: `headers` and `sessions` (what every response tells the browser), `assets`
(style and script), `access` (who is asking, and the proof of it), `forms` (what every form has in
common); then what pages draw and say: `scale` (a timeline's), `drawing` (where marks stand),
`frames` (what stands above choices), `filters` (how values are written), `told` (what the sources
of an event say together), `inequalities` (a proof in words), `standings` (where cards stand),
`shown` and the four `answered_…` (what a question shows with its answer, by how it is answered),
`answered` (any of them), `charts` (scores and stalks), `knowledge` (what answers show of a topic),
`reading` (an article cut where something is marked); then the screens: `errors`, `home`, `taking`
(an attempt), `quizzes` (by their codes), `history` (all of them), `signing` (in and out),
`accounts` (one's own), `teachers` (and how they come in) and `library` (topics, events, articles).

Last the review of what was found in an article: `notices` (what the next page says of what was
done), `candidates` (what is seen of an event), `review` (the page of all), `drafts` (an event as it
is typed); then its screens and buttons: `undoing`, `reviewing` (all at a glance), `deciding` (one
press), `editing`, `merging` and `adding`. And a teacher's library: `listed` (events as a plain
list), `changed` (what was done, in sentences), `arrivals` (what is on its way), `topics`,
`articles` and `takings` (from topic to topic). At last how articles come: `reading_program` (beside
the server), `sending` (the forms) and `importing`.

What teachers make of it: `wishing` (what a quiz shall be like), `previews` (a question tried),
`building`, `sets` (questions kept), `rearranging` (their questions changed by hand), `printing` and
`playing` (by a link); and `reports` (what looks wrong to students).
"""
