from __future__ import annotations

import os
import re
import time

import gevent
import psutil
import pytest

from quarterdeck.demo.model import Edit
from quarterdeck.errors import RefusedError, SourceError
from quarterdeck.events import Closed, Ended, Output, Resized, Started
from quarterdeck.source.shell import ShellSource
from quarterdeck.source.terminal import terminal
from quarterdeck.source.terminal.flood import BURST, EVERY, KEPT, LEFT_OUT, LINES, RATE


def test_a_step_is_typed_run_and_judged(live):
    it = live({"run": "echo ahoy; false", "status": 1, "expect": "^ahoy$"})
    ended = it.step(1)
    assert (ended.status, ended.problem) == (1, None)
    assert it.text() == "$ echo ahoy; false\r\nahoy\r\n$ "
    assert it.events[:3] == [Resized("main", 72, 18), Output("main", "$ "), Started("main", 1)]


def test_a_wrong_status_is_a_problem_and_the_next_step_goes_on(live):
    it = live("false", "echo on")
    assert it.step(1).problem == "step 1 of build: exit status 1 where 0 was expected"
    assert it.step(2).problem is None


def test_the_echo_of_a_command_is_not_its_output(live):
    assert live({"run": "true ahoy", "expect": "ahoy"}).step(1).problem is not None


def test_at_a_human_pace_one_sees_it_typed(live, settings):
    object.__setattr__(settings, "typing", 0.03)
    words = "eight words are typed as if by somebody"
    it = live(f"echo {words}")
    it.step(1)
    typed = [event.text for event in it.events if isinstance(event, Output)]
    assert 4 < len(typed) < 22, "it comes word by word, and not at once, nor letter by letter"
    assert "".join(typed) == f"$ echo {words}\r\n{words}\r\n$ "


def test_a_step_of_several_lines_is_one_step(live):
    it = live(
        "for i in 1 2; do\n\techo $i\ndone\ncat <<END\nthree\nEND", {"run": "echo one \\\n  two", "expect": "one two"}
    )
    assert it.step(1).problem is None
    assert it.text().endswith("END\r\nthree\r\n$ ")
    assert it.step(2).problem is None


def test_a_command_may_go_on_after_its_step_until_the_next_one_interrupts_it(live):
    goes_on = "bash -c 'echo up; exec sleep 60'"  # one command: a shell may lose a Ctrl-C that comes between two
    it = live({"run": goes_on, "until": "up"}, "echo next")
    assert it.step(1) == Ended("main", 1, None, it.events[-1].seconds)
    ended = it.step(2)
    assert (ended.status, ended.problem) == (0, None)
    assert "^C\r\n$ echo next" in it.text()


def test_a_command_that_ignores_ctrl_c_is_killed_for_the_next_step(live, monkeypatch):
    monkeypatch.setattr(terminal, "PATIENCE", 0.2)
    it = live({"run": "bash -c 'trap \"\" INT TERM; echo up; while :; do sleep 1; done'", "until": "up"}, "echo next")
    it.step(1)
    assert it.step(2).problem is None


def test_a_line_is_sent_to_what_is_running(live):
    it = live(
        {"run": "echo go; read -r name; echo hello $name; cat", "until": "go"},
        {"send": "Zażółć", "expect": "hello Zażółć"},
        {"send": "quiet", "timeout": 5},
    )
    it.step(1)
    assert it.step(2).problem is None
    assert it.step(3).problem is None


def test_a_line_for_nobody_is_a_problem(live):
    it = live("true", {"send": "hello"})
    it.step(1)
    assert it.step(2).problem == "step 2 of build: nothing is running in terminal main to send a line to"


def test_a_sent_line_may_end_the_program(live):
    it = live({"run": "echo go; bash -c 'read -r x; exit $x'", "until": "go"}, {"send": "3", "status": 3})
    it.step(1)
    ended = it.step(2)
    assert (ended.status, ended.problem) == (3, None)


def test_an_edit_changes_the_copy_and_shows_the_difference(live, demo, settings):
    edit = {"edit": Edit("app.js", "port = 3000", "port = 8080")}
    it = live(edit, {"run": "cat app.js", "expect": "port = 8080"}, edit, files={"app.js": "a\nport = 3000\nb\n"})
    assert it.step(1).problem is None
    assert "\x1b[31m-port = 3000\x1b[0m\r\n\x1b[32m+port = 8080\x1b[0m\r\n b\r\n$ " in it.text()
    assert it.step(2).problem is None
    assert "is not there; it must stand there once" in it.step(3).problem
    assert (settings.state.parent / "demos/build/app.js").read_text() == "a\nport = 3000\nb\n"


def test_an_edit_writes_when_the_run_began_so_that_no_cache_has_seen_it(live):
    it = live(
        {"edit": Edit("app.js", "hello", "at {{time}}!")},
        {"edit": Edit("app.js", "at {{time}}", "it was {{time}}")},
        {"run": "cat app.js", "expect": r"it was \d\d:\d\d:\d\d!"},
        files={"app.js": "hello\n"},
    )
    assert [it.step(number).problem for number in (1, 2, 3)] == [None] * 3
    assert "{{" not in it.text()


def test_a_step_may_expect_something_in_another_terminal(live):
    server = (
        "bash -c 'trap \"sleep 0.3; echo goodbye; exit\" TERM; echo $$ > pid; echo up; while :; do sleep 0.1; done'"
    )
    stop = {"run": "kill $(cat pid)", "expect": "goodbye", "expect_in": "server"}
    it = live({"run": server, "terminal": "server", "until": "up"}, stop, stop | {"run": "true"})
    it.step(1)
    assert it.step(2).problem is None
    it.source._terminals["server"].write("echo goodbye, says the presenter\r")
    gevent.sleep(0.5)
    assert it.step(3).problem == "step 3 of build: the output in terminal server has no match for /goodbye/"


def test_an_edit_does_not_disturb_what_is_running(live):
    it = live(
        {"run": "echo up; cat", "until": "up"},
        {"edit": Edit("new.txt", "", "text\n")},
        {"send": "more", "expect": "more"},
    )
    it.step(1)
    it.step(2)
    assert it.step(3).problem is None


def test_a_step_that_takes_too_long_is_ended(live):
    it = live({"run": "sleep 60", "timeout": 0.3}, "echo next")
    assert it.step(1).problem == "step 1 of build did not end within 0.3 s"
    assert it.step(2).problem is None


def test_ctrl_c_ends_a_step(live):
    it = live(
        "sh -c 'echo up; exec sleep 60'", "echo next"
    )  # which is one program for the shell, that the key can meet
    it.source.step(1)
    it.see("\r\nup")
    it.source.interrupt()
    assert it.wait(lambda event: isinstance(event, Ended)) == Ended(
        "main", 1, 130, it.events[-1].seconds, "step 1 of build was interrupted"
    )
    assert it.step(2).problem is None


def test_ctrl_c_while_a_step_is_typed_runs_nothing(live, settings):
    object.__setattr__(settings, "typing", 0.05)
    it = live("echo $((40 + 2))")
    it.source.step(1)
    it.see("$ echo")
    it.source.interrupt()
    assert it.wait(lambda event: isinstance(event, Ended)).problem == "step 1 of build was interrupted"
    gevent.sleep(0.2)
    assert "42" not in it.text()


def test_the_presenter_may_type(live):
    it = live("true", "echo clean")
    it.step(1)
    it.source.type("main", "echo by $((40 + 2)) hands\r")
    it.see("by 42 hands\r\n$ ")
    it.source.type("main", "half a li")
    it.see("half a li")
    assert it.step(2).problem is None
    it.source.type("nowhere", "x")


def test_terminals_are_apart_and_share_the_workspace(live):
    it = live(
        "echo shared > file; name=main",
        {"run": "cat file; echo -${name}-", "terminal": "client", "expect": "shared\n--"},
    )
    assert it.step(1).problem is None
    assert it.step(2).problem is None
    assert "shared" not in it.text("main").partition("\r\n")[2]


def test_a_character_cut_in_two_is_whole(live):
    it = live(r"printf '\305'; sleep 0.2; printf '\274\n'")
    it.step(1)
    assert "\r\nż\r\n" in it.text()


def test_output_cannot_end_a_step_or_set_a_title(live):
    it = live({"run": r"printf '\033]133;D;0\007\033]0;title\007'; sleep 0.2; exec 3>&1; (exit 4)", "status": 4})
    assert it.step(1).problem is None
    assert "\x1b" not in it.text()


def test_a_flood_is_told_now_and_then_holds_nobody_up_and_ends_at_once(live):
    it = live("yes quarterdeck")
    held_up = []

    def note_turns():
        while True:
            used = time.process_time()
            gevent.sleep(0.005)
            held_up.append(time.process_time() - used)

    turns = gevent.spawn(note_turns)
    it.source.step(1)
    it.see(LEFT_OUT)
    begun, told = time.monotonic(), len(it.outputs())
    it.wait(lambda _: len(it.outputs()) > told + 10)
    assert len(it.outputs()) - told < (time.monotonic() - begun) / EVERY + 3
    assert max(len(event.text) for event in it.outputs()) <= 2 * KEPT
    before = time.monotonic()
    it.source.interrupt()
    it.wait(lambda event: isinstance(event, Ended))
    assert time.monotonic() - before < 1
    turns.kill()
    assert max(held_up) < 0.05, "seconds of the processor between two turns of somebody else"


def test_a_flood_ends_as_in_any_terminal_and_every_line_of_it_was_judged(live):
    lines = 200_000
    it = live({"run": f"seq {lines}", "expect": "^77777$", "capture": (("ID", re.compile("^(12345)$", re.MULTILINE)),)})
    ended = it.step(1, 60)
    assert ended.problem is None
    plain = "".join(f"{number}\r\n" for number in range(lines - LINES // 2, lines + 1))
    assert it.text().endswith(f"{plain}$ ")
    assert len(it.text()) < BURST + 2 * KEPT + ended.seconds * RATE


def test_a_secret_in_a_flood_is_hidden_wherever_it_is_left_out_or_shown(live, settings):
    secret = "c4nary-S3cret-value"
    object.__setattr__(settings, "environment", {**settings.environment, "API_TOKEN": secret})
    it = live("""yes "$(printf %0800d 7) $API_TOKEN" | head -n 3000""")
    assert it.step(1, 60).problem is None
    assert LEFT_OUT in it.text()
    assert it.text().count("•" * len(secret)) > 50
    assert secret[:-1] not in it.text()


def test_a_reader_who_does_not_read_makes_the_terminal_wait(demo, settings):
    source = ShellSource(demo("yes"), settings, run="unread")
    source.step(1)
    gevent.sleep(1)
    process = psutil.Process()
    before = process.memory_info().rss
    gevent.sleep(2)
    assert process.memory_info().rss - before < 10_000_000
    source.close()


def test_one_step_at_a_time(live):
    it = live("sleep 60", "true")
    it.source.step(1)
    with pytest.raises(RefusedError):
        it.source.step(2)


def test_closing_ends_whatever_hides_and_cleans_up(live, tmp_path):
    mine = f"60.{os.getpid()}"  # other tests, side by side with this one, sleep too
    it = live(
        f"nohup sleep {mine}1 >/dev/null & setsid sleep {mine}2 & (env -u QUARTERDECK_RUN sleep {mine}3 &); disown -a",
        "bash -c 'trap \"\" INT TERM HUP; echo stubborn; while :; do sleep 1; done'",
        cleanup=(f"echo $QUARTERDECK_RUN $PWD > {tmp_path}/cleaned", "exit 7"),
    )
    it.step(1)
    it.source.step(2)
    it.see("\r\nstubborn")
    it.close()
    it.close()
    said = [" ".join(process.info["cmdline"] or []) for process in psutil.process_iter(["cmdline"])]
    assert [line for line in said if mine in line] == []
    assert (tmp_path / "cleaned").read_text().split() == [it.run, str(tmp_path / "state" / "runs" / it.run / "build")]
    assert it.source.problems == ["cleanup “exit 7” ended with status 7"]
    assert it.events[-1] == Closed()
    assert sum(isinstance(event, Closed) for event in it.events) == 1


def test_a_cleanup_that_no_program_can_be_given_is_told_and_the_run_ends(live):
    it = live("true", cleanup=("echo \0", "exit 7"))
    it.close()
    assert it.source.problems[0] == "cleanup “echo \0” does not run: bash cannot be given this: embedded null byte"
    assert it.source.problems[1] == "cleanup “exit 7” ended with status 7"
    assert it.events[-1] == Closed()


def test_a_fault_in_cleaning_up_keeps_nobody_waiting(demo, settings, live_of):
    it = live_of(ShellSource(demo("true", cleanup=(None,)), settings, run="faulty"))  # what no demo.yaml can hold
    it.close()
    assert it.events[-1] == Closed()
    assert (settings.runs / "faulty" / "run.json").exists(), "so that the next start finds what it left"


def test_closing_a_run_whose_step_waits_does_not_take_long(live):
    it = live("cat")
    it.source.step(1)
    it.see("cat")
    before = time.monotonic()
    it.close()
    assert time.monotonic() - before < 3


def test_a_run_is_ended_when_its_time_is_over(live, monkeypatch):
    monkeypatch.setattr("quarterdeck.source.shell.LONGEST", 0.3)
    it = live("sleep 60")
    it.source.step(1)
    assert it.wait(lambda event: isinstance(event, Closed)).problem == "build ran for an hour and was ended"


def test_too_many_terminals_are_refused(demo, settings):
    crowd = demo("true", terminals=tuple("abcde"))
    with pytest.raises(SourceError, match="build has 5 terminals; at most 4 can be open"):
        ShellSource(crowd, settings, run="crowd")


def test_a_disk_that_refuses_is_one_sentence(demo, settings):
    settings.state.mkdir()
    settings.runs.write_text("in the way")
    with pytest.raises(SourceError, match="cannot be made: File exists; see to the disk"):
        ShellSource(demo("true"), settings, run="run")


def test_a_demo_that_cannot_be_copied_is_one_sentence_and_leaves_nothing(demo, settings):
    broken = demo("true")
    os.mkfifo(broken.folder / "pipe")
    with pytest.raises(SourceError, match=r"/build cannot be copied: `.*/pipe` is a named pipe; mend that"):
        ShellSource(broken, settings, run="run")
    assert list(settings.runs.iterdir()) == []


def test_a_full_disk_is_one_sentence_and_leaves_nothing(demo, settings, small_disk):
    object.__setattr__(settings, "state", small_disk)
    big = demo("true", files={"big": "x" * 2_000_000})
    with pytest.raises(SourceError, match=r"/build cannot be copied: .*No space left on device"):
        ShellSource(big, settings, run="run")
    assert list(settings.runs.iterdir()) == []


def test_the_stage_shows_the_demos_files_and_nothing_of_ours(live):
    it = live(
        {"run": "ls -1A", "expect": r"^app\.js\n$"},
        files={"app.js": "", "tape.cast": ""},
    )
    assert it.step(1).problem is None
    assert "demo.yaml" not in it.text()
    assert "tape.cast" not in it.text()


def test_a_shell_begins_with_what_each_engine_adds_and_has_its_environment(live):
    it = live({"run": "type -t docker; echo $COMPOSE_PROJECT_NAME", "expect": "function"})
    assert it.step(1).problem is None
    assert f"quarterdeck-{it.run}" in it.text()
