"""A demo of our own talk, made anew by doing it: a server in one terminal, whoever asks it in the other, an edit between."""

import shutil
from pathlib import Path

import pytest

from quarterdeck.command.rehearse import Wishes, rehearse

pytestmark = pytest.mark.docker

OURS = Path(__file__).resolve().parents[2] / "demos" / "volumes"
SERVE = 'docker run --rm --name quarterdeck-by-hand -p 127.0.0.1:1239:8080 -v "$PWD:/app" -w /app $NODE_IMAGE node --watch index.js\r'
EDITOR = "#!/bin/sh\nsed -i 's/from a mounted file/edited while it runs/' index.js\n"


def test_a_demo_of_ours_is_made_anew_by_doing_it_once(record, tmp_path):
    files = tmp_path / "files"
    files.mkdir()
    for name in ("index.js", "package.json"):
        shutil.copy(OURS / name, files)
    (files / "vim").write_text(EDITOR)
    (files / "vim").chmod(0o755)
    presenter = record("--no-titles", "--files", str(files), engines={"KUBECONFIG": "/nowhere"})
    presenter.type("\x14", "second")
    presenter.see("$ ")
    presenter.write(SERVE.encode())
    presenter.see("Listening on port", 100)
    presenter.type("\x14", "main")
    presenter.see("$ ")
    presenter.type("curl --silent localhost:1239\r", "mounted file!")
    presenter.see("$ ")
    presenter.type("./vim index.js\r")
    presenter.type("sleep 2; curl --silent localhost:1239\r", "while it runs!")
    presenter.see("$ ")
    presenter.type("docker stop quarterdeck-by-hand\r", "$ ")
    presenter.type("\x04", "ready to be shown")
    assert presenter.end() == 0
    demo = presenter.load()
    assert demo.needs == ("docker",)
    assert [step.short.split()[0] for step in demo.steps] == ["docker", "curl", "edit", "sleep", "docker"]
    assert (demo.steps[0].terminal, demo.steps[0].until.pattern) == ("second", r"Listening on port [\d.]+")
    assert rehearse(presenter.settings, Wishes(("hello",))) == 0
