"""How many random interleavings leave stored what was seen as saved last.

Two tabs or two devices, reloads, lost requests, lost and late replies, a line that breaks off.
Run by hand: python -m tests.bench.saving [INTERLEAVINGS [FIRST]]
"""

import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.conftest import CHROMIUM, QUIET, ROOT, await_health, environment, free_port
from tests.browser.giving import application, give
from tests.browser.interleaving import Interleaving
from tests.browser.test_saving import PRACTICE, at_question

MANY = 200
STEPS = 20


def main(many: int = MANY, first: int = 1000) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder, port = Path(name), free_port()
        address = f"http://127.0.0.1:{port}"
        command = [sys.executable, "-m", "quiz", "serve", "--port", str(port), "--workers", "1"]
        with (folder / "log").open("w") as log:
            server = subprocess.Popen(
                command, cwd=ROOT, env=environment(folder), stdout=log, stderr=log
            )
            try:
                await_health(address, server, folder / "log")
                run(folder, address, range(first, first + many))
            finally:
                server.terminate()
                server.wait()


def run(folder: Path, server: str, seeds: range) -> None:
    fates: Counter[str] = Counter()
    seen = failed = 0
    started = time.monotonic()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        app = application(folder)
        for preset, part in ((PRACTICE, seeds[::2]), ({}, seeds[1::2])):
            contexts = [browser.new_context(base_url=server) for _ in range(2)]
            address = at_question(contexts, give(folder, **preset))
            for seed in part:
                two = Interleaving(app, contexts if seed % 4 < 2 else [contexts[0]] * 2, address)
                try:
                    two.run(seed, STEPS)
                except AssertionError as difference:
                    failed += 1
                    print(f"seed {seed}: {difference}")
                fates.update(two.line.fates)
                seen += len(two.seen)
                print(".", end="", flush=True)
            for context in contexts:
                context.close()
        browser.close()
    print(f"\n{len(seeds)} interleavings, {failed} with something older or nothing stored")
    print(f"{seen} times something was seen as saved; requests: {dict(fates.most_common())}")
    print(f"{time.monotonic() - started:.0f} seconds")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
