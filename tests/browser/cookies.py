"""Who a browser is, taken along to where no page need be drawn, and back."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urljoin

from flask import Flask
from playwright.sync_api import Page

from tests.people import Guest

COOKIE = "chronoquiz"


@contextmanager
def at_the_page(page: Page, app: Flask) -> Iterator[Guest]:
    """Be whoever is at the page, on the server's own application; the page is so afterwards."""
    guest = Guest(app, app.test_client())
    for cookie in page.context.cookies():
        if cookie["name"] == COOKIE:
            guest.client.set_cookie(COOKIE, cookie["value"])
    yield guest
    kept = guest.client.get_cookie(COOKIE)
    assert kept
    page.context.add_cookies([{"name": COOKIE, "value": kept.value, "url": urljoin(page.url, "/")}])
