"""Writes the protocol as types of TypeScript, by which the scripts in the browser are checked."""

from __future__ import annotations

import inspect as source
import sys
from typing import TYPE_CHECKING, Any

from msgspec import NODEFAULT, Struct, inspect

from quarterdeck.pictures import model as pictures
from quarterdeck.protocol import answers, caption_news, demo_news, film_news, news, numbered, screen, states
from quarterdeck.protocol.names import COMMANDS, NEWS
from quarterdeck.protocol.numbered import TerminalEvent
from quarterdeck.protocol.refusal import fields_of, plain_type
from quarterdeck.protocol.states import Who, Whom

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from enum import StrEnum
    from types import ModuleType

    from quarterdeck.protocol.message import Command

SIMPLE: dict[type[inspect.Type], str] = {
    inspect.StrType: "string",
    inspect.IntType: "number",
    inspect.FloatType: "number",
    inspect.BoolType: "boolean",
    inspect.NoneType: "null",
}
HEAD = """\
// What browser and server say to each other. Written by `python -m quarterdeck.protocol`; change quarterdeck/protocol.
"""
ENVELOPE = """\
/** The name of anything a browser may send. */
export type Message = keyof Commands;

/** Why something was not done, in one sentence; `phrase` is its key in catalogues, `lost` says that no answer came. */
export interface Refused {
  ok: false;
  error: string;
  phrase?: string;
  given?: Record<string, string | number>;
  lost?: true;
}

/** The messages that carry a field of this name. */
export type Carrying<F extends string> = {
  [M in Message]: string extends keyof Commands[M] ? never : F extends keyof Commands[M] ? M : never;
}[Message];

/** What a message is answered with. */
export type Answer<M extends Message = Message> = ({ ok: true } & Answers[M]) | Refused;
"""


def typescript() -> str:
    """Write the whole of protocol.d.ts."""
    words = [_union(made) for made in vars(states).values() if _is_own(made, states) and made not in {Who, Whom}]
    events = [_event(made) for made in vars(numbered).values() if _is_own(made, numbered) and made is not TerminalEvent]
    modules = (*_modules_of_pictures(), screen, film_news, caption_news, news, demo_news, answers)
    values = [_value(made) for module in modules for made in vars(module).values() if _is_own(made, module)]
    said = [
        _map("Commands", "What each message of a browser carries.", map(_command, COMMANDS.values())),
        _map(
            "Answers",
            "What each is answered with.",
            (f"  {c.message}: {c.answer().__name__};" for c in COMMANDS.values()),
        ),
        _map(
            "News", "What each message of the server carries.", (f"  {n.message}: {n.__name__};" for n in NEWS.values())
        ),
    ]
    return "\n".join([HEAD, *words, *events, _events(), _pictures(), *values, *said, ENVELOPE])


def _modules_of_pictures() -> list[ModuleType]:
    return [sys.modules[made.__module__] for made in pictures.KINDS.values()]


def _is_own(made: object, module: ModuleType) -> bool:
    return isinstance(made, type) and made.__module__ == module.__name__


def _union(words: type[StrEnum]) -> str:
    members = " | ".join(f'"{word}"' for word in words)
    return f"{_comment(words)}export type {words.__name__} = {members};\n"


def _value(made: type[Struct]) -> str:
    form = inspect.type_info(made)
    fields = form.fields if isinstance(form, inspect.StructType) else ()
    if getattr(made, "bare", False):
        return f"{_comment(made)}export type {made.__name__} = {_type(fields[0].type)};\n"
    if not fields:
        return f"{_comment(made)}export type {made.__name__} = Record<never, never>;\n"
    tag = f'  {form.tag_field}: "{form.tag}";\n' if isinstance(form, inspect.StructType) and form.tag_field else ""
    return f"{_comment(made)}export interface {made.__name__} {{\n{tag}" + _lines(fields, "  ") + "}\n"


def _event(made: type[Struct]) -> str:
    form = inspect.type_info(made)
    if not isinstance(form, inspect.StructType):
        raise TypeError(made)
    own = [field for field in form.fields if field.name not in TerminalEvent.__struct_fields__]
    tag = f'  {form.tag_field}: "{form.tag}";\n'
    return f"{_comment(made)}export interface {made.__name__} {{\n{tag}" + _lines(own, "  ") + "}\n"


def _events() -> str:
    events = " | ".join(event.__name__ for event in TerminalEvent.__subclasses__())
    return f"""\
/** What a terminal does; the `type` tells which it is. */
export type Event = {events};

{_comment(TerminalEvent)}export type Numbered = {{ n: number }} & Event;
"""


def _pictures() -> str:
    kinds = " | ".join(made.__name__ for made in pictures.KINDS.values())
    return f"/** What a demo's commands do; the `kind` tells which it is. */\nexport type Picture = {kinds};\n"


def _command(command: type[Command[Any]]) -> str:
    fields = "; ".join(_field(field) for field in fields_of(command).values())
    carried = f"{{ {fields} }}" if fields else "Record<string, never>"
    return _comment(command, "  ") + f"  {command.message}: {carried};"


def _map(name: str, sentence: str, lines: Iterable[str]) -> str:
    return f"/** {sentence} */\nexport interface {name} {{\n" + "\n".join(lines) + "\n}\n"


def _lines(fields: Sequence[inspect.Field], indent: str) -> str:
    """Write fields of what the server sends, which always has them but where they are left out as UNSET."""
    sent = {field.name for field in fields if {field.default, field.default_factory} != {NODEFAULT}}
    return "".join(f"{indent}{_field(field, sent=field.name in sent)};\n" for field in fields)


def _field(field: inspect.Field, *, sent: bool = False) -> str:
    if field.required or sent:
        return f"{field.encode_name}: {_type(field.type)}"
    return f"{field.encode_name}?: {_type(plain_type(field.type))}"


def _type(kind: inspect.Type) -> str:
    match kind:
        case inspect.StructType(cls) | inspect.EnumType(cls):
            return "Numbered" if issubclass(cls, TerminalEvent) else cls.__name__
        case inspect.LiteralType(words):
            return " | ".join(f'"{word}"' for word in words)
        case inspect.VarTupleType(item):
            each = _type(item)
            return f"({each})[]" if " | " in each else f"{each}[]"
        case inspect.DictType(_, value):
            return f"Record<string, {_type(value)}>"
        case inspect.UnionType(kinds):
            return " | ".join(dict.fromkeys(map(_type, kinds)))
        case _:
            return SIMPLE[type(kind)]


def _comment(made: type, indent: str = "") -> str:
    text = source.cleandoc(made.__doc__ or "")
    if "\n" not in text:
        return f"{indent}/** {text} */\n"
    lines = "".join(f"{indent} * {line}".rstrip() + "\n" for line in text.split("\n"))
    return f"{indent}/**\n{lines}{indent} */\n"
