"""Formulas as MathML, drawn while the deck is read: every page is complete without scripts, and so is paper."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape

LONGEST = 4000  # signs of TeX
BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
WORDS = re.compile(r"\\(?:text\w*|mbox)\s*\{")
DOLLAR = re.compile(r"(?<!\\)\$")
MEANT = re.compile(r"\\([$%&_#])|\\[A-Za-z]+\s*(?=\{)|\\?[{}]")  # in words: a sign, a command for them, a brace
# Sums and their like have what they run over below and above them where a formula stands alone.
LARGE = frozenset(
    f"&#x0{sign};" for sign in ("220F", "2210", "2211", "22C0", "22C1", "22C2", "22C3", "2A00", "2A01", "2A02")
)
LIMITED = {"msub": "munder", "msup": "mover", "msubsup": "munderover"}
DEFINES = re.compile(r"\\(?:def|let|newcommand|renewcommand|providecommand|newenvironment|DeclareMathOperator)\b")


def formula_html(tex: str, *, display: bool) -> tuple[str, str]:
    """Draw TeX, as a block of its own or within a line; where it cannot be read, as it is written, and why."""
    drawn, problem = _mathml(tex, "block" if display else "inline")
    shown = drawn or f'<code class="formula-source">{escape(tex)}</code>'
    tag = "div" if display else "span"
    return f'<{tag} class="formula">{shown}</{tag}>', problem


@lru_cache(maxsize=4096)
def _mathml(tex: str, display: str) -> tuple[str, str]:
    problem = _problem(tex)
    if problem:
        return "", problem
    try:
        return _converted(_with_words(tex), display), ""
    except RecursionError:
        return "", "it is nested too deeply"
    except Exception as error:  # noqa: BLE001  # the library raises whatever its parser stumbles over
        return "", _words(error)


def _problem(tex: str) -> str:
    """Say what the library would take without a word, or would never be done with; empty where there is nothing."""
    if len(tex) > LONGEST:
        return f"it is longer than {LONGEST} signs"
    if DEFINES.search(tex):
        return "it defines commands of its own"  # which can call each other without end
    depth = 0
    for found in BRACE.finditer(tex):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if depth < 0:
            break
    return "its braces do not match" if depth else ""


def _converted(tex: str, display: str) -> str:
    from xml.etree.ElementTree import tostring  # noqa: PLC0415  # most decks have no formula
    from xml.sax.saxutils import unescape  # noqa: PLC0415  # which brings with it all that fetches from the net

    from latex2mathml.converter import Converter  # noqa: PLC0415

    converter = Converter(display=display)
    math = converter.convert_to_element(tex)
    if display == "block":
        for each in math.iter():
            if each.tag in LIMITED and len(each) and each[0].text in LARGE:
                each.tag = LIMITED[each.tag]
    return unescape(tostring(math, encoding="unicode"))


def _with_words(tex: str) -> str:
    """Write the words in TeX as MathML wants them, and the formulas in them as formulas; the library does neither."""
    shown: list[str] = []
    at = 0
    for opening in WORDS.finditer(tex):
        if opening.start() >= at:
            end = _closing(tex, opening.end())
            shown += [tex[at : opening.start()], _split(opening[0], tex[opening.end() : end])]
            at = end + 1
    return "".join([*shown, tex[at:]])


def _closing(tex: str, start: int) -> int:
    """Find the brace that closes the one before `start`."""
    depth = 1
    for found in BRACE.finditer(tex, start):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if not depth:
            return found.start()
    return len(tex)


def _split(opening: str, text: str) -> str:
    parts = DOLLAR.split(text)
    if len(parts) % 2 == 0:  # a sign that has no other
        parts = [text]
    said = (MEANT.sub(lambda sign: sign[1] or "", part) for part in parts[::2])
    words = (f"{opening}{escape(part, quote=False)}}}" for part in said)
    return "".join(word + formula for word, formula in zip(words, [*parts[1::2], ""], strict=True))


def _words(error: Exception) -> str:
    """Write what the library says as part of a sentence: the name of an error of its own where it says nothing."""
    named = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type(error).__name__.removesuffix("Error")).lower()
    return (" ".join(str(error).split()) or named)[:120]
