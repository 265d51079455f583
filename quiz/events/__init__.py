"""What happened, with the exact words it was found in.

Read in this order. First what an event is: `event` (a statement, a date, excerpts), `agreement`
(whether the sources of one event agree on its date), `topic` (articles and the events they tell),
`chronicle` (a topic's events in the order of time), `candidate` (an event that no teacher has
accepted yet), `naming` (its name).

Then how a sentence is read: `verblist` and `verbs` (the forms of verbs), `words` (the words of a
sentence), `grammar` (which one is the finite verb), `chunks` (where clauses may begin), `clause`,
`openings` (what stands before a subject), `gerunds`, `joining` and `clauses` (who did what).

Then when it happened: `bounds` (dates made from dates), `attachment` (the dates of a clause),
`placed`, `linking` (dates shared with a neighbour) and `placing` (the date of every clause).

Then what it is called and whether it may be asked: `shortening` and `statements` (a clause in a
short sentence), `happening` (whether it is one event at all), `completeness`, `pointers`,
`gazetteer` and `cast` (who the people are) and `usability` (whether a statement can stand alone).

Last the whole article: `mentions` (events named in passing), `narrative` (where the text has got
to), `manuscript`, `likeness` (the words that statements share), `rivals` (statements that fit two
events), `extraction` (an article in, candidates out), `quoting` (words that a teacher points at),
`worth` (which of them are worth teaching), `merging` (the same event in two articles), `adding`
(what one more article brings to a topic) and `editing` (what a teacher makes of an event).
"""
