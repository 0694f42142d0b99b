"""One step being done in one terminal: typed, waited for, judged."""

from __future__ import annotations

import random
import re
import time
from typing import TYPE_CHECKING

import gevent
from gevent.event import Event as Signal

from quarterdeck.demo.keyboard import keystrokes
from quarterdeck.events import Ended
from quarterdeck.source.terminal.comment import CLEAR, DIM, PLAIN, comment
from quarterdeck.source.terminal.judge import Judge
from quarterdeck.source.terminal.showing import NEW_LINE, UNTIL_OUTPUT, UNTIL_PROMPT

if TYPE_CHECKING:
    from collections.abc import Callable

    from quarterdeck.demo.model import Step
    from quarterdeck.source.terminal.terminal import Terminal

FIRST_PROMPT = 15.0  # seconds a shell is given to start
QUIET = 0.5  # seconds after which a line sent to a program, with nothing to wait for, counts as taken in
LATER = 5.0  # seconds after a step's end in which another terminal may show what is expected there
ECHO = 0.06  # seconds a program is given to echo what is typed before its answer is listened to
KEY = 12  # times as long between two keys as between two characters
LEAST = 0.05  # seconds between two keys, so that Escape and what follows it are two
PROMPT = 1.0  # seconds a shell is given to show a new prompt after Ctrl-C
CTRL_V = "\x16"  # takes the next key as it is, so that a tab does not complete
_WORD = re.compile(r"\S{1,12}\s*|\s+")  # what is typed at once: to a hall, each is a message
_CONTROL = re.compile(r"([\x00-\x1f\x7f])")


def _nothing() -> None:
    pass


class _CutOffError(Exception):
    """The step ends here, with this sentence."""


class Performance:
    """Does a step that types; `pace` is in seconds a character, 0 for at once.

    `elsewhere` is the other terminal in which the step expects something. A step that is to hold calls `typed` once
    its command stands there, and goes on when it is released; `under_way` is called once the command has been given,
    where its end is waited for.
    """

    def __init__(
        self, step: Step, demo: str, terminal: Terminal, pace: float, elsewhere: Terminal | None = None
    ) -> None:
        """Prepare; nothing is typed before `perform`."""
        self.step = step
        self.terminal = terminal
        self._pace = pace
        self._elsewhere = elsewhere
        self._judge = Judge(step, demo)
        self._began = time.monotonic()
        self.interrupted = False
        self.typed: Callable[[], object] = _nothing
        self.under_way: Callable[[], object] = _nothing
        self._released = Signal()

    @property
    def captured(self) -> dict[str, str]:
        """The values it has taken from what was printed."""
        return self._judge.captured

    def release(self) -> None:
        """Have a step go on that holds."""
        self._released.set()

    def perform(self) -> Ended:
        """Do the step to its end, and say how it ended."""
        self._began = time.monotonic()
        try:
            self._act()
            if not self.step.until:
                self.under_way()
            status, problem = self._end()
        except _CutOffError as cut:
            status, problem = None, str(cut)
        finally:
            self.terminal.judge = None
            if self._elsewhere:
                self._elsewhere.judge = None
        seconds = round(time.monotonic() - self._began, 3)
        return Ended(self.terminal.name, self.step.number, status, seconds, problem)

    def interrupt(self) -> None:
        """Press Ctrl-C for the presenter; what has not been typed yet never will be."""
        self.interrupted = True
        self._released.set()
        stop = self.terminal.press if self.terminal.at_prompt else self.terminal.write
        stop("\x03")
        self.terminal.nudge()

    def _act(self) -> None:
        if self.step.run is not None:
            self._run(self.step.run)
            return
        if self.terminal.at_prompt:
            what = "press keys in" if self.step.keys else "send a line to"
            raise self._fault(f"nothing is running in terminal {self.terminal.name} to {what}")
        self._press() if self.step.keys else self._send()

    def _run(self, command: str) -> None:
        self._free()
        self.terminal.tidy()
        self._prelude()
        if self.step.shows:
            self._type(self.step.shows.replace("\n", f"{NEW_LINE}> "), self.terminal.draw)
            self._hold()
        if self.step.shows or self.step.hidden:
            self.terminal.showing.cover(UNTIL_OUTPUT if self.step.shows else UNTIL_PROMPT)
            self._pace = 0.0
        lines = command.rstrip().split("\n")
        for number, line in enumerate(lines):
            if number:
                self._wait_for_turn()
            self._type(_CONTROL.sub(CTRL_V + r"\1", line))
            if number == len(lines) - 1 and not self.step.shows:
                self._hold()
            if not number:
                self._listen()
            self.terminal.enter()

    def _prelude(self) -> None:
        """Empty the terminal, and comment on what comes, where the step asks for it."""
        step, terminal = self.step, self.terminal
        if step.clear or step.comment or step.shows:
            gevent.sleep(ECHO)  # what somebody has typed is being taken back
        if step.clear:
            terminal.draw(CLEAR + terminal.prompt)
        if step.comment:
            terminal.draw(DIM)
            self._type(NEW_LINE.join(comment(step.say, terminal)), terminal.draw)
            terminal.draw(PLAIN + NEW_LINE + terminal.prompt)

    def _send(self) -> None:
        self._type(self.step.send or "")
        self._hold()
        gevent.sleep(ECHO)
        self._listen()
        self.terminal.enter()

    def _press(self) -> None:
        """Press the keys one after the other, as somebody does who looks what each has done."""
        self._listen()
        for number, key in enumerate(self.step.keys):
            gevent.sleep(max(self._pace * KEY, LEAST) if number else 0)
            if self.terminal.at_prompt:
                raise self._fault(f"the program had ended before “{key}” was pressed")
            for sent in keystrokes(key, application=self.terminal.showing.application):
                self._key(sent, self.terminal.press)
                gevent.sleep(self._pace)

    def _hold(self) -> None:
        """Wait, where the step is to hold, for the press that runs what has been typed."""
        if self.step.hold:
            self.typed()
            self._released.wait()
            if self.interrupted:
                raise self._let_go()
            self._began = time.monotonic()

    def _free(self) -> None:
        """Have the shell wait for a command: it may still be starting, or run what an earlier step began."""
        terminal = self.terminal
        free = terminal.wait_for_start(FIRST_PROMPT) and (terminal.at_prompt or terminal.stop_command())
        if terminal.dead:
            raise self._died()
        if not free:
            raise self._fault(f"terminal {terminal.name} is still busy with an earlier command")

    def _type(self, text: str, into: Callable[[str], None] | None = None) -> None:
        write = into or self.terminal.write
        if not self._pace:
            self._key(text, write)
            return
        for word in _WORD.findall(text):
            self._key(word, write)
            gevent.sleep(self._pace * len(word) * random.uniform(0.5, 1.5))  # noqa: S311 (a human's rhythm, no secret)

    def _key(self, text: str, write: Callable[[str], None]) -> None:
        if self.interrupted:
            raise self._let_go()
        if self.terminal.dead:
            raise self._died()
        write(text)

    def _let_go(self) -> _CutOffError:
        """Wait for the prompt that Ctrl-C brings: with it goes what has been typed, and what came next would too."""
        self.terminal.wait(lambda: self.terminal.at_prompt, PROMPT)
        return _CutOffError(self._judge.on_interrupt(None))

    def _listen(self) -> None:
        self._began = time.monotonic()
        self.terminal.judge = self._judge.hear
        if self._elsewhere:
            self._elsewhere.judge = self._judge.hear_elsewhere

    def _wait_for_turn(self) -> None:
        waited = self.terminal.wait(lambda: self.terminal.waiting or self.interrupted, self._left())
        if not waited:
            raise self._late()
        if self.terminal.dead:
            raise self._died()

    def _end(self) -> tuple[int | None, str | None]:
        terminal, judge = self.terminal, self._judge
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
        failed = self.terminal.at_prompt and self.terminal.status != self.step.status
        if self._elsewhere and not failed:
            self._elsewhere.wait(lambda: self._judge.met or self.interrupted, LATER)

    def _left(self) -> float:
        return self._began + self.step.timeout - time.monotonic()

    def _quiet(self) -> float:
        expects = self.step.run is not None or self._judge.ending
        return float("inf") if expects else QUIET

    def _late(self) -> _CutOffError:
        sentence = self._judge.on_timeout(self.terminal.reader())
        self.terminal.stop_command()
        return _CutOffError(sentence)

    def _died(self) -> _CutOffError:
        return self._fault(f"the shell in terminal {self.terminal.name} has ended")

    def _fault(self, what: str) -> _CutOffError:
        return _CutOffError(self._judge.fault(what))
