"""Texts we may quote.

Read in this order: `article` (a text, its source, and places in it), `file` (what reading a file
gives, or why it gives nothing), `plain` (a plain text file), `wordlist` (lists of words), `lines`
(the lines of a text), `sentences` (where a sentence ends), `captions` and `boilerplate` (what is no
part of the story), `rows` (of tables that are dated by a later cell or one above), `structure`
(titles, paragraphs, bullets and dated entries), `titles` (what an article is called).

Then the files that are more than text: `written` (what a person reads, as plain text) and `tables`
(rows that each say everything); `webpage` (the main part of a web page) and `html`; `printed`
(pages put together) and `pdf`; `docx`; `wikitemplates` and `wikitext` (Wikipedia's markup). `apart`
reads in a process of its own, and `reading` tells which reader a file needs.
"""
