"""Pictures say how large they are."""

import struct

import pytest

from quarterdeck.deck.render.picture_size import picture_size
from tests.deck.deckcases import png

JPEG = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08" + struct.pack(">HH", 30, 50) + b"\x03" * 12
EXIF = b"Exif\0\0MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0\6\0\0\0\0\0\0"  # on its side
TURNED = b"\xff\xd8\xff\xe1" + struct.pack(">H", len(EXIF) + 2) + EXIF + JPEG[8:]
WEBP = b"RIFF\0\0\0\0WEBP"


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (png(12, 7), (12, 7)),
        (b"GIF89a" + struct.pack("<HH", 9, 8) + b"\0" * 9, (9, 8)),
        (JPEG, (50, 30)),
        (TURNED, (30, 50)),
        (b"P6\n-5 10\n255\n", None),
        (WEBP + b"VP8X" + b"\0" * 8 + b"\x09\0\0\x04\0\0" + b"\0" * 9, (10, 5)),
        (WEBP + b"VP8L" + b"\0" * 5 + (9 | 4 << 14).to_bytes(4, "little") + b"\0" * 9, (10, 5)),
        (WEBP + b"VP8 " + b"\0" * 10 + struct.pack("<HH", 10, 5), (10, 5)),
        (b'<?xml?><svg xmlns="x" viewBox="0 0 640 360.4">', (640, 360)),
        (b'<svg width="20px" height="10" viewBox="0 0 640 360">', (20, 10)),
        (b'<svg width="100%" height="100%">', None),
        (b"nothing", None),
        (b"", None),
        (b"\x89PNG", None),
        (b"\xff\xd8\xff\xe0", None),
    ],
)
def test_a_picture_tells_its_size_or_nothing(content, size, tmp_path):
    path = tmp_path / "picture"
    path.write_bytes(content)
    assert picture_size(path) == size


def test_a_picture_that_is_gone_has_no_size(tmp_path):
    assert picture_size(tmp_path / "gone") is None
