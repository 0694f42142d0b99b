"""A slide's HTML with its demos' panels in their places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flask import render_template

from quarterdeck.errors import TapeError
from quarterdeck.tape.read import read_heading

if TYPE_CHECKING:
    from quarterdeck.content import Content
    from quarterdeck.deck.model import Slide
    from quarterdeck.demo.model import Demo
    from quarterdeck.events import Recorded

PLACE = re.compile(r'<demo-terminal name="([a-z0-9-]+)"></demo-terminal>')


def body(content: Content, slide: Slide) -> str:
    """Fill the places a slide keeps for its demos; a demo that does not exist leaves none."""

    def panel(found: re.Match[str]) -> str:
        demo = content.demos.get(found[1])
        return render_template("_demo.html", demo=demo, recorded=recorded(demo)) if demo else ""

    return PLACE.sub(panel, slide.html)


def bodies(content: Content) -> dict[int, str]:
    """Give the filled HTML of every slide, by its number."""
    return {slide.number: body(content, slide) for slide in content.deck.slides}


def recorded(demo: Demo) -> Recorded | None:
    """Say when and on what a demo's tape was recorded, None where it has no tape that can be played."""
    try:
        return read_heading(demo.tape).recorded if demo.tape.exists() else None
    except TapeError:
        return None
