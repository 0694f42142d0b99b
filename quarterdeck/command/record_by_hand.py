"""``record``: a demo made by doing it once in this terminal, with its tape, written once it has been looked at."""

from __future__ import annotations

import getpass
import shutil
import socket
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import gevent

from quarterdeck.auth.token import know_keys
from quarterdeck.command.record import record
from quarterdeck.demo.load import FILE, load_demo
from quarterdeck.demo.model import Demo
from quarterdeck.demo.new_folder import new_folder, refuse_taken
from quarterdeck.demo.yaml_text import write_demo
from quarterdeck.engines.registry import ENGINES, find_engines
from quarterdeck.errors import DemoError, TapeError
from quarterdeck.findings import Place
from quarterdeck.recorder.drafting import Part, draft_of, parts_of
from quarterdeck.recorder.open_run import OpenRun
from quarterdeck.recorder.own_terminal import OwnTerminal
from quarterdeck.recorder.reveals import find_reveals, hide, redact, shown_by
from quarterdeck.recorder.session import Session
from quarterdeck.recorder.taping import taped
from quarterdeck.settings import PROGRAM
from quarterdeck.source.known import known_secrets
from quarterdeck.source.run.sweep import sweep

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from quarterdeck.engines.engine import Status
    from quarterdeck.events import Timed
    from quarterdeck.recorder.deed import Recording
    from quarterdeck.settings import Settings

WELCOME = """\
Recording “{name}”, {cols} columns by {rows} rows{wide}.
Do it as the room shall see it: each command becomes a step,
and a file that you change in an editor an edit.
  Ctrl+T   a second terminal, and back
  Ctrl+D   at the prompt, or exit: you are done
The files, for any editor: {folder}

"""
WIDE = "\n(72 by 18 is what the last row can read: make this window smaller)"
LEGIBLE = 72
COMMON = frozenset({"root", "user", "admin", "node", "ubuntu", "home", "localhost", "demo", "test", "app"})
SHORTEST = 3  # signs of a name that is looked for


@dataclass(frozen=True, slots=True)
class Wishes:
    """What to record: the demo's `name`, a folder whose `files` it begins with, and whether to ask for titles."""

    name: str
    files: Path | None = None
    titles: bool = True


def record_by_hand(settings: Settings, wishes: Wishes) -> int:
    """Record a demo in this terminal and write it; gives 0 when it is written, 1 where it is not.

    Raises DemoError for a name that is taken, MachineError where this is no terminal, SourceError where none can start.
    """
    refuse_taken(settings.demos, wishes.name)
    if wishes.files and not wishes.files.is_dir():
        raise DemoError("there is no such folder", Place(wishes.files), "name one whose files the demo begins with")
    own = OwnTerminal()
    pool = gevent.get_hub().threadpool
    for sentence in pool.apply(sweep, (settings,)):
        own.write(f"{sentence}\n")
    engines = pool.apply(find_engines, (settings.environment,))
    begins_with = wishes.files or settings.demos / wishes.name
    recording = _perform(_blank(wishes.name, begins_with, engines), settings, own)
    parts = parts_of(recording)
    if not parts:
        own.write("nothing was done, so nothing is written\n")
        return 1
    return _keep(settings, wishes, own, recording, parts, engines)


def _blank(name: str, folder: Path, engines: Mapping[str, Status]) -> Demo:
    """Give a demo without steps, on all the engines there are, as nobody knows yet which it will use."""
    needs = tuple(engine for engine, status in engines.items() if status.found)
    return Demo(name=name, folder=folder, title=name, about="", needs=needs, steps=())


def _perform(demo: Demo, settings: Settings, own: OwnTerminal) -> Recording:
    """Let the presenter work, and give what they did; of the run nothing is left."""
    run = OpenRun(demo, settings)
    try:
        size = own.size
        wide = WIDE if size.cols > LEGIBLE else ""
        own.write(WELCOME.format(name=demo.name, cols=size.cols, rows=size.rows, wide=wide, folder=run.workspace))
        recording = Session(run, own).perform()
    finally:
        own.write("\r\n")
        problems = run.close()
        for problem in problems:
            own.write(f"{problem}\n")
    redaction = gevent.get_hub().threadpool.apply(known_secrets, (know_keys(settings),))
    return replace(recording, private=_private(settings, str(run.workspace)), redaction=redaction)


def _private(settings: Settings, workspace: str) -> dict[str, str]:
    """Give the texts that would show this machine, and what each is, the longest first."""
    user, host = getpass.getuser(), socket.gethostname()
    found = {
        workspace: "the folder of this run",
        str(settings.state): "the state folder",
        str(Path.home()): "your home folder",
        host: "the name of this machine",
        user: "your name here",
    }
    return {text: what for text, what in found.items() if _is_telling(text)}


def _is_telling(text: str) -> bool:
    return len(text) >= SHORTEST and text.strip("/") not in COMMON and text != "/"


def _keep(
    settings: Settings,
    wishes: Wishes,
    own: OwnTerminal,
    recording: Recording,
    parts: Sequence[Part],
    engines: Mapping[str, Status],
) -> int:
    """Ask what is to be asked, and write the demo."""
    title, titles = _ask_titles(own, wishes, parts)
    events = _ask_reveals(own, recording, parts)
    if events is None:
        own.write("nothing is written\n")
        return 1
    draft = draft_of(recording, parts, title, titles)
    with new_folder(settings.demos, wishes.name) as folder:
        if wishes.files:
            shutil.copytree(
                wishes.files, folder, symlinks=True, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".git")
            )
        (folder / FILE).write_text(write_demo(draft), encoding="utf-8")
        problem = _tape(folder, taped(events, parts), engines)
    own.write(problem + _done(settings.demos / wishes.name, len(parts)))
    return 0


def _tape(folder: Path, events: Sequence[Timed], engines: Mapping[str, Status]) -> str:
    """Write the tape beside the demo; gives a line that says why there is none, as what was done must not be lost."""
    try:
        demo = load_demo(folder, ENGINES)
        theirs = [timed for timed in events if getattr(timed.event, "terminal", "") in demo.terminals]
        record(demo, theirs, engines, private=())
    except (DemoError, TapeError) as error:
        return f"there is no tape: {error.finding.sentence}; mend that, and rehearse it with --record\n"
    return ""


def _done(folder: Path, count: int) -> str:
    steps = f"{count} step{'s' if count > 1 else ''}"
    return (
        f"{folder}: {steps} and a tape, ready to be shown: write [.demo: {folder.name}] on a slide\n"
        f"see that it goes well by itself, too: {PROGRAM} rehearse {folder.name}\n"
    )


def _ask_titles(own: OwnTerminal, wishes: Wishes, parts: Sequence[Part]) -> tuple[str, list[str]]:
    """Ask for the demo's title and the steps', each of which may be left; Ctrl+D leaves all that follow."""
    plain = wishes.name.replace("-", " ").capitalize()
    title = own.ask(f"title of the demo [{plain}]: ") if wishes.titles else ""
    titles: list[str] = []
    for number, part in enumerate(parts if wishes.titles and title is not None else (), 1):
        given = own.ask(f"title of step {number}, {_named(part)} [Enter leaves it]: ")
        if given is None:
            break
        titles.append(" ".join(given.split()))
    return " ".join((title or plain).split()), titles


def _named(part: Part) -> str:
    fields = part.step.fields
    edit = fields.get("edit")
    what = fields.get("run") or fields.get("send") or (f"edit {edit['file']}" if isinstance(edit, dict) else "keys")
    return str(what).split("\n")[0]


def _ask_reveals(own: OwnTerminal, recording: Recording, parts: Sequence[Part]) -> list[Timed] | None:
    """Name what would show this machine, and have the presenter say what to do; None where nothing shall be written.

    What is secret is hidden on the tape in any case, as it would be from a room.
    """
    events = redact(recording.events, recording.redaction, recording.cols)
    reveals = find_reveals(shown_by(recording.events, parts), recording.private, recording.redaction)
    if not reveals:
        return events
    own.write("the recording would show:\n" + "".join(f"  {reveal}\n" for reveal in reveals))
    answer = ""
    while answer[:1] not in {"h", "w", "n"}:
        given = own.ask("hide it on the tape (h), write it as it is (w), or write nothing (n)? ")
        answer = "n" if given is None else given.lower()
    if answer[:1] == "n":
        return None
    return hide(events, [reveal.text for reveal in reveals]) if answer[:1] == "h" else events
