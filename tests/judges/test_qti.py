"""A player of QTI 3 asks what is written here, marks the answers, and tells what is to be told.

Of QTI 2.2 no player comes in a package. Its items differ from those of 3.0 in how they are spelled,
and are played in that spelling; what their rules say is reckoned in tests/formats/test_qti.py.
"""

import functools
import io
import shutil
import threading
import zipfile
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from lxml import etree
from playwright.sync_api import sync_playwright

from quiz.formats.qti.item import dashed
from quiz.formats.qti.package import write_2_2, write_3_0
from quiz.formats.rich_text import to_plain
from quiz.questions.written import WrittenOrdering
from tests.browser.conftest import CHROMIUM, QUIET
from tests.exchanged import sixty
from tests.judges import NODE_MODULES, needs_node

pytestmark = needs_node

PLAYER = NODE_MODULES / "@citolab" / "qti-components" / "cdn" / "index.js"
PAGE = """<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">
<script type="module" src="player.js"></script>
<qti-item><item-container></item-container></qti-item>"""
QUESTIONS = {asked.number: asked.question for asked in sixty().questions}
# The choices of one with marks and scripts, of several, and orders of three to eight.
SAMPLE = [*range(1, 11, 2), 2, 6, 13, 21, 26, 31, 32, 39, 46, 60]
SAMPLED = [f"ev-{number:04}" for number in SAMPLE]
# What is written alike in both versions.
HTML = {"a", "blockquote", "br", "code", "div", "em", "img", "li", "ol", "p", "pre", "strong", "ul"}


class Silent(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The address of the player and, in a folder for each version, of the items."""
    folder = tmp_path_factory.mktemp("site")
    (folder / "index.html").write_text(PAGE, encoding="utf-8")
    shutil.copyfile(PLAYER, folder / "player.js")
    for version, write in {"2.2": write_2_2, "3.0": write_3_0}.items():
        with zipfile.ZipFile(io.BytesIO(write(sixty()).content)) as archive:
            archive.extractall(folder / version)
    for file in (folder / "2.2" / "items").iterdir():
        file.write_bytes(as_spelled_in_3(file.read_bytes()))
    handler = functools.partial(Silent, directory=folder)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def as_spelled_in_3(item):
    """Return an item of 2.2 with the names of 3.0, and nothing else changed."""
    root = etree.fromstring(item)
    for element in root.iter():
        local = etree.QName(element).localname
        element.tag = local if local in HTML else f"qti-{dashed(local)}"
        for key, value in element.items():
            if not key.startswith("{"):
                del element.attrib[key]
                element.set(dashed(key), value)
    return etree.tostring(root)


@pytest.fixture(scope="module")
def page(site):
    """A page that may ask nobody but the site, and complain of nothing."""
    troubles = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        page = browser.new_page(base_url=site)
        page.set_default_timeout(20_000)
        page.on("console", lambda said: troubles.append(said.text) if said.type == "error" else "")
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on(
            "request",
            lambda asked: (
                None if asked.url.startswith((site, "data:")) else troubles.append(asked.url)
            ),
        )
        yield page
        browser.close()
    assert troubles == []


def played(page, number, version="3.0"):
    """Show an item, and return it."""
    page.goto("/")
    page.wait_for_function("() => customElements.get('qti-assessment-item') !== undefined")
    address = f"/{version}/items/question-{number.removeprefix('ev-')}.xml"
    page.locator("item-container").evaluate("(one, address) => one.itemURL = address", address)
    item = page.locator("qti-assessment-item")
    item.locator("qti-simple-choice").first.wait_for()
    return item


def answer(item, names):
    """Answer with choices by their identifiers, as a student would, and have it marked."""
    if item.locator("qti-order-interaction").count():
        for place, name in enumerate(names):
            choice = item.locator(f"qti-simple-choice[identifier={name}]").first
            choice.focus()
            for key in ["Enter", *["ArrowDown"] * place, "Enter"]:
                choice.press(key)
    else:
        for name in names:
            item.locator(f"qti-simple-choice[identifier={name}]").click()
    item.evaluate("one => one.processResponse()")


def outcome(item, name):
    return item.evaluate(
        "(one, name) => one.variables.find(other => other.identifier === name)?.value", name
    )


def names_of(question):
    """Return the identifiers of the choices as they are stored, and those of the key."""
    names = {one.id: f"choice-{place}" for place, one in enumerate(question.choices, start=1)}
    in_order = isinstance(question, WrittenOrdering)
    key = question.key if in_order else [one for one in names if one in question.key]
    return names, [names[one] for one in key]


def words(text):
    return " ".join(text.split())


def shown_words(locator):
    """Return the words that somebody sees of each element; nothing of those that are hidden."""
    return [words(one.inner_text()) for one in locator.all()]


@pytest.mark.parametrize("number", SAMPLED)
def test_what_is_asked_arrives(page, number):
    question = QUESTIONS[number]
    item = played(page, number)
    (prompt,) = shown_words(item.locator("qti-prompt"))
    assert prompt == words(to_plain(question.stem))
    names, key = names_of(question)
    for one in question.choices:
        (text,) = shown_words(item.locator(f"qti-simple-choice[identifier={names[one.id]}]"))
        assert text == words(to_plain(one.text))
    assert item.locator("qti-simple-choice").count() == len(names)
    if isinstance(question, WrittenOrdering):
        shown = [one.get_attribute("identifier") for one in item.locator("qti-simple-choice").all()]
        assert shown == list(names.values())
        assert shown != key


@pytest.mark.parametrize("version", ["2.2", "3.0"])
@pytest.mark.parametrize("number", SAMPLED)
def test_the_key_earns_everything_and_is_explained(page, number, version):
    question = QUESTIONS[number]
    item = played(page, number, version)
    names, key = names_of(question)
    answer(item, key)
    assert float(outcome(item, "SCORE")) == float(outcome(item, "MAXSCORE")) == 1
    window = item.locator("qti-modal-feedback")
    assert window.evaluate("one => one.shadowRoot.querySelector('dialog').open")
    (told,) = shown_words(window)
    assert words(to_plain(question.explanation)) in told
    assert words(to_plain(question.source)) in told
    check_told_of(item, question, {one for one in names if names[one] in key})


@pytest.mark.parametrize("version", ["2.2", "3.0"])
@pytest.mark.parametrize("number", SAMPLED)
def test_another_answer_earns_less_and_is_told_of_itself(page, number, version):
    question = QUESTIONS[number]
    item = played(page, number, version)
    names, key = names_of(question)
    wrong = [one for one in names.values() if one not in key][:1]
    if isinstance(question, WrittenOrdering):
        wrong = key[::-1]
    elif question.several:
        wrong += key[:1]
    answer(item, wrong)
    assert float(outcome(item, "SCORE")) == 0
    check_told_of(item, question, {one for one in names if names[one] in wrong})
    (told,) = shown_words(item.locator("qti-modal-feedback"))
    assert words(to_plain(question.source)) in told


@pytest.mark.parametrize("number", ["ev-0023", "ev-0026"])
def test_each_right_one_of_several_earns_its_part(page, number):
    item = played(page, number)
    _, key = names_of(QUESTIONS[number])
    answer(item, key[:1])
    assert float(outcome(item, "SCORE")) == pytest.approx(1 / len(key), abs=0.001)


def check_told_of(item, question, picked):
    """Fail unless what is told of each picked choice is seen, and of no other."""
    if isinstance(question, WrittenOrdering):
        return
    names, _ = names_of(question)
    for one in question.choices:
        (text,) = shown_words(item.locator(f"qti-simple-choice[identifier={names[one.id]}]"))
        parts = [one.text, *([one.explanation, one.source] if one.id in picked else [])]
        assert all(words(to_plain(part)) in text for part in parts)
        if one.id not in picked:
            assert text == words(to_plain(one.text))
