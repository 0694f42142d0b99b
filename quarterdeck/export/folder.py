"""``export --html``: a folder that any static host serves, and that opens as a file: whole, or not at all."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quarterdeck.content import load_content
from quarterdeck.errors import DeckError, MachineError
from quarterdeck.export.modules import carry_scripts
from quarterdeck.export.site import Site
from quarterdeck.findings import Place
from quarterdeck.http.draw_page import render
from quarterdeck.http.lessons import beside
from quarterdeck.http.panels import panels_of
from quarterdeck.http.wording import speak
from quarterdeck.serve import assemble

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from quarterdeck.content import Content
    from quarterdeck.serve import Served
    from quarterdeck.settings import Settings

    Told = Callable[[str], None]

MARK = "made-by-quarterdeck.txt"  # a folder that has it may be written anew
MARKED = "Written by quarterdeck export --html, which writes this folder anew; what you add here goes then.\n"


def export_folder(settings: Settings, target: Path, tell: Told) -> Path:
    """Write the talk as a folder and give the path of its page; `tell` hears what is being written.

    Raises MachineError for a folder that has other files in it, and where nothing can be written.
    """
    _refuse_used(target)
    files = files_of_talk(settings, tell)
    try:
        _place(files, target)
    except OSError as error:
        raise MachineError(
            f"this cannot be written ({error.strerror})", Place(target), "name another folder"
        ) from error
    return target / "index.html"


def files_of_talk(settings: Settings, tell: Told, *, builds: bool = False, notes: bool = False) -> dict[str, bytes]:
    """Give everything that the folder holds, by path; `builds` and `notes` are for its pages with every slide."""
    with _served(settings) as served:
        return _files(served, {"builds": builds, "notes": notes}, tell)


@contextmanager
def _served(settings: Settings) -> Iterator[Served]:
    """Put the talk together as for serving, with nothing kept of it."""
    with tempfile.TemporaryDirectory(prefix="quarterdeck-") as state:
        served = assemble(replace(settings, state=Path(state)))
        try:
            yield served
        finally:
            served.close()


def _files(served: Served, sheets: dict[str, bool], tell: Told) -> dict[str, bytes]:
    client = served.app.test_client()
    site = Site(client, served.settings.deck, leads=bool(served.settings.public_url))
    tell("slides")
    content = served.talk.content
    read = {language: _read(site, language) for language in content.decks}
    tell("tapes and drawings")
    texts = {address: site.files[path].decode() for address, path in _texts(site)}
    tell("pages")
    pages = {}
    for language in content.decks:
        here = content.read_in(language)
        pages[page_in(content, "index", language)] = _index(served, here, read[language] | texts)
        pages[page_in(content, "print", language)] = _printed(served, here, texts, sheets)
    done = {
        name: carry_scripts(site.page(html), lambda address: site.script(site.text(address)))
        for name, html in pages.items()
    }
    return {**site.files, **{name: html.encode() for name, html in done.items()}, MARK: MARKED.encode()}


def page_in(content: Content, page: str, language: str) -> str:
    """Name the file that holds a page in a language: `index.html` in the deck's own, `index.de.html` in another."""
    own = next(iter(content.decks))
    return f"{page}.html" if language == own else f"{page}.{language}.html"


def printed_page(settings: Settings, language: str) -> str:
    """Name the file with every slide in a language, or in the deck's own; raises DeckError where there is no such."""
    content = load_content(settings.deck, settings.demos)
    if language and language not in content.decks:
        there = ", ".join(content.decks)
        remedy = f"write {settings.deck.stem}.{language}{settings.deck.suffix}, or name one of them"
        raise DeckError(f"this deck is not there in “{language}” (there are: {there})", Place(settings.deck), remedy)
    return page_in(content, "print", language or content.deck.language)


def _read(site: Site, language: str) -> dict[str, str]:
    """Give what a page in a language reads, by the addresses under which it asks for it."""
    addresses = ("slides", "lessons")
    return {address: site.page(site.text(f"{address}?language={language}")) for address in addresses}


def _texts(site: Site) -> list[tuple[str, str]]:
    """Give address and path of what scripts fetch as text, which they cannot from a file."""
    wanted = (".cast", ".svg")
    return [(address, path) for address, path in site.taken.items() if path.endswith(wanted)]


def _index(served: Served, content: Content, carried: dict[str, str]) -> str:
    slide = content.deck.slides[0]
    leads = {language: page_in(content, "index", language) for language in content.decks}
    printed = page_in(content, "print", content.deck.language)
    with served.app.test_request_context("/"):
        speak(content.deck.language)
        lesson, panels = beside(content, slide), panels_of(content, [slide])
        given: dict[str, Any] = {"panels": panels, "carried": carried, "leads": leads, "printed": printed, **lesson}
        return render("carried.html", content, slide=slide, **given)


def _printed(served: Served, content: Content, texts: dict[str, str], sheets: dict[str, bool]) -> str:
    """Draw the page with every slide, as the server does but with no way back to one, and with how each demo ends."""
    home = page_in(content, "index", content.deck.language)
    with served.app.test_request_context("/print"):
        speak(content.deck.language)
        panels = panels_of(content, content.deck.slides)
        given: dict[str, Any] = {"home": home, "panels": panels, "carried": texts, **sheets}
        return render("print.html", content, **given)


def _refuse_used(target: Path) -> None:
    if target.is_dir() and (not any(target.iterdir()) or (target / MARK).is_file()):
        return
    if target.exists():
        what = "this folder has other files in it" if target.is_dir() else "this is a file"
        raise MachineError(what, Place(target), "name a new folder")


def _place(files: dict[str, bytes], target: Path) -> None:
    """Write everything beside the folder first, then put it in its place."""
    target.absolute().parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.absolute().parent, prefix=".quarterdeck-") as draft:
        whole = Path(draft) / "whole"
        for path, content in files.items():
            (whole / path).parent.mkdir(parents=True, exist_ok=True)
            (whole / path).write_bytes(content)
        if target.exists():
            target.rename(Path(draft) / "before")
        shutil.move(whole, target)
