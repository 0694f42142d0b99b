"""A demo's folder being written: it stands among the demos once all of it is there, or not at all."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from quarterdeck.demo.load import FILE, SLUG, is_slug
from quarterdeck.errors import DemoError
from quarterdeck.findings import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

UNFINISHED = ".unfinished-"  # what such a folder's name begins with; no demo's does


@contextmanager
def new_folder(demos: Path, name: str) -> Iterator[Path]:
    """Give a folder to write the demo of this name into; where the writing fails, nothing is left of it.

    What stands at its place without a demo.yaml, files for a demo to be, is taken into it. Raises DemoError where a
    demo is there already, where the name cannot be one, or where the disk refuses.
    """
    refuse_taken(demos, name)
    try:
        demos.mkdir(parents=True, exist_ok=True)
        _forget_unfinished(demos)
        around = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=demos))
    except OSError as error:
        raise _refused(demos, error) from error
    folder, place = around / name, demos / name
    try:
        if place.is_dir():
            shutil.copytree(place, folder, symlinks=True)
        else:
            folder.mkdir()
        yield folder
        _take_place(folder, place, around / "before")
    except OSError as error:
        raise _refused(place, error) from error
    finally:
        shutil.rmtree(around, ignore_errors=True)


def refuse_taken(demos: Path, name: str) -> None:
    """Raise DemoError where no demo of this name can be written."""
    if not is_slug(name):
        raise DemoError(f"“{name}” cannot be a demo's name", Place(demos / name), SLUG)
    if (demos / name / FILE).exists():
        raise DemoError("there is a demo of this name", Place(demos / name), "give the new one another, or remove it")


def _take_place(folder: Path, place: Path, before: Path) -> None:
    """Put the new folder where files of its demo may stand already."""
    if place.is_dir():
        place.rename(before)
    folder.rename(place)


def _forget_unfinished(demos: Path) -> None:
    """Take away what was left by a program that was killed while it wrote."""
    for left in demos.glob(f"{UNFINISHED}*"):
        shutil.rmtree(left, ignore_errors=True)


def _refused(path: Path, error: OSError) -> DemoError:
    return DemoError(f"this cannot be written: {error.strerror}", Place(path), "see to the disk, then try again")
