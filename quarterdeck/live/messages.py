"""Every message a browser may send: who may, and what it carries. docs/protocol.md is its page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from quarterdeck.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping

ANYBODY, OWNER = "anybody", "owner"
VIEWER, PHONE, DESK = "viewer", "phone", "desk"
MAY = {VIEWER: {ANYBODY}, PHONE: {ANYBODY, OWNER}, DESK: {ANYBODY, OWNER, DESK}}
LONGEST = 4096  # characters in any text a browser sends
MOST = 64  # numbers in any list a browser sends
KINDS = {str: "text", int: "a whole number", bool: "true or false", list: "a list of whole numbers"}


@dataclass(frozen=True, slots=True)
class Form:
    """What a message must look like; `optional` fields may be left out."""

    who: str
    required: Mapping[str, type] = field(default_factory=dict)
    optional: Mapping[str, type] = field(default_factory=dict)


FORMS: Mapping[str, Form] = {
    "watch": Form(ANYBODY, {"demo": str}, {"run": str, "after": int}),
    "unwatch": Form(ANYBODY, {"demo": str}),
    "go": Form(OWNER, {"slide": int, "build": int}),
    "next": Form(OWNER, {}, {"turn": int}),
    "back": Form(OWNER, {}, {"turn": int}),
    "open": Form(OWNER, {"demo": str}, {"alone": bool}),
    "step": Form(OWNER, {"demo": str, "step": int}, {"alone": bool}),
    "check": Form(OWNER, {"demo": str, "step": int}),
    "interrupt": Form(OWNER, {"demo": str}, {"turn": int}),
    "type": Form(DESK, {"demo": str, "terminal": str, "text": str}),
    "tape": Form(OWNER, {"demo": str}, {"turn": int}),
    "stop": Form(OWNER, {"demo": str}, {"turn": int}),
    "reset": Form(OWNER, {"demo": str}),
    "black": Form(OWNER, {"on": bool}, {"turn": int}),
    "timer": Form(OWNER, {"action": str}),
    "pair": Form(DESK),
    "revoke": Form(DESK, {"phone": str}),
    "ping": Form(ANYBODY),
    "following": Form(ANYBODY, {"on": bool}),
    "vote": Form(ANYBODY, {"slide": int, "options": list}),
    "ask": Form(ANYBODY, {"text": str}),
    "support": Form(ANYBODY, {"question": int}),
    "laser": Form(OWNER, {}, {"x": int, "y": int}),
    "stroke": Form(OWNER, {"slide": int, "stroke": str, "colour": str, "at": int, "points": list}),
    "undo": Form(OWNER),
    "wipe": Form(OWNER, {}, {"all": bool}),
    "poll": Form(OWNER, {"slide": int, "action": str}),
    "question": Form(OWNER, {"question": int, "action": str}),
}


def read(name: str, content: object, role: str) -> dict[str, Any]:
    """Check a message against its form and its sender's role; raises RefusedError with one sentence."""
    form = FORMS[name]
    if form.who not in MAY[role]:
        who = "the desk, and no phone," if role == PHONE else "the presenter"
        raise RefusedError(f"only {who} may send “{name}”; open the presenter's link to do so")
    content = {} if content is None else content
    if not isinstance(content, dict):
        raise RefusedError(f"“{name}” carries an object, as docs/protocol.md says")
    _require(name, form, content)
    for key, value in content.items():
        _check(name, key, value, {**form.required, **form.optional}.get(key))
    return content


def _require(name: str, form: Form, content: Mapping[object, object]) -> None:
    for key in form.required:
        if key not in content:
            raise RefusedError(f"“{name}” needs “{key}”")


def _check(name: str, key: object, value: object, kind: type | None) -> None:
    if kind is None:
        raise RefusedError(f"“{name}” carries something it should not; see docs/protocol.md")
    if type(value) is not kind:
        raise RefusedError(f"“{key}” of “{name}” must be {KINDS[kind]}")
    if isinstance(value, str) and len(value) > LONGEST:
        raise RefusedError(f"“{key}” of “{name}” is longer than {LONGEST} characters")
    if isinstance(value, list) and (len(value) > MOST or any(type(number) is not int for number in value)):
        raise RefusedError(f"“{key}” of “{name}” must be {KINDS[list]}, {MOST} at the most")
