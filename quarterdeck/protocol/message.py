"""What commands, answers and news have in common: frozen values that know their name on the wire."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Generic, Self, TypeVar, get_args

from msgspec import Meta, Struct, StructMeta, UnsetType

from quarterdeck.protocol.states import Who, Whom

LONGEST = 4096  # characters in any text a browser sends
MOST = 64  # numbers in any list a browser sends

Text = Annotated[str, Meta(max_length=LONGEST)]
Numbers = Annotated[tuple[int, ...], Meta(max_length=MOST)]
Absent = UnsetType  # the type of UNSET: a field that is left out, which is not the same as null


class Named(StructMeta):
    """Takes `who` or `to`, `message` where the name on the wire is not the class's in small letters, and `bare`."""

    def __new__(  # noqa: PLR0913  # msgspec's own, and ours
        cls,
        name: str,
        bases: tuple[type, ...],
        content: dict[str, Any],
        *,
        who: Who | None = None,
        to: Whom | None = None,
        message: str = "",
        bare: bool = False,
        **config: Any,
    ) -> Any:
        """Make the class of one message."""
        said: dict[str, Any] = {"message": message or name.lower(), "bare": bare}
        said |= {key: value for key, value in {"who": who, "to": to}.items() if value is not None}
        return super().__new__(cls, name, bases, {**content, **said}, **config)


class Answer(Struct, frozen=True):
    """What a command is answered with where it was done; the wire adds `ok`."""


A = TypeVar("A", bound=Answer)
Client = TypeVar("Client")


@dataclass(frozen=True, slots=True)
class Act(Generic[Client]):
    """A command, and the call that does it for whoever sends it."""

    command: "type[Command[Any]]"
    call: Callable[[Any, Client], Answer]


class Command(Struct, Generic[A], metaclass=Named, frozen=True, forbid_unknown_fields=True):
    """What a browser asks for, and with which `Answer` it is answered; a field with a default may be left out."""

    message: ClassVar[str]
    who: ClassVar[Who] = Who.ANYBODY

    @classmethod
    def done_by(cls, call: Callable[[Self, Client], A]) -> Act[Client]:
        """Say which call does this command: one that takes it and its sender, and gives its answer."""
        return Act(cls, call)

    @classmethod
    def answer(cls) -> type[A]:
        """Give the class of what answers it."""
        (base,) = vars(cls)["__orig_bases__"]
        made: type[A] = get_args(base)[0]
        return made


class News(Struct, metaclass=Named, frozen=True):
    """What the server tells; a field that is left out is `UNSET`. Of a `bare` one the only field is all there is."""

    message: ClassVar[str]
    bare: ClassVar[bool]
    to: ClassVar[Whom] = Whom.EVERYBODY
