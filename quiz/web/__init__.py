"""Pages: one module, one blueprint, one template folder, one test module each.

Read in this order: `headers` and `sessions` (what every response tells the browser), `date_words`
(a date in the language of the page), `languages` (which that is, and what the core says in it),
`assets` (style and script), `manifest` (to be installed by), `clock` and `deadlines` (what comes
due by itself), `access` (who is asking, and the proof of it), `forms` (what every form has in
common), `notices` (what the next page says of what was done); then what pages draw and say: `scale`
(a timeline's), `drawing` (where marks stand), `frames` (what stands above choices), `markdown`
(what teachers write), `filters` (how values are written), `told` (what the sources of an event say
together), `inequalities` (a proof in words), `marking` (rules in words), `promises` (terms in
words), `attempts` and `given` (with what may be read of them by now), `corrected` (a question that
was, in words), `standings` (where cards stand), `two_orders` (the given beside the true), `shown`
and the five `answered_…` (what a question shows with its answer, by how it is answered), `answered`
(any of them), `responding` (to one question), `previews` (a question tried), `charts` (scores and
stalks), `knowledge` (what answers show of a topic), `remembered` (pairs to be asked again),
`reading` (an article cut where something is marked); then the screens: `errors`, `home`, `taking`
(an attempt), `submitting` (how one ends), `flagging` (a question to come back to), `saving` (in the
background), `ways_round` (to the key of an exam), `quizzes` (by their codes), `history` (all of
them), `reviews` (what is to be asked again), `signing` (in and out), `accounts` (one's own),
`teachers` (and how they come in) and `library` (topics, events, articles). `request_ids` numbers
all that is asked, so that the log can be searched; `bodies` takes it from a proxy to its end.

Last the review of what was found in an article: `candidates` (what is seen of an event), `review`
(the page of all), `drafts` (an event as it is typed); then its screens and buttons: `undoing`,
`reviewing` (all at a glance), `deciding` (one press), `editing`, `merging` and `adding`. And a
teacher's library: `listed` (events as a plain list), `changed` (what was done, in sentences),
`arrivals` (what is on its way), `topics`, `articles` and `takings` (from topic to topic). At last
how articles come: `reading_program` (beside the server), `sending` (the forms) and `importing`.

What teachers make of it: `wishing` (what a quiz shall be like), `building`, `set_changes` (who
changed what in a question set), `weighing` (what its questions are worth), `sets` (questions kept),
`shelf` (all sets), `sharing` (with other teachers), `rearranging` (their questions changed by
hand), `choice_rows`, `writing_form`, `desk`, `writing` and `rewording` (questions written by hand),
`exchange_forms` and `exchange` (questions of other programs), `exporting` (for them), `pictures`
(in questions), `printing` and `playing` (by a link); and `reports` (what looks wrong to students).

And whom they teach: `classrooms` (a class that can be changed), `zones` (the time it keeps),
`squares` (QR codes), `classes`, `classroom_settings`, `enrolments` (one student), `rosters` (names
in, cards out), `joining` (by a code) and `first_passwords` (after one for one sign-in). What they
give: `moments` (days with a time), `terms_form`, `gifts` (what is given), `consequences` (of a
change), `assignments`, `boards` (how a class gets on), `progress` and `exceptions` (for one
student), and `assigned` (what a student is given).

What came of it: `downloads` (files handed out), `dots` (how scores are spread), `gradebook` (a
class's marks), `gradebook_files` (to take along), `assessing` (one student's work at an assignment)
and `pupils` (one student's in a class). And what answers say of questions: `answer_words` (an
answer as a line of text), `figures_shown` (figures with their reasons), `flags` (in sentences),
`lasting` (how long it took, drawn), `responses_shown` (what was taken, and swapped), `pairs_shown`
(which event before which), `question_lines` (a table of their figures), `analysis` (the pages) and
`analysis_files`.
"""
