"""One step being done in one terminal: typed, waited for, judged."""

from __future__ import annotations

import random
import re
import time
from typing import TYPE_CHECKING

import gevent

from quarterdeck.events import Ended
from quarterdeck.source.terminal.comment import CLEAR, DIM, PLAIN, comment
from quarterdeck.source.terminal.judge import Judge
from quarterdeck.source.terminal.showing import NEW_LINE, UNTIL_OUTPUT

if TYPE_CHECKING:
    from collections.abc import Callable

    from quarterdeck.demo.model import Step
    from quarterdeck.source.terminal.terminal import Terminal

FIRST_PROMPT = 15.0  # seconds a shell is given to start
QUIET = 0.5  # seconds after which a line sent to a program, with nothing to wait for, counts as taken in
LATER = 5.0  # seconds after a step's end in which another terminal may show what is expected there
ECHO = 0.06  # seconds a program is given to echo what is typed before its answer is listened to
CTRL_V = "\x16"  # takes the next key as it is, so that a tab does not complete
_CONTROL = re.compile(r"([\x00-\x1f\x7f])")


class _CutOffError(Exception):
    """The step ends here, with this sentence."""


class Performance:
    """Does a `run` or `send` step; `pace` is in seconds a character, 0 for at once.

    `elsewhere` is the other terminal in which the step expects something.
    """

    def __init__(
        self, step: Step, demo: str, terminal: Terminal, pace: float, elsewhere: Terminal | None = None
    ) -> None:
        """Prepare; nothing is typed before `perform`."""
        self._step = step
        self._terminal = terminal
        self._pace = pace
        self._elsewhere = elsewhere
        self._judge = Judge(step, demo)
        self._began = time.monotonic()
        self.interrupted = False

    def perform(self) -> Ended:
        """Do the step to its end, and say how it ended."""
        self._began = time.monotonic()
        try:
            self._send() if self._step.run is None else self._run(self._step.run)
            status, problem = self._end()
        except _CutOffError as cut:
            status, problem = None, str(cut)
        finally:
            self._terminal.judge = None
            if self._elsewhere:
                self._elsewhere.judge = None
        seconds = round(time.monotonic() - self._began, 3)
        return Ended(self._terminal.name, self._step.number, status, seconds, problem)

    def interrupt(self) -> None:
        """Press Ctrl-C for the presenter; what has not been typed yet never will be."""
        self.interrupted = True
        self._terminal.write("\x03")
        self._terminal.nudge()

    def _run(self, command: str) -> None:
        self._free()
        self._terminal.tidy()
        self._prelude()
        if self._step.shows:
            self._type(self._step.shows.replace("\n", f"{NEW_LINE}> "), self._terminal.draw)
            self._terminal.cover(UNTIL_OUTPUT)
            self._pace = 0.0
        lines = command.rstrip().split("\n")
        for number, line in enumerate(lines):
            if number:
                self._wait_for_turn()
            self._type(_CONTROL.sub(CTRL_V + r"\1", line))
            if not number:
                self._listen()
            self._terminal.enter()

    def _prelude(self) -> None:
        """Empty the terminal, and comment on what comes, where the step asks for it."""
        step, terminal = self._step, self._terminal
        if step.clear or step.comment or step.shows:
            gevent.sleep(ECHO)  # what somebody has typed is being taken back
        if step.clear:
            terminal.draw(CLEAR + terminal.prompt)
        if step.comment:
            terminal.draw(DIM)
            self._type(NEW_LINE.join(comment(step.say, terminal)), terminal.draw)
            terminal.draw(PLAIN + NEW_LINE + terminal.prompt)

    def _send(self) -> None:
        if self._terminal.at_prompt:
            raise self._fault(f"nothing is running in terminal {self._terminal.name} to send a line to")
        self._type(self._step.send or "")
        gevent.sleep(ECHO)
        self._listen()
        self._terminal.enter()

    def _free(self) -> None:
        """Have the shell wait for a command: it may still be starting, or run what an earlier step began."""
        terminal = self._terminal
        free = terminal.wait_for_start(FIRST_PROMPT) and (terminal.at_prompt or terminal.stop_command())
        if terminal.dead:
            raise self._died()
        if not free:
            raise self._fault(f"terminal {terminal.name} is still busy with an earlier command")

    def _type(self, text: str, into: Callable[[str], None] | None = None) -> None:
        write = into or self._terminal.write
        if not self._pace:
            self._key(text, write)
            return
        for key in text:
            self._key(key, write)
            gevent.sleep(self._pace * random.uniform(0.5, 1.5))  # noqa: S311 (a human's rhythm, no secret)

    def _key(self, text: str, write: Callable[[str], None]) -> None:
        if self.interrupted:
            raise _CutOffError(self._judge.on_interrupt(None))
        if self._terminal.dead:
            raise self._died()
        write(text)

    def _listen(self) -> None:
        self._began = time.monotonic()
        self._terminal.judge = self._judge.hear
        if self._elsewhere:
            self._elsewhere.judge = self._judge.hear_elsewhere

    def _wait_for_turn(self) -> None:
        waited = self._terminal.wait(lambda: self._terminal.waiting or self.interrupted, self._left())
        if not waited:
            raise self._late()
        if self._terminal.dead:
            raise self._died()

    def _end(self) -> tuple[int | None, str | None]:
        terminal, judge = self._terminal, self._judge
        patience = min(self._left(), self._quiet())
        ended = terminal.wait(lambda: judge.over or terminal.at_prompt, patience)
        if not ended and patience < self._quiet():
            raise self._late()
        self._wait_elsewhere()
        if judge.over or not ended:
            return None, judge.on_time()
        problem = judge.on_interrupt if self.interrupted else judge.on_exit
        return terminal.status, problem(terminal.status)

    def _wait_elsewhere(self) -> None:
        failed = self._terminal.at_prompt and self._terminal.status != self._step.status
        if self._elsewhere and not failed:
            self._elsewhere.wait(lambda: self._judge.met or self.interrupted, LATER)

    def _left(self) -> float:
        return self._began + self._step.timeout - time.monotonic()

    def _quiet(self) -> float:
        expects = self._step.run is not None or self._judge.ending
        return float("inf") if expects else QUIET

    def _late(self) -> _CutOffError:
        sentence = self._judge.on_timeout(self._terminal.reader())
        self._terminal.stop_command()
        return _CutOffError(sentence)

    def _died(self) -> _CutOffError:
        return self._fault(f"the shell in terminal {self._terminal.name} has ended")

    def _fault(self, what: str) -> _CutOffError:
        return _CutOffError(self._judge.fault(what))
