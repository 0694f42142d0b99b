"""The environment of a run's shells, of its checks and of its cleanup commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quarterdeck.engines.engine import RUN
from quarterdeck.engines.registry import ENGINES

if TYPE_CHECKING:
    from quarterdeck.engines.engine import Run

# What would change our shell's prompt, its start or its idea of its size.
_UNWANTED = frozenset(
    {"BASH_ENV", "COLUMNS", "ENV", "HISTFILE", "LINES", "PROMPT_COMMAND", "PS0", "PS1", "PS2", "PWD", "OLDPWD", "SHLVL"}
)
_OURS = {
    "BASH_SILENCE_DEPRECATION_WARNING": "1",  # macOS recommends zsh at every start
    "GIT_PAGER": "cat",
    "INPUTRC": "/dev/null",
    "PAGER": "cat",  # a pager would wait for a key that nobody presses
    "TERM": "xterm-256color",
}
_LANGUAGE = ("LC_ALL", "LC_CTYPE", "LANG")


def environment_of(run: Run) -> dict[str, str]:
    """Give what a run's shell starts from: the owner's environment less what would disturb, the demo's, the run id."""
    kept = {name: value for name, value in run.environment.items() if _wanted(name)}
    language = {} if any(name in kept for name in _LANGUAGE) else {"LANG": "C.UTF-8"}
    engines = {name: value for engine in ENGINES.values() for name, value in engine.environment(run).items()}
    return {**kept, **language, **_OURS, **run.variables, **engines, RUN: run.id}


def _wanted(name: str) -> bool:
    return name not in _UNWANTED and not name.startswith(("BASH_FUNC_", "QUARTERDECK_"))
