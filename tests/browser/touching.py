"""Fingers on a page, each with its own number, as the browser gets them from a screen."""

from playwright.sync_api import Locator, Page

PHONE = {"viewport": {"width": 360, "height": 640}, "has_touch": True, "is_mobile": True}


class Hand:
    """The fingers that are on a page."""

    def __init__(self, page: Page) -> None:
        self.screen = page.context.new_cdp_session(page)
        self.fingers: dict[int, tuple[float, float]] = {}

    def put(self, x: float, y: float, finger: int = 0) -> None:
        self.fingers[finger] = (x, y)
        self.tell("touchStart")

    def move(self, far: float, finger: int = 0, steps: int = 10) -> None:
        """Move a finger down, or up."""
        x, y = self.fingers[finger]
        for step in range(1, steps + 1):
            self.fingers[finger] = (x, y + far * step / steps)
            self.tell("touchMove")

    def lift(self, finger: int = 0) -> None:
        del self.fingers[finger]
        self.tell("touchMove" if self.fingers else "touchEnd")  # so is one of several lifted

    def lose(self) -> None:
        """Let the screen take the fingers away, as for a gesture of its own."""
        self.fingers.clear()
        self.tell("touchCancel")

    def tell(self, kind: str) -> None:
        points = [{"id": finger, "x": x, "y": y} for finger, (x, y) in self.fingers.items()]
        self.screen.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def middle(one: Locator) -> tuple[float, float]:
    box = one.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def in_sight(one: Locator) -> tuple[float, float]:
    """Bring something to the middle of the window, and return its own."""
    one.evaluate("(one) => one.scrollIntoView({block: 'center', behavior: 'instant'})")
    return middle(one)


def scrolled(page: Page) -> float:
    far: float = page.evaluate("window.scrollY")
    return far
