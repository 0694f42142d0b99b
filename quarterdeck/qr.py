"""QR codes, for a page and for a terminal."""

from __future__ import annotations

import io

import segno


def qr_svg(text: str) -> str:
    """Draw a QR code as inline SVG that takes the colour of the text around it."""
    drawing = io.BytesIO()
    code = segno.make(text, error="m", micro=False)
    code.save(drawing, kind="svg", xmldecl=False, svgns=True, omitsize=True, border=2, dark="#000", light="#fff")
    return drawing.getvalue().decode()


def qr_terminal(text: str) -> str:
    """Draw a QR code for a terminal, half a line a row."""
    drawing = io.StringIO()
    segno.make(text, error="l", micro=False).terminal(drawing, compact=True, border=1)
    return drawing.getvalue()
