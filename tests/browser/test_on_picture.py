"""Text on a picture is readable whatever the picture is: measured from the pixels behind it."""

import base64
import struct
import zlib

import pytest

from tests.browser.conftest import PHONE
from tests.served import Served, write_talk

pytestmark = pytest.mark.browser

LOOKS = {
    "white": lambda x, y: (255, 255, 255),
    "black": lambda x, y: (0, 0, 0),
    "grey": lambda x, y: (140, 140, 140),
    "chequered": lambda x, y: (255, 255, 255) if (x // 8 + y // 8) % 2 else (0, 0, 0),
    "half": lambda x, y: (250, 240, 60) if x < 64 else (10, 40, 90),
}
SLIDE = "![{how}]({name}.png)\n\n# A heading\n\nSome words to be read\n[.footer: below]\n"
DECK = "\n\n---\n\n".join(SLIDE.format(how=how, name=name) for how in ("original", "") for name in LOOKS)
INKS = """() => [...document.querySelectorAll('#frame .content > *, #frame .footer')].map(part => {
  const box = part.getBoundingClientRect();
  return [getComputedStyle(part).color, box.left, box.top, box.width, box.height] })"""
ON_TOP = """() => [...document.querySelectorAll('#frame .content > *')].every(part => { const box = part.getBoundingClientRect();
  return part.contains(document.elementFromPoint(box.left + 5, box.top + box.height / 2)) })"""
WORST = """async ([picture, parts]) => {
  const image = new Image(); image.src = picture; await image.decode();
  const brush = new OffscreenCanvas(image.width, image.height).getContext('2d'); brush.drawImage(image, 0, 0);
  const lum = c => { const [r, g, b] = c.map(v => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4 }); return 0.2126 * r + 0.7152 * g + 0.0722 * b };
  return parts.map(([ink, x, y, w, h]) => {
    const written = lum(ink.match(/[0-9.]+/g).slice(0, 3).map(Number)), data = brush.getImageData(x, y, w, h).data, all = [];
    for (let i = 0; i < data.length; i += 4) { const l = lum([data[i], data[i+1], data[i+2]]); all.push((Math.max(l, written) + .05) / (Math.min(l, written) + .05)) }
    return all.sort((a, b) => a - b)[Math.floor(all.length * 0.03)] }) }"""


def picture(look):
    rows = b"".join(b"\0" + b"".join(bytes(look(x, y)) for x in range(128)) for y in range(72))
    parts = [(b"IHDR", struct.pack(">IIBBBBB", 128, 72, 8, 2, 0, 0, 0)), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    chunks = (struct.pack(">I", len(b)) + k + b + struct.pack(">I", zlib.crc32(k + b)) for k, b in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


@pytest.fixture(name="pictured", scope="module")
def _pictured(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pictured")
    deck = write_talk(folder / "talk", DECK)
    for name, look in LOOKS.items():
        (deck.parent / f"{name}.png").write_bytes(picture(look))
    with Served(deck, folder / "state") as served:
        yield served


@pytest.mark.parametrize("look", [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"size": PHONE}], ids=str)
def test_every_word_on_a_picture_has_seven_to_one(onlooker, pictured, chromium, look):
    guest, desk = onlooker(**look), chromium.new_page()
    for number in range(1, 2 * len(LOOKS) + 1):
        guest.open(f"{pictured.url}/{number}").settles()
        inks = guest.page.evaluate(INKS)
        assert guest.page.evaluate(ON_TOP), f"slide {number}: the picture is over the words"
        guest.page.add_style_tag(
            content="#frame * { color: transparent !important; text-shadow: none !important } #frame ~ * { visibility: hidden }"
        )
        shot = base64.b64encode(guest.page.screenshot()).decode()
        worst = desk.evaluate(WORST, [f"data:image/png;base64,{shot}", inks])
        assert min(worst) >= 6.8, f"slide {number}: {worst}"
    desk.close()
