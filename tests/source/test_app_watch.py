"""An app is shown only where the run itself has made it; whatever else listens on this machine is never asked."""

import os
import subprocess
import sys
import time
from contextlib import closing, contextmanager

import pytest

from quarterdeck.engines.engine import Run
from quarterdeck.engines.registry import ENGINES
from quarterdeck.settings import NODE_IMAGE
from quarterdeck.source.app_watch import NOBODY, AppWatch, ports_of
from tests.source.test_app_page import program, saying

IMAGE = os.environ.get("NODE_IMAGE") or NODE_IMAGE
SERVER = """
import http.server, sys
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200); self.end_headers(); self.wfile.write(open(sys.argv[1], "rb").read())
    def log_message(self, *_): print(self.path, flush=True)
server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
print(server.server_port, flush=True)
server.serve_forever()
"""


@pytest.fixture
def run(tmp_path):
    return Run("apps", "hello", tmp_path, os.environ)


@contextmanager
def served(page, run):
    """A program that a run has started, as its environment says; gives its port, and the process."""
    command = [sys.executable, "-c", SERVER, str(page)]
    environment = {**os.environ, "QUARTERDECK_RUN": run.id}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield int(process.stdout.readline()), process
        finally:
            process.kill()


class Seen:
    def __init__(self):
        self.pictures = []

    def __call__(self, picture):
        self.pictures.append(picture)

    def soon(self, so):
        until = time.monotonic() + 10
        while not any(map(so, self.pictures[-1:])):
            assert time.monotonic() < until, self.pictures
            time.sleep(0.02)


def watch(url, run, seen, *engines):
    return closing(AppWatch(url, lambda: ports_of(run, engines), seen))


def test_a_program_of_the_run_is_shown_and_seen_anew_when_a_step_has_ended(run, tmp_path):
    page, seen = tmp_path / "page", Seen()
    page.write_text("one")
    with served(page, run) as (port, process), watch(f"http://localhost:{port}/", run, seen) as app:
        seen.soon(lambda picture: picture.body == "one")
        page.write_text("two")
        app.look()
        seen.soon(lambda picture: picture.body == "two")
        process.kill()
        seen.soon(lambda picture: picture.problem == NOBODY)


def test_without_a_step_a_program_is_asked_once_as_it_may_log_what_it_is_asked(run, tmp_path):
    page, seen = tmp_path / "page", Seen()
    page.write_text("one")
    with served(page, run) as (port, process), watch(f"http://localhost:{port}/here", run, seen):
        seen.soon(lambda picture: picture.body == "one")
        time.sleep(2.5)
        process.kill()
        assert process.stdout.read().split() == ["/here"]


def test_a_program_that_is_not_the_run_s_is_never_asked(run):
    seen = Seen()
    with program(saying(b"secret")) as (url, asked), watch(url, run, seen) as app:
        seen.soon(lambda picture: picture.problem == NOBODY)
        app.look()
        time.sleep(1.5)
        assert asked == []
    assert {picture.body for picture in seen.pictures} == {""}


def test_another_run_s_program_is_not_this_one_s(run, tmp_path):
    page = tmp_path / "page"
    page.write_text("one")
    other = Run("others", "hello", tmp_path, os.environ)
    with served(page, other) as (port, _):
        assert port in ports_of(other, ())
        assert port not in ports_of(run, ())


@pytest.mark.docker
def test_a_port_that_a_container_of_the_run_publishes_is_the_run_s_and_another_s_is_not(run):
    def start(label):
        command = ["docker", "run", "--detach", "--rm", "--publish", "127.0.0.1::80", *label, IMAGE, "sleep", "60"]
        container = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
        port = subprocess.run(["docker", "port", container, "80"], capture_output=True, text=True, check=True).stdout
        return container, int(port.rpartition(":")[2])

    ours, our_port = start(["--label", f"quarterdeck.run={run.id}"])
    theirs, their_port = start([])
    try:
        assert our_port in ports_of(run, [ENGINES["docker"]])
        assert their_port not in ports_of(run, [ENGINES["docker"]])
    finally:
        subprocess.run(["docker", "rm", "--force", ours, theirs], capture_output=True, check=True)
