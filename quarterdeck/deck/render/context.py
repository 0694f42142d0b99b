"""What a slide must know beyond its own page to be drawn."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quarterdeck.findings import Finding, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from markdown_it import MarkdownIt

    from quarterdeck.deck.parse.document import Parsed
    from quarterdeck.deck.render.included_files import Files
    from quarterdeck.deck.render.pictures import Pictures

ANCHOR = re.compile(r"<a\s[^>]*\b(?:name|id)\s*=\s*[\"']?([^\"'\s/>]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Context:
    """The deck around a slide; `anchors` are the slides that hold them, `footnotes` those of the whole deck.

    Whatever is wrong with the deck is added to `findings`.
    """

    path: Path
    parser: MarkdownIt
    header: Mapping[str, str]
    total: int
    pictures: Pictures
    files: Files
    findings: list[Finding]
    anchors: Mapping[str, int] = field(default_factory=dict)
    footnotes: Mapping[str, str] = field(default_factory=dict)

    def complain(self, line: int, sentence: str, remedy: str = "") -> None:
        """Add what is wrong on a line of the deck."""
        self.findings.append(Finding(Place(self.path, line), Severity.ERROR, sentence, remedy))


def anchors_of(parsed: Parsed) -> dict[str, int]:
    """Find every `<a name="…">` of a deck, and the number of the slide it is on."""
    return {
        name: number
        for number, page in enumerate(parsed.pages, start=1)
        for token in page.tokens
        if "<a" in token.content
        for name in ANCHOR.findall(token.content)
    }


def footnotes_of(parsed: Parsed) -> dict[str, str]:
    """Gather the footnotes of all slides; of two with one name the last wins."""
    return {name: text for page in parsed.pages for name, text in page.footnotes.items()}
