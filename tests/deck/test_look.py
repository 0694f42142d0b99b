"""Slides in a real browser: everything is seen, whatever the frame."""

import mimetypes
from pathlib import Path

import pytest

from tests.deck.deckcases import read, write_world

HOME = Path(__file__).resolve().parents[2]
FONTS = HOME / "node_modules" / "@fontsource-variable"
PAGE = """<!doctype html><meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="/static/css/fonts.css"><link rel="stylesheet" href="/static/css/tokens.css"><link rel="stylesheet" href="/static/css/slide/text.css">
<link rel="stylesheet" href="/static/css/slide/code.css"><link rel="stylesheet" href="/static/css/slide/columns.css"><link rel="stylesheet" href="/static/css/slide/style.css">
<link rel="stylesheet" href="/static/css/slide/backdrop.css"><link rel="stylesheet" href="/static/css/slide/drawn.css"><link rel="stylesheet" href="/static/css/slide/reading.css"><style>body { margin: 0 }</style>%s
<script type="module">
import { fit } from "/static/js/deck/fit.js";
import { toldOf } from "/static/js/deck/fitted.js";
await document.fonts.ready;
window.told = [...document.querySelectorAll(".slide")].map((slide) => toldOf(fit(slide)));
</script>"""
CUT = """() => [...document.querySelectorAll('.content, .column, pre.code, .fit')].filter((part) => {
  const slide = part.closest('.slide').getBoundingClientRect();
  const range = document.createRange();
  range.selectNodeContents(part);
  const box = range.getBoundingClientRect();
  return box.right > slide.right + 1 || box.bottom > slide.bottom + 1 || box.left < slide.left - 1 || box.top < slide.top - 1;
}).map((part) => part.closest('.slide').id + ' ' + part.className)"""
LONG = "A sentence that says something at some length, and then says it again. " * 3
DECK = f"""
# [fit] A title that is fitted
# [fit] X

---

# Prose

{LONG * 6}

---

```js
{"const answer = 42; // " + "x" * 120}
```

---

# Code

```
{chr(10).join("line" for _ in range(60))}
```

---

# Columns

[.column]

{LONG}

[.column]

```js
const wide = "{"y" * 70}";
```

---

![inline](a.png)

{LONG}

---

{"| " + " | ".join(["a wide cell"] * 9) + " |"}
{"|" + "---|" * 9}
{"| " + " | ".join(["unbreakable" * 2] * 9) + " |"}

---

- few
- words

---

# A picture larger than the slide

![inline 9000%](a.png)

{LONG}

---

# A formula wider than its line

So {"$$" + "+".join(f"x_{n}" for n in range(90)) + "$$"} it is.

---

[.header: text-scale(5)]

# A heading that leaves no room

{LONG}
"""


@pytest.fixture
def browser(chromium):
    return chromium


def answer(route, body):
    path = route.request.url.split("deck.test", 1)[1].split("?")[0]
    if path == "/":
        return route.fulfill(body=body, content_type="text/html; charset=utf-8")
    file = HOME / path[1:] if path.startswith("/static/") else FONTS / path.removeprefix("/lib/")
    if not file.is_file():
        return route.fulfill(status=404)
    return route.fulfill(body=file.read_bytes(), content_type=mimetypes.guess_type(file.name)[0])


def show(browser, deck, size, frame, name=""):
    """Open every slide of a deck, each in a frame of its own."""
    style = f"width: {frame[0]}px; height: {frame[1]}px" if frame else ""
    sections = (
        f'<div class="frame {name}" style="{style}">'
        f'<section class="slide {" ".join(s.classes)}" id="s{s.number}" style="{s.style}">{s.html}</section></div>'
        for s in deck.slides
    )
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    body = PAGE % "".join(sections)
    page.route("**/*", lambda route: answer(route, body))
    page.goto("http://deck.test/")
    page.wait_for_function("window.told")
    return page


@pytest.mark.browser
@pytest.mark.parametrize("frame", [(1280, 720), (320, 180), (800, 800)])
def test_nothing_of_a_slide_is_cut_off_in_any_frame(browser, frame, tmp_path):
    page = show(browser, read(write_world(tmp_path), DECK), (1280, 800), frame)
    assert page.evaluate(CUT) == []
    page.close()


@pytest.mark.browser
def test_what_fits_is_left_alone_and_what_does_not_is_told(browser, tmp_path):
    page = show(browser, read(write_world(tmp_path), DECK), (1280, 800), (1280, 720))
    told = page.evaluate("window.told")
    assert not told[0]
    assert not told[7]
    assert page.evaluate("document.querySelector('#s8').style.getPropertyValue('--fit')") == ""
    assert any(told)
    assert "at 61 %" in told[10]["sentence"], "the heading gives way, so that the text can be read"
    page.close()


@pytest.mark.browser
def test_a_footnote_of_few_words_makes_nothing_else_small(browser, tmp_path):
    deck = read(
        write_world(tmp_path), "### Circuits\n\n| Name | Length[^1] |\n|---|---|\n| Suzuka | 5.807 |\n\n[^1]: in km"
    )
    page = show(browser, deck, (1280, 800), (1280, 720))
    assert page.evaluate("window.told") == [None]
    page.close()


@pytest.mark.browser
def test_a_fitted_heading_takes_the_width_of_the_slide(browser, tmp_path):
    page = show(browser, read(write_world(tmp_path), DECK), (1280, 800), (1280, 720))
    width = "(() => { const r = document.createRange(); r.selectNodeContents(document.querySelector('#s1 .fit')); return r.getBoundingClientRect().width })()"
    assert 1100 <= page.evaluate(width) <= 1126
    page.close()


@pytest.mark.browser
def test_code_of_eighty_columns_is_large_enough_to_read(browser, tmp_path):
    deck = read(write_world(tmp_path), f"# Code\n\n```\n{'x' * 80}\n```")
    page = show(browser, deck, (1280, 800), (1280, 720))
    assert page.evaluate("parseFloat(getComputedStyle(document.querySelector('.code')).fontSize)") >= 24
    page.close()


@pytest.mark.browser
def test_a_phone_held_upright_gets_a_page_to_read(browser, tmp_path):
    page = show(browser, read(write_world(tmp_path), DECK), (390, 844), None, "main")
    sizes = page.evaluate(
        "[...document.querySelectorAll('.slide p')].map((p) => parseFloat(getComputedStyle(p).fontSize))"
    )
    assert min(sizes) >= 15
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.close()
