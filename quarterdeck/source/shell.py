"""A demo happening for real: shells in terminals, steps typed into them, everything cleaned up after."""

from __future__ import annotations

import os
import secrets
from dataclasses import replace
from typing import TYPE_CHECKING

import gevent
from gevent.event import Event as Ready

from quarterdeck.catalogue import said
from quarterdeck.engines.registry import ENGINES
from quarterdeck.errors import RefusedError, SourceError
from quarterdeck.events import Closed, Drawn, Ended, Event, Output, Recorded, Resized
from quarterdeck.source.in_thread import in_thread
from quarterdeck.source.known import known_secrets
from quarterdeck.source.outgoing import Outgoing, Told, nobody
from quarterdeck.source.performer import Performer, Venue
from quarterdeck.source.run.beginning import Beginning
from quarterdeck.source.run.clean_up import clean_up
from quarterdeck.source.run.holder import engine_run
from quarterdeck.source.run.run_record import Identity, RunRecord
from quarterdeck.source.run.setup import run_setup
from quarterdeck.source.run.workspace import copy_files, make_folder
from quarterdeck.source.sandbox import Sandbox, Size, open_sandbox
from quarterdeck.source.terminal.pty_reader import FRAME
from quarterdeck.source.terminal.terminal import Terminal
from quarterdeck.source.verdict import Checker
from quarterdeck.source.watching import Watching

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quarterdeck.demo.model import Demo
    from quarterdeck.engines.engine import Engine
    from quarterdeck.settings import Settings
    from quarterdeck.source.verdict import Verdict

TERMINALS = 4  # at most, in one demo
LONGEST = 60 * 60.0  # seconds a run may last
AHEAD = 64  # pieces of output kept for a reader who is behind; then the terminals wait
SOON = 2.0  # seconds an opening waits for each first prompt, so that step 1 comes after it
LOOK_EVERY = 0.5  # seconds between two looks whether a shell still lives
GONE = "\x1b[2m(the shell has ended with status {status}; a new one stands here)\x1b[0m\r\n"


class ShellSource:
    """One live run of a demo; obeys `Source`. Opening and closing wait, the rest returns at once."""

    recorded: Recorded | None = None

    def __init__(self, demo: Demo, settings: Settings, *, run: str, say: Told = nobody, hid: Told = nobody) -> None:
        """Copy the demo's files and start its shells; raises SourceError when this machine or an engine cannot.

        `run` is the run's id: it names the run's folder and labels whatever the run makes. What a demo's `setup` has
        to prepare follows by itself before the shells start; `say` is told how far it has come, and `hid` which secret
        was hidden where.
        """
        if len(demo.terminals) > TERMINALS:
            raise SourceError(f"{demo.name} has {len(demo.terminals)} terminals; at most {TERMINALS} can be open")
        self.problems: list[str] = []  # what could not be cleaned up, after `close`
        self._demo = demo
        self._settings = settings
        self._folder = settings.runs / run
        us = Identity.of(os.getpid())
        self._record = RunRecord(run, demo.name, demo.needs, demo.cleanup, us, namespace=demo.namespace, env=demo.env)
        self._run = engine_run(self._record, self._folder, settings)
        self._engines: list[Engine] = [ENGINES[name] for name in demo.needs]
        self._sandbox: Sandbox | None = None
        self._terminals: dict[str, Terminal] = {}
        self._events = Outgoing(demo, hid)
        self._watching = Watching(lambda picture: self._events.put(Drawn(picture)))
        self._say_waiting = say
        self._performer = Performer(demo, self._venue())
        self._preparing: gevent.Greenlet | None = None
        self._ready = Ready()
        self._ending: gevent.Greenlet | None = None
        self._problem: str | None = None  # why it ends by itself
        self._limit: gevent.Greenlet | None = None
        self._checker = Checker(demo, self._folder / demo.name, self._performer)
        self._open()

    def events(self) -> Iterator[Event]:
        """Give each event when it happens, until `Closed`."""
        yield from self._events.until_closed()

    def step(self, number: int, *, quick: bool = False) -> None:
        """Begin a step and those that go with it, typed at a human pace or at once; refused while others are on."""
        if self._ending is not None or not self._ready.is_set():
            raise RefusedError(f"{self._demo.name} is not ready; wait until it is")
        self._performer.step(number, quick=quick)

    def type(self, terminal: str, text: str) -> None:
        """Type into a terminal for the presenter; nothing happens where there is no such terminal."""
        if terminal in self._terminals:
            self._performer.last = terminal
            self._terminals[terminal].write(text)

    def interrupt(self) -> None:
        """Press Ctrl-C in the terminal of the running step, or in the last one used."""
        if not self._performer.interrupt() and self._performer.last in self._terminals:
            self._terminals[self._performer.last].write("\x03")

    def check(self, number: int) -> Verdict:
        """Run a step's check in the run's folder, as a process of its own; refused while another is under way."""
        if self._sandbox is None or self._ending is not None:
            raise RefusedError("this cannot be checked just now; try again in a moment")
        return self._events.verdict(self._checker.check(number, self._sandbox))

    def put_back(self, number: int) -> None:
        """Write the file of a step's edit as it is before that step; raises SourceError where it cannot be."""
        self._checker.put_back(number)

    def close(self) -> None:
        """End everything, clean up, and wait until nothing is left."""
        self._end(None).join()

    def _open(self) -> None:
        try:
            self._sandbox = in_thread(self._prepare)
            if self._demo.setup:
                self._preparing = gevent.spawn(self._set_up, self._sandbox)
            else:
                self._begin(self._sandbox)
        except (OSError, SourceError) as error:
            self.close()
            said = str(error) if isinstance(error, SourceError) else f"a shell cannot start: {error}"
            raise SourceError(self._events.text(said)) from error
        self._limit = gevent.spawn_later(LONGEST, self._end, f"{self._demo.name} ran for an hour and was ended")

    def _set_up(self, sandbox: Sandbox) -> None:
        """Run what prepares the demo, then begin; what fails ends the run, as all after it would be otherwise."""
        try:
            for number, setup in enumerate(self._demo.setup, 1):
                self._say_waiting(said("demo.preparing", number=number, all=len(self._demo.setup)))
                in_thread(run_setup, self._demo, number, setup, sandbox)
            self._say_waiting(said("demo.starting"))
            self._begin(sandbox)
        except (OSError, SourceError) as error:
            self._end(str(error))

    def _begin(self, sandbox: Sandbox) -> None:
        size = Size(self._demo.cols, self._demo.rows)
        for name in self._demo.terminals:
            self._start(name, sandbox, size)
        self._ready.set()  # before the sizes, as the first step may follow the last of them at once
        for name in self._demo.terminals:
            self._events.put(Resized(name, size.cols, size.rows))
        self._watching.begin(self._run, self._engines, self._demo.pictures, self._demo.app)
        for terminal in self._terminals.values():
            terminal.wait_for_start(SOON)

    def wait_until_ready(self) -> None:
        """Wait until the first step may begin; raises SourceError where the demo could not be prepared."""
        while not self._ready.wait(FRAME):
            if self._ending is not None:  # one that has ended counts as false
                raise SourceError(self._problem or f"{self._demo.name} was closed")

    def _venue(self) -> Venue:
        workspace = self._folder / self._demo.name
        return Venue(self._terminals, workspace, self._settings.typing, self._tell, self._explained, self._renew)

    def _prepare(self) -> Sandbox:
        self._events.keep_back(known_secrets(self._settings))
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
        if owed := self._events.owed(terminal):
            gevent.sleep(owed)

    def _watch(self, terminal: Terminal) -> None:
        while not terminal.gone.wait(LOOK_EVERY):
            terminal.look()
        if self._performer.busy and self._performer.last == terminal.name:
            self._performer.busy.join()
        self._renew(terminal)

    def _renew(self, terminal: Terminal) -> None:
        """Put a new shell in the place of one that has ended; one that ends before its first prompt ends the run."""
        name, sandbox = terminal.name, self._sandbox
        if self._ending is not None or sandbox is None or self._terminals[name] is not terminal:
            return
        if not terminal.started:
            self._end(f"the shell in terminal {name} of {self._demo.name} has ended before its first prompt")
            return
        self._say(name, terminal.showing.fresh_line + GONE.format(status=terminal.status))
        try:
            self._start(name, sandbox, Size(self._demo.cols, self._demo.rows), terminal.folder)
        except (OSError, SourceError) as error:
            self._end(f"no new shell can start in terminal {name} of {self._demo.name}: {error}")
            return
        terminal.close()
        self._terminals[name].wait_for_start(SOON)

    def _tell(self, event: Event) -> None:
        self._events.put(event)
        if isinstance(event, Ended):
            self._watching.look()

    def _explained(self, ended: Ended) -> Ended:
        """Add to a step's problem what the demo's engines have to say of it."""
        if not ended.problem:
            return ended
        pool = gevent.get_hub().threadpool
        told = filter(None, (pool.apply(engine.explain, (self._run,)) for engine in self._engines))
        return replace(ended, problem="; ".join([ended.problem, *told]))

    def _end(self, problem: str | None) -> gevent.Greenlet:
        if self._ending is None:
            self._problem = problem and self._events.text(problem)
            self._ending = gevent.spawn(self._finish, problem)
        return self._ending

    def _finish(self, problem: str | None) -> None:
        if problem:
            self._events.put(Closed(problem))
        try:
            gevent.killall([greenlet for greenlet in (self._limit, self._preparing) if greenlet])
            self._performer.kill()
            self._watching.close()
            self.problems = in_thread(clean_up, self._record, self._folder, self._settings)
        finally:  # whatever went wrong: somebody waits for the end
            for terminal in self._terminals.values():
                terminal.close()
            if not problem:
                self._events.put(Closed())
