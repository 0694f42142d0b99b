"""What pages are made of: only what is meant to be served, safely, and compressed once for a whole hall."""

import gzip
import mimetypes

import brotli
import pytest
from flask import Flask, g

from quarterdeck.http.assets import Squeezed, register_assets
from quarterdeck.http.libraries import LIBRARIES
from quarterdeck.settings import HOME

SCRIPT = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
TEXT = "export const words = 'the same words again and again';\n" * 100


@pytest.fixture(name="folder")
def _folder(tmp_path):
    folder = tmp_path / "slides"
    (folder / "images").mkdir(parents=True)
    (folder / "images" / "a picture.svg").write_text(SCRIPT)
    (folder / "images" / "PHOTO.PNG").write_bytes(b"\x89PNG")
    for name in (".hidden.png", "deck.md", "notes.txt"):
        (folder / name).write_text("private")
    (tmp_path / "outside.png").write_text("private")
    return folder


@pytest.fixture(name="browser")
def _browser(folder, monkeypatch, tmp_path):
    home = tmp_path / "home"
    for package in LIBRARIES.values():
        (home / "node_modules" / package).mkdir(parents=True)
    (home / "node_modules" / "@xterm" / "xterm" / "xterm.mjs").write_text(TEXT)
    (home / "node_modules" / "@xterm" / "xterm" / "package.json").write_text("{}")
    (home / "node_modules" / "private.js").write_text("private")
    (home / "static").mkdir()
    (home / "static" / "page.mjs").write_text(TEXT)
    monkeypatch.setattr("quarterdeck.http.assets.HOME", home)
    app = Flask("assets", root_path=str(home), static_folder="static")
    register_assets(app, lambda: folder)

    @app.get("/page")
    def page():
        g.scripts = ("sha256-one", "sha256-two")
        return "word " * 1000

    return Browser(app.test_client())


class Browser:
    """Takes whole answers and goes where it is sent."""

    def __init__(self, client):
        self._client = client

    def get(self, address, headers=None):
        return self._client.get(address, headers=headers, buffered=True, follow_redirects=True)


@pytest.mark.parametrize("address", ["/lib/xterm/xterm.mjs", "/static/page.mjs"])
def test_a_module_has_the_type_without_which_browsers_refuse_it(browser, address, monkeypatch):
    monkeypatch.setitem(mimetypes.types_map, ".mjs", "text/plain")  # as on a system that does not know it
    answer = browser.get(address)
    assert (answer.status_code, answer.text) == (200, TEXT)
    assert answer.mimetype == "text/javascript"


@pytest.mark.parametrize(
    "address",
    [
        "/lib/other/xterm.mjs",
        "/lib/xterm/package.json",
        "/lib/xterm/missing.mjs",
        "/lib/xterm/../../private.js",
        "/lib/xterm/%2e%2e/%2e%2e/private.js",
        "/lib/xterm//private.js",
        "/lib/xterm/..%5c..%5cprivate.js",
        "/pictures/deck.md",
        "/pictures/notes.txt",
        "/pictures/.hidden.png",
        "/pictures/../outside.png",
        "/pictures/images/%2e%2e/%2e%2e/outside.png",
        "/pictures//etc/passwd",
        "/pictures/images",
        "/pictures/images/missing.png",
        "/pictures/%00.png",
    ],
)
def test_nothing_else_is_served(browser, address):
    answer = browser.get(address)
    assert answer.status_code == 404
    assert "private" not in answer.text


def test_pictures_come_from_the_decks_folder(browser):
    assert browser.get("/pictures/images/PHOTO.PNG").mimetype == "image/png"
    assert browser.get("/pictures/images/a%20picture.svg").text == SCRIPT


def test_a_drawing_opened_by_itself_runs_no_script(browser):
    policy = browser.get("/pictures/images/a%20picture.svg").headers["Content-Security-Policy"]
    assert policy.startswith("sandbox;")
    assert "allow-scripts" not in policy
    assert "script-src" not in policy
    assert "default-src 'none'" in policy


def test_every_answer_carries_the_headers_even_an_error(browser):
    for address in ("/page", "/static/page.mjs", "/lib/xterm/xterm.mjs", "/pictures/images/PHOTO.PNG", "/missing"):
        headers = browser.get(address).headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert "frame-ancestors 'self'" in headers["Content-Security-Policy"]
        assert "camera=()" in headers["Permissions-Policy"]


def test_scripts_within_a_page_run_only_as_they_were_written(browser):
    script = [part for part in policy(browser, "/page") if part.startswith("script-src")]
    assert script == ["script-src 'self' 'sha256-one' 'sha256-two'"]
    assert "script-src 'self'" in policy(browser, "/missing")


def policy(browser, address):
    return browser.get(address).headers["Content-Security-Policy"].split("; ")


@pytest.mark.parametrize(("accepted", "unpack"), [("br, gzip", brotli.decompress), ("gzip", gzip.decompress)])
@pytest.mark.parametrize("address", ["/page", "/static/page.mjs", "/lib/xterm/xterm.mjs"])
def test_text_is_compressed(browser, address, accepted, unpack):
    plain = browser.get(address)
    small = browser.get(address, headers={"Accept-Encoding": accepted})
    assert len(small.data) < len(plain.data) / 10
    assert unpack(small.data) == plain.data
    assert int(small.headers["Content-Length"]) == len(small.data)
    assert "Accept-Encoding" in small.headers["Vary"]


def test_a_picture_is_not_compressed(browser):
    answer = browser.get("/pictures/images/PHOTO.PNG", headers={"Accept-Encoding": "br, gzip"})
    assert "Content-Encoding" not in answer.headers


@pytest.mark.parametrize("accepted", ["br", "identity"])
@pytest.mark.parametrize("address", ["/static/page.mjs", "/lib/xterm/xterm.mjs"])
def test_what_a_browser_has_is_not_sent_again(browser, address, accepted):
    first = browser.get(address, headers={"Accept-Encoding": accepted})
    again = browser.get(address, headers={"Accept-Encoding": accepted, "If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_a_file_saved_anew_is_sent_anew(browser, tmp_path):
    accept = {"Accept-Encoding": "br"}
    first = browser.get("/static/page.mjs", headers=accept)
    (tmp_path / "home" / "static" / "page.mjs").write_text(TEXT.replace("words", "lines!"))
    again = browser.get("/static/page.mjs", headers={**accept, "If-None-Match": first.headers["ETag"]})
    assert b"lines!" in brotli.decompress(again.data)


def test_a_page_is_never_kept_and_a_file_is():
    kept = Squeezed()
    kept.set("br;", b"a page with somebody's key")
    kept.set("br;/static/x 1", b"a file")
    assert kept.get("br;") is None
    assert kept.get("br;/static/x 1") == b"a file"


def test_what_is_kept_stays_within_bounds():
    kept = Squeezed()
    for number in range(100):
        kept.set(f"br;{number}", bytes(1024 * 1024))
    assert sum(kept.get(f"br;{number}") is not None for number in range(100)) <= 32
    assert kept.get("br;99") is not None


def test_our_libraries_are_where_npm_puts_them():
    if not (HOME / "node_modules").is_dir():
        pytest.skip("the browser libraries are not installed")
    for package in LIBRARIES.values():
        assert (HOME / "node_modules" / package).is_dir()
