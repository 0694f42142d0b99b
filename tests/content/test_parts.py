"""A demo whose steps are given on several slides: each step has its slide, once, in order; cases/parts.txt has them."""

from pathlib import Path

import pytest

from quarterdeck.content import load_content

DEMO = "title: Hello\nsteps: [{run: a}, {run: b}, {run: c}, {run: d}, {run: e}]\n"


def cases():
    """Give each line of steps, with the lines that are said of it."""
    text = (Path(__file__).parent / "cases" / "parts.txt").read_text()
    for part in text.split("\n\n")[1:]:
        lines = part.strip().split("\n")
        said = [line for line in lines if "slide" in line]
        yield from (pytest.param(line, said, id=line) for line in lines if line not in said)


@pytest.mark.parametrize(("steps", "said"), list(cases()))
def test_each_step_has_its_slide(tmp_path, steps, said):
    (tmp_path / "demos" / "hello").mkdir(parents=True)
    (tmp_path / "demos" / "hello" / "demo.yaml").write_text(DEMO)
    slides = [f"# Slide {n}\n\n[.demo: hello {part}]\n" for n, part in enumerate(steps.split(), 1)]
    deck = tmp_path / "deck.md"
    deck.write_text("\n---\n\n".join(slides))
    content = load_content(deck, tmp_path / "demos")
    slide_at = {slide.cues[0].place.line: slide.number for slide in content.deck.slides}
    told = [
        f"{finding.severity.name.lower()} slide {slide_at[finding.place.line]}: {finding.sentence}; {finding.remedy}"
        for finding in content.findings
    ]
    assert told == said
