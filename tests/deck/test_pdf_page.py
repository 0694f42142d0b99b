"""A picture that is a PDF is its first page; what is no PDF is a box as any picture that is not there."""

import re

from quarterdeck.deck.load import load_deck
from quarterdeck.deck.render.picture_size import picture_size
from quarterdeck.downloads.cache import Cache
from tests.deck.deckcases import write_world

PAGE = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 200]/Contents 4 0 R>>endobj
4 0 obj<</Length 27>>stream
1 0 0 rg 0 0 400 200 re f
endstream endobj
trailer<</Root 1 0 R>>
"""


def shown(tmp_path, content):
    path, cache = write_world(tmp_path), Cache(tmp_path / "fetched")
    (path.parent / "plan.pdf").write_bytes(content)
    path.write_text("# Plan\n\n![inline](plan.pdf)\n")
    return load_deck(path, tmp_path, cache), cache


def test_the_first_page_is_drawn_as_large_as_a_halls_screen_and_once(tmp_path):
    deck, cache = shown(tmp_path, PAGE)
    (picture,) = cache.folder.iterdir()
    assert re.search(rf'src="fetched/{picture.name}" alt="" width="1920" height="960"', deck.slides[0].html)
    assert picture_size(picture) == (1920, 960)
    assert deck.findings == ()
    written = picture.stat().st_mtime_ns
    assert shown_again(deck, cache).images == deck.images
    assert picture.stat().st_mtime_ns == written


def shown_again(deck, cache):
    return load_deck(deck.path, deck.path.parent, cache)


def test_what_is_no_pdf_is_a_box(tmp_path):
    deck, _ = shown(tmp_path, b"%PDF-1.4 and nothing more")
    assert "missing-picture" in deck.slides[0].html
    assert "plan.pdf (line 3)" in str(deck.findings[0])
