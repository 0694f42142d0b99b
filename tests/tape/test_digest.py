from __future__ import annotations

from typing import TYPE_CHECKING

from quarterdeck.demo.model import Demo, Step
from quarterdeck.findings import Place
from quarterdeck.tape.digest import digest as digest_of

if TYPE_CHECKING:
    from pathlib import Path


def digest(folder: Path, run: str = "echo hello") -> str:
    return digest_of(Demo("hello", folder, "Hello", "", (), (Step(1, Place(folder / "demo.yaml", 3), run=run),)))


def test_neither_the_tape_itself_nor_the_demos_words_make_it_stale(tmp_path: Path):
    (tmp_path / "Dockerfile").write_text("FROM scratch")
    (tmp_path / "demo.yaml").write_text("say: Hello.")
    before = digest(tmp_path)
    (tmp_path / "demo.yaml").write_text("say: Good evening.")
    (tmp_path / "tape.cast").write_text("{}")
    (tmp_path / "tape.cast.part").write_text("{}")
    assert digest(tmp_path) == before


def test_what_is_done_a_changed_a_new_and_a_renamed_file_make_it_stale(tmp_path: Path):
    digests = {digest(tmp_path), digest(tmp_path, "echo goodbye")}
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "index.js").write_text("1")
    digests.add(digest(tmp_path))
    (tmp_path / "app" / "index.js").write_text("2")
    digests.add(digest(tmp_path))
    (tmp_path / "app" / "index.js").rename(tmp_path / "app" / "main.js")
    digests.add(digest(tmp_path))
    assert len(digests) == 5


def test_what_other_tools_leave_beside_a_demo_does_not_make_it_stale(tmp_path: Path):
    before = digest(tmp_path)
    for name in (".git/HEAD", "node_modules/x/index.js", "__pycache__/x.pyc", ".DS_Store"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    assert digest(tmp_path) == before
