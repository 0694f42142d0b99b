"""What somebody did becomes steps: commands, what was typed into them, and what an editor changed."""

import pytest

from quarterdeck.recorder.deed import Change, Deed, Recording, Typed
from quarterdeck.recorder.drafting import draft_of, parts_of
from quarterdeck.recorder.file_changes import changes_between, edit_of
from quarterdeck.recorder.keys_typed import keys_of, line_of
from quarterdeck.recorder.proposals import propose


def steps(*deeds):
    return [dict(part.step.fields) for part in parts_of(Recording(deeds, (), ("main",), 72, 18))]


def test_a_command_is_a_step_that_expects_what_it_printed():
    assert steps(Deed("main", 0, "cat a", 5, 0, "one\ntwo\n")) == [{"run": "cat a", "expect": "two"}]


def test_a_command_that_failed_must_fail_again():
    assert steps(Deed("main", 0, "false", 5, 1)) == [{"run": "false", "status": 1}]


def test_a_command_that_went_on_while_another_was_given_is_waited_for_no_longer():
    server = Deed(
        "main", 0, "serve", 9, 130, "Listening on port 80\nGET /\n", left_at=4, left_heard="Listening on port 80\n"
    )
    asked = Deed("second", 4, "curl x", 6, 0, "hello\n")
    assert steps(server, asked) == [
        {"run": "serve", "until": r"Listening on port [\d.]+"},
        {"run": "curl x", "terminal": "second", "expect": "hello"},
    ]


def test_a_command_that_was_stopped_by_hand_goes_on_in_the_demo():
    assert steps(Deed("main", 0, "top", 9, 130, "Tasks: all\n", [Typed(4, "\x03")])) == [
        {"run": "top", "until": "Tasks: all"}
    ]


def test_lines_typed_into_a_program_are_sent():
    inside = Deed(
        "main", 0, "python3", 20, 0, ">>> ", [Typed(3, "1+\x7f-1\r", "1-1\n0 left\n>>> "), Typed(6, "exit()\r")]
    )
    assert steps(inside) == [
        {"run": "python3", "until": ">>>"},
        {"send": "1-1", "expect": r"[\d.]+ left"},
        {"send": "exit()"},
    ]


def test_keys_typed_into_a_whole_screen_are_pressed():
    menu = Deed("main", 0, "pick", 9, 0, "\x1b[?1049hPick one", [Typed(3, "\x1b[B\x1b[B\r")])
    assert steps(menu) == [{"run": "pick", "until": r"\S"}, {"keys": ["Down", "Down", "Enter"]}]


def test_what_was_typed_unseen_is_kept_nowhere():
    login = Deed("main", 0, "login", 9, 0, "Password: ", [Typed(3, "\r", secret=True)])
    assert steps(login) == [{"run": "login", "until": "Password:"}, {"keys": ["Enter"]}]


def test_an_editors_change_is_an_edit():
    change = Change("a.txt", "one\ntwo\n", "one\n2\n")
    deed = Deed("main", 0, "vim a.txt", 9, 0, "\x1b[?1049h", [Typed(3, ":wq\r")], (change,))
    assert steps(deed) == [{"edit": {"file": "a.txt", "old": "two\n", "new": "2\n"}}]


def test_a_file_that_an_editor_made_is_written_by_a_command():
    deed = Deed("main", 0, "nano it", 9, 0, changes=(Change("a new.txt", None, "hello\nEND\n"),))
    assert steps(deed) == [{"run": "cat > 'a new.txt' <<'END_OF_FILE'\nhello\nEND\nEND_OF_FILE"}]


def test_what_a_command_itself_changed_it_will_change_again():
    deed = Deed("main", 0, "sed -i s/a/b/ x", 9, 0, changes=(Change("x", "a", "b"),))
    assert steps(deed) == [{"run": "sed -i s/a/b/ x"}]


def test_a_screen_that_was_cleared_is_cleared_for_the_next_step():
    deeds = Deed("main", 0, "ls", 1, 0), Deed("main", 2, "clear", 3, 0), Deed("main", 4, "pwd", 5, 0)
    assert steps(*deeds) == [{"run": "ls"}, {"run": "pwd", "clear": True}]


def test_titles_are_the_steps_in_their_order():
    recording = Recording((Deed("main", 0, "ls", 1, 0), Deed("main", 2, "pwd", 3, 0)), (), ("main",), 100, 30)
    draft = draft_of(recording, parts_of(recording), "Two", ["", "Where"])
    assert [step.fields.get("title") for step in draft.steps] == [None, "Where"]
    assert draft.fields == {"title": "Two", "size": "100x30"}


@pytest.mark.parametrize(
    ("heard", "pattern"),
    [
        ("", ""),
        ("42\n", ""),
        ("Successfully built 3f2a9c81d0aa\n", "Successfully built [0-9a-f]+"),
        ("NAME   READY   STATUS\nweb-7d9f8c6b54-x2x9p  1/1  Running\n", r"NAME\s+READY\s+STATUS"),
        ("\x1b[32mdone (really?)\x1b[0m\r\n", r"done \(really\?\)"),
        ("took 3.2 s\nready to go\n12:04:55 bye 3 4 5 6\n", "ready to go"),
    ],
)
def test_the_line_that_changes_least_is_proposed(heard, pattern):
    assert propose(heard) == pattern


def test_an_edit_has_as_much_around_it_as_makes_its_place_the_only_one():
    change = Change("a", "x\n1\nx\n2\n", "x\n1\ny\n2\n")
    assert edit_of(change).old == "1\nx\n"
    assert edit_of(Change("a", None, "x")) is None
    inserted = edit_of(Change("a", "a\nb\n", "a\nnew\nb\n"))
    assert "a\nb\n".replace(inserted.old, inserted.new) == "a\nnew\nb\n"


def test_files_that_come_go_and_change_are_told():
    changes = changes_between({"a": "1", "b": "2", "c": "3"}, {"a": "1", "b": "x", "d": "4"})
    assert [(change.file, change.before, change.after) for change in changes] == [
        ("b", "2", "x"),
        ("c", "3", None),
        ("d", None, "4"),
    ]


def test_keys_have_the_names_that_a_demo_has_for_them():
    assert keys_of("ab\x1b[A\x1bOB\t\x03\x1bx\r\x7ftab\x1b") == [
        "ab", "Up", "Down", "Tab", "Ctrl+C", "Alt+x", "Enter", "Backspace", "t", "ab", "Escape",
    ]  # fmt: skip
    assert line_of("l\x7fls\r") == "ls"
    assert line_of("ls\x1b[A\r") is None
