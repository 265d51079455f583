"""What the templates of Wikipedia show in a text; those that are not known here show nothing."""

import re
from collections.abc import Callable, Mapping, Sequence

from quiz.articles.wordlist import wordlist

# What is shown is the first argument …
_FIRST = wordlist(
    """
    abbr abbrlink big blockquote center centre cquote em flag flagcountry flagdeco flagu gloss ill
    interlanguage_link italic italics larger linktext midsize no_italic nobold nobr noitalic nowrap
    nowraplinks plainlist flatlist quote quote_box quotation resize sc small small_caps smallcaps
    smaller strong tooltip visible_anchor vanchor nihongo post-nominals
    """
)
# … or the last one.
_LAST = wordlist("color colour font_color lang langx translit transl transliteration")
_SHIPS = wordlist("hmas hmcs hms hmnzs hmt ins ms mv ns ps rms rv ss ss usat uscgc usns uss")
_DATES = wordlist(
    """
    birth_date birth_date_and_age birth-date date death_date death_date_and_age death-date dts
    end_date film_date start_date start_date_and_age start-date
    """
)
_LISTS = wordlist("hlist ubl unbulleted_list unbulletedlist plain_list bulleted_list cslist")
_SIGNS: Mapping[str, str] = {
    "!": "|", "=": "=", "'": "'", "'s": "'s", "`": "`", "--": "—", "en dash": "–", "ndash": "–",
    "nbsp": " ", "space": " ", "thinsp": " ", "zwsp": "", "snd": " – ", "spnd": " – ",
    "spaced ndash": " – ", "spaced en dash": " – ", "dash": " – ", "em dash": "—", "mdash": "—",
    "spaced mdash": " — ", "dot": " · ", "·": " · ", "•": " • ", "bull": " • ", "shy": "",
    "wbr": "", "-": "", "clear": "", "pound": "£", "euro": "€", "degree": "°",
    "break": "\u2028", "br": "\u2028", "crlf": "\u2028",
}  # fmt: skip
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
_BETWEEN = {"to": "to", "and": "and", "or": "or", "by": "by", "x": "×", "-": "–", "–": "–"}
_NAME = re.compile(r"[\w -]{1,40}")
_LONGEST_NAME = 60


def shown(parts: Sequence[str]) -> str:
    """Return what a template shows; its parts are its name and its arguments."""
    name = " ".join(parts[0].replace("_", " ").split()).lower()
    if len(name) > _LONGEST_NAME:
        return ""
    if name in _SIGNS:
        return _SIGNS[name]
    if name.startswith("formatnum:"):
        return name.removeprefix("formatnum:")
    ordered, named = _arguments(parts[1:])
    key = name.replace(" ", "_")
    if key in _FIRST:
        return ordered[0] if ordered else named.get("text", named.get("quote", ""))
    if key in _LAST:
        return ordered[-1] if ordered else named.get("text", "")
    if key in _DATES:
        return _date(ordered)
    if key in _SHIPS:
        return f"{name.upper()} {ordered[0]}" if ordered else ""
    if key in _LISTS:
        return ", ".join(word for word in ordered if word)
    maker = _MAKERS.get(name)
    return maker(ordered, named) if maker else ""


def _arguments(parts: Sequence[str]) -> tuple[list[str], dict[str, str]]:
    ordered, named = [], {}
    for part in parts:
        name, sign, value = part.partition("=")
        if not sign or not _NAME.fullmatch(name := name.strip()):
            ordered.append(part.strip())
        elif name.isdecimal():
            ordered.append(value.strip())
        else:
            named[name.lower()] = value.strip()
    return ordered, named


def _date(ordered: Sequence[str]) -> str:
    """Return “12 April 1961” for 1961, 4, 12; a date in words as it is."""
    if not ordered:
        return ""
    year, *rest = ordered[:3]
    if not (year.lstrip("-–").isdecimal() and all(word.isdecimal() for word in rest if word)):
        return ordered[0]
    month = int(rest[0]) if rest and rest[0] and len(rest[0]) < 3 else 0
    words = [rest[1] if len(rest) > 1 else "", _MONTHS[month - 1] if 0 < month < 13 else "", year]
    return " ".join(word for word in words if word)


def _convert(ordered: list[str], named: Mapping[str, str]) -> str:
    """Return “10 to 20 km” for 10, to, 20, km, mi."""
    words: list[str] = []
    for word in ordered[:6]:
        words.append(_BETWEEN.get(word, word))
        if not (word in _BETWEEN or word[:1].isdigit() or word[:1] in "-–+~."):
            return " ".join(words)
    return " ".join(words)


def _about(before: str) -> Callable[[list[str], Mapping[str, str]], str]:
    def made(ordered: list[str], named: Mapping[str, str]) -> str:
        years = [word for word in ordered if word]
        return f"{before} " + f" – {before} ".join(years[:2]) if years else before

    return made


def _reign(ordered: list[str], named: Mapping[str, str]) -> str:
    return "r. " + "–".join(word for word in ordered[:2] if word)


def _as_of(ordered: list[str], named: Mapping[str, str]) -> str:
    return f"{'as' if named.get('lc') else 'As'} of {_date(ordered)}"


def _old_style(ordered: list[str], named: Mapping[str, str]) -> str:
    day, year, old = [*ordered, "", "", ""][:3]
    return f"{day} {year} [O.S. {old}]" if old else f"{day} {year}".strip()


def _ship(ordered: list[str], named: Mapping[str, str]) -> str:
    return " ".join(word for word in ordered[:2] if word)


def _ship_class(ordered: list[str], named: Mapping[str, str]) -> str:
    return f"{ordered[0]}-class {' '.join(ordered[1:2])}".strip() if ordered else ""


def _fraction(ordered: list[str], named: Mapping[str, str]) -> str:
    if len(ordered) == 3:
        return f"{ordered[0]} {ordered[1]}/{ordered[2]}"
    return "/".join(ordered[:2])


def _timeline_event(ordered: list[str], named: Mapping[str, str]) -> str:
    return f"\n* {named.get('date', '')}: {named.get('event', '')}\n"


_MAKERS: Mapping[str, Callable[[list[str], Mapping[str, str]], str]] = {
    "as of": _as_of,
    "c.": _about("c."),
    "ca.": _about("c."),
    "circa": _about("c."),
    "convert": _convert,
    "cvt": _convert,
    "fl.": _about("fl."),
    "floruit": _about("fl."),
    "frac": _fraction,
    "fraction": _fraction,
    "oldstyledate": _old_style,
    "oldstyledatedy": _old_style,
    "r.": _reign,
    "reign": _reign,
    "sclass": _ship_class,
    "sclass2": _ship_class,
    "ship": _ship,
    "timeline-event": _timeline_event,
    "val": lambda ordered, named: " ".join([*ordered[:1], named.get("u", "")]).strip(),
}
