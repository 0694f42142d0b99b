"""Files ahead of Flask: from memory, under an address that holds for ever and changes with any of them."""

import gzip
import json

import brotli
import pytest
from flask import Flask
from werkzeug.test import Client
from werkzeug.wrappers import Response

from quarterdeck.http.libraries import served_files
from quarterdeck.http.page_pieces import SHEETS, digest_of, modules_of
from quarterdeck.http.static_files import StaticFiles
from quarterdeck.settings import HOME

TEXT = "export const words = 'the same words again and again';\n" * 100
ROOM = "static/js/pages/room.js"


def beyond(environ, start_response):
    """The application behind: says what it was asked for."""
    start_response("418 I'm a Teapot", [("Content-Type", "text/plain")])
    return [f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']}".encode()]


@pytest.fixture(autouse=True)
def _asked():
    """Somebody has asked for a page, below a path that a proxy has put before it."""
    with Flask("page").test_request_context("/1", base_url="http://localhost/talks"):
        yield


@pytest.fixture(name="home")
def _home(tmp_path):
    for name in (ROOM, "static/css/fonts.css", "static/css/base.css", "node_modules/@xterm/xterm/lib/xterm.mjs"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    (tmp_path / "static" / "flag.svg").write_text("<svg/>")
    (tmp_path / "secret.js").write_text("private")
    return tmp_path


@pytest.fixture(name="files")
def _files(home, monkeypatch):
    monkeypatch.setattr("quarterdeck.http.static_files.LOOK", -1)
    return StaticFiles(beyond, home, changing=True)


@pytest.fixture(name="browser")
def _browser(files):
    return Browser(files)


class Browser:
    """Asks for addresses as pages have them, which the proxy passes on without its path."""

    def __init__(self, files):
        self._client = Client(files, Response)

    def __getattr__(self, method):
        return lambda address, **more: getattr(self._client, method)(address.removeprefix("/talks"), **more)


def bundle(home, made_of):
    """What bundling the room's page leaves."""
    (home / "bundle" / "room").mkdir(parents=True)
    (home / "bundle" / "room" / "room.js").write_text("all in one")
    room = {"sheets": ["bundle/room/room.css"], "script": "bundle/room/room.js", "imported": []}
    (home / "bundle" / "pages.json").write_text(json.dumps({"of": made_of, "pages": {"room": room}}))


@pytest.mark.parametrize("name", [ROOM, "lib/xterm/lib/xterm.mjs"])
@pytest.mark.parametrize(
    ("accepted", "unpack"), [("gzip, br", brotli.decompress), ("gzip", gzip.decompress), ("", bytes)]
)
def test_a_file_is_given_for_ever_compressed_as_the_browser_likes(files, browser, name, accepted, unpack):
    answer = browser.get(files.address(name), headers={"Accept-Encoding": accepted})
    assert (answer.status_code, unpack(answer.data)) == (200, TEXT.encode())
    assert answer.mimetype == "text/javascript"
    assert answer.headers.getlist("Cache-Control") == ["public, max-age=31536000, immutable"]
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert int(answer.headers["Content-Length"]) == len(answer.data)


def test_it_carries_the_headers_that_everything_carries(files, browser):
    headers = browser.get(files.address(ROOM)).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"].startswith("default-src 'self'; script-src 'self'; ")
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_the_head_alone_is_given_to_whoever_asks_for_that(files, browser):
    head, whole = browser.head(files.address(ROOM)), browser.get(files.address(ROOM))
    assert head.data == b""
    assert dict(head.headers) == dict(whole.headers)


def test_what_a_browser_has_is_not_sent_again(files, browser):
    accept = {"Accept-Encoding": "br"}
    first = browser.get(files.address(ROOM), headers=accept)
    again = browser.get(files.address(ROOM), headers={**accept, "If-None-Match": first.headers["ETag"]})
    other = browser.get(files.address(ROOM), headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data, other.status_code) == (304, b"", 200)


def test_a_file_saved_anew_has_another_address(files, browser, home):
    before = files.address("static/css/base.css")
    browser.get(before)
    (home / "static" / "css" / "base.css").write_text("a { color: red }")
    after = files.address("static/css/base.css")
    assert before != after
    assert browser.get(after).text == "a { color: red }"


def test_an_old_address_gives_the_file_as_it_is_and_not_for_ever(files, browser, home):
    old = files.address(ROOM)
    (home / ROOM).write_text("new")
    files.address(ROOM)
    answer = browser.get(old)
    assert (answer.text, answer.headers["Cache-Control"]) == ("new", "private, no-cache")


def test_without_changes_no_file_is_looked_at_again(home):
    files = StaticFiles(beyond, home, changing=False)
    before = files.address(ROOM)
    (home / ROOM).write_text("new")
    assert files.address(ROOM) == before


@pytest.mark.parametrize(
    "name", ["secret.js", "../secret.js", "static/../secret.js", "presenter", "lib/other/x.js", ""]
)
def test_nothing_else_is_kept(browser, name):
    answer = browser.get(f"/assets/0/{name}")
    assert answer.status_code == 418
    assert "private" not in answer.text


def test_what_is_not_kept_is_asked_for_where_it_lies(browser):
    assert browser.get("/assets/0/lib/xterm/lib/xterm.mjs.map").text == "GET /lib/xterm/lib/xterm.mjs.map"
    assert browser.post("/assets/0/static/js/pages/room.js").text == "POST /assets/0/static/js/pages/room.js"
    assert browser.get("/1").text == "GET /1"


def test_a_file_that_went_away_is_asked_for_behind(files, browser, home):
    address = files.address(ROOM)
    (home / ROOM).unlink()
    assert browser.get(address).text == f"GET /{ROOM}"


def test_a_page_is_one_script_and_one_sheet_where_these_were_made_of_what_is_there(home):
    bundle(home, digest_of(served_files(home)))
    files = StaticFiles(beyond, home, changing=True)
    assert files.pieces("room").script == "bundle/room/room.js"
    assert files.pieces("screen") == modules_of("screen")
    assert Browser(files).get(files.address("bundle/room/room.js")).text == "all in one"


def test_who_writes_on_is_given_the_modules(home, monkeypatch):
    monkeypatch.setattr("quarterdeck.http.static_files.LOOK", -1)
    bundle(home, digest_of(served_files(home)))
    files = StaticFiles(beyond, home, changing=True)
    (home / ROOM).write_text("new")
    files.address(ROOM)
    assert files.pieces("room") == modules_of("room")


def test_a_broken_list_of_bundles_is_none(home):
    bundle(home, "0")
    (home / "bundle" / "pages.json").write_text("{")
    assert StaticFiles(beyond, home, changing=True).pieces("room") == modules_of("room")


@pytest.mark.parametrize("page", sorted(SHEETS))
def test_every_part_of_a_page_is_there(page):
    parts = modules_of(page)
    assert [name for name in (*parts.sheets, parts.script) if name and not (HOME / name).is_file()] == []
