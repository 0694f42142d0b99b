"""A talk whose pictures lie in the net shows them from here, also when the net is gone; what cannot be had is a box."""

import re
import time
from http.server import HTTPServer, SimpleHTTPRequestHandler
from threading import Thread

import pytest
import requests

from quarterdeck.command.check import Telling, check
from quarterdeck.settings import Settings
from tests.deck.deckcases import png
from tests.served import Person, Served, write_talk


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture(name="net")
def _net(tmp_path):
    """A server with one picture, until it is closed; gives its address and the call that closes it."""
    (tmp_path / "net").mkdir()
    (tmp_path / "net" / "a picture").write_bytes(png(40, 20))
    server = HTTPServer(("127.0.0.1", 0), lambda *given: Quiet(*given, directory=str(tmp_path / "net")))
    thread = Thread(target=server.serve_forever, args=(0.05,))
    thread.start()

    def close():
        if thread.is_alive():
            server.shutdown()
            thread.join()
            server.server_close()

    yield f"http://127.0.0.1:{server.server_port}", close
    close()


@pytest.fixture(name="deck")
def _deck(tmp_path, net):
    return write_talk(tmp_path / "talk", f"# Here\n\n![inline]({net[0]}/a%20picture)\n\n![inline]({net[0]}/gone.png)\n")


def shown(served):
    """The picture of the first slide, once it is there."""
    for _ in range(100):
        found = re.search(r'src="(fetched/[^"]+)"', requests.get(f"{served.url}/1", timeout=5).text)
        if found:
            return requests.get(f"{served.url}/{found[1]}", timeout=5)
        time.sleep(0.1)
    return None


def test_a_picture_is_fetched_while_the_talk_is_served_and_stays_when_the_net_is_gone(deck, net, tmp_path):
    with Served(deck, tmp_path / "state", "--allow-private-pictures") as served:
        answer = shown(served)
        assert (answer.content, answer.headers["Content-Type"]) == (png(40, 20), "image/png")
        assert "missing picture: " in requests.get(f"{served.url}/1", timeout=5).text
    net[1]()
    with Served(deck, tmp_path / "state") as served:
        assert shown(served).content == png(40, 20)


def test_the_desk_hears_why_a_picture_cannot_be_had(deck, tmp_path):
    with Served(deck, tmp_path / "state") as served, Person(served, owner=True) as desk:
        deck.write_text(deck.read_text() + "\n![inline](http://localhost:1/new.png)\n")
        words = "deck.md:7: http://localhost:1/new.png is shown as a box: localhost is in a private network"
        desk.wait(lambda me: [told for told in me.all("notice") if words in told["text"]], words)


def test_only_what_the_deck_shows_is_given_away(deck, tmp_path):
    (tmp_path / "state" / "fetched").mkdir(parents=True)
    (tmp_path / "state" / "fetched" / "other.png").write_bytes(png(1, 1))
    with Served(deck, tmp_path / "state") as served:
        assert requests.get(f"{served.url}/fetched/other.png", timeout=5).status_code == 404


def test_check_fetches_before_the_evening_and_names_what_cannot_be_had(deck, tmp_path, capsys):
    settings = Settings(deck=deck, state=tmp_path / "state", allow_private_pictures=True)
    assert check([settings], Telling(fetch=True)) == 1
    said = capsys.readouterr()
    assert "/gone.png cannot be fetched: its server answers 404 File not found" in said.out
    assert "a%20picture" not in said.out
    assert "fetching pictures" in said.err
    deck.write_text(re.sub(r".*gone.*", "", deck.read_text()))
    assert check([settings], Telling(fetch=True)) == 0
