"""What an installed Chronoquiz is made of."""

import re
import struct


def sides(png: bytes) -> str:
    """Return the size that a picture says of itself, as a manifest writes it."""
    width, height = struct.unpack(">II", png[16:24])
    return f"{width}x{height}"


def test_the_front_page_leads_to_the_manifest_and_it_may_be_fetched(chi):
    page = chi.open("/")
    address = re.search(r'<link rel="manifest" href="([^"]+)">', page.text)[1]
    assert "manifest-src 'self'" in page.headers["Content-Security-Policy"]
    answer = chi.open(address)
    assert answer.mimetype == "application/manifest+json"
    assert "Set-Cookie" not in answer.headers


def test_what_is_installed_begins_at_the_front_page_in_a_window_of_its_own(chi):
    told = chi.open("/manifest.webmanifest").get_json()
    assert told["name"] == told["short_name"] == "Chronoquiz"
    assert told["start_url"] == told["scope"] == "/"
    assert told["display"] == "standalone"


def test_every_icon_is_there_in_the_size_that_is_said(chi):
    icons = chi.open("/manifest.webmanifest").get_json()["icons"]
    assert [(icon["sizes"], icon["purpose"]) for icon in icons] == [
        ("192x192", "any"),
        ("512x512", "any"),
        ("512x512", "maskable"),
    ]
    for icon in icons:
        answer = chi.open(icon["src"])
        assert answer.mimetype == icon["type"] == "image/png"
        assert sides(answer.data) == icon["sizes"]
        assert len(answer.data) < 4_000


def test_the_icon_for_the_home_screen_of_a_phone_is_as_large_as_it_wants(chi):
    address = re.search(r'<link rel="apple-touch-icon" href="([^"]+)">', chi.open("/").text)[1]
    assert sides(chi.open(address).data) == "180x180"
