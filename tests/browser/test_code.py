"""Code on a slide: the lines that are spoken of are set larger, and nothing of it is lost."""

import pytest

from tests.browser.room import press
from tests.served import Served

pytestmark = pytest.mark.browser

CODE = "\n".join(f"setting-{number}: a value" for number in range(1, 16))
DECK = f"# Settings\n\n[.code-highlight: all]\n[.code-highlight: 4-5]\n\n```yaml\n{CODE}\n```\n"
SIZES = """() => {
  const [code] = document.querySelectorAll('#frame .code'), content = document.querySelector('#frame .content');
  const size = line => parseFloat(getComputedStyle(line).fontSize);
  return {
    lit: size(code.querySelector('.line:not(.dim)')), dim: size(code.querySelector('.line:last-child')),
    fits: content.scrollHeight <= content.clientHeight + 1 && code.scrollWidth <= code.clientWidth + 1,
    frame: document.querySelector('#frame .slide').clientHeight,
  };
}"""


def test_the_lines_spoken_of_come_nearer_and_go_back(tmp_path, onlooker):
    (tmp_path / "deck.md").write_text(DECK)
    with Served(tmp_path / "deck.md", tmp_path / "state") as served:
        ana = onlooker().open(f"{served.url}/1").settles()
        near = ana.page.evaluate(SIZES)
        press(ana, "ArrowLeft")
        ana.page.wait_for_function("() => !document.querySelector('#frame .dim')")
        whole = ana.page.evaluate(SIZES)
    assert near["lit"] > 1.4 * whole["lit"] > 1.4 * near["dim"]
    assert near["lit"] >= near["frame"] * 24 / 720
    assert near["fits"]
    assert whole["fits"]
