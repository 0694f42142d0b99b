"""A recording becomes a draft of its demo: each deed a step, with what it printed expected the next time. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import zip_longest
from shlex import quote
from typing import TYPE_CHECKING

from quarterdeck.demo.demo_draft import Draft, DraftStep, Remark
from quarterdeck.demo.model import COLS, MAIN, ROWS
from quarterdeck.importers.doubts import needs_of
from quarterdeck.recorder.file_changes import edit_of
from quarterdeck.recorder.keys_typed import keys_of, line_of
from quarterdeck.recorder.proposals import pattern_for, propose
from quarterdeck.recorder.reveals import LOOKS
from quarterdeck.source.terminal.heard import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quarterdeck.demo.demo_draft import Value
    from quarterdeck.recorder.deed import Change, Deed, Recording, Typed

EDITORS = frozenset(
    "vi vim nvim view nano pico emacs micro hx helix kak joe ed code subl mcedit gedit kate zed".split()  # noqa: SIM905
)
WIPES = frozenset({"clear", "reset"})
WHOLE_SCREEN = "\x1b[?1049h"
INTERRUPT, LOGOUT = "\x03", "\x04"
INTERRUPTED = 130
ANYTHING = r"\S"
NEW_FILE = "the editor made this file anew, and an edit needs one that is there, so it is written by a command"
NO_EDIT = "{file} was changed, which no edit can say (it is new, gone, or the place is not the only one of its kind)"
UNSEEN = "what was typed here the terminal did not show, so it is not kept; whoever performs this is asked for it"
LOOKED = "an editor was opened, and nothing was changed"


@dataclass(frozen=True, slots=True)
class Part:
    """A step with its part of the recording: between how many events it lies, and its command's status."""

    step: DraftStep
    terminal: str
    began: int
    ended: int
    status: int | None = None


def parts_of(recording: Recording) -> list[Part]:
    """Give the steps of a recording in their order, each with its part of it."""
    parts: list[Part] = []
    clear = False
    for deed in sorted(recording.deeds, key=lambda deed: deed.began):
        if deed.command.strip() in WIPES:
            clear = bool(parts)
            continue
        made = list(_parts(_discreet(deed, recording)))
        if made and clear and "run" in made[0].step.fields:
            made[0] = _with(made[0], clear=True)
            clear = False
        parts += made
    return _one_by_one(parts)


def _one_by_one(parts: Sequence[Part]) -> list[Part]:
    """Have each step end before the next begins, so that a tape can play every one alone."""
    apart: list[Part] = []
    passed = 0
    for part, following in zip_longest(parts, parts[1:]):
        began = max(part.began, passed)
        later = following is not None and following.began > part.began
        passed = max(began, min(part.ended, following.began) if later else part.ended)
        apart.append(replace(part, began=began, ended=passed))
    return apart


def _discreet(deed: Deed, recording: Recording) -> Deed:
    """Leave out of what a deed has printed the lines that nobody should be told to expect."""

    def told(heard: str) -> str:
        return "\n".join(line for line in plain(heard).split("\n") if not _is_private(line, recording))

    if not any(_is_private(heard, recording) for heard in (deed.heard, *(typed.heard for typed in deed.typed))):
        return deed
    typed = [replace(each, heard=told(each.heard)) for each in deed.typed]
    return replace(deed, heard=told(deed.heard), left_heard=told(deed.left_heard), typed=typed)


def _is_private(text: str, recording: Recording) -> bool:
    shown = plain(text)
    told = any(each in shown for each in recording.private) or any(look.search(shown) for look in LOOKS.values())
    return told or recording.redaction.text(shown) != shown


def draft_of(recording: Recording, parts: Sequence[Part], title: str, titles: Sequence[str] = ()) -> Draft:
    """Make the draft; `titles` are the steps', as many as there are, empty for those that have none."""
    fields: dict[str, Value] = {"title": title}
    if (recording.cols, recording.rows) != (COLS, ROWS):
        fields["size"] = f"{recording.cols}x{recording.rows}"
    needs = needs_of(deed.command for deed in recording.deeds)
    if needs:
        fields["needs"] = needs
    named = [*titles, *("" for _ in parts)]
    steps = [_with(part, title=named[at]).step if named[at] else part.step for at, part in enumerate(parts)]
    return Draft("recorded", fields, tuple(steps), (), len(parts), len(parts))


def _parts(deed: Deed) -> Iterator[Part]:
    """Make of one deed its steps."""
    if not deed.command.strip() or _is_editor(deed.command):
        yield from _edits(deed)
    elif _goes(deed):
        yield from _inside(deed)
    else:
        yield _alone(deed)


def _alone(deed: Deed) -> Part:
    """Make a step of a command into which nothing was typed."""
    fields: dict[str, Value] = {"run": deed.command, **_where(deed)}
    stopped = any(INTERRUPT in typed.keys for typed in deed.typed)
    if deed.left_at or stopped or deed.status is None:
        heard = deed.left_heard or deed.heard
        ended = deed.left_at or (deed.typed[0].at if deed.typed else deed.ended)
        fields["until"] = propose(heard) or ANYTHING
        return Part(DraftStep(fields), deed.terminal, deed.began, ended)
    if pattern := propose(deed.heard):
        fields["expect"] = pattern
    if deed.status:
        fields["status"] = deed.status
    return Part(DraftStep(fields), deed.terminal, deed.began, deed.ended, deed.status)


def _inside(deed: Deed) -> Iterator[Part]:
    """Make steps of a command and of what was typed into it."""
    goes = _goes(deed)
    whole = WHOLE_SCREEN in deed.heard
    fields: dict[str, Value] = {"run": deed.command, **_where(deed), "until": _waits(deed.heard, whole=whole)}
    yield Part(DraftStep(fields), deed.terminal, deed.began, goes[0].at)
    ends = [*(typed.at for typed in goes[1:]), deed.left_at or deed.ended]
    if whole:
        keys = keys_of("".join(typed.keys for typed in goes))
        yield Part(DraftStep({"keys": keys, **_where(deed)}), deed.terminal, goes[0].at, ends[-1])
        return
    for number, (typed, end) in enumerate(zip(goes, ends, strict=True)):
        if step := _sent(typed, deed, last=number == len(goes) - 1):
            yield Part(step, deed.terminal, typed.at, end)


def _sent(typed: Typed, deed: Deed, *, last: bool) -> DraftStep | None:
    """Make a step of a line, or of keys, that were typed into a program."""
    remarks = (Remark(0, UNSEEN),) if typed.secret else ()
    line = line_of(typed.keys)
    if typed.secret or (line is not None and not line.strip()):
        return DraftStep({"keys": ["Enter"], **_where(deed)}, remarks)
    fields: dict[str, Value] = {"keys": keys_of(typed.keys)} if line is None else {"send": line}
    echoed = typed.heard.partition("\n")[2]
    pattern = "" if last and not deed.left_at else propose(echoed)
    return DraftStep({**fields, **_where(deed), **({"expect": pattern} if pattern else {})})


def _goes(deed: Deed) -> list[Typed]:
    """Give what was typed into a command, but for the Ctrl+C or Ctrl+D with which it was stopped."""
    goes = [typed for typed in deed.typed if typed.keys or typed.secret]
    if goes and goes[-1].keys in {INTERRUPT, LOGOUT} and (len(goes) == 1 or goes[-1].keys == INTERRUPT):
        goes = goes[:-1]
    return goes


def _waits(heard: str, *, whole: bool) -> str:
    """Give the pattern for a program that waits for somebody to type: its prompt, its last line."""
    lines = [] if whole else [line for line in plain(heard).split("\n") if line.strip()]
    return pattern_for(lines[-1].strip()) if lines else ANYTHING


def _edits(deed: Deed) -> Iterator[Part]:
    """Make an edit of each file that was changed, and a command of each that was made anew."""
    for change in deed.changes:
        step = _edit(change, deed)
        yield Part(step, deed.terminal, deed.began, deed.ended, 0)
    if not deed.changes:
        keys = keys_of("".join(typed.keys for typed in deed.typed))
        fields: dict[str, Value] = {"run": deed.command, **_where(deed), "until": ANYTHING}
        at = deed.typed[0].at if deed.typed else deed.ended
        yield Part(DraftStep(fields, (Remark(0, LOOKED),)), deed.terminal, deed.began, at)
        if keys:
            yield Part(DraftStep({"keys": keys, **_where(deed)}), deed.terminal, at, deed.ended)


def _edit(change: Change, deed: Deed) -> DraftStep:
    edit = edit_of(change)
    if edit:
        return DraftStep({"edit": {"file": edit.file, "old": edit.old, "new": edit.new}, **_where(deed)})
    remark = Remark(0, NEW_FILE if change.before is None else NO_EDIT.format(file=change.file))
    return DraftStep({"run": _written(change), **_where(deed)}, (remark,))


def _written(change: Change) -> str:
    """Give the command that writes a file as it is now."""
    if change.after is None:
        return f"rm {quote(change.file)}"
    text = change.after.removesuffix("\n")
    end = next(word for word in ("END", "END_OF_FILE", "END_OF_THIS_FILE") if word not in text.split("\n"))
    return f"cat > {quote(change.file)} <<'{end}'\n{text}\n{end}"


def _is_editor(command: str) -> bool:
    words = [word for word in command.split() if not re.match(r"\w+=|-", word) and word not in {"sudo", "exec"}]
    return bool(words) and words[0].rpartition("/")[2] in EDITORS


def _where(deed: Deed) -> dict[str, Value]:
    return {} if deed.terminal == MAIN else {"terminal": deed.terminal}


def _with(part: Part, **more: Value) -> Part:
    return replace(part, step=replace(part.step, fields={**part.step.fields, **more}))
