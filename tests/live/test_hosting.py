"""Below a path and behind a real proxy, whether that strips the path or passes it on, all that pages name is there."""

import re
from urllib.parse import urljoin, urlsplit

import pytest
import requests

from tests.deck.deckcases import png
from tests.proxied import PATH, Proxied
from tests.served import DECK, write_talk

FOLLOWED = r"""(?<![.\w])(?:href|src|data-tape)="([^"#$]+)"|"(?:@?[\w/.-]+)": "(/[^"]+)"|url\(["']?([^"')]+)|import[^"]*"(\./[^"]+|\.\./[^"]+)\""""

BEHIND = pytest.mark.parametrize(
    ("proxy", "strips"),
    [pytest.param(name, strips, marks=getattr(pytest.mark, name)) for name in ("nginx", "caddy") for strips in (0, 1)],
)


@pytest.fixture(name="deck")
def _deck(tmp_path):
    deck = write_talk(tmp_path / "talk", f"![](sea.png)\n\n{DECK}\n\n---\n\n# Link\n\n[three](/3)\n\n[.join]\n")
    (deck.parent / "sea.png").write_bytes(png(40, 20))
    (deck.parent.parent / "demos" / "echo" / "note.txt").write_text("A file to take home.")
    (deck.parent / "theme.css").write_text(".slide { background: url(sea.png) }")
    return deck


def everything(browser, page, seen):
    """Ask for all that a page names, and for all that this names in turn, each once."""
    answer = browser.get(page, timeout=20)
    seen[page] = answer.status_code
    if not re.match(r"text/(html|css|javascript)", answer.headers.get("Content-Type", "")) or "/lib/" in page:
        return
    for found in re.finditer(FOLLOWED, answer.text):
        target = urljoin(page, next(filter(None, found.groups())))
        if target not in seen and urlsplit(target).scheme == "https":
            everything(browser, target, seen)


@BEHIND
def test_all_that_pages_name_lies_below_the_path(deck, tmp_path, proxy, strips):
    with Proxied(proxy, deck, tmp_path, strips=strips) as proxied, requests.Session() as browser:
        browser.trust_env, browser.verify, seen = False, str(proxied.authority), {}
        came = browser.get(proxied.desk, timeout=20)
        assert came.url == f"{proxied.url}/presenter"
        assert {"Secure", f"Path={PATH}"} < set(came.history[0].headers["Set-Cookie"].split("; "))
        for page in ("/", "/presenter", "/join", "/contents", "/print", "/slides", "/lessons", "/missing"):
            everything(browser, proxied.url + page, seen)
    assert [url for url, status in seen.items() if status != 200] == [f"{proxied.url}/missing"]
    assert [url for url in seen if not urlsplit(url).path.startswith(PATH)] == []
    named = {"/pictures/sea.png", "/theme/theme.css", "/theme/sea.png", "/demos/echo.zip", "/join.svg", "/5"}
    assert named <= {url.removeprefix(proxied.url).partition("?")[0] for url in seen}
