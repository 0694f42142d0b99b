"""The owner's token: kept for the next start, readable by nobody else, and compared without a fault on any input."""

import os
import tempfile
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterdeck.auth.token import Access
from quarterdeck.errors import MachineError
from quarterdeck.settings import Settings

ODD = ["", None, 7, b"token", ["token"], "é" * 10, "\ud800", "x" * 1_000_000, "TOKEN", "token "]


def test_a_token_is_made_once_and_kept(tmp_path):
    settings = Settings(state=tmp_path / "new" / "state")
    first = Access.load(settings)
    assert len(first.token) >= 32
    assert Access.load(settings) == first
    assert [path.name for path in settings.state.iterdir()] == ["token"]


def test_nobody_else_on_the_machine_can_read_it(tmp_path):
    settings = Settings(state=tmp_path / "state")
    before = os.umask(0)
    try:
        Access.load(settings)
    finally:
        os.umask(before)
    assert settings.state.stat().st_mode & 0o777 == 0o700
    assert (settings.state / "token").stat().st_mode & 0o777 == 0o600


def test_a_kept_token_that_others_could_read_is_closed_to_them(tmp_path):
    (tmp_path / "token").write_text("mine\n")
    (tmp_path / "token").chmod(0o644)
    assert Access.load(Settings(state=tmp_path)).token == "mine"
    assert (tmp_path / "token").stat().st_mode & 0o777 == 0o600


def test_a_token_that_is_set_is_used_and_not_written(tmp_path):
    settings = Settings(token="given", state=tmp_path / "state")
    assert Access.load(settings).token == "given"
    assert not settings.state.exists()


def test_a_file_left_empty_by_a_full_disk_is_replaced(tmp_path):
    (tmp_path / "token").write_text("")
    settings = Settings(state=tmp_path)
    assert Access.load(settings).token
    assert Access.load(settings) == Access.load(settings)


def test_servers_that_start_at_once_agree(tmp_path):
    settings, seen = Settings(state=tmp_path / "state"), []
    threads = [threading.Thread(target=lambda: seen.append(Access.load(settings))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 8
    assert len({access.token for access in seen}) == 1


def test_a_state_folder_that_cannot_be_written_is_one_sentence_with_a_remedy(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(MachineError, match=r"token.*cannot be kept.*QUARTERDECK_STATE") as fault:
        Access.load(Settings(state=tmp_path / "file" / "state"))
    assert "\n" not in str(fault.value)


def test_a_token_that_is_not_text_is_one_sentence(tmp_path):
    (tmp_path / "token").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(MachineError, match="not text"):
        Access.load(Settings(state=tmp_path))


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder to somebody else")
def test_a_folder_that_somebody_else_laid_out_is_not_trusted():
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "token").write_text("known to them")
        Path(folder).chmod(0o755)
        os.chown(folder, 12345, -1)
        os.seteuid(54321)
        try:
            with pytest.raises(MachineError, match="belongs to somebody else"):
                Access.load(Settings(state=Path(folder)))
        finally:
            os.seteuid(0)


def test_each_key_opens_its_own_door_only():
    access = Access("token")
    keys = {"token": access.token, "cookie": access.browser_key(), "key": access.socket_key()}
    doors = {"token": access.owns, "cookie": access.owns_cookie, "key": access.owns_key}
    for name, key in keys.items():
        assert [door for door in doors if doors[door](key)] == [name]
    assert Access("other").browser_key() != access.browser_key()


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: repr(odd)[:12])
def test_odd_input_is_refused_without_a_fault(odd):
    access = Access("token")
    assert [door(odd) for door in (access.owns, access.owns_cookie, access.owns_key)] == [False] * 3


@given(st.text() | st.none() | st.integers() | st.binary())
def test_nothing_but_the_token_is_the_token(text):
    assert Access("tökén").owns(text) is (text == "tökén")


def test_the_token_does_not_show_when_printed():
    assert "secret" not in repr(Access("secret")) + str(Access("secret"))
