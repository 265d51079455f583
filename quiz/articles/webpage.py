"""The main part of a web page: what is hidden or stands around the article goes out first."""

import re
from collections.abc import Iterator
from copy import deepcopy
from itertools import islice

import trafilatura
from lxml import etree
from lxml.html import HtmlElement
from trafilatura.settings import Document

from quiz.articles.wordlist import wordlist

BLOCKS = wordlist(
    """
    address article blockquote body caption center dd details div dl dt fieldset figcaption figure
    form h1 h2 h3 h4 h5 h6 header hgroup hr li main ol p pre section summary table tbody td tfoot
    th thead tr ul
    """
)
_UNREAD = wordlist(
    """
    applet area aside audio button canvas dialog embed footer frameset iframe input link map math
    menu meta nav noscript object option picture script select style svg template textarea video
    """
)
_ROLES = wordlist(
    "alert banner complementary contentinfo dialog menu menubar navigation search toolbar"
)
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# Class names of what nobody sees …
_UNSEEN = wordlist(
    """
    d-none hidden hide mw-editsection mw-jump-link noprint screen-reader-text sr-only
    visually-hidden visuallyhidden
    """
)
# … and, as ids too, of what stands around an article.
_AROUND = wordlist(
    """
    ad ads advert advertisement ambox author-bio breadcrumb breadcrumbs catlinks comment-list
    comments consent cookie cookie-banner cookies footer hatnote infobox menu metadata most-read
    mw-references-wrap nav navbar navbox navigation newsletter newsletter-signup pager pagination
    popup post-navigation printfooter promo recommendations recommended refbegin references
    reflist related related-articles related-content related-posts related-stories share
    share-buttons sharing sidebar signup site-footer site-header skip-link social social-share
    sponsored subscribe tag-list tags toc trending vertical-navbox
    """
)
_MARK = re.compile(r"\s*[\[(]?(?:\d{1,3}|[a-z]|note \d{1,3}|citation needed|[*†‡])[\])]?\s*")
_MOST_AROUND = 0.3  # of the page's words: what holds more does not stand around it
_KEPT = 0.9  # of the words that trafilatura keeps
_LEAST_WORDS = 20  # characters
_OUT = "unread"
# The names that trafilatura gives to blocks.
_KEPT_BLOCKS = wordlist("body p head item cell row table list quote code")


def main_part(body: HtmlElement) -> HtmlElement:
    """Return the element that holds the article.

    It is the narrowest that has most of the paragraphs which trafilatura takes for the article.
    """
    kept = _kept_words(body)
    weights: dict[HtmlElement, int] = {}
    for element, words in blocks(body, BLOCKS):
        if len(words) >= _LEAST_WORDS and words in kept:
            weights[element] = weights.get(element, 0) + len(words)
    # What comes later in a page is no ancestor of what comes before: the last first.
    for element in reversed(list(body.iterdescendants())):
        if (weight := weights.get(element)) and (parent := element.getparent()) is not None:
            weights[parent] = weights.get(parent, 0) + weight
    whole = weights.get(body, 0)
    part = body
    while (
        whole
        and (
            inner := next((child for child in part if weights.get(child, 0) >= _KEPT * whole), None)
        )
        is not None
    ):
        part = inner
    # A paragraph may hold nearly everything, but its headings stand beside it.
    while part.tag in ("p", "ul", "ol", "li", "table", "tbody", "tr", "td") and part is not body:
        parent = part.getparent()
        if parent is None:
            break
        part = parent
    return part


def take_out_unread(body: HtmlElement) -> int:
    """Take out of a page what is hidden, what is no text, and what stands around the article.

    Return how many characters the whole page had.
    """
    etree.strip_elements(body, etree.Comment, etree.PI, with_tail=False)
    elements = list(body.iterdescendants())
    sizes: dict[HtmlElement, int] = {}
    for element in reversed(elements):
        sizes[element] = sizes.get(element, 0) + len(element.text or "")
        parent = element.getparent()
        if parent is not None:
            tail = len(element.tail or "")
            sizes[parent] = sizes.get(parent, 0) + sizes[element] + tail
    most = _MOST_AROUND * sizes.get(body, 0)
    for element in elements:
        if _is_unread(element) or (_is_around(element) and sizes[element] < most):
            element.tag = _OUT
    etree.strip_elements(body, _OUT, with_tail=False)
    return sizes.get(body, 0)


def _is_unread(element: HtmlElement) -> bool:
    if element.tag in _UNREAD or element.get("hidden") is not None:
        return True
    if _HIDING.search(element.get("style", "")[:1000]) or not _UNSEEN.isdisjoint(_names(element)):
        return True
    # The number of a footnote, which leads to it.
    return element.tag == "sup" and _MARK.fullmatch(_start_of(element)) is not None


def _is_around(element: HtmlElement) -> bool:
    return (
        element.get("role", "")[:100].lower() in _ROLES
        or element.get("id", "")[:100].lower() in _AROUND
        or not _AROUND.isdisjoint(_names(element))
    )


def _names(element: HtmlElement) -> list[str]:
    names: str = element.get("class", "")[:1000]
    return names.lower().split()


def _start_of(element: HtmlElement) -> str:
    """Return the words of a footnote's mark; none where it leads nowhere."""
    if len(element) != 1 or element.find(".//a") is None:
        return ""
    return "".join(islice(element.itertext(), 8))[:30]


def blocks(body: HtmlElement, names: frozenset[str]) -> Iterator[tuple[HtmlElement, str]]:
    """Yield every block with the words right in it, without white space."""
    words: list[list[str]] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        is_block = element is body or element.tag in names
        if event == "start":
            if is_block:
                words.append([])
            words[-1].append(element.text or "")
        else:
            if is_block:
                yield element, "".join("".join(words.pop()).split())
            if words:
                words[-1].append(element.tail or "")


def _kept_words(body: HtmlElement) -> frozenset[str]:
    """Return the paragraphs that trafilatura takes for the article, without white space."""
    page = etree.Element("html")
    page.append(deepcopy(body))
    found = trafilatura.bare_extraction(page, include_comments=False, with_metadata=False)
    if not isinstance(found, Document) or found.body is None:
        return frozenset()
    return frozenset(words for _, words in blocks(found.body, _KEPT_BLOCKS))
