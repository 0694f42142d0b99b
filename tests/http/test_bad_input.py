"""Whatever a deck names or holds, every page of it is there, soon, and runs nothing of what its author wrote."""

import re
import time
from dataclasses import replace

import pytest

from quarterdeck.serve import assemble
from quarterdeck.settings import Settings
from tests.deck.deckcases import png
from tests.fuzz.kinds import Tags

LOOP = r"\def\a{\b\b}\def\b{\a\a}\a"
HOSTILE = """\
<script>caught = 1</script><img src=x onerror="caught = 2"><a href="javascript:caught = 3">x</a>
<svg onload="caught = 4"><script>caught = 5</script></svg><iframe srcdoc="<script>caught = 6</script>"></iframe>
<form action="/x"><button formaction="javascript:caught = 7">x</button></form><math href="javascript:caught = 8">x</math>

[x](javascript:caught%20=%209) ![inline x" onerror="caught = 10](a.png) [^x]: <b onclick=x>y</b>
"""
BAD = {
    "a picture that is missing": "![](gone.png)\n\n![inline](gone.svg)",
    "a picture without a name": "![]()\n\n![inline]( )",
    "a picture that is huge": "![](huge.png)\n\n![inline 50%](wide.png)",
    "a picture that is none": "![inline](words.png)\n\n![](folder.png)\n\n![](empty.svg)\n\n![](words.pdf)",
    "a fence of 10,000 lines": "```js\n" + "let a = 1; // and more\n" * 10_000 + "```",
    "a line of 100,000 signs": "x" * 100_000 + "\n\n```\n" + "y" * 100_000 + "\n```",
    "mermaid with an error": "```mermaid\nflowchart LR\n  A[one --> <script>caught = 1</script>\n```",
    "TeX with an error": r"$$\frac{1$$ and $$x<script>caught=1</script>}$$",
    "TeX that never ends": f"$${LOOP}$$",
    "TeX that is to run a script": r"$$\href{javascript:caught=1}{x} \unicode{<script>} \text{<img src=x onerror=caught=1>}$$",
    "HTML with scripts": HOSTILE,
}


@pytest.fixture(name="visit")
def _visit(tmp_path):
    """Serve a deck in this process, and give a call that fetches one of its pages."""
    houses = []

    def serve(text):
        (tmp_path / "deck.md").write_text(text)
        houses.append(assemble(replace(Settings(), deck=tmp_path / "deck.md", state=tmp_path / "state")))
        client = houses[-1].app.test_client()
        return lambda address: client.get(address, headers={"Host": "localhost"})

    yield serve
    for house in houses:
        house.close()


@pytest.fixture(name="files")
def _files(tmp_path):
    with (tmp_path / "huge.png").open("wb") as huge:
        huge.write(png(40, 20))
        huge.truncate(400 * 2**20)  # which takes no room
    (tmp_path / "wide.png").write_bytes(png(2**31 - 1, 2**31 - 1))
    for name in ("words.png", "words.pdf"):
        (tmp_path / name).write_text("once upon a time")
    (tmp_path / "empty.svg").touch()
    (tmp_path / "folder.png").mkdir()


@pytest.mark.parametrize("bad", BAD)
def test_the_page_is_there_and_runs_nothing(bad, visit, files):
    begun = time.thread_time()
    get = visit(f"# Before\n\n---\n\n# Bad\n\n{BAD[bad]}\n\n---\n\n# After\n")
    pages = {address: get(address) for address in ("/", "/2", "/3", "/slides", "/print", "/deck.json")}
    assert {address: page.status_code for address, page in pages.items()} == dict.fromkeys(pages, 200)
    Tags().feed(re.search(r'<section [^>]*class="slide.*?</section>', pages["/2"].text, re.DOTALL)[0])
    assert "After" in pages["/3"].text
    assert time.thread_time() - begun < 10


def test_a_thousand_slides_are_served_and_a_page_of_them_is_small(visit):
    begun = time.thread_time()
    get = visit("\n\n---\n\n".join(f"# Slide {number}\n\n- a\n- b" for number in range(1, 1001)))
    assert get("/1000").status_code == 200
    assert get("/1001").status_code == 404
    assert len(get("/500").data) < 100_000
    assert len(re.findall(r'<section [^>]*class="slide', get("/slides").text)) == 1000
    assert time.thread_time() - begun < 20


@pytest.mark.parametrize("bad", ["mermaid with an error", "TeX with an error", "TeX that never ends"])
def test_what_cannot_be_drawn_is_shown_as_it_is_written(bad, visit):
    shown = visit(f"# Bad\n\n{BAD[bad]}\n")("/1").text
    assert 'class="drawing-source"' in shown or 'class="formula-source"' in shown
    assert "Traceback" not in shown
