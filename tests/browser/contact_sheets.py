"""Our slides beside Deckset's own export of the same decks: `python -m tests.browser.contact_sheets [WORD OF A DECK'S NAME]`.

For each deck at hand that has an export beside it, sheets of ten slides are written to tests/shots/, ours on the left, in
the theme that the export was made in. They are for looking at: where Deckset's is better, ours is to be changed.
"""

import base64
import sys
import tempfile
from pathlib import Path

import pypdfium2

from quarterdeck.deck.render.pdf_page import drawn
from tests.browser.conftest import SHOTS
from tests.browser.real_decks import OTHERS, dressed
from tests.conftest import launched
from tests.served import Served

WORN = {
    "09-cheatsheet": "Plain Jane",
    "12-devops-westrum": "Business Class, 5",
    "16-official-deckset-basics": "Business Class",
}
A_SHEET = 10
SHEET = """<style>body { margin: 0; background: #777; display: grid; grid-template-columns: repeat(4, 480px); gap: 6px 4px; width: 1932px }
img { width: 480px; height: 270px; object-fit: contain; background: #000 }</style>"""


def main(wanted):
    """Write the sheets of every deck whose name holds the word."""
    SHOTS.mkdir(exist_ok=True)
    with launched() as browser, tempfile.TemporaryDirectory() as folder:
        for name, theme in WORN.items():
            if wanted in name and (OTHERS / name).exists():
                deck = dressed(OTHERS / name / "deck.md", Path(folder, name, "deck"), theme)
                ours, theirs = slides_of(browser, deck), export_of(OTHERS / name)
                print(name, f"{len(ours)} slides, {len(theirs)} in the export")
                write_sheets(browser, name, list(zip(ours, theirs, strict=False)))


def slides_of(browser, deck):
    """Give a picture of each slide as it is printed, with all that is built up on it."""
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    page.emulate_media(media="print")
    with Served(deck, deck.parents[1] / "state") as served:
        page.goto(f"{served.url}/print")
        page.wait_for_selector("html[data-settled]")
        shots = [frame.screenshot() for frame in page.locator("printed-slides > .frame").all()]
    page.close()
    return shots


def export_of(folder):
    """Give Deckset's picture of each slide, from its PDF or its PNGs."""
    pdf = folder / "reference-deckset-export.pdf"
    if pdf.exists():
        with pypdfium2.PdfDocument(pdf) as document:
            return [drawn(page) for page in document]
    pictures = (folder / "reference-deckset-png").glob("*.png")
    return [path.read_bytes() for path in sorted(pictures, key=lambda path: int(path.stem))]


def write_sheets(browser, name, pairs):
    """Put ten pairs on each sheet."""
    page = browser.new_page(viewport={"width": 1932, "height": 400})
    for number, first in enumerate(range(0, len(pairs), A_SHEET), 1):
        pictures = (base64.b64encode(each).decode() for pair in pairs[first : first + A_SHEET] for each in pair)
        page.set_content(SHEET + "".join(f'<img src="data:image/png;base64,{each}">' for each in pictures))
        page.screenshot(path=SHOTS / f"{name}-{number}.png", full_page=True)
    page.close()


if __name__ == "__main__":
    sys.exit(main(*(sys.argv[1:2] or [""])))
