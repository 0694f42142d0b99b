"""How slides turn is read as real decks write it."""

import pytest

from tests.deck.deckcases import read, write_world


@pytest.mark.parametrize(
    ("said", "transition"),
    [
        ("true", "fade 0.4"), ("false", ""), ("fade", "fade 0.4"), ("fade(0.3)", "fade 0.3"), ("Fade( 0.3s )", "fade 0.3"),
        ("fadeThroughColor(#000000)", "fadethroughcolor #000000 0.4"),
        ("fadeThroughColor(#f00, 2)", "fadethroughcolor #ff0000 2"),
        ("push", "push horizontal 0.4"), ("push(vertical, 0.5)", "push vertical 0.5"), ("move(top)", "move top 0.4"),
        ("reveal(LEFT,1)", "reveal left 1"), ("fade(600)", "fade 5"),
    ],
)  # fmt: skip
def test_the_header_says_how_all_slides_turn(said, transition, tmp_path):
    deck = read(write_world(tmp_path), f"slide-transition: {said}\n\n# One\n\n---\n\n# Two")
    assert [slide.transition for slide in deck.slides] == [transition] * 2
    assert deck.findings == ()


def test_a_slide_says_otherwise(tmp_path):
    deck = read(
        write_world(tmp_path),
        "slide-transition: true\n\n# One\n[.slide-transition: false]\n\n---\n\n# Two\n[.slide-transition: push(left)]",
    )
    assert [slide.transition for slide in deck.slides] == ["", "push left 0.4"]


def test_what_is_no_transition_is_told_with_its_line_and_slides_turn_at_once(tmp_path):
    path = write_world(tmp_path)
    deck = read(path, "slide-transition: explode(3)\n\n# One")
    assert deck.slides[0].transition == ""
    assert str(deck.findings[0]).startswith(f"{path}:1: “explode(3)” is no transition; write fade")
