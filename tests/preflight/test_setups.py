"""What demos prepare out of sight is tried before the doors open, and taken away again."""

from quarterdeck.command.preflight import preflight
from quarterdeck.preflight.scene import look_around
from quarterdeck.preflight.setups import find_setups, try_setups

SETUP = "title: Setup\nsetup: [COMMAND]\nsteps: [run: echo]\n"


def tried(machine):
    said = []
    finding = find_setups(try_setups(look_around(machine.settings), said.append))
    assert machine.runs() == []
    return finding.severity.mark, finding.sentence, said


def test_a_demo_that_can_be_prepared_is_good(machine):
    machine.demo("shop", SETUP.replace("COMMAND", "echo made > made.txt"))
    assert tried(machine) == ("✓", "shop could be prepared", ["shop: preparing, 1 of 1", "shop: starting"])


def test_one_that_cannot_be_prepared_is_named_with_what_went_wrong(machine):
    machine.demo("shop", SETUP.replace("COMMAND", "echo no disk; exit 3"))
    mark, sentence, _ = tried(machine)
    assert (mark, sentence) == (
        "✗",
        "setup 1 of 1 of shop, “echo no disk; exit 3”, ended with status 3; it said “no disk”",
    )


def test_one_whose_engine_is_away_is_not_tried(machine):
    machine.demo("shop", f"needs: [docker]\n{SETUP.replace('COMMAND', 'exit 3')}")
    assert tried(machine)[:2] == ("–", "not tried: shop")


def test_a_talk_that_is_served_does_not_try_and_says_so(machine):
    machine.demo("shop", SETUP.replace("COMMAND", "exit 3"))
    assert machine.mark("setups") == "–"


def test_the_command_tries_them(machine, capsys):
    machine.demo("shop", SETUP.replace("COMMAND", "exit 3"))
    assert preflight(machine.settings) == 1
    assert "setup 1 of 1 of shop, “exit 3”, ended with status 3; until then its tape plays" in capsys.readouterr().out
