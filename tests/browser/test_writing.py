"""Who writes with the talk open sees what is wrong over the slide, and sees it go."""

import pytest

from tests.served import DECK, Served, write_talk

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", [(1280, 720), (390, 844)])
def test_a_fault_lies_over_the_writer_s_slide_until_it_is_mended_and_nobody_else_sees_it(onlooker, tmp_path, size):
    deck = write_talk(tmp_path / "talk")
    with Served(deck, tmp_path / "state") as served:
        writer = onlooker(size={"width": size[0], "height": size[1]})
        writer.open(served.desk).open(f"{served.url}/1").settles()
        viewer = onlooker().open(f"{served.url}/1").settles()
        deck.write_text(f"{DECK}\n---\n\n[.demo: nowhere]\n")
        writer.page.wait_for_selector("talk-faults:not([hidden])")
        assert "deck.md:28: no demo is called “nowhere”" in writer.page.inner_text("talk-faults")
        box = writer.page.locator("talk-faults").bounding_box()
        assert box["x"] >= 0
        assert box["y"] + box["height"] <= size[1]
        writer.shoot(f"fault-{size[0]}")
        assert viewer.page.locator("talk-faults").count() == 0
        deck.write_text(DECK)
        writer.page.wait_for_selector("talk-faults", state="hidden")
        assert [writer.faults, viewer.faults] == [[], []]


def test_a_notice_takes_the_place_of_the_last_of_its_subject_and_lies_in_the_dialog_that_is_open(onlooker, tmp_path):
    deck = write_talk(tmp_path / "talk")
    with Served(deck, tmp_path / "state") as served:
        writer = onlooker().open(served.desk).settles()
        writer.page.keyboard.press("?")
        writer.page.wait_for_selector("dialog[open]")
        deck.write_text("")
        writer.page.wait_for_selector("dialog[open] .toast >> text=this deck is empty")
        deck.write_bytes(b"# caf\xe9\n")
        writer.page.wait_for_selector("dialog[open] .toast >> text=UTF-8")
        assert writer.page.locator(".toast").count() == 1
        writer.page.keyboard.press("Escape")
        writer.page.wait_for_selector("body > .toasts .toast >> text=UTF-8")
        assert writer.faults == []
