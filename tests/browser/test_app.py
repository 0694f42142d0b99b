"""The page of a demo's program in everybody's browser: seen as it is, and able to do nothing."""

import socket
import sys

import pytest

from tests.browser.conftest import PHONE
from tests.served import Person, Served, write_talk

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

DECK = "# Hello\n\n[.demo: app]\n"
SERVER = """
import http.server
PAGE = b'''<title>Mine</title><style>h1 { color: rgb(1, 2, 3) }</style><h1 id="hello">Good evening</h1>
<script>document.title = "ran"; parent.hacked = 1</script><img src="x" onerror="document.title = 'ran'">
<img src="/pictures/none.png"><link rel="stylesheet" href="http://127.0.0.1:EVIL/a.css"><iframe src="/1"></iframe>
<meta http-equiv="refresh" content="0;url=http://127.0.0.1:EVIL/"><form action="/1"><button autofocus>Send</button></form>'''
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Set-Cookie", "who=me")
        self.end_headers()
        self.wfile.write(PAGE)
    def log_message(self, *_): pass
print("listening", flush=True)
http.server.HTTPServer(("127.0.0.1", PORT), Handler).serve_forever()
"""


def pages(person):
    """Every picture with a page that somebody has been told."""
    events = [event for content in person.all("events") for event in content["events"]]
    return [event["picture"] for event in events if event["type"] == "drawn" and event["picture"]["body"]]


@pytest.fixture(scope="module", name="evil")
def _evil():
    """A server that the page would like to call."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


@pytest.fixture(scope="module", name="served")
def _served(tmp_path_factory, evil):
    folder = tmp_path_factory.mktemp("app")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    demo = f"title: App\npicture: {{app: http://localhost:{port}/}}\nsteps:\n  - run: {sys.executable} server.py\n    until: listening\n"
    deck = write_talk(folder, DECK, app=demo)
    server = SERVER.replace("PORT", str(port)).replace("EVIL", str(evil.getsockname()[1]))
    (folder / "demos" / "app" / "server.py").write_text(server)
    with Served(deck, folder / "state") as served, Person(served, owner=True) as owner:
        owner.ask("watch", demo="app")
        assert owner.ask("open", demo="app")["ok"]
        owner.wait(lambda me: [show for show in me.all("show") if show["state"] == "ready"], "a shell")
        assert owner.ask("step", demo="app", step=1)["ok"]
        owner.wait(pages, "the page")
        yield served


def page_of(person):
    person.page.wait_for_selector("demo-app iframe:not([hidden])")
    frame = next(frame for frame in person.page.frames if frame.parent_frame == person.page.main_frame)
    frame.wait_for_selector("#hello", state="attached")
    return frame


def test_everybody_sees_the_page_also_who_comes_late(served, onlooker):
    for size in (None, PHONE):
        late = onlooker(**({"size": size} if size else {}))
        late.open(f"{served.url}/1")
        frame = page_of(late)
        assert frame.inner_text("#hello") == "Good evening"
        assert frame.evaluate("() => getComputedStyle(document.querySelector('h1')).color") == "rgb(1, 2, 3)"
        assert late.page.inner_text(".app-answer") == "200"
        assert late.page.inner_text(".app-address").startswith("http://localhost:")


def test_it_runs_nothing_fetches_nothing_and_is_of_no_origin(served, onlooker, evil):
    late = onlooker()
    late.open(f"{served.url}/1")
    frame = page_of(late)
    late.page.wait_for_timeout(1000)
    assert late.page.evaluate("() => window.hacked") is None
    assert frame.evaluate("() => document.title") == "Mine"
    assert frame.evaluate("() => self.origin") == "null"
    assert (
        frame.evaluate("() => { try { return document.cookie } catch (error) { return error.name } }")
        == "SecurityError"
    )
    with pytest.raises(BlockingIOError):  # nobody has called, whatever the browser was asked for and has refused
        evil.accept()
    assert len([each for each in late.page.frames if each.url.startswith("http")]) == 1, "only the room's own page"
    assert late.page.evaluate("() => document.activeElement.tagName") != "IFRAME"
    assert not [cookie for cookie in late.context.cookies() if cookie["name"] == "who"]


def test_nobody_can_press_anything_in_it(served, onlooker):
    late = onlooker()
    late.open(f"{served.url}/1")
    page_of(late)
    styles = late.page.evaluate(
        "() => { const f = document.querySelector('demo-app iframe'); return [getComputedStyle(f).pointerEvents, f.tabIndex, f.sandbox.value] }"
    )
    assert styles == ["none", -1, ""]
