"""A draft becomes the text of a demo.yaml, each remark as a comment above what it is about. Pure."""

from __future__ import annotations

import re
import textwrap
from functools import partial
from typing import TYPE_CHECKING

import yaml

from quarterdeck.demo.schema import DEMO, STEP, names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from quarterdeck.demo.demo_draft import Draft, DraftStep, Remark, Value

WIDTH = 110
_UNWRITABLE = re.compile("[^\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|[\u2028\u2029]")
_SPACE = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def write_demo(draft: Draft) -> str:
    """Give the text of a draft's demo.yaml."""
    first = sorted((key for key in draft.fields if key != "cleanup"), key=partial(_place, names(DEMO)))
    head = _mapping({key: draft.fields[key] for key in first}, "")
    steps = ["steps:\n" + "\n".join(_step(step, draft.source) for step in draft.steps)]
    cleanup = {"cleanup": draft.fields["cleanup"]} if "cleanup" in draft.fields else {}
    parts = [_comments(draft.remarks, draft.source, "") + head, *steps]
    parts += [_comments(draft.closing, draft.source, "") + _mapping(cleanup, "")]
    return "\n".join(part for part in parts if part)


def one_line(text: str) -> str:
    """Give a text as one line that says the same."""
    return _SPACE.sub(" ", text).strip()


def _step(step: DraftStep, source: str) -> str:
    ordered = {key: step.fields[key] for key in sorted(step.fields, key=partial(_place, names(STEP)))}
    written = _mapping(ordered, "    ")
    return f"{_comments(step.remarks, source, '  ')}  - {written.removeprefix('    ')}"


def _place(known: Sequence[str], key: str) -> int:
    return known.index(key) if key in known else len(known)


def _comments(remarks: Iterable[Remark], source: str, indent: str) -> str:
    return "".join(line for remark in remarks for line in _comment(remark, source, indent))


def _comment(remark: Remark, source: str, indent: str) -> Iterator[str]:
    place = f"{one_line(source)}:{remark.line}: " if remark.line else ""
    for line in textwrap.wrap(place + one_line(remark.sentence), WIDTH):
        yield f"{indent}# {line}\n"


def _mapping(fields: Mapping[str, Value], indent: str) -> str:
    return "".join(f"{indent}{_scalar(key)}:{_value(value, indent)}\n" for key, value in fields.items())


def _value(value: Value, indent: str) -> str:
    match value:
        case bool():
            return f" {'true' if value else 'false'}"
        case list():
            return _list(value, indent)
        case dict():
            return "\n" + _mapping(value, f"{indent}  ").rstrip("\n")
        case _:
            return f" {value if isinstance(value, int) else _text(value, indent)}"


def _list(values: Sequence[str], indent: str) -> str:
    flow = [_scalar(value) for value in values]
    if all(re.fullmatch(r"[\w+-]+", each) for each in flow) and sum(map(len, flow)) < WIDTH // 2:
        return f" [{', '.join(flow)}]"
    return "".join(f"\n{indent}  - {_text(value, f'{indent}  ')}" for value in values)


def _text(text: str, indent: str) -> str:
    lines = text.split("\n")
    if len(lines) > 1 and _is_plain(text):
        return "|-\n" + "\n".join(f"{indent}  {line}" if line else "" for line in lines)
    if len(lines) == 1 and len(text) > WIDTH and " ".join(text.split()) == text and _is_plain(text):
        wrapped = textwrap.wrap(text, WIDTH - len(indent), break_long_words=False, break_on_hyphens=False)
        return ">-\n" + "\n".join(f"{indent}  {line}" for line in wrapped)
    return _scalar(text)


def _is_plain(text: str) -> bool:
    """Say whether a text can stand in a block as it is."""
    return not (_UNWRITABLE.search(text) or text[:1].isspace() or text.endswith("\n"))


def _scalar(text: str) -> str:
    """Write one text on one line, in quotes where it needs them."""
    style = '"' if "\n" in text or _UNWRITABLE.search(text) else None
    written = yaml.safe_dump(text, default_style=style, allow_unicode=True, width=float("inf"))
    return written.removesuffix("\n").removesuffix("\n...")
