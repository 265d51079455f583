"""What the page of a question weighs on the wire, and that nothing on it jumps."""

from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page

from tests.browser.giving import give
from tests.browser.playing import MARKS, answer_somehow, check, go_on, picks, seek
from tests.browser.test_exams import begin

FIRST_VISIT, NEXT_QUESTION = 30_000, 6_000  # bytes of bodies and headers
REQUESTS = 4
PHONE = {"width": 360, "height": 640}
DESK = {"width": 1280, "height": 800}

# How far things moved by themselves; what moves because something was pressed is not counted.
SHIFTED = """() => new Promise((tell) => {
  let all = 0;
  new PerformanceObserver((list) => {
    for (const shift of list.getEntries()) all += shift.hadRecentInput ? 0 : shift.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => tell(all), 300);
})"""


@dataclass
class Wire:
    """The bytes that came over the wire, by request, and the addresses asked for."""

    sizes: dict[str, float] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)

    def loads(self) -> dict[str, float]:
        """Return the bytes of every address but those that the browser had kept."""
        return {
            address: self.sizes[name]
            for name, address in self.addresses.items()
            if self.sizes.get(name)
        }


def listened_to(page: Page) -> Wire:
    """Return what comes over the wire to a page from now on."""
    wire, session = Wire(), page.context.new_cdp_session(page)
    session.send("Network.enable")

    def begun(event):
        wire.addresses[event["requestId"]] = event["request"]["url"]

    def ended(event):
        wire.sizes[event["requestId"]] = event["encodedDataLength"]

    session.on("Network.requestWillBeSent", begun)
    session.on("Network.loadingFinished", ended)
    return wire


def visited_first(open_page, page: Page) -> tuple[Page, Wire]:
    """Return the same page in a browser that kept nothing but who it is, and what it loaded."""
    newcomer = open_page(storage_state=page.context.storage_state())
    newcomer.goto("about:blank")
    session = newcomer.context.new_cdp_session(newcomer)
    session.send("Network.clearBrowserCache")
    wire = listened_to(newcomer)
    newcomer.goto(page.url, wait_until="networkidle")
    return newcomer, wire


def check_first_visit(wire: Wire) -> None:
    loads = wire.loads()
    assert len(loads) <= REQUESTS, loads
    assert sum(loads.values()) <= FIRST_VISIT, loads


def check_next(wire: Wire, page: Page) -> None:
    loads = wire.loads()
    assert list(loads) == [page.url]
    assert sum(loads.values()) <= NEXT_QUESTION, loads


@pytest.mark.parametrize("kind", MARKS)
def test_a_question_and_the_one_after_it_are_few_and_small_requests(open_page, kind):
    page = open_page()
    seek(page, kind)
    page, wire = visited_first(open_page, page)
    check_first_visit(wire)
    answer_somehow(page)
    page.wait_for_load_state("networkidle")
    wire = listened_to(page)
    go_on(page)
    page.wait_for_load_state("networkidle")
    check_next(wire, page)


def test_so_are_those_of_an_exam_with_a_clock(open_page, folder):
    name = give(folder, minutes=30)
    page = open_page()
    begin(page, name)
    page, wire = visited_first(open_page, page)
    check_first_visit(wire)
    page.get_by_role("timer").wait_for()
    page.get_by_role("button", name="Move down").first.click()
    page.wait_for_load_state("networkidle")
    wire = listened_to(page)
    page.get_by_role("button", name="Next").click()
    page.wait_for_url("**/items/2")
    page.wait_for_load_state("networkidle")
    loads = {address: size for address, size in wire.loads().items() if address == page.url}
    assert len(loads) == 1
    assert sum(loads.values()) <= NEXT_QUESTION


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("kind", ["ordering", "choice", "placing"])
def test_nothing_jumps_from_the_question_to_its_explanation(open_page, kind, size):
    page = open_page(viewport=size)
    seek(page, kind)
    assert page.evaluate(SHIFTED) == 0
    if kind == "ordering":
        answer_somehow(page)
    else:
        picks(page).first.click()
        assert page.evaluate(SHIFTED) == 0
        check(page)
    assert page.evaluate(SHIFTED) == 0
    assert page.evaluate("scrollY") == 0
