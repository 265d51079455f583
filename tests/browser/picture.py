"""`make picture`: the picture in the README, taken of a running server."""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.conftest import CHROMIUM, QUIET
from tests.browser.playing import check, seek

SIZE = {"width": 1120, "height": 760}


def take(address: str, file: Path) -> None:
    """Answer an ordering with one card moved from where it lay, and photograph what is said."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        page = browser.new_page(base_url=address, viewport=SIZE, device_scale_factor=1.5)
        page.goto("/")
        seek(page, "ordering")
        page.get_by_role("button", name="Move down").first.click()
        check(page)
        page.screenshot(path=file)
        browser.close()


if __name__ == "__main__":
    take(sys.argv[1], Path(sys.argv[2]))
