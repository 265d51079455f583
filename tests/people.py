"""Who is who in the tests of pages: Chi and Dee, two guests, each at a browser of their own.

Neither is known before the first press of a button.
"""

from html.parser import HTMLParser

from flask import Flask
from werkzeug.test import TestResponse


class Guest:
    """A person at a browser without script, who reads pages and presses buttons."""

    def __init__(self, app: Flask) -> None:
        self.browser = app.test_client()

    def open(self, path: str) -> TestResponse:
        """Return the page at an address, wherever it leads."""
        return self.browser.get(path, follow_redirects=True)

    def press(self, page: TestResponse, action: str = "", **fields: str) -> TestResponse:
        """Send the form of a page whose address ends so, with what is hidden in it and `fields`.

        Returns the page that follows.
        """
        address, hidden = form_of(page, action)
        return self.browser.post(address, data=hidden | fields, follow_redirects=True)

    def play(self, slug: str = "russia-north-korea") -> TestResponse:
        """Begin an attempt and return the page of its first question."""
        return self.press(self.open("/"), f"/topics/{slug}/attempts")


def form_of(page: TestResponse, action: str) -> tuple[str, dict[str, str]]:
    """Return the address and the hidden fields of a page's first form whose address ends so."""
    found = [form for form in Forms(page.text).found if form[0].endswith(action)]
    if not found:
        raise LookupError(f"{page.request.path} has no form for …{action}")
    return found[0]


class Forms(HTMLParser):
    """The forms of a page in order: the address of each, and its hidden fields."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.found.append((given.get("action", ""), {}))
        elif tag == "input" and given.get("type") == "hidden" and self.found:
            self.found[-1][1][given["name"]] = given.get("value", "")
