from __future__ import annotations

from typing import TYPE_CHECKING

from quarterdeck.tape.digest import digest_of

if TYPE_CHECKING:
    from pathlib import Path


def test_the_tape_itself_does_not_make_it_stale(tmp_path: Path):
    (tmp_path / "Dockerfile").write_text("FROM scratch")
    before = digest_of(tmp_path, "tape.cast")
    (tmp_path / "tape.cast").write_text("{}")
    (tmp_path / "tape.cast.part").write_text("{}")
    assert digest_of(tmp_path, "tape.cast") == before


def test_a_changed_a_new_and_a_renamed_file_make_it_stale(tmp_path: Path):
    digests = {digest_of(tmp_path, "tape.cast")}
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "index.js").write_text("1")
    digests.add(digest_of(tmp_path, "tape.cast"))
    (tmp_path / "app" / "index.js").write_text("2")
    digests.add(digest_of(tmp_path, "tape.cast"))
    (tmp_path / "app" / "index.js").rename(tmp_path / "app" / "main.js")
    digests.add(digest_of(tmp_path, "tape.cast"))
    assert len(digests) == 4
