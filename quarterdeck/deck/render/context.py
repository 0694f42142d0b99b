"""What a slide must know beyond its own page to be drawn."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Self

from quarterdeck.deck.dialect.fonts import StandIns
from quarterdeck.deck.render.included_files import IncludedFiles
from quarterdeck.deck.render.pictures import Pictures
from quarterdeck.deck.render.sanitize import sanitize
from quarterdeck.findings import Finding, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from quarterdeck.deck.parse.document import Parsed
    from quarterdeck.downloads.cache import Cache


@dataclass(frozen=True, slots=True)
class Context:
    """The deck around a slide: its file and header, its pictures, the files it shows.

    `anchors` are the slides that hold them, `footnotes` those of the whole deck, `places` where each key of the header
    stands, `fonts` those that are not here. Whatever is wrong with the deck is
    added to `findings`.
    """

    path: Path
    parser: MarkdownIt
    header: Mapping[str, str]
    total: int
    pictures: Pictures
    files: IncludedFiles
    findings: list[Finding]
    anchors: Mapping[str, int]
    footnotes: Mapping[str, str]
    places: Mapping[str, Place]
    fonts: StandIns

    @classmethod
    def of(cls, parsed: Parsed, parser: MarkdownIt, path: Path, beside: tuple[Path, Cache | None]) -> Self:
        """Surround the slides of the deck at `path`; `beside` it are the demos' folder, and what was fetched."""
        demos, cache = beside
        findings = list(parsed.findings)
        return cls(
            path,
            parser,
            parsed.header.values,
            total=len(parsed.pages),
            pictures=Pictures(path.parent, cache),
            files=IncludedFiles(path.parent, demos, findings),
            findings=findings,
            anchors=anchors_of(parsed),
            footnotes=footnotes_of(parsed),
            places=parsed.header.places,
            fonts=StandIns(path),
        )

    def alone(self) -> Self:
        """Give the same surroundings with accounts of their own: of pictures, findings and fonts."""
        findings: list[Finding] = []
        return replace(
            self,
            findings=findings,
            pictures=self.pictures.alone(),
            files=self.files.telling(findings),
            fonts=StandIns(self.path),
        )

    def complain(self, line: int, sentence: str, remedy: str = "") -> None:
        """Add what is wrong on a line of the deck."""
        self.findings.append(Finding(Place(self.path, line), Severity.ERROR, sentence, remedy))

    def warn(self, line: int, sentence: str, remedy: str = "") -> None:
        """Add what on a line of the deck has no effect, once however many slides it would have had one on."""
        finding = Finding(Place(self.path, line), Severity.WARNING, sentence, remedy)
        if finding not in self.findings:
            self.findings.append(finding)

    def note(self, line: int, sentence: str) -> None:
        """Add what on a line of the deck is accepted and does nothing here, and is only to be known."""
        self.findings.append(Finding(Place(self.path, line), Severity.NOTE, sentence))

    def line_of(self, key: str) -> int:
        """Give the line of the header on which a key stands, 0 where it does not."""
        return self.places[key].line if key in self.places else 0

    def html(self, tokens: Sequence[Token], line: int) -> str:
        """Draw tokens, which begin on `line`: the one place where what an author wrote becomes HTML, and is cleaned.

        What is drawn by itself is cleaned by itself, so that no tag that an author leaves open or closes too often
        reaches what stands around it.
        """
        env: dict[str, Any] = {"context": self, "line": line}
        drawn = self.parser.renderer.render(tokens, self.parser.options, env)
        return sanitize(drawn, lambda source: self._picture(source, line))

    def markdown(self, text: str, line: int) -> str:
        """Draw Markdown that stands outside of a page's flow, such as a note."""
        return self.html(self.parser.parse(text), line)

    def inline(self, text: str, line: int) -> str:
        """Draw a line of Markdown without a paragraph around it, such as a footer."""
        return self.html(self.parser.parseInline(text), line)

    def _picture(self, source: str, line: int) -> str | None:
        """Give the address of a picture that an author's own HTML names; None where it may not be shown."""
        if source in self.pictures.given:
            return source
        path = self.pictures.find(source, Place(self.path, line)).path
        return self.pictures.address(path) if path else None


def anchors_of(parsed: Parsed) -> dict[str, int]:
    """Find every `<a name="…">` of a deck, and the number of the slide it is on."""
    return {name: number for number, page in enumerate(parsed.pages, start=1) for name in page.anchors}


def footnotes_of(parsed: Parsed) -> dict[str, str]:
    """Gather the footnotes of all slides; of two with one name the last wins."""
    return {name: text for page in parsed.pages for name, text in page.footnotes.items()}
