"""How well and how fast events are found and merged: python -m tests.bench.events [CORPORA]

Needs the folder with the newsroom articles, their gold events and the scorer, by default the one
beside the checkout. Without it only the speed on hostile input is measured.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

from quiz.cli.reading import candidate_record
from quiz.events.candidate import Candidate
from quiz.events.extraction import extract
from quiz.events.merging import proposals

PUBLISHED = date(2023, 9, 12)
HOSTILE = ("1", "[111 111 ", "the the ", "and ", ". ", "U.S. ", "1990: Rome fell to Odoacer.\n")
LENGTH = 200_000


def main(corpora: Path) -> None:
    if corpora.is_dir():
        articles = sorted(corpora.glob("seeds/*.txt"))
        found = [extract(read(path), PUBLISHED) for path in articles]
        for path, candidates in zip(articles, found, strict=True):
            print(path.name, scores(corpora, path.name, candidates))
        print("merging", merged(corpora, [path.name for path in articles], found))
        for path in articles:
            print(f"{path.name}: {milliseconds(read(path)):.0f} ms per 10,000 characters")
    else:
        print(f"{corpora} is not there: no scores")
    for piece in HOSTILE:
        half, whole = (seconds(piece * (length // len(piece))) for length in (LENGTH // 2, LENGTH))
        print(f"{piece!r:32} {whole:6.2f} s, {whole / half:.1f} times as long for twice the length")


def read(path: Path) -> str:
    return path.read_bytes().decode()


def scores(corpora: Path, name: str, candidates: Sequence[Candidate]) -> str:
    """Return what the scorer says of the events found in one article."""
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump([candidate_record(candidate) for candidate in candidates], file)
        file.flush()
        scorer = [sys.executable, str(corpora / "score_events.py")]
        gold = str(corpora / "seeds" / "events.gold.json")
        run = subprocess.run(
            [*scorer, gold, name, file.name], check=True, capture_output=True, text=True
        )
    return run.stdout.strip()


def merged(corpora: Path, names: Sequence[str], found: Sequence[Sequence[Candidate]]) -> str:
    """Return how many of the events that both articles tell are proposed, and how many others.

    A pair is right if a gold event of each sentence is the same; so pairs of the same words are
    counted alike however the gold divides a sentence.
    """
    gold = json.loads(read(corpora / "seeds" / "events.gold.json"))["events"]
    shared = set.intersection(
        *({event["same_as"] for event in gold if event["file"] == name} for name in names)
    )
    one, other = found
    right: set[str] = set()
    wrong = 0
    for pair in proposals(one, other):
        both = told(gold, names[0], pair.new) & told(gold, names[1], pair.known)
        best = max(both, key=lambda name: (name not in right, name), default=None)
        wrong += best is None
        right |= {best} if best else set()
    return f"{len(right & shared)} of {len(shared)} shared events, {wrong} wrong"


def told(gold: Sequence[dict[str, Any]], name: str, candidate: Candidate) -> set[str]:
    """Return the gold events in the candidate's sentence that share a word with its statement."""
    span = candidate.span
    return {
        event["same_as"]
        for event in gold
        if event["file"] == name
        and any(
            start < span.end and span.start < end
            for start, end in (event["excerpt"], *event["also_at"])
        )
        and words(event["summary"]) & words(candidate.statement)
    }


def words(text: str) -> set[str]:
    return {word[:5] for word in re.findall(r"[a-z]{4,}", text.lower())}


def milliseconds(text: str) -> float:
    return min(seconds(text) for _ in range(5)) * 1000 * 10_000 / len(text)


def seconds(text: str) -> float:
    started = perf_counter()
    extract(text, PUBLISHED)
    return perf_counter() - started


if __name__ == "__main__":
    beside = Path(__file__).resolve().parents[2].parent / "shared" / "corpora"
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else beside)
