"""Formulas as MathML, drawn while the deck is read: every page is complete without scripts, and so is paper."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape

from latex2mathml.converter import convert

LONGEST = 4000  # signs of TeX
BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
TEXT = re.compile(r"(\\(?:text\w*|mbox)\s*\{)([^{}]*)\}")
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
        return convert(TEXT.sub(_escaped, tex), display=display), ""
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


def _escaped(text: re.Match[str]) -> str:
    """Write what stands in a text as MathML wants it; the library takes it as it is."""
    return f"{text[1]}{escape(text[2], quote=False)}}}"


def _words(error: Exception) -> str:
    """Write what the library says as part of a sentence: the name of an error of its own where it says nothing."""
    named = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type(error).__name__.removesuffix("Error")).lower()
    return (" ".join(str(error).split()) or named)[:120]
