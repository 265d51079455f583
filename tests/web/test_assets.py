"""Styles, scripts and icons."""

import gzip
import re
from pathlib import Path

import brotli
import pytest
from jinja2 import meta

from quiz.app import ASSETS
from quiz.web.assets import STYLES, TEACHING_SCRIPTS, TEACHING_STYLES
from tests.people import right_answer

CSS, JS = ASSETS / "static" / "css", ASSETS / "static" / "js"
BLANKS = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.S)


def addresses(page):
    return re.findall(r'(?:href|src)="(/static/[^"]+)"', page.text)


@pytest.fixture
def style(chi):
    return next(address for address in addresses(chi.open("/")) if address.endswith(".css"))


def test_pages_name_their_assets_by_hash_and_they_last_for_ever(chi):
    found = addresses(chi.open("/"))
    assert len(found) == 3
    for address in found:
        answer = chi.open(address)
        assert re.fullmatch(r"/static/[\w-]+\.[0-9a-f]{12}\.(css|svg|png)", address)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["Cache-Control"]
        assert "Set-Cookie" not in answer.headers


def test_a_page_carries_the_script_if_it_has_an_element_that_needs_it(chi):
    sitting = chi.start()
    ordering, choice = sitting.first(ordering=True), sitting.first(ordering=False)
    pages = [chi.open(address) for address in ("/", "/about", "/history", "/sign-in")]
    pages += [sitting.page(item.position) for item in (ordering, choice)]
    sitting.respond(choice.position, right_answer(choice))
    pages.append(sitting.page(choice.position))
    elements = {file.stem for file in JS.iterdir()}.difference(
        Path(name).stem for name in TEACHING_SCRIPTS
    )
    for page in pages:
        loads = any(address.endswith(".js") for address in addresses(page))
        assert loads == bool(custom_elements(page.text) & elements), page.request.path


def test_every_file_is_in_one_bundle():
    assert sorted(STYLES + TEACHING_STYLES) == sorted(file.name for file in CSS.iterdir())
    assert set(TEACHING_SCRIPTS) < {file.name for file in JS.iterdir()}


def test_comments_stay_at_home_and_everything_else_is_sent(app):
    assets = {asset.name: asset.bodies["identity"] for asset in app.extensions["assets"].values()}
    script = b"".join(body for name, body in assets.items() if name.endswith(".js")).decode()
    assert set(re.findall(r'customElements\.define\("([\w-]+)"', script)) == {
        file.stem for file in JS.iterdir()
    }
    for name, body in assets.items():
        if name.endswith((".js", ".css")):
            assert b"/*" not in body
            assert body.count(b"{") == body.count(b"}")


def test_teachers_pages_load_their_style_besides_everybodys(ada, chi):
    assert [name.split(".")[0] for name in styles_of(ada.open("/library"))] == [
        "/static/chronoquiz",
        "/static/teaching",
    ]
    assert len(styles_of(chi.open("/"))) == 1


def test_no_page_of_everybodys_wants_what_only_teachers_pages_load(app):
    templates = everybodys(app.jinja_env)
    styled = classes_of(TEACHING_STYLES) - classes_of(STYLES)
    elements = {Path(name).stem for name in TEACHING_SCRIPTS}
    for name, source in templates.items():
        used = set(" ".join(re.findall(r'class="([^"]*)"', BLANKS.sub(" ", source))).split())
        assert not used & styled, name
        assert not custom_elements(source) & elements, name


def custom_elements(html):
    return set(re.findall(r"<([a-z]+-[a-z-]+)", html))


def styles_of(page):
    return [address for address in addresses(page) if address.endswith(".css")]


def classes_of(styles):
    """Return the classes that files of style say anything of."""
    rules = re.sub(
        r"/\*.*?\*/|\{[^{}]*\}", "", "".join((CSS / name).read_text() for name in styles)
    )
    return set(re.findall(r"\.([a-z][\w-]*)", rules))


def everybodys(environment):
    """Return the sources, by name, of the pages without a bundle of teachers', and their parts."""
    sources = {name: read(environment, name) for name in environment.list_templates()}
    parts = {
        name: list(meta.find_referenced_templates(environment.parse(source)))
        for name, source in sources.items()
    }
    found, waiting = (
        set(),
        [name for name, of in parts.items() if "base.html" in of and name != "teaching.html"],
    )
    while waiting:
        name = waiting.pop()
        found.add(name)
        waiting.extend(part for part in parts[name] if part and part not in found)
    assert "taking/item.html" in found
    return {name: sources[name] for name in found}


def read(environment, name):
    return environment.loader.get_source(environment, name)[0]


@pytest.mark.parametrize(
    ("accepted", "encoding", "unpack"),
    [
        ("gzip, deflate, br", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("br;q=0, gzip", "gzip", gzip.decompress),
        ("identity", None, bytes),
        ("", None, bytes),
    ],
)
def test_an_asset_is_sent_as_small_as_the_browser_takes(chi, style, accepted, encoding, unpack):
    plain = chi.client.get(style).data
    answer = chi.client.get(style, headers={"Accept-Encoding": accepted})
    assert answer.headers.get("Content-Encoding") == encoding
    assert "Accept-Encoding" in answer.headers["Vary"]
    assert unpack(answer.data) == plain


def test_the_layers_come_in_their_order(chi, style):
    assert (
        chi.open(style).text.lstrip().startswith("@layer tokens, base, layout, components, print;")
    )


@pytest.mark.parametrize(
    "name", ["chronoquiz.000000000000.css", "nothing", "..%2fapp.py", "css/tokens.css"]
)
def test_no_other_file_is_served(chi, name):
    assert chi.open(f"/static/{name}").status_code == 404


def test_a_question_page_with_all_it_loads_is_small(chi):
    sitting = chi.start()
    address = f"{sitting.address}/items/{sitting.first(ordering=True).position}"
    wanted = {"Accept-Encoding": "br"}
    page = chi.client.get(address, headers=wanted)
    names = addresses(chi.client.get(address))
    total = len(page.data) + sum(len(chi.client.get(name, headers=wanted).data) for name in names)
    assert total < 30_000
