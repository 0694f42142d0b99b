"""A talk that was taken home is opened as a file: its slides, its search and its tapes, with no server and no network."""

import pytest

from quarterdeck.__main__ import main
from tests.browser.axe import findings
from tests.browser.conftest import PHONE
from tests.served import write_talk

pytestmark = pytest.mark.browser

DECK = """\
# Hello

See [the demo](#there).

---

# Builds

[.build-lists: true]

- one
- two

---

# Echo <a name="there"/>

[.demo: echo]

---

# The end, with a needle
"""
ECHO = "title: Echo\nsteps:\n  - run: echo first\n    expect: first\n  - run: echo second\n    expect: second\n"


@pytest.fixture(name="page")
def _page(tmp_path, monkeypatch):
    """The page of a talk, as the address of a file."""
    deck = write_talk(tmp_path / "talk", DECK, echo=ECHO)
    monkeypatch.setenv("QUARTERDECK_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("QUARTERDECK_TEMPO", "20")
    assert main(["rehearse", str(deck), "--record"]) == 0
    assert main(["export", str(deck), "--html", str(tmp_path / "home")]) == 0
    return (tmp_path / "home" / "index.html").as_uri()


@pytest.fixture(name="reader")
def _reader(onlooker, page):
    reader = onlooker(offline=True).open(page).settles()
    yield reader
    assert reader.faults == []
    assert reader.hosts <= {"", None}


def press(reader, *keys):
    for key in keys:
        reader.page.keyboard.press(key)


def test_its_slides_turn_with_their_builds_and_each_has_an_address(reader, page):
    reader.sees_slide(1)
    press(reader, "Space", "Space")
    reader.sees_slide(2)
    assert reader.page.locator("#frame .unbuilt").count() == 1
    press(reader, "Alt+ArrowRight", "Alt+ArrowRight")
    reader.sees_slide(4)
    assert reader.page.url == f"{page}#4"
    reader.page.go_back()
    reader.sees_slide(3)
    reader.page.reload()
    reader.settles().sees_slide(3)


def test_a_link_to_another_slide_leads_there(reader):
    reader.page.click("#frame a")
    reader.sees_slide(3)


def test_a_demo_plays_step_by_step_before_the_slide_turns(reader, page):
    reader.page.goto(f"{page}#3")
    reader.sees_slide(3)
    for word in ("first", "second"):
        press(reader, "Space")
        reader.page.wait_for_function(
            "word => document.querySelector('.xterm-rows')?.textContent.includes(word)", arg=f"{word}"
        )
        reader.page.wait_for_function("() => !document.querySelector('demo-terminal').panel.playback.player.playing")
    assert reader.page.locator("#frame #slide-3").count() == 1
    reader.page.click(".action-tempo:has-text('Speed 1×')")
    assert reader.page.inner_text(".action-tempo") == "Speed 2×"
    reader.page.wait_for_function("() => document.querySelector('demo-terminal').panel.playback.player.done")
    press(reader, "Space")
    reader.sees_slide(4)


def test_its_words_are_searched(reader):
    press(reader, "/")
    reader.page.keyboard.type("needle")
    press(reader, "Enter")
    reader.sees_slide(4)


def test_it_is_read_on_a_phone_and_has_no_way_to_a_server(onlooker, page):
    reader = onlooker(size=PHONE, offline=True).open(page).settles()
    reader.sees_slide(1)
    ways = reader.page.eval_on_selector_all("a[href]", "links => links.map(link => link.getAttribute('href'))")
    assert [way for way in ways if way.startswith("/")] == []
    assert reader.faults == []


def test_nothing_on_it_is_in_the_way_of_whoever_uses_it_otherwise(reader, page):
    wrong = {}
    for scheme in ("light", "dark"):
        reader.page.emulate_media(color_scheme=scheme)
        for slide in (1, 2, 3, 4):
            reader.page.goto(f"{page}#{slide}")
            reader.sees_slide(slide)
            wrong[scheme, str(slide)] = findings(reader.page)
        for key, open_now in (("o", ".overview[open] .frame .slide"), ("?", "#help[open]")):
            press(reader, key)
            reader.page.wait_for_selector(open_now)
            wrong[scheme, key] = findings(reader.page)
            press(reader, "Escape")
            reader.page.wait_for_selector(open_now, state="hidden")
    assert {where: what for where, what in wrong.items() if what} == {}
