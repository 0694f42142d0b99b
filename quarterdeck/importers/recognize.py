"""Which tool a file was written for, by its name and by what is in it, and the draft of it. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quarterdeck.errors import DemoError
from quarterdeck.findings import Place
from quarterdeck.importers import FORMATS
from quarterdeck.importers.asciicast import import_asciicast
from quarterdeck.importers.casts import is_cast
from quarterdeck.importers.demo_magic import import_demo_magic, is_demo_magic
from quarterdeck.importers.doitlive import import_doitlive, is_doitlive
from quarterdeck.importers.micro_demos import import_micro_demo, is_micro_demo
from quarterdeck.importers.readme import import_readme
from quarterdeck.importers.vhs import import_vhs, is_vhs

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from quarterdeck.demo.demo_draft import Draft
    from quarterdeck.tape.model import Tape

MARKDOWN = frozenset({".md", ".markdown", ".mdown"})
GENERAL = frozenset({"demo", "demos", "main", "run", "script", "readme", "index", "session", "start", "cast", "tape"})


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file has become: `name` is the demo's, `tape` what a recording can be played from."""

    name: str
    kind: str
    draft: Draft
    tape: Tape | None = None

    def called(self, name: str) -> Imported:
        """Give the same under another name."""
        return replace(self, name=name)


def import_script(text: str, path: Path, *, kind: str = "", beside: Mapping[str, str] | None = None) -> Imported:
    """Make a draft of a file's text; `kind` is one of FORMATS, empty to look for it.

    `beside` are the other scripts in its folder. Raises DemoError where nothing can be made of it, TapeError for a
    recording that is none.
    """
    text = text.replace("\0", "")  # as shells read it
    kind = kind or recognize(text, path)
    name = name_of(path)
    title = name.replace("-", " ").capitalize()
    if kind == "asciicast":
        draft, tape = import_asciicast(text, path, title)
        return Imported(name, kind, draft, tape)
    try:
        draft = _draft(kind, text, path.name, title, beside)
    except RecursionError as error:
        raise DemoError("too many things are nested in this script", Place(path), "take it apart") from error
    if not any(not step.hidden for step in draft.steps):
        raise DemoError(f"nothing in it is shown to an audience, as {kind} goes", Place(path), "is it the right file?")
    return Imported(name, kind, draft)


def recognize(text: str, path: Path) -> str:
    """Name the format of a text; raises DemoError for one that is none of them."""
    tests = {
        "asciicast": is_cast,
        "readme": lambda _text: path.suffix.lower() in MARKDOWN,
        "doitlive": is_doitlive,
        "vhs": is_vhs,
        "demo-magic": is_demo_magic,
        "micro-demo": is_micro_demo,
    }
    for kind, fits in tests.items():
        if fits(text):
            return kind
    if path.suffix.lower() == ".tape":
        return "vhs"
    sentence = "nothing tells what this was written for"
    raise DemoError(sentence, Place(path), f"say it with --format, one of {', '.join(FORMATS)}")


def name_of(path: Path) -> str:
    """Make a demo's name of a file's, or of its folder's where the file's says nothing."""
    named = [path.stem, path.absolute().parent.name] if path.stem.lower() in GENERAL else [path.stem]
    slugs = [re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") for name in reversed(named)]
    return next((slug for slug in slugs if slug), "demo")


def _draft(kind: str, text: str, source: str, title: str, beside: Mapping[str, str] | None) -> Draft:
    match kind:
        case "demo-magic":
            return import_demo_magic(text, source, title, beside)
        case "doitlive":
            return import_doitlive(text, source, title)
        case "vhs":
            return import_vhs(text, source, title)
        case "micro-demo":
            return import_micro_demo(text, source, title, beside)
        case _:
            return import_readme(text, source, title)
