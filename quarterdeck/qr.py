"""QR codes, for a page and for a terminal."""

from __future__ import annotations

import io
from html import escape

import segno

LINK = "font-family: var(--font-code, monospace); font-weight: 600; fill: var(--ink, #14213d)"


def qr_svg(text: str) -> str:
    """Draw a QR code as inline SVG that takes the colour of the text around it."""
    drawing = io.BytesIO()
    code = segno.make(text, error="m", micro=False)
    code.save(drawing, kind="svg", xmldecl=False, svgns=True, omitsize=True, border=2, dark="#000", light="#fff")
    return drawing.getvalue().decode()


def link_svg(link: str) -> str:
    """Draw a link's QR code with the link below it, a drawing of 400 by 480 in the colours around it."""
    words = link.removeprefix("http://").removesuffix("/")
    size = min(34, 660 / len(words))  # pixels, so that an address of any length is as wide as the code
    code = qr_svg(link).replace("<svg ", '<svg x="20" y="20" width="360" height="360" ', 1)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 480" width="400" height="480">'
        f'<rect width="400" height="400" rx="18" fill="#fff"/>{code}'
        f'<text x="200" y="450" text-anchor="middle" font-size="{size:g}" style="{LINK}">{escape(words)}</text></svg>'
    )


def qr_terminal(text: str) -> str:
    """Draw a QR code for a terminal, half a line a row."""
    drawing = io.StringIO()
    segno.make(text, error="l", micro=False).terminal(drawing, compact=True, border=1)
    return drawing.getvalue()
