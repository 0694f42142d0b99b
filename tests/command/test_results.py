"""`results` gives what the room has said, while the talk is on and afterwards, and starts nothing in a spreadsheet."""

import csv
import io
import json
import os

import pytest

from quarterdeck.command.results import defused
from tests.nursery import answered
from tests.served import Person, Served, write_talk

DECK = """\
# =Hands up

[.poll]

- write JavaScript
- -use Docker

---

# Tabs or spaces?

[.poll: one]

- tabs
- spaces
"""
FORMULA = '=HYPERLINK("http://example.org","free")'


@pytest.fixture(name="world")
def _world(tmp_path):
    return World(tmp_path)


class World:
    """A talk with a room that has voted and asked; `run` asks for its results."""

    def __init__(self, path):
        self.path = path
        self.deck, self.state = write_talk(path / "talk", DECK), path / "state"

    def run(self, *arguments):
        return answered(["results", self.deck, *arguments], {**os.environ, "QUARTERDECK_STATE": str(self.state)})

    def talk(self):
        with Person(self.served, owner=True) as presenter, Person(self.served, browser="ana-browser") as ana:
            presenter.ask("poll", slide=1, action="open")
            assert ana.ask("vote", slide=1, options=[1, 2])["ok"]
            assert presenter.ask("vote", slide=1, options=[2])["ok"]
            assert ana.ask("ask", text=FORMULA)["ok"]
            assert presenter.ask("support", question=1)["ok"]
            assert presenter.ask("question", question=1, action="answered")["ok"]

    def __enter__(self):
        self.served = Served(self.deck, self.state)
        self.talk()
        return self

    def __exit__(self, *_):
        self.served.close()


def test_a_program_gets_everything_but_who_said_it_while_the_talk_is_on(world):
    with world:
        answer = world.run("--json", "-")
    assert answer.returncode == 0, answer.stderr
    found = json.loads(answer.stdout)
    assert found["polls"] == [
        {
            "title": "=Hands up",
            "single": False,
            "state": "open",
            "voters": 2,
            "answers": [{"text": "write JavaScript", "votes": 1}, {"text": "-use Docker", "votes": 2}],
        }
    ]
    question = found["questions"][0]
    assert question.pop("asked").endswith("+00:00")
    assert question == {"number": 1, "text": FORMULA, "votes": 2, "answered": True, "hidden": False}
    assert "browser" not in answer.stdout


def test_a_spreadsheet_gets_text_where_somebody_wrote_a_formula(world):
    with world:
        pass
    folder = world.path / "exports"
    folder.mkdir()
    assert world.run("--csv", folder).returncode == 0
    text = (folder / "results.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(row["kind"], row["text"], row["answer"], row["votes"], row["state"]) for row in rows] == [
        ("poll", "'=Hands up", "write JavaScript", "1", "open"),
        ("poll", "'=Hands up", "'-use Docker", "2", "open"),
        ("question", f"'{FORMULA}", "", "2", "answered"),
    ]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "＝1"])  # as somebody may type it
def test_every_beginning_of_a_formula_is_defused(text):
    assert defused(text) == f"'{text}"


def test_what_is_no_formula_stays_as_it_is():
    assert [defused(value) for value in ("Why = 1?", "", 0, -1)] == ["Why = 1?", "", 0, -1]


def test_a_reader_gets_lines(world):
    with world:
        answer = world.run()
    assert "=Hands up (open, 2 answered)" in answer.stdout
    assert "    2 100 %  -use Docker" in answer.stdout
    assert f"{FORMULA}  [answered]" in answer.stdout


def test_what_was_kept_of_a_rehearsal_is_printed_once_more_and_deleted(world):
    with world:
        pass
    answer = world.run("--delete")
    assert "2 answered" in answer.stdout
    assert answer.stderr == f"deleted 1 polls and 1 questions of {world.deck.name}\n"
    assert "nobody has answered or asked anything" in world.run().stdout


def test_faults_are_one_sentence(world):
    answer = world.run()
    assert (answer.returncode, answer.stdout) == (1, "")
    assert "nothing is kept here yet" in answer.stderr
    with world:
        missing = world.run("--csv", world.path / "no" / "such.csv")
        assert missing.returncode == 1
        assert "cannot be written" in missing.stderr
        assert missing.stderr.count("\n") == 1
