"""A small talk of one's own: a deck and demos in a folder, rehearsed without any engine."""

import os

import pytest

from quarterdeck.settings import Settings

DEMO = """\
title: {name}
{more}
steps:
  - run: echo hello from {name}
    say: It says hello.
    expect: hello from {name}
"""


class Folder:
    """A talk's folder, and the settings to run it with."""

    def __init__(self, path):
        self.path = path
        (path / "demos").mkdir()
        self.deck("# Hello\n")

    @property
    def settings(self):
        path = self.path / "deck.md"
        return Settings(deck=path, state=self.path / "state", environment=dict(os.environ), typing=0, tempo=50)

    def deck(self, text):
        (self.path / "deck.md").write_text(text)

    def demo(self, name, text=DEMO, more=""):
        folder = self.path / "demos" / name
        folder.mkdir(exist_ok=True)
        (folder / "demo.yaml").write_text(text.replace("{name}", name).replace("{more}", more))
        return folder

    def tape(self, name):
        return self.path / "demos" / name / "tape.cast"

    def runs(self):
        return list(self.settings.runs.iterdir()) if self.settings.runs.is_dir() else []


@pytest.fixture
def talk(tmp_path):
    talk = Folder(tmp_path)
    yield talk
    assert talk.runs() == [], "a run's folder is left"
