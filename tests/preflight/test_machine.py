"""The checks of this machine: a port that is taken, a disk that is full, a link that leads nowhere."""

import socket
from contextlib import contextmanager

import pytest

from quarterdeck.preflight.machine import find_ports
from quarterdeck.preflight.scene import look_around
from tests.preflight.test_containers import registry
from tests.served import Served, write_talk
from tests.transport.certified import Certified


@contextmanager
def taken():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


def free():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


def test_a_port_that_a_demo_publishes_is_free_or_named_with_its_demo(machine):
    port = free()
    machine.using("docker", f"docker run -d -p {port}:80 it", name="web")
    assert (machine.mark("ports"), str(port) in machine.find("ports").sentence) == ("✓", True)
    with socket.create_server(("127.0.0.1", port)):
        found = machine.find("ports")
    assert (found.severity.mark, found.sentence) == ("✗", f"in use: {port} (web)")


def test_a_port_that_may_be_that_of_an_open_demo_is_good_to_know(machine):
    with taken() as port:
        machine.using("docker", f"docker run -d -p {port}:80 it", name="web")
        assert machine.find("ports").remedy == "stop what listens there"
        run = machine.settings.runs / "web-1"
        run.mkdir(parents=True)
        found = machine.find("ports")
        run.rmdir()
    assert (found.severity.mark, found.remedy) == ("–", "a demo is open and may have it: close it, and look again")


@pytest.mark.parametrize("ports", ['["{}:80"]', '["127.0.0.1:{}:80"]', "[{{target: 80, published: {}}}]"])
def test_ports_of_compose_files_and_port_forwards_count(machine, ports):
    with taken() as port:
        folder = machine.using("docker")
        (folder / "compose.yaml").write_text(f"services: {{web: {{ports: {ports.format(port)}}}}}\n")
        assert machine.find("ports").sentence == f"in use: {port} (uses)"
        (folder / "compose.yaml").unlink()
        machine.using("kubernetes", f"kubectl port-forward svc/web {port}:80")
        assert machine.find("ports").sentence == f"in use: {port} (uses)"


def test_the_talks_own_port_may_be_taken_by_nobody_but_the_talk(machine, tmp_path):
    with taken() as port:
        machine.changes["port"] = port
        assert machine.find("ports").sentence == f"in use: {port} (the talk)"
        assert find_ports(look_around(machine.settings, serving=True)).severity.mark == "✓", "the talk itself looks"
    with registry(200) as other:
        machine.changes["port"] = int(other.partition(":")[2])
        assert machine.mark("ports") == "✗", "another server is not the talk"
    with Served(write_talk(tmp_path / "other"), tmp_path / "other-state") as served:
        machine.changes["port"] = served.port
        assert machine.mark("ports") == "✓"


def test_a_talk_over_https_is_known_by_its_port_and_its_link_to_be_tried_with_a_phone(machine, tmp_path):
    certified = Certified(tmp_path)
    with Served(write_talk(tmp_path / "other"), tmp_path / "other-state", "--tls-cert", str(certified.both)) as served:
        machine.changes |= {"port": served.port, "tls_cert": certified.both}
        assert machine.mark("ports") == "✓"
        machine.changes["public_url"] = f"https://localhost:{served.port}/"
        found = machine.find("link")
    assert (found.severity.mark, found.remedy) == ("–", "try it with a phone that is not yours")
    assert found.sentence == "https://localhost answers, and this machine does not trust its certificate"


def test_a_disk_has_room_or_little_or_none(machine):
    much = 1 << 80
    assert machine.mark("disk", least=0, barely=0) == "✓"
    assert machine.mark("disk", least=much, barely=0) == "–"
    found = machine.find("disk", least=much, barely=much)
    assert (found.severity.mark, "docker system prune" in found.remedy) == ("✗", True)
    assert " GiB left for the state folder" in found.sentence


def test_without_a_public_link_it_says_who_can_reach_the_talk(machine):
    for host, mark in [("127.0.0.1", "–"), ("localhost", "–"), ("0.0.0.0", "✓"), ("192.0.2.7", "✓")]:  # noqa: S104
        machine.changes["host"] = host
        assert machine.mark("link") == mark, host


@pytest.mark.parametrize(("status", "mark"), [(200, "✓"), (403, "✓"), (404, "✓"), (502, "–")])
def test_a_public_link_leads_somewhere_or_to_a_tunnel_without_the_talk(machine, status, mark):
    with registry(status) as host:
        machine.changes["public_url"] = f"http://{host}/"
        assert machine.mark("link") == mark


def test_a_public_link_that_leads_nowhere_is_to_mend_and_one_that_is_refused_may_come(machine):
    machine.changes["public_url"] = f"http://localhost:{free()}/"
    assert (machine.mark("link"), machine.find("link").remedy) == ("–", "start the talk, and look again")
    for url in ("http://no-such-host.invalid/", "talk", "http://[/"):
        machine.changes["public_url"] = url
        found = machine.find("link")
        assert (found.severity.mark, found.remedy) == ("✗", "mend QUARTERDECK_PUBLIC_URL or the tunnel"), url
