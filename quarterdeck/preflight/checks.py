"""Every check by its name, and how they are run: side by side, and none for longer than a presenter will wait."""

from __future__ import annotations

import threading
import time
from concurrent.futures import Future
from typing import TYPE_CHECKING

from quarterdeck.engines.checks import checks_of
from quarterdeck.engines.registry import ENGINES
from quarterdeck.findings import Finding, missing, note
from quarterdeck.preflight import kept_answers, link, machine, setups, talk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from quarterdeck.engines.checks import Check
    from quarterdeck.preflight.scene import Scene


def _engine_checks() -> dict[str, Callable[[Scene], Finding]]:
    """Give every engine's checks, each of which is handed what the talk asks of its engine."""

    def handed(name: str, check: Check) -> Callable[[Scene], Finding]:
        return lambda scene: check(scene.asked(name))

    named = [(engine, *each) for engine in ENGINES.values() for each in checks_of(engine).items()]
    return {name: handed(engine.name, check) for engine, name, check in named}


CHECKS: dict[str, Callable[[Scene], Finding]] = {
    **talk.CHECKS,
    **setups.CHECKS,
    **kept_answers.CHECKS,
    **_engine_checks(),
    **machine.CHECKS,
    **link.CHECKS,
}
LONGEST = 8.0  # seconds for all checks together; a name server that is gone would take much longer


def find_all(scene: Scene, longest: float = LONGEST) -> Iterator[tuple[str, Finding]]:
    """Run the checks side by side and give each one's name and finding in order; `longest` is seconds for all.

    Blocks between two findings, so on the server go through it in a thread.
    """
    until = time.monotonic() + longest
    running = {name: _start(check, scene) for name, check in CHECKS.items()}
    for name, future in running.items():
        yield name, _result(future, max(0.0, until - time.monotonic()), longest)


def _result(future: Future[Finding], patience: float, longest: float) -> Finding:
    """Wait for a finding; a check that fails says so in its own line, and the others are shown all the same."""
    try:
        return future.result(patience)
    except TimeoutError:
        return note(f"no answer within {longest:g} s", "look again; if it stays so, look at it by hand")
    except Exception as fault:  # noqa: BLE001  # whatever it is, it must not hide what the other checks found
        return missing(f"this check itself failed ({fault!r})", "look at it by hand, and report this")


def _start(check: Callable[[Scene], Finding], scene: Scene) -> Future[Finding]:
    """Run a check in a thread that does not keep the program from ending."""
    future: Future[Finding] = Future()

    def run() -> None:
        try:
            future.set_result(check(scene))
        except Exception as fault:  # noqa: BLE001  # told by whoever asks for the result
            future.set_exception(fault)

    threading.Thread(target=run, daemon=True).start()
    return future
