"""No address begins at the host's root, as the talk may lie below a path of it: each of four kinds is written one way."""

import re
from pathlib import Path

import pytest

from tests.deck.deckcases import read, write_world

HOME = Path(__file__).resolve().parents[2]
STATIC = HOME / "static"
COMMENT = re.compile(r"/\*.*?\*/|(?<!:)//[^\n]*|\{#.*?#\}", re.DOTALL)

# What would be absolute, in each of them; the sheets of our own talk are looked at like the others.
TEMPLATE = re.compile(r"""(?:=|:\s*)["']/(?!/)[^"']*|url\(\s*["']?/""")
SCRIPT = re.compile(r"""["'`]/[A-Za-z$][^"'`]*["'`]|(?:State\([^;]*?|href\s*=\s*|href",\s*|fetch\w*\(|open\()["'`]/""")
SHEET = re.compile(r"""(?:url\(\s*|@import\s+)["']?/""")

WRITTEN = {
    "templates, which ask `url_for`": (sorted((HOME / "templates").glob("*.html")), TEMPLATE),
    "scripts, which write `deck.json`, or ask `ui/root.js`": (sorted((STATIC / "js").rglob("*.js")), SCRIPT),
    "sheets, which write `../../lib/…`": (sorted((STATIC / "css").rglob("*.css")), SHEET),
}


@pytest.mark.parametrize(("files", "absolute"), WRITTEN.values(), ids=WRITTEN)
def test_nothing_is_written_from_the_hosts_root_in(files, absolute):
    found = [
        f"{path.relative_to(HOME)}: {each[0]}"
        for path in files
        for each in absolute.finditer(COMMENT.sub("", path.read_text()))
    ]
    assert files
    assert found == []


@pytest.mark.parametrize(
    ("absolute", "line"),
    [
        (TEMPLATE, '<a href="/1">'),
        (TEMPLATE, '"mermaid": "/lib/mermaid.js"'),
        (SCRIPT, 'await fetchText("/slides")'),
        (SCRIPT, 'history.pushState(null, "", "/");'),
        (SCRIPT, "link.href = `/${slide}`"),
        (SHEET, 'src: url("/lib/inter/a.woff2")'),
    ],
)
def test_such_an_address_would_be_found(absolute, line):
    assert absolute.search(COMMENT.sub("", line))


DECK = """\
background-image: a.png

# One <a name="here"></a>

![](c.svg) ![right](a.png) <img src="a.png"> [there](#here) [three](/3) <a href="/contents">all</a>

[.join]

^ [three](/3) ![](a.png)
"""


def test_a_slide_and_its_notes_are_right_wherever_their_page_lies(tmp_path):
    (slide,) = read(write_world(tmp_path), DECK).slides
    addresses = re.findall(r'(?:src|href)="([^"]*)"', slide.html + slide.notes)
    assert {"./1", "./3", "./contents", "join.svg"} < set(addresses)
    assert [each for each in addresses if each.startswith("/")] == []


def test_a_link_cannot_become_a_program_by_being_made_relative(tmp_path):
    (slide,) = read(write_world(tmp_path), "[one](</javascript:alert(1)>) <a href='//example.org/'>two</a>").slides
    assert re.findall(r'href="([^"]*)"', slide.html) == ["./javascript:alert(1)", "//example.org/"]
