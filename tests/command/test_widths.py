"""A step that prints wider than its terminal is told of, from its tape; what is only typed is not."""

from quarterdeck.command.check import check
from quarterdeck.command.rehearse import Wishes, rehearse
from quarterdeck.demo.load import load_demo
from quarterdeck.engines.registry import ENGINES
from quarterdeck.preflight.widths import wide_steps

WIDE = """title: Wide
steps:
  - run: printf 'a%.0s' $(seq 90); echo
  - run: echo a command that is longer than its terminal is wide, but prints only little | head -c 3; echo
  - run: printf '\\033[31m%s\\033[0m\\n' fits
  - run: printf '\\u26a0\\ufe0f%.0s' $(seq 36); echo
  - run: printf '\\u26a0\\ufe0f%.0s' $(seq 36); echo !
  - run: printf '中%.0s' $(seq 36); echo
"""


def test_a_line_wider_than_the_terminal_is_a_warning_at_its_step(talk, capsys):
    talk.demo("wide", WIDE)
    rehearse(talk.settings, Wishes(record=True))
    found = wide_steps(load_demo(talk.path / "demos" / "wide", ENGINES))
    assert [(each.place.line, each.sentence) for each in found] == [
        (3, "step 1 prints a line of 90 columns into a terminal of 72"),
        (7, "step 5 prints a line of 73 columns into a terminal of 72"),
    ]
    capsys.readouterr()
    assert check([talk.settings]) == 0
    assert "demo.yaml:3:3: warning: step 1 prints a line of 90" in capsys.readouterr().out


def test_a_demo_without_a_tape_is_told_of_elsewhere(talk):
    talk.demo("wide", WIDE)
    assert wide_steps(load_demo(talk.path / "demos" / "wide", ENGINES)) == []
