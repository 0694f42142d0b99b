"""Real decks, ours and others' where they are at hand, on the hall's screen and on a phone, in themes that differ most.

Nothing fails in the console, nothing is asked of another host, nothing stands outside of its slide, no picture is stretched.
"""

import re
from pathlib import Path

import pytest

from tests.browser.conftest import PHONE
from tests.served import Served

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

HOME = Path(__file__).resolve().parents[2]
DECKS = [HOME / "slides" / "deck.md", *sorted((HOME.parent / "shared" / "decks").glob("*/deck.md"))]
OUTSIDE = """() => [...document.querySelectorAll('printed-slides .slide')].flatMap(slide => {
  const box = slide.getBoundingClientRect(), inner = 'svg *, math *, deck-drawing *, .backdrop *';
  return [...slide.querySelectorAll('.content *, .footer, .slide-number')].filter(part => {
    if (part.matches(inner)) return false;
    const at = part.getBoundingClientRect();
    return at.width && at.height && (at.right > box.right + 1.5 || at.left < box.left - 1.5 || at.bottom > box.bottom + 1.5 || at.top < box.top - 1.5);
  }).map(part => `${slide.id}: ${part.tagName} ${part.textContent.slice(0, 30)}`) })"""
STRETCHED = "() => [...document.querySelectorAll('.slide img')].filter(img => img.naturalWidth && getComputedStyle(img).objectFit === 'fill').length"
WIDE = """() => { const reader = document.querySelector('slide-reader'), wide = [];
  for (let slide = 1; slide <= reader.total; slide += 1) { reader.go(slide); if (document.documentElement.scrollWidth > innerWidth) wide.push(slide); }
  return wide }"""


def dressed(path, folder, theme):
    """Write a deck in another theme into a folder, with its files beside it."""
    folder.mkdir()
    for each in path.parent.iterdir():
        if each.name != path.name:
            (folder / each.name).symlink_to(each)
    text = re.sub(r"(?im)\A(?:\s*\n)?((?:[\w-]+:.*\n)*?)theme\s*:.*\n", r"\1", path.read_text(encoding="utf-8"))
    first = f"theme: {theme}\n" + ("" if re.match(r"[\w-]+:", text) else "\n")
    (folder / "deck.md").write_text(first + text, encoding="utf-8")
    return folder / "deck.md"


@pytest.mark.parametrize("theme", ["Poster, 3", "Terminal, 1"])
@pytest.mark.parametrize("path", DECKS, ids=lambda path: path.parent.name)
def test_it_is_whole_in_the_hall_and_on_a_phone(onlooker, path, theme, tmp_path):
    deck = dressed(path, tmp_path / "deck", theme)
    with Served(deck, tmp_path / "state") as served:
        hall = onlooker().open(f"{served.url}/print").settles()
        assert (hall.page.evaluate(OUTSIDE), hall.page.evaluate(STRETCHED)) == ([], 0)
        phone = onlooker(size=PHONE).open(f"{served.url}/1").settles()
        assert phone.page.evaluate(WIDE) == []
        assert hall.faults + phone.faults == []
        assert hall.hosts | phone.hosts == {"localhost"}
