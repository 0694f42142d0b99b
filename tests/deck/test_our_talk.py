"""Our own talk: as long as it may be, every slide with something to say, and nothing in it that drifts from the demos."""

import re
from collections import Counter
from pathlib import Path

import pytest

from quarterdeck.content import misplaced_steps
from quarterdeck.deck.load import load_deck
from quarterdeck.settings import NODE_IMAGE, Settings
from tests.our_demos import DEMOS

HOME = Path(__file__).resolve().parents[2]
DECK = load_deck(Settings().deck, Settings().demos)
TEXT = Settings().deck.read_text(encoding="utf-8")
BODY = TEXT.split("\n\n", 1)[1]
VERSIONS = dict(entry.strip().split(" ", 1) for entry in DECK.header["versions"].split(","))
DRAWINGS = sorted((HOME / "slides" / "images").glob("*.svg"))


def test_it_is_a_talk_of_45_minutes_that_lacks_nothing():
    assert 80 <= len(DECK.slides) <= 110
    assert (DECK.time_budget, DECK.findings) == (45, ())


def test_every_slide_has_a_title_and_something_to_say():
    assert [slide.number for slide in DECK.slides if not slide.notes or slide.title.startswith("Slide ")] == []


def test_every_demo_has_its_place_and_every_step_of_one_in_parts():
    cues = [cue for slide in DECK.slides for cue in slide.cues]
    whole, parts = [cue.name for cue in cues if not cue.in_part], {cue.name for cue in cues if cue.in_part}
    assert Counter(whole) == Counter(list(set(DEMOS) - parts))
    assert list(misplaced_steps(DECK, DEMOS)) == []


def test_what_ages_stands_in_the_header_alone():
    assert f"node:{VERSIONS['node']}-alpine" == NODE_IMAGE
    assert [name for name in VERSIONS if f"{{{{{name}}}}}" not in BODY] == []
    aging = "|".join(re.escape(value) for value in VERSIONS.values())
    text = re.sub(r"^\[\.code-highlight.*", "", BODY, flags=re.MULTILINE)
    assert re.findall(rf".*(?<![\w.])(?:{aging})(?![\w.]).*", text) == []


def test_the_longest_code_shown_is_a_file_of_a_demo():
    """Code that is written on a slide is a line or two; whatever is longer is taken from the file that runs."""
    for fence in re.findall(r"^(?<!\])```\w*\n(.*?)^```", BODY, re.MULTILINE | re.DOTALL):
        assert fence.count("\n") <= 5, fence


@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: path.stem)
def test_a_drawing_says_what_it_shows_and_is_drawn_for_light_and_dark(path):
    drawing = path.read_text(encoding="utf-8")
    assert f"images/{path.name}" in BODY
    assert "<title" in drawing
    assert "<desc" in drawing
    assert "color-scheme: light dark" in drawing
    sizes = [int(size) for size in re.findall(r"font-size: (\d+)px", drawing)]
    width = int(re.search(r'viewBox="0 0 (\d+)', drawing)[1])
    assert min(sizes) * 390 / width >= 10, "too small on a phone held upright"
