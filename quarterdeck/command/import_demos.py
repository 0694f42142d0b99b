"""``import``: a demo of each script that is named, written beside the talk's others; nothing of it is run."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from quarterdeck.demo.load import FILE, load_demo
from quarterdeck.demo.new_folder import new_folder
from quarterdeck.demo.yaml_text import write_demo
from quarterdeck.engines.registry import ENGINES
from quarterdeck.errors import DemoError, QuarterdeckError
from quarterdeck.findings import Place
from quarterdeck.importers.asciicast import of_demo
from quarterdeck.importers.beside import copy_beside, files_beside
from quarterdeck.importers.recognize import import_script
from quarterdeck.settings import PROGRAM
from quarterdeck.tape.digest import digest
from quarterdeck.tape.write import write_tape

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from quarterdeck.importers.recognize import Imported
    from quarterdeck.settings import Settings

LARGEST = 20_000_000  # bytes of a script or recording
SMALL = 200_000  # bytes of a script that another may read


def import_demos(settings: Settings, files: Sequence[Path], kind: str = "", name: str = "") -> int:
    """Write a demo for each file and say what could not be carried over; gives 1 where one is not written.

    `kind` is the files' format, empty to find it out; `name` is the demo's, where there is one file.
    """
    written: list[str] = []
    for file in files:
        try:
            imported = _read(file, kind, name)
            copied = _write(settings.demos, imported, file)
        except QuarterdeckError as error:
            print(error, file=sys.stderr)
            continue
        _tell(settings.demos / imported.name, imported, copied)
        written.append(imported.name)
    if written:
        print(f"read what stands in each {FILE}, then: {PROGRAM} rehearse {' '.join(written)} --record")
    return 0 if len(written) == len(files) else 1


def _read(file: Path, kind: str, name: str) -> Imported:
    text = _text(file)
    scripts = [path for path in sorted(file.absolute().parent.glob("*.sh")) if path.name != file.name]
    beside = {path.name: _text(path) for path in scripts if path.is_file() and path.stat().st_size <= SMALL}
    imported = import_script(text, file, kind=kind, beside=beside)
    return imported.called(name) if name else imported


def _text(file: Path) -> str:
    try:
        if file.stat().st_size > LARGEST:
            raise DemoError(f"the file is larger than {LARGEST // 1_000_000} MB", Place(file), "is it the right one?")
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise DemoError(f"the file cannot be read: {error.strerror}", Place(file)) from error


def _write(demos: Path, imported: Imported, file: Path) -> list[Path]:
    """Write a demo's folder, and give the files beside the script that it has now, too."""
    beside = file.absolute().parent
    copied = files_beside(imported.draft, beside)
    with new_folder(demos, imported.name) as folder:
        copy_beside(copied, beside, folder)
        (folder / FILE).write_text(write_demo(imported.draft), encoding="utf-8")
        demo = load_demo(folder, ENGINES)
        if imported.tape:
            write_tape(demo.tape, of_demo(imported.tape, demo.name, digest(demo)))
    return [path.relative_to(beside) for path in copied]


def _tell(folder: Path, imported: Imported, copied: Sequence[Path]) -> None:
    draft = imported.draft
    shown = sum(not step.hidden for step in draft.steps)
    files = f", with {', '.join(map(str, copied))}" if copied else ""
    print(f"{folder}: {draft.carried} of {draft.commands} commands ({imported.kind}) in {shown} steps{files}")
    for remark in draft.all_remarks:
        print(f"  {draft.source}:{remark.line}: {remark.sentence}")
