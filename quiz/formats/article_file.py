"""Any file that articles come in: prose to be read for events, or events ready made."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

from quiz.articles import reading
from quiz.articles.file import ReadArticle, check_size
from quiz.events.candidate import Candidate
from quiz.formats.exchange import Problem


@dataclass(frozen=True, slots=True)
class ArticleFile:
    """A file as it was read; `events` is None where its text has yet to be read for them."""

    article: ReadArticle
    events: tuple[Candidate, ...] | None = None
    problems: tuple[Problem, ...] = ()

    def remarks(self) -> Iterator[str]:
        """Yield what whoever gave it should know of how it was read, a sentence each."""
        yield from self.article.notes
        yield from map(str, self.problems)


def read(data: bytes, name: str) -> ArticleFile:
    """Return what a file holds; `name` is the file's name. Raises UnreadableFile."""
    check_size(data)
    ending = PurePath(name).suffix.lower()
    if ending not in (".csv", ".tsv", ".xlsx", ".json"):
        return ArticleFile(reading.read(data, name))
    # Spreadsheets are opened by a large library, which prose starts without.
    from quiz.formats import events_csv, timelinejs

    found = (timelinejs if ending == ".json" else events_csv).read(data)
    return ArticleFile(found.article, found.events, found.problems)
