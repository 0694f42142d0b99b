"""Drawings in SVG belong to the slide: its type, its colours, and none of what a file could bring along."""

import pytest

from tests.served import Served

pytestmark = pytest.mark.browser

DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 200" width="400" height="200" onload="window.ran = 1">
  <script>window.ran = 2</script>
  <text x="20" y="100" style="font-family: var(--font-text); fill: var(--ink)">harbour</text>
</svg>"""
LOOKED = """() => {
  const text = document.querySelector('#frame deck-drawing').shadowRoot.querySelector('text');
  const { fontFamily, fill } = getComputedStyle(text);
  const box = text.closest('svg').getBoundingClientRect();
  return { fontFamily, fill, ran: window.ran, wide: box.width };
}"""
DRAWN = "#frame deck-drawing[drawn]"


@pytest.fixture(name="harbour")
def _harbour(tmp_path):
    (tmp_path / "harbour.svg").write_text(DRAWING)
    (tmp_path / "deck.md").write_text("# One\n\n![inline a harbour](harbour.svg)\n")
    with Served(tmp_path / "deck.md", tmp_path / "state") as served:
        yield served


@pytest.mark.parametrize(("scheme", "ink"), [("light", "rgb(20, 33, 61)"), ("dark", "rgb(238, 242, 250)")])
def test_a_drawing_wears_the_slides_type_and_colours_and_runs_nothing(harbour, onlooker, scheme, ink):
    ana = onlooker(color_scheme=scheme).open(f"{harbour.url}/1")
    ana.page.wait_for_selector(DRAWN)
    looked = ana.page.evaluate(LOOKED)
    assert "Source Sans 3" in looked["fontFamily"]
    assert (looked["fill"], looked["ran"]) == (ink, None)
    assert looked["wide"] > 400
    assert ana.page.get_by_role("img", name="a harbour").count() == 1


def test_a_drawing_that_cannot_be_read_stays_the_picture_that_it_was(harbour, onlooker, tmp_path):
    (tmp_path / "harbour.svg").write_text("<svg")
    ana = onlooker().open(f"{harbour.url}/1")
    ana.page.wait_for_selector("html[data-settled]")
    assert ana.page.locator("#frame deck-drawing img").count() == 1
    assert ana.page.locator(DRAWN).count() == 0
