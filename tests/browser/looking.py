"""What every screen owes everybody: readable, in reach of fingers, never wider than it is."""

from collections.abc import Mapping

from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import Page

SCHEMES = ("light", "dark")
PHONE, DESK = 360, 1280
SMALLEST, ZOOMED = 320, 640
CONTRAST = {"runOnly": ["color-contrast"]}


def check_looks(page: Page) -> None:
    """Check a screen as it stands, on a phone and at a desk, in every choice of colours."""
    page.wait_for_load_state()
    for width in (DESK, PHONE):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        small = too_small(page)
        assert small == [], f"{width}: {small}"
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            # The dark changes colours and nothing else: the other rules look once a width.
            check_rules(page, f"{width} {scheme}", CONTRAST if scheme == "dark" else {})
    check_forced_colors(page)
    check_narrow(page)


def check_forced_colors(page: Page) -> None:
    """Check that a screen can be read in the few colours that somebody's system allows."""
    page.emulate_media(forced_colors="active")
    check_rules(page, "forced colours", CONTRAST)
    page.emulate_media(forced_colors="none")


def check_rules(page: Page, where: str, options: Mapping[str, object]) -> None:
    """Check a screen by the rules of axe, which is given to a page once: it is half a megabyte."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    wanted = {"resultTypes": ["violations"], **options}
    found = AxeResults(page.evaluate("(options) => axe.run(options)", wanted))
    assert found.violations_count == 0, f"{where}: {found.generate_report()}"


def check_narrow(page: Page) -> None:
    """Check that a screen never scrolls sideways: on the smallest phone, and with text at 200 %."""
    page.set_viewport_size({"width": SMALLEST, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALLEST, too_wide(page)
    page.set_viewport_size({"width": ZOOMED, "height": 640})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= ZOOMED, too_wide(page)
    page.evaluate("document.documentElement.style.fontSize = ''")


def too_wide(page: Page) -> list[str]:
    """Return what reaches beyond the right edge of the window."""
    found: list[str] = page.evaluate(
        """[...document.querySelectorAll('main *')]
           .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
           .map((one) => `${one.localName}.${one.getAttribute('class')}`).slice(0, 12)"""
    )
    return found


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
