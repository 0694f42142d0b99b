"""The main story below a path, behind nginx as docs/hosting.md has it: every page, socket, cookie and code agrees."""

from urllib.parse import urlsplit

import pytest

from tests.browser.handset import Phone, code
from tests.browser.room import ON, press, sees_counts, tap
from tests.proxied import PATH, Proxied
from tests.served import DECK, write_talk

pytestmark = [pytest.mark.browser, pytest.mark.nginx]
POLL = "\n\n---\n\n# Which?\n\n[.poll]\n\n- Docker\n- Podman\n"
OVER_TLS = {"ignore_https_errors": True}


class Asked:
    """The paths of all that browsers ask for, each person's sockets among them."""

    def __init__(self, *people):
        self.paths = set()
        for person in people:
            person.context.on("request", lambda request: self._heard(request.url))
            person.page.on("websocket", lambda socket: self._heard(socket.url))

    def _heard(self, url):
        if urlsplit(url).hostname:
            self.paths.add(urlsplit(url).path)


def reaches_slide(person, number):
    person.sees_slide(number)
    person.settles()


def test_join_follow_terminal_vote_ask_and_come_back_below_a_path(onlooker, tmp_path):
    with Proxied("nginx", write_talk(tmp_path / "talk", DECK + POLL), tmp_path) as proxied:
        desk, ana, phone = onlooker(**OVER_TLS), onlooker(**OVER_TLS), Phone(onlooker, **OVER_TLS)
        asked = Asked(desk, ana, phone.who)
        desk.open(proxied.desk).page.wait_for_selector(ON)
        assert desk.page.url == f"{proxied.url}/presenter"
        phone.pair(code(desk))
        desk.page.keyboard.press("Escape")
        press(desk, *["Space"] * 4)
        reaches_slide(ana.open(proxied.url), 3)
        ana.page.keyboard.press("ArrowLeft")
        ana.page.wait_for_url(f"{proxied.url}/2")
        ana.page.locator("#back-to-now").click()
        ana.page.wait_for_url(f"{proxied.url}/")
        reaches_slide(ana, 3)
        phone.tap("next")
        ana.reads("hello from the shell")
        press(desk, "End")
        reaches_slide(ana, 5)
        press(desk, "Space")
        tap(ana, "Docker")
        ana.page.locator("#ask").click()
        ana.page.locator(".ask-field").fill("Why not a VM?")
        ana.page.locator(".ask-foot button").click()
        desk.page.wait_for_selector("question-list .unread:text-is('1')")
        ana.page.reload()
        reaches_slide(ana, 5)
        sees_counts(desk, 1, 0)
        assert (desk.faults, ana.faults, phone.who.faults) == ([], [], [])
        assert {each["path"] for person in (desk, phone.who) for each in person.context.cookies()} == {PATH}
        assert f"{PATH}socket.io/" in asked.paths
        assert {path for path in asked.paths if not path.startswith(PATH)} == {PATH.rstrip("/")}  # where Ana came in


def test_where_a_proxy_hides_its_name_the_page_says_what_to_set(onlooker, tmp_path):
    with Proxied("nginx", write_talk(tmp_path / "talk"), tmp_path, hides=True) as proxied:
        ana = onlooker(**OVER_TLS).open(proxied.url)
        sentence = ana.page.locator("#lost", has_text="QUARTERDECK_PUBLIC_URL")
        sentence.wait_for()
        assert (
            f"at {proxied.url} asked for the talk's socket, which the proxy in front says is at"
            in sentence.inner_text()
        )
        assert proxied.log.read_text().count(sentence.inner_text()) == 1
        ana.shoot("hidden-name")
