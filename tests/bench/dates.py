"""How fast dates are found, and how well: python -m tests.bench.dates [CORPORA]

Speed is given in characters per second, and relative to one plain `re` scan for numbers and names
of months over the same text in the same run, so that machines can be compared. The F1 table needs
the folder with the corpora and their scorer, by default the one beside the checkout.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from time import perf_counter

from quiz.dates.daynumber import iso
from quiz.dates.naming import MONTHS
from quiz.dates.phrases import DatePhrase, find

REPEATS = 5
PLAIN_SCAN = re.compile(rf"\b(?:[0-9]{{1,4}}|{'|'.join(MONTHS)})\b")
HOSTILE = ("1", "[111 111 ", "the the ", "1 May ", "1\t", "May ", "1914-", "10 May 1940, ")
SEEDS_PUBLISHED = date(2023, 9, 12)


def main(corpora: Path) -> None:
    if corpora.is_dir():
        wars = sorted(corpora.glob("wikiwars/*.txt"))
        seeds = sorted(corpora.glob("seeds/*.txt"))
        text = "\n\n".join(map(read, wars))
        scores(corpora / "score_dates.py", "war narratives", wars, ".gold.json", None)
        scores(corpora / "score_dates.py", "newsroom", seeds, ".dates.gold.json", SEEDS_PUBLISHED)
    else:
        print(f"{corpora} is not there: no F1 table, and a made text for the speed")
        text = "On 14 July 1789 the fortress fell, and two years later a king fled. " * 4_000
    speed(text)


def scores(scorer: Path, name: str, texts: list[Path], gold: str, published: date | None) -> None:
    """Print relaxed, strict and value F1 over some texts."""
    with tempfile.TemporaryDirectory() as folder:
        pairs: list[str] = []
        for path in texts:
            found = Path(folder, path.stem + ".json")
            rows = [row(phrase) for phrase in find(read(path), published)]
            found.write_text(json.dumps(rows), encoding="utf-8")
            pairs += [str(path.with_name(path.stem + gold)), str(found)]
        command = [sys.executable, str(scorer), *pairs]
        print(f"{name:16}", subprocess.run(command, capture_output=True, text=True).stdout.strip())


def speed(text: str) -> None:
    plain = best(lambda: sum(1 for _ in PLAIN_SCAN.finditer(text)))
    ours = best(partial(find, text))
    print(f"{len(text):,} characters: {len(text) / ours:,.0f}/s, {ours / plain:.1f} plain scans")
    for unit in HOSTILE:
        hostile = unit * (200_000 // len(unit))
        seconds = best(partial(find, hostile), repeats=1)
        print(f"    {unit!r:16} {len(hostile) / seconds:12,.0f}/s")


def best(work: Callable[[], object], repeats: int = REPEATS) -> float:
    """Return the least number of seconds of several runs."""
    times = []
    for _ in range(repeats):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return min(times)


def row(phrase: DatePhrase) -> dict[str, object]:
    found = phrase.date
    first, last = (None, None) if found is None else (found.earliest, found.latest)
    return {
        "start": phrase.start,
        "end": phrase.end,
        "text": phrase.text,
        "earliest": None if first is None else iso(first),
        "latest": None if last is None else iso(last),
    }


def read(path: Path) -> str:
    return path.read_bytes().decode()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/corpora"))
