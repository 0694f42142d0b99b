"""What the documents say is so: settings, messages and events are in them, and nothing else is."""

import re
from pathlib import Path

import click
import pytest

from quarterdeck.command.group import line
from quarterdeck.command.line import STATUSES
from quarterdeck.preflight.checks import CHECKS
from quarterdeck.protocol.names import NEWS
from quarterdeck.settings import Settings

HOME = Path(__file__).resolve().parents[2]
README = (HOME / "README.md").read_text()
COMMANDS = (HOME / "docs" / "commands.md").read_text()
PROTOCOL = (HOME / "docs" / "protocol.md").read_text()


def rows(text, heading):
    """Read the first column of the table under a heading, and the cells beside it."""
    part = re.split(rf"^#+ {re.escape(heading)}$", text, flags=re.MULTILINE)[1]
    part = re.split(r"^#+ ", part, flags=re.MULTILINE)[0]
    cells = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in part.splitlines() if line.startswith("| `")
    ]
    return {row[0].strip("`"): row[1:] for row in cells}


def test_every_message_the_server_sends_is_in_the_protocol_and_no_other():
    rooms = [HOME / "quarterdeck" / room for room in ("features", "live", "talk")]
    sources = "".join(path.read_text() for room in rooms for path in room.rglob("*.py"))
    sent = {told.message for told in NEWS.values() if f"news.{told.__name__}(" in sources}
    assert set(rows(PROTOCOL, "From the server")) == sent == set(NEWS)


def test_every_setting_is_in_the_readme_with_its_default():
    source = (HOME / "quarterdeck" / "settings.py").read_text()
    names = set(re.findall(r'env\.get\("([A-Z_]+)"\)', source)) | {"DOCKER_HOST", "KUBECONFIG"}
    table = rows(README, "Settings")
    documented = {name for cell in table for name in re.findall(r"[A-Z]+_?[A-Z_]+", cell)}
    assert documented == names
    assert str(Settings().port) in README
    assert Settings().host in README


def test_every_check_before_the_doors_open_is_documented_in_their_order_and_no_other():
    presenting = (HOME / "docs" / "presenting.md").read_text()
    assert list(rows(presenting, "What it looks at")) == list(CHECKS)


def options(command):
    return [name for each in command.params if isinstance(each, click.Option) for name in each.opts]


def test_every_flag_of_the_server_is_in_the_readme():
    assert {flag for flag in options(line.commands["serve"]) if f"`{flag}`" not in README} == set()


def test_every_command_is_documented_with_its_arguments_and_options_and_no_other():
    table = {
        name: [arguments, sorted(re.findall(r"--[a-z-]+", flags))]
        for name, (arguments, flags, _) in rows(COMMANDS, "Commands").items()
    }
    there = {name: [_arguments(command), sorted(options(command))] for name, command in line.commands.items()}
    assert table == there
    assert list(table) == list(line.commands)


def _arguments(command):
    arguments = [
        each.make_metavar(click.Context(command)) for each in command.params if isinstance(each, click.Argument)
    ]
    return f"`{' '.join(arguments)}`" if arguments else ""


def test_every_exit_status_is_documented_and_no_other():
    assert {int(status): means[0] for status, means in rows(COMMANDS, "Exit statuses").items()} == STATUSES


def test_every_link_of_the_documents_leads_somewhere():
    for page in [HOME / "README.md", HOME / "CONTRIBUTING.md", *(HOME / "docs").rglob("*.md")]:
        text = re.sub(
            r"(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)", "", page.read_text()
        )  # but for what is shown as an example
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", text):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


@pytest.mark.parametrize("document", ["docs/reliability.md", "SECURITY.md"])
def test_every_test_that_a_promise_names_is_there(document):
    said = set(re.findall(r"`(test_\w+)`", (HOME / document).read_text()))
    tests = "".join(path.read_text() for path in (HOME / "tests").rglob("test_*.py"))
    assert len(said) > 10
    assert {name for name in said if f"def {name}(" not in tests} == set()
