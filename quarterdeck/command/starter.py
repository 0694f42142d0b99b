"""``new``: a talk, or a demo in one, to begin with; whole or not at all."""

from __future__ import annotations

import shlex
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from quarterdeck.demo.load import FILE, SLUG, is_slug
from quarterdeck.errors import DemoError, MachineError
from quarterdeck.findings import Place
from quarterdeck.settings import HOME, PROGRAM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quarterdeck.settings import Settings

STARTER = HOME / "templates" / "new"
DEMO = HOME / "templates" / "new-demo.yaml"
DOT = "dot-"  # what begins with it is written with a dot, so that no tool of ours takes it for its own
TITLE = "My talk"
NEAR = "../../.vscode/demo.schema.json"  # from a demo's folder
HINT = f"# yaml-language-server: $schema={NEAR}\n"


def begin_talk(path: Path) -> int:
    """Write a talk into a new or empty folder, and say how to go on; gives 0.

    Raises MachineError for a folder that has other files in it, and where nothing can be written.
    """
    _refuse_used(path)
    try:
        _place(path)
    except OSError as error:
        sentence = f"nothing can be written here ({error.strerror})"
        raise MachineError(sentence, Place(path), "name another folder") from error
    there = "" if path.resolve() == Path.cwd() else f"cd {shlex.quote(str(path))} && "
    print(f"{path / 'deck.md'}: your talk, with two demos\n  {there}{PROGRAM}")
    return 0


def begin_demo(settings: Settings, name: str) -> int:
    """Write a demo of one step beside the deck, and say how to show it; gives 0.

    Raises DemoError for a name that no demo can have, or that one has, and MachineError where it cannot be written.
    """
    folder = settings.demos / name
    if not is_slug(name):
        raise DemoError(f"“{name}” cannot be a demo's name", Place(folder), SLUG)
    if folder.exists():
        raise DemoError(f"there is a demo called “{name}” already", Place(folder), "choose another name")
    try:
        folder.mkdir(parents=True)
        text = DEMO.read_text(encoding="utf-8").format(name=name, title=name.replace("-", " ").capitalize())
        (folder / FILE).write_text((HINT if (folder / NEAR).is_file() else "") + text)
    except OSError as error:
        raise MachineError(f"this cannot be written ({error.strerror})", Place(folder)) from error
    print(f"{folder / FILE}: your demo; show it with [.demo: {name}], then\n  {PROGRAM} rehearse {name} --record")
    return 0


def _refuse_used(path: Path) -> None:
    if path.is_dir() and all(each.name == ".git" for each in path.iterdir()):
        return
    if path.exists():
        what = "this folder has other files in it" if path.is_dir() else "this is a file"
        raise MachineError(what, Place(path), f"name a new folder: {PROGRAM} new my-talk")


def _place(path: Path) -> None:
    """Write everything beside the folder first, so that no half of a talk is left behind."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".quarterdeck-") as draft:
        for source, inside in _files():
            target = Path(draft) / inside
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
            if target.suffix == ".md":
                target.write_text(target.read_text().replace(TITLE, _title(path)))
        path.mkdir(exist_ok=True)
        for each in Path(draft).iterdir():
            each.rename(path / each.name)


def _files() -> Iterator[tuple[Path, Path]]:
    """Give each file of the starter with its place in a talk, and what editors explain a demo.yaml by."""
    yield HOME / "static" / "demo.schema.json", Path(".vscode/demo.schema.json")
    for source in sorted(STARTER.rglob("*")):
        if source.is_file():
            parts = source.relative_to(STARTER).parts
            yield source, Path(*(f".{part.removeprefix(DOT)}" if part.startswith(DOT) else part for part in parts))


def _title(path: Path) -> str:
    """Make a title of a folder's name: `my-talk` is *My talk*."""
    words = path.resolve().name.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:] or TITLE
