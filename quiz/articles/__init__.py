"""Texts we may quote.

Read in this order: `article` (a text, its source, and places in it), `plain` (a file's bytes as
text, or why it has none), `wordlist` (lists of words), `lines` (the lines of a text), `sentences`
(where a sentence ends), `captions` and `boilerplate` (what is no part of the story), `structure`
(titles, paragraphs, bullets and dated entries), `titles` (what an article is called).
"""
