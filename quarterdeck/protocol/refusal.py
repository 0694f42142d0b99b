"""Says in one sentence what is wrong with a message that could not be read."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from msgspec import inspect

from quarterdeck.protocol.message import LONGEST, MOST

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quarterdeck.protocol.message import Command


def fault_of(command: type[Command[Any]], content: Mapping[object, object]) -> str:
    """Name the first fault of a message's content: what is missing, then what it carries that it should not."""
    fields = fields_of(command)
    missing = [name for name, field in fields.items() if field.required and name not in content]
    if missing:
        return f"“{command.message}” needs “{missing[0]}”"
    faults = (_fault(command.message, key, value, fields.get(str(key))) for key, value in content.items())
    return next((fault for fault in faults if fault), f"“{command.message}” cannot be read; see docs/protocol.md")


@cache
def fields_of(command: type[Command[Any]]) -> Mapping[str, inspect.Field]:
    """Give what a command carries, by the names of its fields and in their order."""
    form = inspect.type_info(command)
    return {field.encode_name: field for field in form.fields} if isinstance(form, inspect.StructType) else {}


def _fault(message: str, key: object, value: object, field: inspect.Field | None) -> str:
    """Say what is wrong with one value, "" where nothing is."""
    if field is None:
        return f"“{message}” carries something it should not; see docs/protocol.md"
    wanted = plain_type(field.type)
    if isinstance(wanted, inspect.StrType):
        return _fault_of_text(f"“{key}” of “{message}”", value)
    words, fits = _kind(wanted, value)
    return "" if fits else f"“{key}” of “{message}” must be {words}"


def plain_type(kind: inspect.Type) -> inspect.Type:
    """Give the type of a field that is there, without the None that stands for one that is not."""
    kinds = kind.types if isinstance(kind, inspect.UnionType) else (kind,)
    return next(one for one in kinds if not isinstance(one, inspect.NoneType))


def _fault_of_text(field: str, value: object) -> str:
    if not isinstance(value, str):
        return f"{field} must be text"
    return f"{field} is longer than {LONGEST} characters" if len(value) > LONGEST else ""


def _kind(wanted: inspect.Type, value: object) -> tuple[str, bool]:
    """Name a kind of value in words, and say whether this is one."""
    match wanted:
        case inspect.BoolType():
            return "true or false", type(value) is bool
        case inspect.EnumType(cls):
            return f"one of {', '.join(cls)}", value in [word.value for word in cls]
        case inspect.FloatType():
            return "a number", type(value) in {int, float}
        case inspect.VarTupleType():
            return f"a list of whole numbers, {MOST} at the most", _are_numbers(value)
        case _:
            return "a whole number", type(value) is int


def _are_numbers(value: object) -> bool:
    return isinstance(value, list) and len(value) <= MOST and all(type(number) is int for number in value)
