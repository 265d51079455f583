"""Two tabs or two devices at one question, on a line that loses, delays and breaks off.

What a student sees as saved is noted with its revision, each time it is shown. In the end the
newest of these must be what is stored, and no page may be left with what it did not say.
"""

import random
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from flask import Flask
from playwright.sync_api import BrowserContext, Error, Page, Route

from quiz.attempts.answers import as_fields
from quiz.storage import drafts

SETTLED = 15_000  # milliseconds at most until nothing waits any more

# Notes what is shown as saved, with the fields that stand on the page then.
WATCH = """addEventListener("DOMContentLoaded", () => {
  const saved = document.querySelector("saved-answer");
  const form = document.querySelector("form.question");
  if (!saved || !form) return;
  const note = () => {
    if (!["saved", "elsewhere"].includes(saved.dataset.state)) return;
    const fields = Object.fromEntries(new FormData(form));
    if (fields.moved) saw({ ...fields, state: saved.dataset.state });
  };
  new MutationObserver(note).observe(saved, { attributeFilter: ["data-state"] });
  note();
});"""

MOVE = """(where) => {
  const steps = [...document.querySelectorAll("[data-step]")]
    .filter((button) => button.ariaDisabled !== "true");
  steps[where % steps.length].click();
}"""


@dataclass
class Line:
    """What becomes of the requests that save: each by the fate that is set when it is sent."""

    fate: str = "fine"
    late: list[Callable[[], object]] = field(default_factory=list)
    slow: list[Route] = field(default_factory=list)
    fates: Counter[str] = field(default_factory=Counter)

    def carry(self, context: BrowserContext, route: Route) -> None:
        self.fates[self.fate] += 1
        match self.fate:
            case "fine":
                route.continue_()
            case "lost":
                route.abort()
            case "late":
                self.late.append(lambda: sent_again(context, route))
                route.abort()
            case "reply lost":
                route.fetch()
                route.abort()
            case "slow":
                self.slow.append(route)

    def let_through(self, which: int | None = None) -> None:
        """Let what is on its way arrive, all of it or one."""
        chosen = slice(None) if which is None else slice(which, which + 1)
        for deliver in self.late[chosen]:
            deliver()
        del self.late[chosen]
        for route in self.slow[chosen]:
            with suppress(Error):  # the page has gone meanwhile, and its request with it
                route.continue_()
        del self.slow[chosen]


def sent_again(context: BrowserContext, route: Route) -> None:
    request = route.request
    names = ("x-csrftoken", "content-type", "referer")
    headers = {name: value for name, value in request.headers.items() if name in names}
    context.request.post(request.url, headers=headers, data=request.post_data_buffer)


class Interleaving:
    """One student at a question of an attempt, with a page in each of two contexts.

    The contexts are signed in, and may be one.
    """

    def __init__(self, app: Flask, contexts: Sequence[BrowserContext], address: str) -> None:
        self.app, self.contexts, self.address = app, contexts, address
        self.attempt_id = int(address.rsplit("/", 3)[-3])
        self.seen: list[dict[str, str]] = []
        self.line = Line()
        self.pages: list[Page] = []

    def run(self, seed: int, steps: int = 12) -> None:
        """Do so many things at random, then let everything come to rest, and check what stands."""
        dice = random.Random(seed)
        self.pages = [self.opened(context) for context in self.contexts]
        try:
            for _ in range(steps):
                self.step(dice)
                self.check_seen()
            self.rest()
            self.check_seen()
            self.check_pages()
        finally:
            for page in self.pages:
                page.close()

    def opened(self, context: BrowserContext) -> Page:
        page = context.new_page()
        page.expose_binding("saw", lambda _source, shown: self.seen.append(shown))
        page.add_init_script(WATCH)
        page.route("**/draft", lambda route: self.line.carry(context, route))
        page.goto(self.address)
        return page

    def step(self, dice: random.Random) -> None:
        page = dice.choice(self.pages)
        fates = ["fine"] * 4 + ["lost", "late", "late", "reply lost", "slow", "slow"]
        match dice.choice(["move"] * 6 + ["arrive"] * 3 + ["reload", "wait", "offline", "next"]):
            case "move":
                self.line.fate = dice.choice(fates)
                page.evaluate(MOVE, dice.randrange(100))
            case "arrive":
                self.line.let_through(0)
            case "reload":
                page.context.set_offline(False)
                page.reload()
            case "next":
                page.context.set_offline(False)
                with page.expect_navigation():
                    page.evaluate("document.querySelector('[name=then][value=next]').click()")
                page.goto(self.address)
            case "offline":
                page.context.set_offline(dice.random() < 0.5)
                return
            case "wait":
                page.wait_for_timeout(dice.choice([50, 450]))
        page.wait_for_timeout(dice.choice([1, 20, 60]))

    def rest(self) -> None:
        for context in self.contexts:
            context.set_offline(False)
        self.line.fate = "fine"
        self.line.let_through()
        for page in self.pages:
            page.evaluate("dispatchEvent(new Event('online'))")
        for page in self.pages:
            page.wait_for_function(
                """() => !Object.keys(localStorage).some((key) => key.startsWith("answer "))
                     && document.querySelector("saved-answer").dataset.state !== "saving" """,
                timeout=SETTLED,
            )

    def check_seen(self) -> None:
        """Of what was seen as saved, the newest is stored, unless a newer one is."""
        stored = self.stored()
        for shown in self.seen:
            revision = int(shown["revision"])
            assert revision <= int(stored["revision"]), (shown, stored)
            if revision == int(stored["revision"]):
                assert {**shown, **stored} == shown, (shown, stored)

    def check_pages(self) -> None:
        """Every page shows what is stored, or says that it does not know better."""
        stored = self.stored()
        newest = max((int(shown["revision"]) for shown in self.seen), default=0)
        assert newest == int(stored["revision"])
        for page in self.pages:
            page.reload()
            fields: dict[str, Any] = page.evaluate(
                "Object.fromEntries(new FormData(document.querySelector('form.question')))"
            )
            assert {**fields, **stored} == fields

    def stored(self) -> dict[str, str]:
        with self.app.app_context():
            kept = drafts.standing(self.attempt_id, 1)
        fields = as_fields(kept.answer) if kept.answer else {}
        return {name: values[0] for name, values in fields.items()} | {
            "revision": str(kept.revision)
        }
