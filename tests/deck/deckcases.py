"""The little worlds that decks are read in, and how a deck is written down in a case's answer."""

import struct
import zlib
from pathlib import Path

from markdown_it.utils import read_fixture_file

from quarterdeck.deck.load import load_deck

CASES = Path(__file__).parent / "cases"


def cases(folder):
    """Every case of a folder as (name, deck, answer)."""
    return [
        (f"{path.stem}: {title}", deck, answer)
        for path in sorted((CASES / folder).glob("*.md"))
        for _line, title, deck, answer in read_fixture_file(path)
    ]


def png(width, height):
    """The smallest PNG of a size."""
    parts = [(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)), (b"IEND", b"")]
    chunks = [
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in parts
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def write_world(folder):
    """Write a deck's folder with two pictures and a drawing, a film, a sound, a demo with a file, and a secret outside both."""
    for name in ("slides/a.png", "slides/sub/b c.png", "slides/whale.png"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(png(40, 20))
    (folder / "slides" / "c.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"/>')
    for name in ("slides/film.mp4", "slides/sound.mp3"):
        (folder / name).write_bytes(b"looked at by nobody but a browser")
    (folder / "demos" / "pods").mkdir(parents=True)
    (folder / "demos" / "pods" / "pod.yaml").write_text("kind: Pod\n")
    (folder / "secret.txt").write_text("secret")
    (folder / "secret.png").write_bytes(png(1, 1))
    return folder / "slides" / "deck.md"


def read(path, text):
    """Write a deck into its world and read it."""
    path.write_text(text, encoding="utf-8")
    return load_deck(path, path.parent.parent / "demos")
