"""Whatever is in a file, reading it ends in a demo that can be loaded, or in a sentence."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from quarterdeck.demo.load import load_demo
from quarterdeck.demo.yaml_text import write_demo
from quarterdeck.engines.registry import ENGINES
from quarterdeck.errors import QuarterdeckError
from quarterdeck.importers import FORMATS
from quarterdeck.importers.recognize import import_script
from tests.importers.test_cases import FOLDER, all_cases

SCRIPTS = [case.values[1] for case in all_cases()]
CASTS = [
    '{"version": 2, "width": 80, "height": 24}\n[0.1, "o", "$ "]\n[0.2, "o", "l"]\n[0.3, "o", "s"]\n[1, "o", "\\r\\n"]\n',
    '{"version": 3, "term": {"cols": 80, "rows": 24}}\n[0.1, "o", "$ "]\n[1, "m", "A marker"]\n[1, "x", "0"]\n',
    '{"version": 1, "width": 80, "height": 24, "stdout": [[0.1, "$ "], [1.5, "ls\\r\\n"]]}',
]
PIECES = st.sampled_from([json.loads(f'"{line}"') for line in (FOLDER / "pieces").read_text().splitlines()])


def mended(script):
    """Give a strategy for a script with something put in, or taken out, somewhere."""
    places = st.integers(0, len(script))
    return st.tuples(places, places, st.lists(PIECES, max_size=6)).map(
        lambda cut: script[: min(cut[:2])] + "".join(cut[2]) + script[max(cut[:2]) :]
    )


SOMETHING = st.one_of(
    st.lists(PIECES, max_size=40).map("".join), st.text(max_size=200), st.sampled_from(SCRIPTS + CASTS).flatmap(mended)
)


@pytest.mark.parametrize("kind", FORMATS)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(script=SOMETHING)
@example(script="pe Enter\n\u2028")
@example(script="pe 'echo \0'")
@example(script="\0")
@example(
    script='{"version": 2, "width": 80, "height": 24}\n[0.5, "o", "$ "]\n[1, "o", "ls \\u0000x\\r\\n"]\n[2, "o", "y\\r\\n$ "]'
)
@example(script='Env "" 0\nType "0"\nEnter')
def test_no_script_makes_it_raise(kind, script, tmp_path):
    try:
        imported = import_script(script, Path("talk.sh"), kind=kind)
    except QuarterdeckError:
        return
    folder = tmp_path / "talk"
    folder.mkdir(exist_ok=True)
    (folder / "demo.yaml").write_text(write_demo(imported.draft), encoding="utf-8")
    assert load_demo(folder, ENGINES).steps


def test_a_script_that_is_nested_without_end_is_a_sentence():
    with pytest.raises(QuarterdeckError, match="nested"):
        import_script("if a; then\n" * 700 + "pe 'x'\n" + "fi\n" * 700, Path("talk.sh"), kind="demo-magic")
