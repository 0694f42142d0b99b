"""Real decks, ours and others' where they are at hand, in whatever theme."""

import re
import shutil
from pathlib import Path

HOME = Path(__file__).resolve().parents[2]
OTHERS = HOME.parent / "shared" / "decks"
DECKS = [HOME / "slides" / "deck.md", *sorted(OTHERS.glob("*/deck.md"))]
THEME = re.compile(r"(?im)\A(?:\s*\n)?((?:[\w-]+:.*\n)*?)theme\s*:.*\n")


def dressed(path, folder, theme):
    """Write a deck in another theme into a folder, with its files beside it; what a link leads to out of it is not shown."""
    shutil.copytree(path.parent, folder, ignore=shutil.ignore_patterns("reference-deckset-*"))
    (folder / "deck.md").chmod(0o600)
    text = THEME.sub(r"\1", path.read_text(encoding="utf-8"))
    first = f"theme: {theme}\n" + ("" if re.match(r"[\w-]+:", text) else "\n")
    (folder / "deck.md").write_text(first + text, encoding="utf-8")
    return folder / "deck.md"
