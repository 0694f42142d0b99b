"""What a file is, by its first bytes: what a server calls it is often wrong, and a name may end in nothing."""

from __future__ import annotations

import re

LOOKED_AT = 1024  # bytes
SIGNS = (
    (b"\x89PNG\r\n\x1a\n", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"GIF8", ".gif"),
    (b"%PDF-", ".pdf"),
    (b"\x1aE\xdf\xa3", ".webm"),
    (b"ID3", ".mp3"),
    (b"\xff\xfb", ".mp3"),
    (b"\xff\xf3", ".mp3"),
)
DRAWING = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<!DOCTYPE svg[^>]*>\s*)*<svg\b", re.DOTALL
)


def kind_of(head: bytes) -> str:
    """Give the end of the name that a file of this beginning should have, such as ``.png``; empty for all others."""
    for sign, kind in SIGNS:
        if head.startswith(sign):
            return kind
    if head[:4] == b"RIFF":
        return {b"WEBP": ".webp", b"WAVE": ".wav"}.get(head[8:12], "")
    if head[4:8] == b"ftyp":
        return ".avif" if head[8:12] in {b"avif", b"avis"} else ".mp4"
    return ".svg" if DRAWING.match(head) else ""
