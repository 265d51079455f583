"""Style, script and icon."""

import gzip
import re

import brotli
import pytest


def addresses(page):
    return re.findall(r'(?:href|src)="(/static/[^"]+)"', page.text)


@pytest.fixture
def style(chi):
    return next(address for address in addresses(chi.open("/")) if address.endswith(".css"))


def test_pages_name_their_assets_by_hash_and_they_last_for_ever(chi):
    found = addresses(chi.open("/"))
    assert len(found) == 2
    for address in found:
        answer = chi.open(address)
        assert re.fullmatch(r"/static/\w+\.[0-9a-f]{12}\.(css|svg)", address)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["Cache-Control"]
        assert "Set-Cookie" not in answer.headers


def test_only_ordering_questions_carry_the_script(chi):
    sitting = chi.start()
    ordering, choice = sitting.first(ordering=True), sitting.first(ordering=False)
    script = next(a for a in addresses(sitting.page(ordering.position)) if a.endswith(".js"))
    assert chi.open(script).mimetype == "text/javascript"
    assert not any(a.endswith(".js") for a in addresses(sitting.page(choice.position)))


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
