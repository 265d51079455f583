"""What every screen owes everybody: readable, in reach of fingers, never wider than it is."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

SCHEMES = ("light", "dark")
PHONE, DESK = 360, 1280
CONTRAST = {"runOnly": ["color-contrast"]}


def check_looks(page: Page) -> None:
    """Check a screen as it stands, on a phone and at a desk, in the light and in the dark."""
    for width in (DESK, PHONE):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        small = too_small(page)
        assert small == [], f"{width}: {small}"
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            # The dark changes colours and nothing else: the other rules look once a width.
            found = Axe().run(page, options=CONTRAST if scheme == "dark" else None)
            assert found.violations_count == 0, f"{width} {scheme}: {found.generate_report()}"


def too_small(page: Page) -> list[str]:
    """Return what can be pressed but is under 44 by 44 pixels."""
    small: list[str] = page.evaluate(
        """[...document.querySelectorAll(
             'a, button, .field > input, select, summary, .pick, .gap')]
           .filter((one) => one.checkVisibility() && !one.matches('.skip'))
           .map((one) => [one.textContent.trim(), one.getBoundingClientRect()])
           .filter(([, box]) => box.width < 44 || box.height < 44)
           .map(([text, box]) => `${text}: ${box.width} by ${box.height}`)"""
    )
    return small
