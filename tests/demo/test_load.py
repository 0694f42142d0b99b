"""A demo.yaml is read wholly or refused with the line to mend."""

from pathlib import Path

import pytest
from markdown_it.utils import read_fixture_file

from quarterdeck.demo.load import load_demo, load_demos
from quarterdeck.demo.model import Edit
from quarterdeck.demo.schema import DEMO, STEP, names
from quarterdeck.engines.registry import ENGINES
from quarterdeck.errors import DemoError

FAULTS = read_fixture_file(Path(__file__).with_name("cases") / "faults.txt")
KNOWN = {name: ENGINES[name] for name in ("docker", "kubernetes")}  # the cases list them
KEYS = {"DEMO KEYS": names(DEMO), "STEP KEYS": names(STEP)}

WHOLE = """
title: Hello, "world"
about: >
  Says hello
  in two terminals.
needs: [docker]
size: 100x30
steps:
  - run: |
      docker run --rm hello
    say: A container
      says hello.
    outcome: It prints
      hello.
    expect: ^hello$
    status: 3
    timeout: 90
    check: |
      docker image inspect hello
    hint: Is there an image
      called hello?
  - run: node
    until: "> "
    terminal: second
  - send: 1 + 1
    terminal: second
    until: "2"
  - edit:
      file: index.js
      old: hello
      new: goodbye
  - edit: {file: index.js, old: goodbye, new: ""}
cleanup:
  - docker rm --force hello
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "hello").mkdir()
    (tmp_path / "hello" / "index.js").write_text("console.log('hello'); // log\n")
    return tmp_path / "hello"


@pytest.mark.parametrize(("_line", "title", "text", "complaint"), FAULTS, ids=[fault[1] for fault in FAULTS])
def test_a_fault_is_one_sentence_with_its_line(folder, _line, title, text, complaint):
    (folder / "demo.yaml").write_text(text)
    with pytest.raises(DemoError) as raised:
        load_demo(folder, KNOWN)
    for word, keys in KEYS.items():
        complaint = complaint.replace(word, ", ".join(keys))
    assert str(raised.value) == f"{folder}/{complaint.strip()}"


def test_every_key_is_read(folder):
    (folder / "demo.yaml").write_text(WHOLE)
    demo = load_demo(folder, KNOWN)
    assert (demo.name, demo.title, demo.about) == ("hello", 'Hello, "world"', "Says hello in two terminals.")
    assert (demo.needs, demo.terminals, demo.cols, demo.rows) == (("docker",), ("main", "second"), 100, 30)
    assert demo.cleanup == ("docker rm --force hello",)
    first, second, third, fourth, fifth = demo.steps
    assert (first.run, first.say) == ("docker run --rm hello", "A container says hello.")
    assert (first.check, first.hint) == ("docker image inspect hello", "Is there an image called hello?")
    assert (first.outcome, second.check, second.hint) == ("It prints hello.", None, "")
    assert (first.status, first.timeout, first.place.line) == (3, 90, 9)
    assert first.expect.search("well\nhello\n")
    assert (second.until.pattern, second.terminal, third.send) == ("> ", "second", "1 + 1")
    assert (fourth.edit.old, fourth.edit.new, fifth.edit.new) == ("hello", "goodbye", "")
    assert [step.number for step in demo.steps] == [1, 2, 3, 4, 5]


def test_an_edit_leaves_the_original_alone(folder):
    (folder / "demo.yaml").write_text(WHOLE)
    load_demo(folder, KNOWN)
    assert "hello" in (folder / "index.js").read_text()


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"title: caf\xe9", "demo.yaml: the file is not UTF-8"),
        (b"#" * 1_000_001, "demo.yaml: the file is larger than 1000 kB"),
        (b"[" * 5000, "demo.yaml: this is not YAML"),
        (None, "demo.yaml: there is no such file"),
    ],
)
def test_a_file_that_is_not_text_is_refused(folder, content, complaint):
    if content is not None:
        (folder / "demo.yaml").write_bytes(content)
    with pytest.raises(DemoError, match=complaint):
        load_demo(folder, KNOWN)


@pytest.mark.parametrize("name", ["Hello", "hello world", "hello--world", "-hello", "héllo"])
def test_a_folder_must_be_named_like_a_cue(tmp_path, name):
    (tmp_path / name).mkdir()
    with pytest.raises(DemoError, match="cannot be a demo's name"):
        load_demo(tmp_path / name, KNOWN)


def test_a_broken_demo_does_not_hide_the_others(folder):
    (folder / "demo.yaml").write_text(WHOLE)
    (folder.parent / "broken").mkdir()
    (folder.parent / "broken" / "demo.yaml").write_text("title: Broken")
    (folder.parent / ".hidden").mkdir()
    demos, broken = load_demos(folder.parent, KNOWN)
    assert list(demos) == ["hello"]
    assert list(broken) == ["broken"]


def test_no_folder_of_demos_means_no_demos(tmp_path):
    assert load_demos(tmp_path / "nowhere", KNOWN) == ({}, {})


def test_a_step_is_called_by_its_title_or_by_its_first_words(folder):
    (folder / "demo.yaml").write_text(
        "title: Hello\nsteps:\n"
        "  - {run: docker build --quiet --tag hello ., title: Build}\n"
        "  - run: docker build --quiet --tag hello .\n"
        "  - run: supercalifragilisticexpialidocious --loud\n"
        "  - edit: {file: index.js, old: hello, new: goodbye}\n"
    )
    short = [step.short for step in load_demo(folder, KNOWN).steps]
    assert short == ["Build", "docker build --quiet", "supercalifragilisticexpialidocious", "edit index.js"]


def test_a_step_looks_at_one_terminal_or_at_several_that_there_are(folder):
    steps = "  - {run: ls, look: second}\n  - {run: ls, terminal: second, look: [main, second]}\n  - run: ls\n"
    (folder / "demo.yaml").write_text(f"title: Hello\nsteps:\n{steps}")
    assert [step.look for step in load_demo(folder, KNOWN).steps] == [("second",), ("main", "second"), ()]


def test_a_step_may_expect_in_another_terminal(folder):
    (folder / "demo.yaml").write_text(
        "title: Hello\nsteps:\n"
        "  - {run: node, until: '> ', terminal: server}\n"
        "  - {run: kill 1, expect: {terminal: server, pattern: ^goodbye}}\n"
        "  - {run: kill 1, expect: {terminal: main, pattern: killed}}\n"
    )
    _, there, here = load_demo(folder, KNOWN).steps
    assert (there.expect_in, there.expect.pattern) == ("server", "^goodbye")
    assert (here.expect_in, here.expect.pattern) == ("", "killed")
    assert there.performance != here.performance


def test_an_edit_is_filled_in_with_the_time(folder):
    edit = Edit("index.js", "at {{time}}", "{{time}} and {{ time }}")
    assert edit.at("14:05:09") == Edit("index.js", "at 14:05:09", "14:05:09 and {{ time }}")
