"""What a demo.yaml says, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from pathlib import Path

    from quarterdeck.findings import Place

MAIN = "main"
TIME = "{{time}}"  # in an edit: when the run began, as 14:05:09
COLS, ROWS = 72, 18  # what the last row of a hall can read on a full slide
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
    """One thing that happens in a demo; exactly one of `run`, `send` and `edit` is set.

    `number` counts from 1. `run` is a command typed at the prompt, `send` a line typed into the program
    that is running. `until` ends a step whose command goes on; `expect` must appear in its output;
    `status` is the exit status it must have. `timeout` is in seconds. `say` and `outcome` are for who reads
    along. `check` is a command that succeeds once the step has been done; `hint` is for whom it fails.
    `expect_in` is the terminal in which `expect` must appear, empty for the step's own.
    `look` names the terminals to look at meanwhile, empty for the one it happens in.
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
        """The step in a few words: its command, or what it edits."""
        if self.edit:
            return f"edit {self.edit.file}"
        return (self.run or self.send or "").strip()

    @property
    def performance(self) -> str:
        """All of the step that a recording of it depends on, as one text: what it does, not what is said of it."""
        patterns = [pattern and pattern.pattern for pattern in (self.until, self.expect)]
        elsewhere = (self.expect_in,) if self.expect_in else ()
        return repr((self.run, self.send, self.edit, patterns, self.status, self.terminal, *elsewhere))


@dataclass(frozen=True, slots=True)
class Demo:
    """A demo as its author wrote it; `name` is its folder's name, a slug.

    `needs` names engines. `namespace` is what each run makes there for itself and takes away,
    empty for none. `cleanup` commands always run at the end.
    `terminals` are the names its steps use, in order of first use; each is `cols` by `rows` cells. `pictures` are the
    kinds of pictures that are drawn of what it does.
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

    def step(self, number: int) -> Step:
        """Give the step with this number, counted from 1."""
        return self.steps[number - 1]

    @property
    def performance(self) -> str:
        """All of its demo.yaml that a recording depends on, as one text."""
        drawn = (self.pictures,) if self.pictures else ()
        return repr((self.needs, [step.performance for step in self.steps], self.cols, self.rows, *drawn))

    @property
    def tape(self) -> Path:
        """Where the demo's tape is kept."""
        return self.folder / "tape.cast"
