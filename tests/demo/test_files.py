"""What of a demo's folder anybody may take home."""

import io
import os
import zipfile

import pytest

from quarterdeck.demo.files import archive, files_of
from quarterdeck.demo.load import load_demo
from quarterdeck.engines.registry import ENGINES


@pytest.fixture(name="demo")
def _demo(tmp_path):
    folder = tmp_path / "hello"
    for name in ("app/index.js", ".dockerignore", "node_modules/x/index.js", "tape.cast", "tape.cast.part"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)
    (folder / "demo.yaml").write_text("title: Hello\nsteps: [{run: 'true'}]\n")
    (tmp_path / "secret.txt").write_text("secret")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    return load_demo(folder, ENGINES)


def test_it_is_the_folder_without_tape_packages_and_links_that_lead_out(demo):
    assert [str(name) for name in files_of(demo)] == [".dockerignore", "app/index.js", "demo.yaml"]


def test_the_archive_holds_them_in_a_folder_of_the_demos_name(demo):
    (demo.folder / "app" / "index.js").chmod(0o755)
    with zipfile.ZipFile(io.BytesIO(archive(demo))) as packed:
        assert packed.namelist() == ["hello/.dockerignore", "hello/app/index.js", "hello/demo.yaml"]
        assert packed.read("hello/app/index.js") == b"app/index.js"
        assert packed.getinfo("hello/app/index.js").external_attr >> 16 & 0o111


def test_the_archive_is_the_same_whenever_it_is_made(demo):
    before = archive(demo)
    os.utime(demo.folder / "app" / "index.js", (0, 0))
    assert archive(demo) == before
    (demo.folder / "app" / "index.js").write_text("changed")
    assert archive(demo) != before
