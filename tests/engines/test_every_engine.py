"""What is asked of every engine there is, so that a new one is asked it at once."""

import contextlib
import re
from pathlib import Path

import pytest
from ptyprocess import PtyProcess

from quarterdeck.demo.load import load_demo
from quarterdeck.engines.checks import Asked, checks_of
from quarterdeck.engines.engine import Run
from quarterdeck.engines.registry import ENGINES
from quarterdeck.findings import Severity
from quarterdeck.settings import Settings
from quarterdeck.source.run.beginning import MARKS

PRESENTING = (Path(__file__).resolve().parents[2] / "docs" / "presenting.md").read_text()
every_engine = pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES)


@pytest.fixture
def nowhere(tmp_path):
    """A run on a machine that has none of an engine's programs."""
    return Run("a1b2", "hello", tmp_path, {"PATH": str(tmp_path)}, namespace="hello")


@every_engine
def test_it_is_known_by_a_name_that_a_demo_can_write_and_a_title_to_read(engine, tmp_path):
    assert ENGINES[engine.name] is engine
    assert re.fullmatch(r"[a-z][a-z0-9-]*", engine.name)
    assert engine.title
    (tmp_path / "hello").mkdir()
    (tmp_path / "hello" / "demo.yaml").write_text(f"title: Hello\nneeds: [{engine.name}]\nsteps: [run: echo]\n")
    assert load_demo(tmp_path / "hello", ENGINES).needs == (engine.name,)


@every_engine
def test_where_it_is_not_it_says_so_with_a_remedy(engine, nowhere):
    status = engine.find(nowhere.environment)
    assert (status.found, status.name, status.version) == (False, engine.name, None)
    assert status.lacks.rstrip(".") == status.lacks
    assert status.remedy
    finding = checks_of(engine)[engine.name](Asked((), status, Settings()))
    assert (finding.severity, finding.sentence) == (Severity.NOTE, f"no demo needs it. {status.lacks}")


@every_engine
def test_where_it_is_not_it_has_nothing_to_take_away_and_raises_nothing(engine, nowhere):
    assert (engine.free(nowhere), engine.clean(nowhere)) == ([], [])
    assert "\n" not in engine.explain(nowhere)
    assert engine.storage(nowhere.environment) is None


@every_engine
def test_what_a_shell_begins_with_is_bash_that_says_nothing(engine, tmp_path):
    (tmp_path / "rc").write_text(f"{(MARKS / 'shell.rc').read_text()}\n{engine.shell}")
    bash = PtyProcess.spawn(["bash", "--norc", str(tmp_path / "rc")])
    said = b""
    with contextlib.suppress(EOFError):
        while True:
            said += bash.read()
    assert (re.sub(rb"\x1b\]133;[^\x07]*\x07", b"", said), bash.wait()) == (b"", 0)  # nothing but marks


@every_engine
def test_its_checks_stand_in_the_documents_and_are_nobody_elses(engine):
    names = list(checks_of(engine))
    others = [name for other in ENGINES.values() if other is not engine for name in checks_of(other)]
    assert names[0] == engine.name
    assert [name for name in names if f"\n| `{name}` | " not in PRESENTING] == []
    assert set(names).isdisjoint(others)
