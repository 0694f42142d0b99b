"""The picture of the house is the house: its rooms, their order, and every path that a contributor is sent to."""

import re
import tomllib
from pathlib import Path

HOME = Path(__file__).resolve().parents[2]
ARCHITECTURE = (HOME / "docs" / "architecture.md").read_text()
CONTRIBUTING = (HOME / "CONTRIBUTING.md").read_text()
ROOMS = {path.stem for path in (HOME / "quarterdeck").iterdir() if not path.name.startswith("__")}


def test_imports_are_drawn_in_the_order_that_they_are_held_to():
    contracts = tomllib.loads((HOME / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(each["layers"] for each in contracts if each["containers"] == ["quarterdeck"])
    assert "".join(f"    {layer}\n" for layer in ["app", *layers]) in ARCHITECTURE


def test_every_room_has_a_row_and_there_is_no_other():
    table = ARCHITECTURE.split("## The rooms")[1].split("\n## ")[0]
    named = re.findall(r"^\| (`[^|]*`) \|", table, flags=re.MULTILINE)
    assert {room.strip("`") for cell in named for room in cell.split(", ")} == ROOMS - {"serve"}


def test_every_place_that_a_contributor_is_sent_to_is_there():
    paths = re.findall(r"\b((?:quarterdeck|static|templates|docs|tests)/[\w./-]*)", CONTRIBUTING)
    sent = {path for path in paths if "NAME" not in path}
    assert [path for path in sorted(sent) if not (HOME / path).exists()] == []


def test_every_make_target_that_is_named_can_be_made():
    makefile = (HOME / "Makefile").read_text()
    for page in (CONTRIBUTING, (HOME / "README.md").read_text()):
        for target in re.findall(r"(?:^    |`)make ([a-z]+)", page, re.MULTILINE):
            assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
