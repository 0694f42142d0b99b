"""``export``: the talk as a folder, a PDF or a handout, and how far that has come."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quarterdeck.errors import MachineError
from quarterdeck.export.folder import export_folder
from quarterdeck.export.handout import handout
from quarterdeck.export.pdf import export_pdf
from quarterdeck.findings import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from quarterdeck.export.pdf import Sheets
    from quarterdeck.settings import Settings

STAGES = {"html": 3, "pdf": 5, "markdown": 0}  # how often each kind of export says what it does now
STANDARD_OUTPUT = Path("-")


def take_home(settings: Settings, targets: Mapping[str, Path], sheets: Sheets) -> int:
    """Write the talk to each target, by its kind (`html`, `pdf`, `markdown`), and say where it is; gives 0."""
    done: list[Path] = []
    with _progress(sum(STAGES[kind] for kind in targets)) as tell:
        if "html" in targets:
            done.append(export_folder(settings, targets["html"], tell))
        if "pdf" in targets:
            done.append(export_pdf(settings, targets["pdf"], tell, sheets))
    if "markdown" in targets:
        done += _write_handout(settings, targets["markdown"], notes=sheets.notes)
    for path in done:
        print(path)
    return 0


def _write_handout(settings: Settings, target: Path, *, notes: bool) -> list[Path]:
    """Write the handout into a file, or print it."""
    if target == STANDARD_OUTPUT:
        sys.stdout.write(handout(settings, Path.cwd(), notes=notes))
        return []
    text = handout(settings, target.absolute().parent, notes=notes)
    try:
        target.write_text(text, encoding="utf-8")
    except OSError as error:
        raise MachineError(f"this cannot be written ({error.strerror})", Place(target), "name another file") from error
    return [target]


@contextmanager
def _progress(stages: int) -> Iterator[Callable[[str], None]]:
    """Show on a screen how far it has come; elsewhere nothing is said before the end."""
    hidden = not (stages and sys.stderr.isatty())
    with click.progressbar(length=stages, file=sys.stderr, hidden=hidden, show_eta=False) as bar:

        def tell(stage: str) -> None:
            bar.label = f"{stage:18}"
            bar.update(1)

        yield tell
