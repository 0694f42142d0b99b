"""A formula that cannot be drawn is shown as it is written, and told with its line; none of them goes on for ever."""

import time

import pytest

from tests.deck.deckcases import read, write_world

DOUBLING = "".join(rf"\def\{chr(97 + n)}{{\{chr(98 + n)}\{chr(98 + n)}}}" for n in range(25)) + r"\a"


@pytest.mark.parametrize(
    ("tex", "problem"),
    [
        (r"\frac{1", "its braces do not match"),
        ("x}", "its braces do not match"),
        (r"\left( x", "extra left or missing right"),
        (r"\begin{pmatrix}a", "missing end"),
        (DOUBLING, "it defines commands of its own"),
        (r"\newcommand{\a}{\a\a}\a", "it defines commands of its own"),
        ("{" * 1500 + "}" * 1500, "it is nested too deeply"),
        ("x" * 4001, "it is longer than 4000 signs"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tex, problem, tmp_path):
    path, begun = write_world(tmp_path), time.monotonic()
    deck = read(path, f"# One\n\n$${tex}$$\n")
    (finding,) = deck.findings
    assert str(finding) == (
        f"{path}:3: this formula cannot be drawn and is shown as it is written: {problem}; correct its TeX"
    )
    assert "formula-source" in deck.slides[0].html
    assert time.monotonic() - begun < 5


def test_a_formula_in_a_note_is_drawn_for_the_presenter(tmp_path):
    assert "<math" in read(write_world(tmp_path), "# One\n\n^ $$x$$").slides[0].notes


def test_a_drawing_that_nobody_here_draws_is_shown_as_code_and_told(tmp_path):
    path = write_world(tmp_path)
    deck = read(path, "# One\n\n```pikchr\nbox\n```\n")
    assert 'class="code"' in deck.slides[0].html
    assert str(deck.findings[0]).startswith(f"{path}:3: pikchr is not drawn, and is shown as code")
