"""What a demo.yaml says, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping
    from pathlib import Path

    from quarterdeck.findings import Place

MAIN = "main"
BASH = "bash"
TIME = "{{time}}"  # in an edit: when the run began, as 14:05:09
COLS, ROWS = 72, 18  # what the last row of a hall can read on a full slide
SEEN = ("shows", "keys", "joins", "hidden", "hold", "clear", "comment")  # of a step, what shows on a tape
SHORT = 24  # characters of a title that is made of a command's first words


@dataclass(frozen=True, slots=True)
class Edit:
    """A change to one file of the run's own copy: `old`, which must stand there once, becomes `new`.

    Where they say ``{{time}}``, a run writes when it began.
    """

    file: str
    old: str
    new: str

    def at(self, time: str) -> Edit:
        """Give the edit as a run makes it that began at this time."""
        return Edit(self.file, self.old.replace(TIME, time), self.new.replace(TIME, time))


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happens in a demo; exactly one of `run`, `send`, `keys` and `edit` is set.

    `number` counts from 1. `run` is a command typed at the prompt, of which the room sees `shows` where that is set;
    `send` is a line typed into the program that is running, and `keys` are pressed in it.
    `until` ends a step whose command goes on; `expect` must appear in its output; `status` is the exit status it must
    have. `timeout` is in seconds. `say` and `outcome` are for who reads along. `check` is a command that succeeds once
    the step has been done; `hint` is for whom it fails.
    `expect_in` is the terminal in which `expect` must appear, empty for the step's own.
    `look` names the terminals to look at meanwhile, empty for the one it happens in.
    A step that `joins` goes at the press of the step before, in another terminal, and a `hidden` one after it and
    unseen. One that is to `hold` is typed at one press and run at the next. `clear` empties its terminal before, and
    `comment` writes `say` there. `capture` are values to take from what it prints, by their names.
    """

    number: int
    place: Place
    run: str | None = None
    send: str | None = None
    edit: Edit | None = None
    say: str = ""
    outcome: str = ""
    until: re.Pattern[str] | None = None
    expect: re.Pattern[str] | None = None
    status: int = 0
    terminal: str = MAIN
    timeout: float = 60.0
    check: str | None = None
    hint: str = ""
    title: str = ""
    look: tuple[str, ...] = ()
    expect_in: str = ""
    shows: str = ""
    keys: tuple[str, ...] = ()
    joins: bool = False
    hidden: bool = False
    hold: bool = False
    clear: bool = False
    comment: bool = False
    capture: tuple[tuple[str, re.Pattern[str]], ...] = ()

    @property
    def short(self) -> str:
        """The step in a list of steps: its title, or else the first words of what it does."""
        if self.title or self.edit:
            return self.title or self.label
        first, *others = self.label.split()
        for word in others:
            if len(first) + 1 + len(word) > SHORT:
                break
            first += f" {word}"
        return first

    @property
    def label(self) -> str:
        """The step in a few words: its command as the room sees it, the keys it presses, or what it edits."""
        if self.edit:
            return f"edit {self.edit.file}"
        return (self.shows or self.run or self.send or " ".join(self.keys)).strip()

    @property
    def performance(self) -> str:
        """All of the step that a recording of it depends on, as one text: what it does, not what is said of it."""
        patterns = [pattern and pattern.pattern for pattern in (self.until, self.expect)]
        more = (self.expect_in, *(f"{name}={getattr(self, name)!r}" for name in SEEN if getattr(self, name)))
        more += (self.say,) if self.comment else ()
        more += tuple(f"{name}: {pattern.pattern}" for name, pattern in self.capture)
        return repr((self.run, self.send, self.edit, patterns, self.status, self.terminal, *filter(None, more)))


@dataclass(frozen=True, slots=True)
class Setup:
    """A command that is run unseen before a demo's first step, and the seconds it may take."""

    run: str
    timeout: float = 60.0


@dataclass(frozen=True, slots=True)
class Demo:
    """A demo as its author wrote it; `name` is its folder's name, a slug.

    `needs` names engines. `namespace` is what each run makes there for itself and takes away,
    empty for none. `setup` commands run before the first step, `cleanup` commands always at the end. `env` are
    variables of its shells, whose program is `shell` and whose prompt is `prompt`, empty for the plain one.
    `terminals` are the names its steps use, in order of first use; each is `cols` by `rows` cells. `pictures` are the
    kinds of pictures that are drawn of what it does, `app` the address at which its program answers.
    """

    name: str
    folder: Path
    title: str
    about: str
    needs: tuple[str, ...]
    steps: tuple[Step, ...]
    cleanup: tuple[str, ...] = ()
    terminals: tuple[str, ...] = (MAIN,)
    cols: int = COLS
    rows: int = ROWS
    namespace: str = ""
    pictures: tuple[str, ...] = ()
    app: str = ""
    setup: tuple[Setup, ...] = ()
    env: Mapping[str, str] = field(default_factory=dict)
    prompt: str = ""
    shell: str = BASH

    def press(self, number: int) -> tuple[Step, ...]:
        """Give the steps that go at one press, from the one with this number on."""
        first, *others = self.steps[number - 1 :]
        return (first, *takewhile(lambda step: step.joins or step.hidden, others))

    def leader(self, number: int) -> int:
        """Give the number of the step at whose press this one goes."""
        return next(n for n in range(number, 0, -1) if n == 1 or not (self.step(n).joins or self.step(n).hidden))

    def step(self, number: int) -> Step:
        """Give the step with this number, counted from 1."""
        return self.steps[number - 1]

    @property
    def performance(self) -> str:
        """All of its demo.yaml that a recording depends on, as one text."""
        around = (
            self.pictures,
            self.app,
            self.setup,
            dict(self.env),
            self.prompt,
            self.shell if self.shell != BASH else "",
        )
        seen = (self.needs, [step.performance for step in self.steps], self.cols, self.rows)
        return repr((*seen, *filter(None, around)))

    @property
    def tape(self) -> Path:
        """Where the demo's tape is kept."""
        return self.folder / "tape.cast"
