"""The keys that a step presses, by the names people give them, and what a terminal is sent for each. Pure."""

from __future__ import annotations

import re
from difflib import get_close_matches

_ARROWS = {"Up": "A", "Down": "B", "Right": "C", "Left": "D", "Home": "H", "End": "F"}
_PLAIN = {
    "Enter": "\r",
    "Tab": "\t",
    "Shift+Tab": "\x1b[Z",
    "Escape": "\x1b",
    "Space": " ",
    "Backspace": "\x7f",
    "Insert": "\x1b[2~",
    "Delete": "\x1b[3~",
    "PageUp": "\x1b[5~",
    "PageDown": "\x1b[6~",
}
_FUNCTIONS = ["\x1bOP", "\x1bOQ", "\x1bOR", "\x1bOS"]  # F1 to F4; those that follow are counted with gaps
_FUNCTIONS += [f"\x1b[{code}~" for code in (15, 17, 18, 19, 20, 21, 23, 24)]
_NAMED = {**_PLAIN, **{f"F{number}": sent for number, sent in enumerate(_FUNCTIONS, 1)}}
NAMES = (*_NAMED, *_ARROWS)
_CONTROL = re.compile(r"Ctrl\+([A-Za-z@\[\\\]^_])")
_ALT = re.compile(r"Alt\+(.)")
_CHORD = re.compile(r"[A-Za-z]{2,}\+\S+")  # what can only be meant as keys pressed together


def keystrokes(key: str, *, application: bool = False) -> list[str]:
    """Give what a terminal is sent for a key, or for each sign of a text.

    `application`: the program has asked for its own kind of arrow keys, as full-screen programs do.
    """
    if key in _ARROWS:
        return [f"\x1b{'O' if application else '['}{_ARROWS[key]}"]
    if control := _CONTROL.fullmatch(key):
        return [chr(ord(control[1].upper()) & 0x1F)]
    if alt := _ALT.fullmatch(key):
        return [f"\x1b{alt[1]}"]
    return [_NAMED[key]] if key in _NAMED else list(key)


def is_named(key: str) -> bool:
    """Say whether this names a key, and is no text to type."""
    return key in NAMES or bool(_CONTROL.fullmatch(key) or _ALT.fullmatch(key))


def unknown_key(key: str) -> str:
    """Say what is meant by a name that looks like a key's and is none; nothing for a key, or a text to type."""
    if is_named(key) or not (_CHORD.fullmatch(key) or key.title() in NAMES):
        return ""
    near = get_close_matches(key.title(), NAMES, 1)
    return f"did you mean “{near[0]}”?" if near else "keys pressed together are Ctrl+C, Alt+x and Shift+Tab"
