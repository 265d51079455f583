"""Events → questions, each with the proof of its key.

Read in this order: `chance` (everything random comes from a seed), `written` (a question as a
teacher writes it), `question` (what a student is asked), `context` (among which events), `record`
(a question as JSON, frozen) with `written_record`, `sameness` (when two of them ask the same),
`rewording` (what differs between two versions of a written question), `leaks` (what gives a date
away), `names` (what a statement names), `ordinals`, `droppable` and `masking` (what of the leaks
can be left out), `lookalikes` (events that are then alike), `periods` (whole months, years,
decades, centuries), `pool` (the events that may be asked, searchable by date), `explanation` (why,
in sentences), `difficulty` (how hard, and why), `distractors` (what stands beside the key),
`choices` (what all kinds of choice share), the kinds (`ordering`, and `brackets` where some of it
is not told; `earliest_latest`, `dating`, `dated`, `between`, `placing`, `elapsed`), `together`
(what must not stand in one question), `generation` (events and seed → questions), `selection` and
`wishes` (what a quiz shall be like), `sitting` (one quiz, in which nothing is asked twice),
`versions` (the same in another order), `fingerprint` and `code` (a quiz in a few letters).

How a question is worded is judged apart, whoever wrote it: `flaws` (the nineteen ways to write one
badly), `prose` (Markdown without its marks), `asked` (what is put before a student), `amounts` and
`vocabulary` (what its words are), then the rules: `wording` (of the choices), `stems`, `forms`
(cues of grammar), `giveaways` (choices that tell the key), `plausibility`, `rightness` (one right
answer, as far as dates can tell), and `linting`, which applies them all.
"""
