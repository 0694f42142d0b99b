"""Every slide as it stands on a page, drawn anew only where it has changed: a hall fetches all after each save."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import render_template

from quarterdeck.http.panels import panels_of

if TYPE_CHECKING:
    from quarterdeck.content import Content
    from quarterdeck.deck.model import Slide


class Fragments:
    """Keeps the slides as they were fetched last; one with a demo is drawn each time, as its panel may change."""

    def __init__(self) -> None:
        """Begin with none."""
        self._kept: dict[Slide, str] = {}

    def of(self, content: Content) -> list[str]:
        """Give each slide's HTML, in their order."""
        before, self._kept = self._kept, {}
        drawn = []
        for slide in content.deck.slides:
            html = before.get(slide) or _drawn(slide, content)
            if not slide.cues:
                self._kept[slide] = html
            drawn.append(html)
        return drawn


def _drawn(slide: Slide, content: Content) -> str:
    return render_template("_slide.html", slide=slide, panels=panels_of(content, [slide]))
