"""What a deck may show besides text: pictures, films and sound, by the ends of their names."""

from __future__ import annotations

from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

PICTURES = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
}
# A .mov and an .m4v are the same container as an .mp4, and browsers play them only when they are called so.
FILMS = {".mp4": "video/mp4", ".m4v": "video/mp4", ".mov": "video/mp4", ".webm": "video/webm"}
SOUNDS = {".mp3": "audio/mpeg", ".wav": "audio/wav"}
SHOWN = {**PICTURES, **FILMS, **SOUNDS}


def suffix_of(source: str) -> str:
    """Give the end of the name of what a deck names, such as ``.mp4``, also of an address with a query."""
    try:
        path = urlsplit(source).path
    except ValueError:  # such as http://[
        path = source
    return PurePosixPath(unquote(path)).suffix.lower()


def is_played(source: str) -> bool:
    """Say whether what a deck names is a film or a sound."""
    return suffix_of(source) in FILMS.keys() | SOUNDS.keys()
