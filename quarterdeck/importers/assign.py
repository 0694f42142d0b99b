"""Variables of a script: which values are known, and which are set where the steps run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quarterdeck.importers.bash import text_of
from quarterdeck.importers.expand import Word, own_folder
from quarterdeck.importers.said_of_bash import assignments_in

if TYPE_CHECKING:
    from quarterdeck.importers.bash import Statement
    from quarterdeck.importers.walk import Walk


def assign(walk: Walk, statement: Statement) -> None:
    """Take in that variables get values: known ones are kept, others are set where the steps run."""
    exported = statement.text.startswith(("export", "declare -x", "typeset -x"))
    for node in assignments_in(statement.node):
        name, value = (node.child_by_field_name(field) for field in ("name", "value"))
        if name is not None:
            _set(walk, statement, text_of(name), walk.values.read(value) if value else Word(""), exported=exported)


def _set(walk: Walk, statement: Statement, name: str, word: Word, *, exported: bool) -> None:
    if name in walk.settings:
        walk.settings[name](statement.line, word)
    elif walk.printed and word.text.strip("${}") == walk.printed:
        walk.values.known[name] = walk.capture(name)
    elif word.unknown and all(re.fullmatch(r"\$\{?\d\}?", text) for text in word.unknown) and name in walk.told:
        walk.composer.remark(statement.line, f"{name} is a word of the call here; it keeps the value that it had")
    elif word.unknown:
        walk.values.known.pop(name, None)
        walk.told.add(name)
        walk.composer.unseen(statement.line, own_folder(statement.text), changes=True, defines=name)
    else:
        walk.values.known[name] = word.text
        _know(walk, statement, name, word.text, exported=exported)


def _know(walk: Walk, statement: Statement, name: str, text: str, *, exported: bool) -> None:
    if walk.called:
        return
    if name in walk.composer.env or walk.composer.begun:
        walk.composer.unseen(statement.line, statement.text, changes=True, defines=name)
        return
    walk.composer.env[name] = text
    if exported:
        walk.composer.exported.add(name)
