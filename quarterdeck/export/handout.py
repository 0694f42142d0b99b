"""``export --markdown``: the talk as plain Markdown that any tool reads, with its demos' commands."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from quarterdeck.content import load_content
from quarterdeck.deck.load import read_text
from quarterdeck.deck.parse.header import read_header
from quarterdeck.deck.parse.source_lines import read_lines
from quarterdeck.deck.parse.split import split
from quarterdeck.deck.parse.syntax.command import read_commands
from quarterdeck.deck.parse.syntax.image import PICTURE, read_picture
from quarterdeck.deck.parse.versions import fill
from quarterdeck.deck.render.included_files import IncludedFiles
from quarterdeck.findings import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from quarterdeck.deck.model import Slide
    from quarterdeck.deck.parse.source_lines import Line
    from quarterdeck.demo.model import Demo, Step
    from quarterdeck.settings import Settings

HEADING = re.compile(r"(#{1,5}) *(?:\[fit\] *)?(.+)", re.IGNORECASE)
NET = re.compile(r"[a-z][a-z+.-]*:", re.IGNORECASE)
FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})(.*)")


def handout(settings: Settings, beside: Path, *, notes: bool) -> str:
    """Give the handout; its pictures are named as they are from the folder `beside`.

    Raises DeckError for a deck that cannot be shown.
    """
    content = load_content(settings.deck, settings.demos)
    header, lines, _ = fill(*read_header(read_lines(read_text(settings.deck)), settings.deck), settings.deck)
    pages = split(lines, header.values.get("slide-dividers", ""))
    written = Page(settings, beside, notes=notes)
    parts = [f"# {content.deck.title}"]
    for slide, page in zip(content.deck.slides, pages, strict=True):
        demos = [content.demos[cue.name] for cue in slide.cues if cue.name in content.demos]
        parts += [*written.write(slide, page), *(_demo(demo) for demo in demos)]
    return "\n\n".join(part for part in parts if part.strip()) + "\n"


class Page:
    """Writes slides: without commands and placings, headings one level down, included files in full."""

    def __init__(self, settings: Settings, beside: Path, *, notes: bool) -> None:
        """Know the deck's folder, where the handout will stand, and whether the presenter's notes are wanted."""
        self._folder = settings.deck.parent
        self._path = settings.deck
        self._beside = beside
        self._files = IncludedFiles(self._folder, settings.demos, [])
        self._notes = notes

    def write(self, slide: Slide, lines: Sequence[Line]) -> list[str]:
        """Give a slide's title where its text has none, its text, and its notes where they are wanted."""
        told, shown = _parted(lines)
        text = "\n".join(self._text(shown)).strip()
        title = "" if re.match(r"##", text) else f"## {slide.title}"
        said = "\n".join(f"> {line}".rstrip() for line in told)
        return [title, re.sub(r"\n{3,}", "\n\n", text), said if self._notes else ""]

    def _text(self, lines: Iterable[Line]) -> Iterator[str]:
        file: str | None = None  # what the next fence is filled with
        filling = False
        for line in lines:
            commands = [] if line.code else read_commands(line.text)
            for name, value in commands:
                file = self._files.read(value or "", Place(self._path, line.number)) if name == "file" else file
            fence = FENCE.match(line.text) if line.code else None
            if filling:
                filling = fence is None
            if commands or (filling and not fence):
                continue
            yield line.text if line.code else self._line(line.text)
            if fence and file is not None and not filling:
                yield file.rstrip("\n")
                file, filling = None, True

    def _line(self, text: str) -> str:
        heading = HEADING.match(text)
        text = f"#{heading[1]} {heading[2]}" if heading else text
        return PICTURE.sub(lambda found: self._picture(found[1], found[2]), text)

    def _picture(self, modifiers: str, source: str) -> str:
        picture = read_picture(modifiers, source)
        here = (
            picture.source
            if NET.match(picture.source)
            else os.path.relpath(self._folder / picture.source, self._beside)
        )
        return f"![{picture.alt}]({here})"


def _parted(lines: Sequence[Line]) -> tuple[list[str], list[Line]]:
    """Part the presenter's notes from what is shown: each goes on to the next blank line or command."""
    told: list[str] = []
    shown: list[Line] = []
    noting = False
    for line in lines:
        begins = not line.code and line.text.startswith("^")
        noting = begins or (noting and not line.blank and not read_commands(line.text))
        if begins and told:
            told.append("")
        if noting:
            told.append(line.text.lstrip("^ \t") if begins else line.text)
        else:
            shown.append(line)
    return told, shown


def _demo(demo: Demo) -> str:
    """Write a demo's steps as a list of what to do, each with what it is for."""
    parts = [f"### {demo.title}", demo.about, *(_step(step) for step in demo.steps if not step.hidden)]
    return "\n\n".join(filter(None, parts))


def _step(step: Step) -> str:
    if step.edit:
        change = f"```diff\n{_marked('-', step.edit.old)}\n{_marked('+', step.edit.new)}\n```"
        return f"{step.number}. {step.say or step.short}\n\nIn `{step.edit.file}`:\n\n{change}"
    return f"{step.number}. {step.say or step.short}\n\n```sh\n{step.label}\n```"


def _marked(sign: str, text: str) -> str:
    return "\n".join(f"{sign}{line}" for line in text.rstrip("\n").split("\n"))
