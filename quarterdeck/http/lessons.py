"""What stands beside a slide for whoever learns alone: its text, and its demos step by step, with their files."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from flask import current_app, render_template, url_for

from quarterdeck.deck.render.code import code_html, language_of
from quarterdeck.demo.files import files_of
from quarterdeck.demo.outcome import outcome
from quarterdeck.http.panels import recorded
from quarterdeck.http.wording import spoken_here

if TYPE_CHECKING:
    from pathlib import PurePosixPath

    from quarterdeck.content import Content
    from quarterdeck.deck.model import Cue, Deck, Slide
    from quarterdeck.demo.model import Demo, Edit

SOME_TIME = "HH:MM:SS"  # what a reader sees where a run writes its time
LONGEST = 12_000  # bytes of a file that is shown; a longer one, such as a lockfile, is only linked


@dataclass(frozen=True, slots=True)
class Leaf:
    """A file of a demo: its address, its size in bytes, and its text as HTML where that is short enough to read."""

    name: PurePosixPath
    address: str
    size: int
    html: str


def change_of(edit: Edit) -> list[tuple[str, str]]:
    """Give the lines that an edit names, as ``del``, ``ins`` or, where they only say its place, without a tag."""
    old, new = edit.old.rstrip().split("\n"), edit.new.rstrip().split("\n")
    change = []
    for _, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        same = old[first:last] == new[start:end]
        pieces = {"": old[first:last]} if same else {"del": old[first:last], "ins": new[start:end]}
        change += [(tag, "\n".join(lines)) for tag, lines in pieces.items() if any(lines)]
    return change


def lesson(content: Content, slide: Slide) -> str:
    """Draw what a slide says to a learner, nothing where it says nothing."""
    cues = [cue for cue in slide.cues if cue.name in content.demos]
    if not (slide.lesson or cues):
        return ""
    return render_template("_lesson.html", slide=slide, drawn=[_drawn(content, cue) for cue in cues])


def beside(content: Content, slide: Slide) -> dict[str, str]:
    """Give a page that shows one slide its lesson, and what its scripts know a lesson by."""
    return {"lesson": lesson(content, slide), "name": content.names[slide.number]}


def shelf_of(deck: Deck) -> str:
    """Name the place where a browser keeps a learner's progress through this deck."""
    return hashlib.sha256(str(deck.path.resolve()).encode()).hexdigest()[:12]


def _drawn(content: Content, cue: Cue) -> dict[str, object]:
    demo, hide, say = content.demos[cue.name], current_app.extensions["hide"], spoken_here().say
    return {
        "demo": demo,
        "cue": cue,
        "digest": content.digests.get(demo.name, ""),
        "recorded": recorded(demo),
        "changes": {step.number: change_of(step.edit.at(SOME_TIME)) for step in demo.steps if step.edit},
        "outcomes": [hide(outcome(step, say)) for step in demo.steps],
        "leaves": [_leaf(demo, name) for name in files_of(demo) if str(name) != "demo.yaml"],
    }


def _leaf(demo: Demo, name: PurePosixPath) -> Leaf:
    content = _content(demo, name)
    text = content.decode("utf-8", "replace") if len(content) <= LONGEST else ""
    shown = bool(text) and "\0" not in text and "\ufffd" not in text
    html = code_html(text, language_of(name.name)) if shown else ""
    return Leaf(name, url_for("pages.demo_file", name=demo.name, file=name), len(content), html)


def _content(demo: Demo, name: PurePosixPath) -> bytes:
    try:
        return (demo.folder / name).read_bytes()
    except OSError:  # it went away after it was listed
        return b""
