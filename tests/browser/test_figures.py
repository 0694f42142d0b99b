"""Drawings and formulas in a real browser: drawn under our policy, harmless, and told of at the desk alone."""

import pytest

from tests.browser.conftest import PHONE
from tests.browser.room import come_to_desk, press
from tests.served import Served, write_talk

pytestmark = pytest.mark.browser

DECK = """\
theme: Terminal, 1

# Drawn

```mermaid
flowchart LR
  A[one] --> B[two]
```

$$\\sum_{n=1}^{\\infty} \\frac{1}{n^2}$$

---

# Broken

```mermaid
flowchart LR
  A[one -->
```

---

# Hostile

```mermaid
%%{init: {"securityLevel": "loose", "htmlLabels": true}}%%
flowchart LR
  A["<img src=/healthz onerror=window.caught=1>"] --> B["<script>window.caught=2</script>"]
  click A href "javascript:window.caught=3"
```

---

# Plain

---

# Endless

```mermaid
block-beta
  columns 3
  a space:99999999 b
```

---

```mermaid
flowchart TD
  A --> B --> C --> D
```
"""
INSIDE = """() => { const [slide, drawing] = ['#frame > .slide', '#frame .drawing svg'].map(s => document.querySelector(s).getBoundingClientRect());
  return drawing.width > 200 && drawing.left >= slide.left && drawing.right <= slide.right + 1 && drawing.bottom <= slide.bottom + 1 }"""

# What is left in a tab whose page was killed while it drew the first slide.
KILLED = """() => sessionStorage.setItem('drawing flowchart LR\\n  A[one] --> B[two]', 'begun')"""


@pytest.fixture(name="figured", scope="module")
def _figured(tmp_path_factory):
    folder = tmp_path_factory.mktemp("figures")
    with Served(write_talk(folder / "talk", DECK), folder / "state") as served:
        yield served


def test_a_drawing_and_a_formula_are_drawn_on_the_slide_and_nothing_is_fetched_from_elsewhere(onlooker, figured):
    guest = onlooker().open(f"{figured.url}/1").settles()
    assert guest.page.evaluate(INSIDE)
    assert "one" in guest.page.locator("#frame .drawing svg").text_content()
    assert guest.page.locator("#frame .formula math").bounding_box()["height"] > 40
    assert guest.hosts == {"localhost"}
    assert not guest.faults


def test_what_is_wrong_with_a_drawing_is_told_at_the_desk_alone(onlooker, figured):
    guest = onlooker().open(f"{figured.url}/2").settles()
    assert "A[one -->" in guest.page.locator("#frame .drawing").text_content()
    assert not guest.page.locator(".drawing-problem").count()
    presenter = come_to_desk(onlooker, figured)
    press(presenter, "Space")
    presenter.sees_slide(2)
    assert "Not drawn:" in presenter.settles().page.locator("#frame .drawing-problem").text_content()
    assert not guest.faults


def test_a_hostile_drawing_runs_nothing_and_leads_nowhere(onlooker, figured):
    guest = onlooker().open(f"{figured.url}/3").settles()
    assert guest.page.evaluate("() => window.caught") is None
    loose = "#frame .drawing :is(script, foreignObject, img, [onerror], [onclick], [href^=javascript])"
    assert not guest.page.locator(loose).count()


def test_a_deck_without_a_drawing_on_this_slide_fetches_no_library(onlooker, figured):
    guest = onlooker()
    asked = []
    guest.page.on("request", lambda request: asked.append(request.url))
    guest.open(f"{figured.url}/4").settles()
    assert not [url for url in asked if "mermaid" in url]


def test_a_drawing_that_would_never_end_is_not_begun(onlooker, figured):
    guest = onlooker().open(f"{figured.url}/5").settles()
    assert "space:99999999" in guest.page.locator("#frame .drawing-source").text_content()


def test_a_drawing_that_held_up_a_page_for_ever_is_not_begun_again_there(onlooker, figured):
    guest = onlooker().open(f"{figured.url}/4").settles()
    guest.page.evaluate(KILLED)
    guest.open(f"{figured.url}/1").settles()
    assert "A[one] --> B[two]" in guest.page.locator("#frame .drawing-source").text_content()


def test_a_tall_drawing_can_be_read_on_a_phone(onlooker, figured):
    guest = onlooker(size=PHONE).open(f"{figured.url}/6").settles()
    assert guest.page.locator("#frame .drawing .node").first.bounding_box()["height"] > 20
