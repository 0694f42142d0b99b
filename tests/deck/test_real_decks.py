"""Decks that people have given talks with, and Deckset's own exports of them, where they are at hand."""

import re
from pathlib import Path

import pytest

from quarterdeck.deck.load import load_deck
from quarterdeck.findings import Severity

SHARED = Path(__file__).resolve().parents[3] / "shared"
ORIGINAL = SHARED / "talk" / "original-deck.md"
DECKS = sorted((SHARED / "decks").glob("*/deck.md"))
CUES = {
    "build": 164, "run": 181, "build-new-layer": 223, "node-js-image": 327, "pods": 501, "services": 536,
    "replica-sets": 582, "deployments": 611, "ingresses": 641,
}  # fmt: skip


def expected(path):
    """Count the pages of Deckset's own export of a deck, else its rules."""
    for pdf in path.parent.glob("*.pdf"):
        return len(re.findall(rb"/Type\s*/Page\b", pdf.read_bytes()))
    rules = len(re.findall(r"^---+ *$", path.read_text(), re.MULTILINE))
    return len(list(path.parent.glob("reference-deckset-png/*.png"))) or rules + 1


@pytest.mark.parametrize("path", DECKS, ids=lambda path: path.parent.name)
def test_a_real_deck_has_the_slides_that_deckset_gives_it(path, tmp_path):
    deck = load_deck(path, tmp_path)
    assert len(deck.slides) == expected(path)
    assert sum(finding.severity is Severity.ERROR for finding in deck.findings) <= 1
    assert all(slide.html or slide.notes for slide in deck.slides)


@pytest.mark.skipif(not ORIGINAL.exists(), reason="the original deck is not at hand")
class TestTheOriginal:
    deck = load_deck(ORIGINAL, ORIGINAL.parent) if ORIGINAL.exists() else None

    def test_has_every_slide_with_something_on_it(self):
        assert len(self.deck.slides) == 44
        assert all("content" in slide.html for slide in self.deck.slides)

    def test_puts_each_demo_on_the_slide_whose_notes_name_it(self):
        assert {cue.name: cue.place.line for slide in self.deck.slides for cue in slide.cues} == CUES

    def test_names_its_missing_pictures_in_one_warning(self):
        (warning,) = self.deck.findings
        assert "these 6 pictures are missing" in str(warning)
        assert sum(slide.html.count("missing-picture") for slide in self.deck.slides) == 6

    def test_shows_its_tables_as_tables_and_its_titles_as_titles(self):
        by_line = {slide.place.line: slide for slide in self.deck.slides}
        assert by_line[134].html.count("<tr>") == 10
        assert by_line[204].title == "Tags and updates"
        assert by_line[204].html.count("<tr>") == 4
        assert 'data-highlights="18-19"' in by_line[229].html

    def test_keeps_its_notes_to_itself(self):
        for slide in self.deck.slides:
            for words in re.findall(r"(?:\w+ ){4}", re.sub(r"<[^>]*>", " ", slide.notes)):
                assert words not in slide.html
