"""The checks of Docker: with the engine down, and with a real one."""

import http.server
import threading
from contextlib import contextmanager

import pytest

PUSHES = "docker push {}/it:1"


@contextmanager
def registry(status):
    """Something that answers every request with this status."""

    class Answer(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(status)
            self.end_headers()

        def log_message(self, *_):
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Answer) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield f"localhost:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def test_without_docker_a_demo_that_needs_it_lacks_it_and_its_other_checks_rest(machine):
    machine.program("docker", "exit 0")  # a command line without an engine
    machine.using("docker", PUSHES.format("localhost:5001"))
    found = machine.find("docker")
    assert (found.severity.mark, found.sentence) == ("✗", "The Docker engine does not answer")
    assert "DOCKER_HOST" in found.remedy
    for name in ("images", "registry"):
        assert (machine.mark(name), machine.find(name).sentence) == ("–", "not looked at, as docker does not answer")


def test_an_engine_that_no_demo_needs_may_be_missing(machine):
    machine.demo("hello")
    for name in ("docker", "kubernetes"):
        assert (machine.mark(name), machine.find(name).sentence[:14]) == ("–", "no demo needs ")


@pytest.mark.docker
def test_a_real_docker_answers_with_its_version_and_has_the_base_image(machine):
    machine.real()
    machine.using("docker")
    assert machine.find("docker").sentence.endswith(" answers")
    assert machine.mark("docker") == "✓"
    found = machine.find("images")
    assert (found.severity.mark, found.sentence) == ("✓", f"on this machine: {machine.settings.node_image}")


@pytest.mark.docker
def test_an_image_that_a_dockerfile_names_and_docker_has_not_is_named_with_the_way_to_fetch_it(machine):
    machine.real()
    folder = machine.using("docker", "docker build -t made .")
    (folder / "Dockerfile").write_text("FROM no.such/image:7 AS deps\nFROM made\nCOPY --from=deps /a /a\n")
    found = machine.find("images")
    assert (found.severity.mark, found.sentence) == ("✗", "1 of 2 not on this machine: no.such/image:7")
    assert "preflight --pull" in found.remedy


@pytest.mark.docker
@pytest.mark.parametrize(("status", "mark"), [(200, "✓"), (401, "✓"), (403, "✓"), (404, "✗"), (500, "✗")])
def test_a_registry_is_there_if_it_answers_even_to_ask_who_we_are(machine, status, mark):
    machine.real()
    with registry(status) as host:
        machine.using("docker", PUSHES.format(host))
        assert machine.mark("registry") == mark


@pytest.mark.docker
def test_a_registry_that_is_not_there_is_named(machine):
    machine.real()
    machine.using("docker", PUSHES.format("localhost:1"))
    found = machine.find("registry")
    assert (found.severity.mark, found.sentence) == ("✗", "no registry answers at localhost:1")
