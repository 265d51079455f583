"""Wikipedia markup in: what a reader of the page sees. It takes time in proportion to the text."""

import html
import re
from collections.abc import Callable, Iterator, Sequence

from quiz.articles import plain, wikitemplates
from quiz.articles.file import ReadArticle, UnreadableFile, check_length
from quiz.articles.tables import Cell, table
from quiz.articles.wordlist import wordlist
from quiz.articles.written import Part, bullet, heading, on_one_line, paragraphs, written

# Elements whose content is not read; what “nowiki” and “pre” hold is read as it is.
_HIDDEN = wordlist(
    """
    ref references gallery math chem score timeline syntaxhighlight source graph mapframe imagemap
    templatestyles hiero includeonly categorytree inputbox indicator style script
    """
)
_ELEMENT = re.compile(
    rf"<!--|<(?P<name>{'|'.join(sorted(_HIDDEN, reverse=True))}|nowiki|pre)\b[^<>]*?(?P<empty>/?)>",
    re.IGNORECASE,
)
_CLOSING = {
    name: re.compile(rf"</{name}\s*>", re.IGNORECASE)
    for name in (*sorted(_HIDDEN), "nowiki", "pre")
}
_TOKEN = re.compile(r"\{\{|\}\}|\[\[|\]\]|\|")
_DEEPEST = 40  # as in MediaWiki; what opens deeper is left as it is written
_NAMESPACE = re.compile(
    r"\s*(?:(?:file|image|media|category|datei|fichier|kategorie|catégorie)\s*:"
    r"|(?-i:[a-z]{2,3}|simple):(?=\S))",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$|,.*$")
_LINE_BREAK = re.compile(r"<br\b[^<>]*>", re.IGNORECASE)
_BLOCK = re.compile(r"</?(?:p|div|blockquote|center|poem|li|ul|ol|section)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_QUOTES = re.compile(r"'{2,5}")
_LINK = re.compile(r"\[(?:https?:|ftp:|mailto:|//)[^\s\[\]]*(?:[ \t](?P<label>[^\[\]\n]*))?\]")
_SWITCH = re.compile(r"__[A-Z]{3,30}__|~{3,5}")
_HEADING = re.compile(r"(?P<marks>={1,6})(?P<words>[^\n]*[^=\n])=+$")
_ITEM = re.compile(r"(?P<marks>[*#:;]+)\s*")
_SPAN = re.compile(r"\b(row|col)span\s*=\s*[\"']?\s*(\d{1,4})", re.IGNORECASE)
_MARKUP = re.compile(r"[][{}|'=*#:;<>&~_]")


def read(data: bytes) -> ReadArticle:
    """Return what is read of a text in Wikipedia's markup. Raises UnreadableFile."""
    markup, note = plain.decode(data)
    text = written(parts(markup.removeprefix("\ufeff")))
    if not any(map(str.isalnum, text)):
        raise UnreadableFile("Nothing is left of the file when its markup is taken away.")
    check_length(text)
    return ReadArticle(text, notes=(note,) if note else ())


def parts(markup: str) -> Iterator[Part]:
    """Yield the headings, paragraphs, items and rows of a text in Wikipedia's markup."""
    text = _without_links_and_templates(_without_hidden(markup.replace("\r\n", "\n")))
    text = _BLOCK.sub("\n", _LINE_BREAK.sub("\u2028", text))
    lines = iter(text.split("\n"))
    paragraph: list[str] = []
    numbers: dict[str, int] = {}
    for line in lines:
        found = _of_line(line, lines, numbers)
        if found is None and line.strip():
            paragraph.append(line.strip(" \t\r"))  # a break at its end stays
            continue
        yield from paragraphs(_cleaned(" ".join(paragraph)))
        paragraph = []
        yield from found or ()
    yield from paragraphs(_cleaned(" ".join(paragraph)))


def _of_line(line: str, lines: Iterator[str], numbers: dict[str, int]) -> Iterator[Part] | None:
    """Return what a line of its own holds, None if it is a piece of a paragraph."""
    bare = line.strip()
    if bare.startswith("{|"):
        return _table(lines)
    if match := _HEADING.fullmatch(bare):
        return heading(_cleaned(match["words"].strip("= ")))
    if bare.startswith("----") and not bare.strip("-"):
        return iter(())
    if match := _ITEM.match(line):
        return _item(match["marks"][:20], line[match.end() :], numbers)
    numbers.clear()
    return None


def _item(marks: str, words: str, numbers: dict[str, int]) -> Iterator[Part]:
    for deeper in [known for known in numbers if len(known) > len(marks)]:
        del numbers[deeper]
    if marks[-1] == "*":
        yield from bullet(_cleaned(words), len(marks) - 1)
    elif marks[-1] == "#":
        numbers[marks] = numbers.get(marks, 0) + 1
        yield from bullet(_cleaned(words), len(marks) - 1, numbers[marks])
    else:
        yield from paragraphs(_cleaned(words))


def _without_hidden(text: str) -> str:
    """Return a text without comments, notes, pictures and formulas."""
    kept: list[str] = []
    position = 0
    unclosed: set[str] = set()
    while match := _ELEMENT.search(text, position):
        kept.append(text[position : match.start()])
        position = match.end()
        name = (match["name"] or "").lower()
        if not name:
            end = text.find("-->", position)
            position = len(text) if end < 0 else end + 3
        elif not match["empty"] and name not in unclosed:
            if (closing := _CLOSING[name].search(text, position)) is None:
                unclosed.add(name)
                continue
            if name in ("nowiki", "pre"):
                inner = text[position : closing.start()]
                kept.append(_MARKUP.sub(lambda sign: f"&#{ord(sign.group())};", inner))
            position = closing.end()
    kept.append(text[position:])
    return "".join(kept)


def _without_links_and_templates(text: str) -> str:
    """Return a text with every link and template, from the inmost on, as what it shows."""
    # Of each open link or template the mark that opened it, and its parts so far.
    opened: list[tuple[str, list[list[str]]]] = [("", [[]])]
    templates = 0
    position = 0
    for match in _TOKEN.finditer(text):
        mark = match.group()
        opened[-1][1][-1].append(text[position : match.start()])
        position = match.end()
        inmost = opened[-1][0]
        if mark in ("{{", "[[") and len(opened) <= _DEEPEST:
            opened.append((mark, [[]]))
            templates += mark == "{{"
        elif mark == "|" and inmost:
            opened[-1][1].append([])
        elif mark == "}}" and templates:
            while opened[-1][0] == "[[":
                _leave(opened)
            templates -= 1
            _close(opened, wikitemplates.shown)
        elif mark == "]]" and inmost == "[[":
            _close(opened, _link)
        else:
            opened[-1][1][-1].append(mark)
    opened[-1][1][-1].append(text[position:])
    while len(opened) > 1:
        _leave(opened)
    return "".join(opened[0][1][0])


def _close(opened: list[tuple[str, list[list[str]]]], shown: Callable[[list[str]], str]) -> None:
    _, pieces = opened.pop()
    opened[-1][1][-1].append(shown(["".join(piece) for piece in pieces]))


def _leave(opened: list[tuple[str, list[list[str]]]]) -> None:
    """Give back as it is written what opened and never closed."""
    mark, pieces = opened.pop()
    opened[-1][1][-1].append(mark + "|".join("".join(piece) for piece in pieces))


def _link(pieces: Sequence[str]) -> str:
    target, *label = pieces
    if _NAMESPACE.match(target):
        return ""
    if len(label) == 1 and not label[0].strip():
        return _IN_BRACKETS.sub("", target[:300]).removeprefix(":")
    return label[-1] if label else target.strip().removeprefix(":")


def _table(lines: Iterator[str]) -> Iterator[Part]:
    """Yield the rows of a table, and take its lines; of one inside it only the words."""
    found = _Table()
    depth = 1
    for line in lines:
        bare = line.strip()
        if bare.startswith("{|"):
            depth += 1
        elif bare.startswith("|}"):
            depth -= 1
            if depth == 0:
                break
        elif depth > 1:
            found.goes_on("" if bare.startswith(("|-", "|+")) else bare.lstrip("|! "))
        elif bare.startswith("|+"):
            yield from paragraphs(_cleaned(_content(bare[2:])[1]))
        else:
            found.take(bare)
    yield from table(found.rows())


class _Table:
    """The rows of a table as its lines come in."""

    def __init__(self) -> None:
        self.finished: list[list[Cell]] = [[]]
        self.cell: list[str] | None = None  # the lines of the last cell
        self.spans = (1, 1)

    def take(self, line: str) -> None:
        if line.startswith("|-"):
            self._finish()
            self.finished.append([])
        elif line.startswith(("|", "!")):
            cells = line[1:].replace("!!", "||") if line[0] == "!" else line[1:]
            for piece in cells.split("||"):
                self._finish()
                self.spans, content = _content(piece)
                self.cell = [content]
        else:
            self.goes_on(line)

    def goes_on(self, line: str) -> None:
        if self.cell is not None:
            self.cell.append(line)

    def rows(self) -> list[list[Cell]]:
        self._finish()
        return [row for row in self.finished if row]

    def _finish(self) -> None:
        if self.cell is not None:
            words = (on_one_line(_cleaned(_ITEM.sub("", line, count=1))) for line in self.cell)
            self.finished[-1].append(Cell(tuple(line for line in words if line), *self.spans))
            self.cell = None


def _content(piece: str) -> tuple[tuple[int, int], str]:
    """Return how many rows and columns a cell covers, and its words."""
    attributes, bar, content = piece.partition("|")
    if not bar or "=" not in attributes:
        return (1, 1), piece
    spans = {name.lower(): int(number) for name, number in _SPAN.findall(attributes[:500])}
    return (max(1, spans.get("row", 1)), max(1, spans.get("col", 1))), content


def _cleaned(words: str) -> str:
    words = _SWITCH.sub("", _QUOTES.sub("", _LINK.sub(lambda link: link["label"] or "", words)))
    return html.unescape(_TAG.sub("", words))
