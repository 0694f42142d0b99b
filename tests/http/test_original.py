"""The deck that this talk descends from, opened unchanged: every slide, our demos on it, its pictures missed once."""

import re
from pathlib import Path

import pytest
import requests

from quarterdeck.settings import HOME
from tests.served import Served

ORIGINAL = HOME.parent / "shared" / "talk" / "original-deck.md"
CUED = [
    "build",
    "run",
    "build-new-layer",
    "node-js-image",
    "pods",
    "services",
    "replica-sets",
    "deployments",
    "ingresses",
]
PICTURES = [
    "virtualisation.png",
    "containerisation.png",
    "dockerhub.png",
    "local.jpeg",
    "staging.jpeg",
    "production.jpeg",
]

pytestmark = pytest.mark.skipif(not Path(ORIGINAL).exists(), reason="the original deck is not at hand")


@pytest.fixture(name="served")
def _served(tmp_path):
    deck = tmp_path / "talk" / ORIGINAL.name
    deck.parent.mkdir()
    deck.write_bytes(ORIGINAL.read_bytes())
    (deck.parent / "demos").symlink_to(HOME / "demos")  # no demo is opened that is not beside its deck
    with Served(deck, tmp_path / "state") as served:
        yield served


def test_every_slide_is_served_and_every_cue_puts_our_demo_on_its_slide(served):
    outline = requests.get(f"{served.url}/deck.json", timeout=10).json()["slides"]
    assert [name for slide in outline for name in slide["demos"]] == CUED
    for slide in outline:
        page = requests.get(f"{served.url}/{slide['number']}", timeout=10)
        assert page.status_code == 200
        assert re.findall(r'<demo-terminal name="([\w-]+)"', page.text) == slide["demos"]
    assert requests.get(f"{served.url}/{len(outline) + 1}", timeout=10).status_code == 404


def test_one_warning_names_the_missing_pictures_and_each_has_a_placeholder(served):
    warnings = [line for line in served.log.read_text().splitlines() if "missing" in line]
    assert len(warnings) == 1
    assert [name for name in PICTURES if name not in warnings[0]] == []
    shown = requests.get(f"{served.url}/print", timeout=10).text
    assert [name for name in PICTURES if not re.search(rf"missing-picture[^<]*>[^<]*{name}", shown)] == []
