"""A real server behind a real nginx, configured as `quiz configuration nginx` says."""

import http.client
import re
import shutil
import socket
import ssl
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from quiz.app import create_app
from quiz.storage import tries
from quiz.storage.database import writing
from tests.browser.conftest import free_port
from tests.conftest import settings_in
from tests.people import TOKEN
from tests.test_serving import PATIENCE, ROOT, answer, serving

HOST = "quiz.example.org"
HERE = "127.0.0.1"
TRIED_TOO_MUCH = "127.0.0.2"
ANOTHER = "127.0.0.3"

# More than one worker has threads.
SLOW_VISITORS = 12

# Debian keeps it where not everybody's path leads.
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")

pytestmark = pytest.mark.skipif(
    NGINX is None or shutil.which("openssl") is None, reason="nginx or openssl is not installed"
)


@dataclass
class Site:
    """Where nginx listens, and the certificate by which it is known."""

    folder: Path
    http: int
    https: int

    def connect(self, source=HERE):
        """Return a connection by https, as from another address of this machine."""
        context = ssl.create_default_context(cafile=self.folder / "fullchain.pem")
        plain = socket.create_connection((HERE, self.https), PATIENCE, source_address=(source, 0))
        connection = http.client.HTTPConnection(HOST)
        connection.sock = context.wrap_socket(plain, server_hostname=HOST)
        return connection

    def ask(self, path, source=HERE, method="GET", body=None, **headers):
        """Return an answer, its text in `text`."""
        connection = self.connect(source)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, named)
        found = connection.getresponse()
        found.text = found.read().decode()
        connection.close()
        return found


@contextmanager
def nginx(folder, behind):
    """Run nginx in front of a port, with what has to differ from a machine of its own."""
    site = Site(folder, free_port(), free_port())
    certify(folder)
    printed = subprocess.run(
        [sys.executable, "-m", "quiz", "configuration", "nginx", "--host", HOST],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    ).stdout
    for ours, here in {
        r"listen \[::\].*\n": "",
        "listen 80;": f"listen {HERE}:{site.http};",
        "listen 443 ssl;": f"listen {HERE}:{site.https} ssl;",
        f"/etc/letsencrypt/live/{HOST}": str(folder),
        "http://127.0.0.1:8000": f"http://127.0.0.1:{behind}",
        "client_body_timeout 30s": "client_body_timeout 600s",  # nobody's patience decides a test
    }.items():
        printed, changes = re.subn(ours, here, printed)
        assert changes, ours
    own = "".join(
        f"{kind}_temp_path {folder}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    settings = folder / "nginx.conf"
    settings.write_text(
        f"daemon off; user root; pid {folder}/pid; error_log {folder}/errors;\n"
        f"events {{}}\nhttp {{ {own} {printed} }}\n"
    )
    process = subprocess.Popen([NGINX, "-p", folder, "-c", settings, "-e", folder / "errors"])
    try:
        await_nginx(site, process)
        yield site
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def certify(folder):
    """Make a certificate that only this test believes."""
    subject = f"-subj /CN={HOST} -addext subjectAltName=DNS:{HOST}"
    files = f"-keyout {folder}/privkey.pem -out {folder}/fullchain.pem"
    key = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes"
    subprocess.run(
        f"openssl req -x509 -days 2 {key} {subject} {files}".split(),
        check=True,
        capture_output=True,
        timeout=PATIENCE,
    )


def await_nginx(site, process):
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return socket.create_connection((HERE, site.https), timeout=PATIENCE).close()
        except OSError:
            if process.poll() is not None or time.monotonic() > deadline:
                pytest.fail("nginx did not come up:\n" + (site.folder / "errors").read_text())
            time.sleep(0.1)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder, port = tmp_path_factory.mktemp("behind"), free_port()
    settings = {"QUIZ_TRUSTED_PROXIES": "1", "QUIZ_ALLOWED_HOSTS": HOST}
    with (
        serving(folder, port, "--workers", "1", **settings),
        nginx(tmp_path_factory.mktemp("nginx"), port) as site,
    ):
        answer(port)
        try_too_much(folder)
        yield site


def try_too_much(folder):
    with create_app(replace(settings_in(folder))).app_context(), writing():
        for number in range(tries.MOST_PER_ADDRESS):
            tries.note(f"nobody {number}", f"{TRIED_TOO_MUCH}/32", datetime.now(UTC))


def sign_in(site, source, **headers):
    """Return the answer to a wrong password."""
    page = site.ask("/sign-in", source)
    cookie = page.headers["Set-Cookie"].split(";")[0]
    (token,) = set(TOKEN.findall(page.text))
    return site.ask(
        "/sign-in",
        source,
        "POST",
        f"csrf_token={token}&username=Nobody&password=not+the+password",
        Cookie=cookie,
        Referer=f"https://{HOST}/sign-in",
        Content_Type="application/x-www-form-urlencoded",
        **headers,
    )


def test_pages_come_by_https_and_cookies_are_secure(site):
    page = site.ask("/sign-in")
    assert page.status == 200
    assert "; Secure" in page.headers["Set-Cookie"]
    assert page.headers["Strict-Transport-Security"]


def test_plain_http_leads_to_https(site):
    connection = http.client.HTTPConnection(HERE, site.http, timeout=PATIENCE)
    connection.request("GET", "/topics?a=b", headers={"Host": HOST})
    found = connection.getresponse()
    connection.close()
    assert (found.status, found.headers["Location"]) == (308, f"https://{HOST}/topics?a=b")


def test_limits_are_for_the_visitors_address_and_not_for_nginxs(site):
    assert sign_in(site, TRIED_TOO_MUCH).status == 429
    assert sign_in(site, ANOTHER).status == 422


def test_nobody_is_believed_to_be_at_another_address(site):
    assert sign_in(site, TRIED_TOO_MUCH, X_Forwarded_For=ANOTHER).status == 429
    assert sign_in(site, ANOTHER, X_Forwarded_For=TRIED_TOO_MUCH).status == 422


def test_nothing_else_is_believed_that_a_visitor_says_of_the_way(site):
    made_up = {"X_Forwarded_Proto": "http", "X_Forwarded_Host": "evil.example"}
    page = site.ask("/sign-in", **made_up, X_Request_ID="made-up-by-a-visitor")
    assert page.status == 200
    assert "; Secure" in page.headers["Set-Cookie"]
    assert "evil.example" not in page.text
    assert re.fullmatch("[0-9a-f]{32}", page.headers["X-Request-ID"])


def test_what_is_too_large_for_any_page_is_refused_in_a_sentence(site):
    connection = site.connect()
    connection.putrequest("POST", "/sign-in")
    connection.putheader("Content-Length", str(30 * 1024 * 1024))
    connection.endheaders()
    found = connection.getresponse()
    said = found.read().decode()
    connection.close()
    assert (found.status, found.headers["Content-Type"]) == (413, "text/plain")
    assert said.startswith("That is more than this page takes.")


@pytest.mark.parametrize(
    ("path", "size"), [("/sign-in", 100_000), ("/library/imports", 30_000_000)]
)
def test_what_is_too_large_for_a_page_is_refused_by_the_page(site, path, size):
    found = site.ask(path, method="POST", body=b"csrf_token=" + b"x" * size)
    assert found.status == 413
    assert found.headers["Content-Type"].startswith("text/html")
    assert "That is more than this page takes." in found.text


def test_visitors_on_slow_lines_keep_nobody_waiting(site):
    with ExitStack() as slow:
        for _ in range(SLOW_VISITORS):
            connection = slow.enter_context(closing_connection(site))
            connection.putrequest("POST", "/sign-in")
            connection.putheader("Content-Length", "1000")
            connection.putheader("Content-Type", "application/x-www-form-urlencoded")
            connection.endheaders(b"csrf")
        assert site.ask("/about").status == 200


@contextmanager
def closing_connection(site):
    connection = site.connect()
    try:
        yield connection
    finally:
        connection.close()


def test_a_server_that_is_not_there_is_told_in_a_sentence(tmp_path):
    with nginx(tmp_path, free_port()) as site:
        found = site.ask("/about")
    assert (found.status, found.headers["Retry-After"]) == (503, "60")
    assert found.text.startswith("The quiz is not there for the moment.")
