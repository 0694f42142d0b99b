"""A port or a certificate that cannot be used is one sentence, with the flag or the setting that mends it."""

import socket
import subprocess
from dataclasses import replace

import psutil
import pytest

from quarterdeck.errors import MachineError
from quarterdeck.http.listening import open_port, read_certificate
from quarterdeck.settings import Settings
from tests.transport.certified import Certified


@pytest.fixture(scope="module", name="certified")
def _certified(tmp_path_factory):
    return Certified(tmp_path_factory.mktemp("tls"))


def test_by_default_only_this_machine_is_listened_to():
    with open_port(replace(Settings(), port=0)) as sock:
        assert sock.getsockname()[0] == "127.0.0.1"


def test_a_port_in_use_is_one_sentence_that_names_the_flag():
    with open_port(Settings(port=0)) as sock:
        port = sock.getsockname()[1]
        with pytest.raises(MachineError) as fault:
            open_port(Settings(port=port))
    us = psutil.Process()
    who = f"in use by {us.name()}, process {us.pid}"
    assert str(fault.value) == f"127.0.0.1:{port}: port {port} is {who}; choose another with --port"


def test_where_the_system_does_not_tell_who_has_a_port_nobody_is_named(monkeypatch):
    def refuse(_kind):
        raise psutil.AccessDenied

    monkeypatch.setattr("psutil.net_connections", refuse)
    with open_port(Settings(port=0)) as sock, pytest.raises(MachineError, match=r"is in use; choose"):
        open_port(Settings(port=sock.getsockname()[1]))


def test_on_macos_it_says_who_uses_5000(monkeypatch):
    monkeypatch.setattr("sys.platform", "darwin")
    taken = socket.create_server(("127.0.0.1", 5000)) if _free(5000) else socket.socket()
    with taken, pytest.raises(MachineError, match=r"AirPlay.*--port"):
        open_port(Settings(port=5000))


def _free(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


@pytest.mark.parametrize("host", ["192.0.2.1", "no such host", "::zz"])
def test_an_address_that_is_not_ours_is_one_sentence(host):
    with pytest.raises(MachineError, match=r"cannot listen here .*--host") as fault:
        open_port(Settings(host=host, port=0))
    assert "\n" not in str(fault.value)


def test_without_a_certificate_there_is_no_tls():
    assert read_certificate(Settings()) is None


def test_one_file_may_hold_the_certificate_and_its_key(certified):
    assert read_certificate(Settings(tls_cert=certified.both))


def test_files_that_cannot_be_used_are_one_sentence_with_a_remedy(certified, tmp_path):
    other = Certified(tmp_path)
    locked, junk = tmp_path / "locked.pem", tmp_path / "junk.pem"
    subprocess.run(
        ["openssl", "pkey", "-in", certified.key, "-aes256", "-passout", "pass:secret", "-out", locked], check=True
    )
    junk.write_text("-----BEGIN CERTIFICATE-----\nnot base64\n-----END CERTIFICATE-----\n")
    faults = {
        r"missing\.pem: the TLS certificate cannot be read .*QUARTERDECK_TLS_CERT": (tmp_path / "missing.pem", None),
        r"key\.pem: this holds no TLS certificate": (certified.key, certified.key),
        r"cert\.pem: this holds no TLS key": (certified.cert, None),
        r"key\.pem: .*not the certificate's key": (certified.cert, other.key),
        r"locked\.pem: .*passphrase; .*openssl pkey": (certified.cert, locked),
        r"key\.pem: there is a TLS key and no certificate": (None, certified.key),
        r"cannot be used": (junk, certified.key),
    }
    for sentence, (cert, key) in faults.items():
        with pytest.raises(MachineError, match=sentence) as fault:
            read_certificate(Settings(tls_cert=cert, tls_key=key))
        assert "\n" not in str(fault.value)
