"""What a learner is told when a step did not work: which steps come before it, and the cause without names of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quarterdeck.protocol.states import StepState

if TYPE_CHECKING:
    from quarterdeck.demo.model import Demo
    from quarterdeck.show.progress import Steps

NAMED = 3  # steps; whoever has left out more begins at the beginning


def forerunners(demo: Demo, steps: Steps, number: int) -> str:
    """Name in a sentence the steps before one that have not been done; empty where all have."""
    undone = {StepState.WAITING, StepState.FAILED}
    left = [
        step for step, fares in zip(demo.steps[: number - 1], steps.snapshot(), strict=False) if fares.state in undone
    ]
    names = [f"step {step.number} (“{step.short}”)" for step in left[:NAMED]]
    if len(left) > NAMED:
        names[NAMED - 1] = f"{len(left) - NAMED + 1} more"
    listed = ", ".join(names[:-1]) + " and " + names[-1] if len(names) > 1 else "".join(names)
    return f"Not done before it: {listed}." if names else ""


def words_for_learner(demo: Demo, steps: Steps, number: int, problem: str) -> str:
    """Say why a step has failed without the demo's name, and what comes before it."""
    plain = problem.removeprefix(f"step {number} of {demo.name}: ")
    return " ".join(filter(None, [f"Step {number}: {plain}.".replace("..", "."), forerunners(demo, steps, number)]))
