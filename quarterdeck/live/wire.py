"""Values of the house as messages on the wire, and nothing else; docs/protocol.md is its page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quarterdeck.events import Closed, Ended, Output, Resized, Started

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quarterdeck.demo.model import Step
    from quarterdeck.engines.engine import Status
    from quarterdeck.events import Event, Recorded
    from quarterdeck.show.picture import Picture
    from quarterdeck.show.room import Numbered
    from quarterdeck.show.stage import Stage
    from quarterdeck.source.verdict import Verdict

Message = dict[str, Any]


def event_message(numbered: Numbered) -> Message:
    """Write one numbered event."""
    return {"n": numbered.number, **_event(numbered.event)}


def _event(event: Event) -> Message:
    match event:
        case Output(terminal, text):
            return {"type": "output", "terminal": terminal, "text": text}
        case Resized(terminal, cols, rows):
            return {"type": "resized", "terminal": terminal, "cols": cols, "rows": rows}
        case Started(terminal, step):
            return {"type": "started", "terminal": terminal, "step": step}
        case Ended(terminal, step, status, seconds, problem):
            end = {"status": status, "seconds": seconds, "problem": problem}
            return {"type": "ended", "terminal": terminal, "step": step, **end}
        case Closed(problem):
            return {"type": "closed", "problem": problem}


def show_message(picture: Picture) -> Message:
    """Write the whole picture of a show."""
    return {
        "demo": picture.demo.name,
        "run": picture.run,
        "state": picture.state,
        "recorded": _recorded(picture.recorded),
        "problem": picture.problem,
        "number": picture.number,
        "terminals": [{"name": size.terminal, "cols": size.cols, "rows": size.rows} for size in picture.terminals],
        "steps": _steps(picture),
        "output": [{"terminal": output.terminal, "text": output.text} for output in picture.output],
    }


def verdict_message(step: Step, verdict: Verdict) -> Message:
    """Write what a step's check has found; the step's hint is for whom it fails."""
    hint = None if verdict.passed else step.hint
    return {"passed": verdict.passed, "hint": hint, "lines": list(verdict.lines)}


def seen(picture: Picture) -> Message:
    """Leave out a picture's output where the room has had it as events; to send it again would hold everybody up."""
    return {"output": None} if picture.number else {}


def stage_message(stage: Stage) -> Message:
    """Write where the talk stands."""
    where = {"slide": stage.at.slide, "build": stage.at.build, "live": stage.live, "black": stage.black}
    return {**where, "turn": stage.turn, "shows": stage.open_runs(), "given": sorted(stage.given)}


def engines_message(engines: Mapping[str, Status]) -> Message:
    """Write which engines answer."""
    return {
        name: {"found": engine.found, "version": engine.version, "problem": engine.problem}
        for name, engine in engines.items()
    }


def _recorded(recorded: Recorded | None) -> Message | None:
    return {"date": recorded.date, "engines": recorded.engines} if recorded else None


def _steps(picture: Picture) -> list[Message]:
    return [
        {
            "number": step.number,
            "label": step.label,
            "say": step.say,
            "state": progress.state,
            "seconds": progress.seconds,
            "problem": progress.problem,
        }
        for step, progress in zip(picture.demo.steps, picture.steps, strict=True)
    ]
