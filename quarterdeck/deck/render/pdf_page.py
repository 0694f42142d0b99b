"""The first page of a PDF as a picture, drawn once and kept beside what was fetched."""

from __future__ import annotations

import struct
import threading
import zlib
from typing import TYPE_CHECKING

import pypdfium2

from quarterdeck.downloads.fetch import Fetched
from quarterdeck.downloads.refused import DownloadRefused

if TYPE_CHECKING:
    from pathlib import Path

    from quarterdeck.downloads.cache import Cache

WIDEST = 1920  # pixels, as a hall's screen has them
ONE_AT_A_TIME = threading.Lock()  # PDFium is not made for threads


def first_page(path: Path, cache: Cache) -> Path | None:
    """Give a PDF's first page as a PNG; None for what is no PDF that can be drawn."""
    name = f"{path} {path.stat().st_mtime_ns}"
    kept = cache.find(name)
    if kept:
        return kept
    try:
        with ONE_AT_A_TIME, pypdfium2.PdfDocument(path) as document:
            return cache.keep(name, Fetched(".png", drawn(document[0])))
    except (pypdfium2.PdfiumError, DownloadRefused, ValueError, OSError):
        return None


def drawn(page: pypdfium2.PdfPage) -> bytes:
    """Draw a page of an open document as a PNG."""
    scale = WIDEST / max(page.get_width(), page.get_height() * 16 / 9, 1)
    picture = page.render(scale=scale, rev_byteorder=True, force_bitmap_format=pypdfium2.raw.FPDFBitmap_BGRx)
    pixels, stride, width, height = bytes(picture.buffer), picture.stride, picture.width, picture.height
    rows = (pixels[at * stride : at * stride + width * 4] for at in range(height))
    return _png(width, height, b"".join(b"\0" + _opaque(row) for row in rows))


def _opaque(row: bytes) -> bytes:
    """Drop every fourth byte, which says nothing."""
    kept = bytearray(len(row) // 4 * 3)
    for part in range(3):
        kept[part::3] = row[part::4]
    return bytes(kept)


def _png(width: int, height: int, rows: bytes) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    parts = (struct.pack(">I", len(b)) + kind + b + struct.pack(">I", zlib.crc32(kind + b)) for kind, b in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)
