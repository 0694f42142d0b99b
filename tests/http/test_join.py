"""The room's link as a drawing, which a slide shows."""

from xml.etree import ElementTree as ET

import pytest
import requests

from quarterdeck.qr import link_svg
from tests.served import Served

TEXT = "{http://www.w3.org/2000/svg}text"


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ("http://localhost:5000/", "localhost:5000"),
        ("https://talks.example.org/docker/", "https://talks.example.org/docker"),
        ("http://a&b.example/", "a&b.example"),
    ],
)
def test_a_link_stands_below_its_code_as_people_type_it(link, words):
    (text,) = ET.fromstring(link_svg(link)).iter(TEXT)  # noqa: S314  # our own
    assert text.text == words
    assert float(text.get("font-size")) * len(words) <= 660


def test_a_slide_that_shows_the_rooms_link_gets_this_servers(tmp_path):
    (tmp_path / "deck.md").write_text("# Bye\n\n[.join]\n")
    with Served(tmp_path / "deck.md", tmp_path / "state") as served:
        assert 'src="join.svg"' in requests.get(f"{served.url}/1", timeout=10).text
        drawing = requests.get(f"{served.url}/join.svg", timeout=10)
    assert drawing.headers["Content-Type"].startswith("image/svg+xml")
    assert served.url.removeprefix("http://").replace("127.0.0.1", "localhost") in drawing.text
