"""A demo happening for real: shells in terminals, steps typed into them, everything cleaned up after."""

from __future__ import annotations

import os
import secrets
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import gevent
from gevent.queue import Queue

from quarterdeck.engines.registry import ENGINES
from quarterdeck.errors import RefusedError, SourceError
from quarterdeck.events import Closed, Drawn, Ended, Event, Output, Recorded, Resized, Started
from quarterdeck.source.run.beginning import Beginning
from quarterdeck.source.run.clean_up import clean_up
from quarterdeck.source.run.holder import engine_run
from quarterdeck.source.run.run_record import Identity, RunRecord
from quarterdeck.source.run.workspace import copy_files, edit_file, make_folder
from quarterdeck.source.sandbox import Sandbox, Size, open_sandbox
from quarterdeck.source.terminal.comment import before_edit
from quarterdeck.source.terminal.perform import FIRST_PROMPT, Performance
from quarterdeck.source.terminal.pty_reader import FRAME
from quarterdeck.source.terminal.terminal import Terminal
from quarterdeck.source.verdict import Verdict, run_check
from quarterdeck.source.watching import Watching

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quarterdeck.demo.model import Demo, Edit, Step
    from quarterdeck.engines.engine import Engine
    from quarterdeck.settings import Settings

TERMINALS = 4  # at most, in one demo
LONGEST = 60 * 60.0  # seconds a run may last
AHEAD = 64  # pieces of output kept for a reader who is behind; then the terminals wait
SOON = 2.0  # seconds an opening waits for each first prompt, so that step 1 comes after it
LOOK_EVERY = 0.5  # seconds between two looks whether a shell still lives
GONE = "\x1b[2m(the shell has ended with status {status}; a new one stands here)\x1b[0m\r\n"


class ShellSource:
    """One live run of a demo; obeys `Source`. Opening and closing wait, the rest returns at once."""

    recorded: Recorded | None = None

    def __init__(self, demo: Demo, settings: Settings, *, run: str) -> None:
        """Copy the demo's files and start its shells; raises SourceError when this machine or an engine cannot.

        `run` is the run's id: it names the run's folder and labels whatever the run makes.
        """
        if len(demo.terminals) > TERMINALS:
            raise SourceError(f"{demo.name} has {len(demo.terminals)} terminals; at most {TERMINALS} can be open")
        self.problems: list[str] = []  # what could not be cleaned up, after `close`
        self._demo = demo
        self._settings = settings
        self._folder = settings.runs / run
        server = Identity.of(os.getpid())
        self._record = RunRecord(
            run, demo.name, demo.needs, demo.cleanup, server, namespace=demo.namespace, env=demo.env
        )
        self._run = engine_run(self._record, self._folder, settings)
        self._engines: list[Engine] = [ENGINES[name] for name in demo.needs]
        self._sandbox: Sandbox | None = None
        self._terminals: dict[str, Terminal] = {}
        self._events: Queue[Event] = Queue()
        self._watching = Watching(lambda picture: self._events.put(Drawn(picture)))
        self._step: gevent.Greenlet | None = None
        self._performance: Performance | None = None
        self._ending: gevent.Greenlet | None = None
        self._limit: gevent.Greenlet | None = None
        self._checking = False
        self._opened = time.strftime("%H:%M:%S")
        self._last = demo.terminals[0]
        self._open()

    def events(self) -> Iterator[Event]:
        """Give each event when it happens, until `Closed`."""
        while True:
            event: Event = self._events.get()
            yield event
            if isinstance(event, Closed):
                return

    def step(self, number: int, *, quick: bool = False) -> None:
        """Begin a step, typed at a human pace or at once; raises RefusedError while another is under way."""
        if self._step or self._ending:
            raise RefusedError(f"{self._demo.name} is busy; wait for its step to end")
        self._step = gevent.spawn(self._do, self._demo.step(number), 0.0 if quick else self._settings.typing)

    def type(self, terminal: str, text: str) -> None:
        """Type into a terminal for the presenter; nothing happens where there is no such terminal."""
        if terminal in self._terminals:
            self._last = terminal
            self._terminals[terminal].write(text)

    def interrupt(self) -> None:
        """Press Ctrl-C in the terminal of the running step, or in the last one used."""
        if self._performance:
            self._performance.interrupt()
        elif self._last in self._terminals:
            self._terminals[self._last].write("\x03")

    def check(self, number: int) -> Verdict:
        """Run a step's check in the run's folder, as a process of its own; refused while another is under way."""
        command = self._demo.step(number).check
        if not command or self._sandbox is None or self._ending or self._checking:
            why = "has no check" if not command else "cannot be checked just now; try again in a moment"
            raise RefusedError(f"step {number} of {self._demo.name} {why}")
        self._checking = True
        try:
            verdict: Verdict = gevent.get_hub().threadpool.apply(run_check, (command, self._sandbox))
            return verdict
        finally:
            self._checking = False

    def close(self) -> None:
        """End everything, clean up, and wait until nothing is left."""
        self._end(None).join()

    def _open(self) -> None:
        try:
            self._sandbox = gevent.get_hub().threadpool.apply(self._prepare)
            size = Size(self._demo.cols, self._demo.rows)
            for name in self._demo.terminals:
                self._start(name, self._sandbox, size)
                self._events.put(Resized(name, size.cols, size.rows))
            self._watching.begin(self._run, self._engines, self._demo.pictures, self._demo.app)
            for terminal in self._terminals.values():
                terminal.wait_for_start(SOON)
        except (OSError, SourceError) as error:
            self.close()
            raise error if isinstance(error, SourceError) else SourceError(f"a shell cannot start: {error}") from error
        self._limit = gevent.spawn_later(LONGEST, self._end, f"{self._demo.name} ran for an hour and was ended")

    def _prepare(self) -> Sandbox:
        make_folder(self._folder)
        try:
            self._record.write(self._folder)
        except OSError as error:
            raise SourceError(f"{self._folder} cannot be written: {error.strerror}; see to the disk") from error
        for engine in self._engines:
            engine.prepare(self._run)
        copy_files(self._demo, self._folder)
        beginning = Beginning(self._demo.shell, self._demo.prompt, self._settings.shell_rc)
        return open_sandbox(self._run, self._demo.name, beginning)

    def _start(self, name: str, sandbox: Sandbox, size: Size, folder: str = "") -> None:
        nonce = secrets.token_hex(8)
        shell = sandbox.shell(size, nonce, folder)
        terminal = Terminal(name, shell, nonce, self._say, lambda program: sandbox.again(program, nonce))
        self._terminals[name] = terminal
        self._record = replace(self._record, shells=(*self._record.shells, Identity.of(terminal.pid)))
        self._record.write(self._folder)
        gevent.spawn(self._watch, terminal)

    def _say(self, terminal: str, text: str) -> None:
        while self._events.qsize() > AHEAD:
            gevent.sleep(FRAME)
        self._events.put(Output(terminal, text))

    def _watch(self, terminal: Terminal) -> None:
        while not terminal.gone.wait(LOOK_EVERY):
            terminal.look()
        if self._step and self._last == terminal.name:
            self._step.join()
        self._renew(terminal)

    def _renew(self, terminal: Terminal) -> None:
        """Put a new shell in the place of one that has ended; one that ends before its first prompt ends the run."""
        name, sandbox = terminal.name, self._sandbox
        if self._ending or sandbox is None or self._terminals[name] is not terminal:
            return
        if not terminal.started:
            self._end(f"the shell in terminal {name} of {self._demo.name} has ended before its first prompt")
            return
        self._say(name, terminal.fresh_line + GONE.format(status=terminal.status))
        try:
            self._start(name, sandbox, Size(self._demo.cols, self._demo.rows), terminal.folder)
        except (OSError, SourceError) as error:
            self._end(f"no new shell can start in terminal {name} of {self._demo.name}: {error}")
            return
        terminal.close()
        self._terminals[name].wait_for_start(SOON)

    def _do(self, step: Step, pace: float) -> None:
        self._last = step.terminal
        self._events.put(Started(step.terminal, step.number))
        terminal = self._terminals[step.terminal]
        self._events.put(self._edit(step, step.edit, terminal) if step.edit else self._perform(step, terminal, pace))
        self._watching.look()

    def _perform(self, step: Step, terminal: Terminal, pace: float) -> Ended:
        elsewhere = self._terminals.get(step.expect_in)
        performance = Performance(step, self._demo.name, terminal, pace, elsewhere)
        self._performance = performance
        try:
            ended = performance.perform()
        finally:
            self._performance = None
        if terminal.dead:
            self._renew(terminal)
        return ended if performance.interrupted else self._explained(ended)

    def _explained(self, ended: Ended) -> Ended:
        """Add to a step's problem what the demo's engines have to say of it."""
        if not ended.problem:
            return ended
        pool = gevent.get_hub().threadpool
        told = filter(None, (pool.apply(engine.explain, (self._run,)) for engine in self._engines))
        return replace(ended, problem="; ".join([ended.problem, *told]))

    def _edit(self, step: Step, edit: Edit, terminal: Terminal) -> Ended:
        began = time.monotonic()
        terminal.wait_for_start(FIRST_PROMPT)
        workspace = self._folder / self._demo.name
        try:
            shown = gevent.get_hub().threadpool.apply(edit_file, (workspace, edit.at(self._opened)))
        except SourceError as error:
            return Ended(step.terminal, step.number, None, 0.0, f"step {step.number} of {self._demo.name}: {error}")
        shown = before_edit(step, terminal) + shown + (terminal.prompt if terminal.at_prompt else "")
        self._events.put(Output(step.terminal, shown))
        return Ended(step.terminal, step.number, 0, round(time.monotonic() - began, 3))

    def _end(self, problem: str | None) -> gevent.Greenlet:
        if self._ending is None:
            self._ending = gevent.spawn(self._finish, problem)
        return self._ending

    def _finish(self, problem: str | None) -> None:
        if problem:
            self._events.put(Closed(problem))
        gevent.killall([greenlet for greenlet in (self._limit, self._step) if greenlet])
        self._watching.close()
        work = (self._record, self._folder, self._settings)
        self.problems = gevent.get_hub().threadpool.apply(clean_up, work)
        for terminal in self._terminals.values():
            terminal.close()
        if not problem:
            self._events.put(Closed())
