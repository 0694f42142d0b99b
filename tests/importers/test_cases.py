"""Each construct of each format: a script, and the demo.yaml that it becomes, in the files of `cases`."""

from pathlib import Path

import pytest

from quarterdeck.demo.load import load_demo
from quarterdeck.demo.yaml_text import write_demo
from quarterdeck.engines.registry import ENGINES
from quarterdeck.importers import FORMATS
from quarterdeck.importers.recognize import import_script

FOLDER = Path(__file__).with_name("cases")
NAMES = {"doitlive": "talk.session", "vhs": "talk.tape", "readme": "talk.md"}


def all_cases():
    for file in sorted(FOLDER.glob("*.txt")):
        for case in file.read_text().split("\n===\n"):
            title, script, expected = case.split("\n.\n")
            yield pytest.param(file.stem, f"{script}\n", expected, id=f"{file.stem}: {title}")


@pytest.mark.parametrize(("kind", "script", "expected"), list(all_cases()))
def test_a_script_becomes_the_demo_that_is_expected(kind, script, expected, tmp_path):
    imported = import_script(script, Path(NAMES.get(kind, "talk.sh")), kind=kind)
    written = write_demo(imported.draft)
    assert written.strip() == expected.strip()
    folder = tmp_path / "talk"
    folder.mkdir()
    (folder / "demo.yaml").write_text(written)
    assert load_demo(folder, ENGINES).steps


def test_there_are_cases_of_every_format_of_text():
    assert {file.stem for file in FOLDER.glob("*.txt")} == set(FORMATS) - {"asciicast"}
