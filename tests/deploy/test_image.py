"""The image is built on the engine at hand, serves the talk as a normal user, and ends when it is told to."""

import json
import time

import pytest
import requests

from tests.deploy.engine import HOME, Container, base_image, docker

pytestmark = [pytest.mark.docker, pytest.mark.timeout(1200)]
NAME = "quarterdeck-tried-by-a-test"
PATIENCE = 60


@pytest.fixture(scope="module", name="image")
def _image():
    docker("build", "--quiet", "--build-arg", f"BASE_IMAGE={base_image()}", "--tag", NAME, ".", cwd=HOME)
    yield NAME
    docker("rmi", NAME)


def wait(met):
    """Wait until something is met, and give it."""
    end = time.monotonic() + PATIENCE
    while not (result := met()):
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.1)
    return result


def test_it_becomes_healthy_shows_the_first_slide_and_ends_by_itself_when_told(image):
    with Container(image, "--publish", "127.0.0.1::5000") as container:
        wait(lambda: container.inspect(".State.Health.Status") == "healthy")
        address = docker("port", container.id, "5000")
        slide = requests.get(f"http://{address}/1", headers={"Host": "localhost:5000"}, timeout=PATIENCE)
        assert (slide.status_code, "<h1" in slide.text) == (200, True)
        docker("stop", "--time", "10", container.id)
        assert container.inspect(".State.ExitCode") == "0", "it was killed, as it did not end within ten seconds"


def test_it_runs_as_a_normal_user_and_holds_documents_licences_and_what_it_is_made_of(image):
    with Container(image, "--entrypoint", "sleep", command=["infinity"]) as container:
        assert container.run("id", "-un") == "quarterdeck"
        assert container.run("sh", "-c", "touch /app/x 2>&1 || echo refused").endswith("refused")
        assert container.run("head", "-1", "/app/LICENSE", "/app/docs/licences.md", "/app/docs/presenting.md")
        container.run("sh", "-c", "ls /app/node_modules/elkjs/LICENSE* /opt/venv/lib/*/site-packages/flask-*/licenses")
        bill = json.loads(container.run("cat", "/app/bill-of-materials.cdx.json"))
        parts = {part["bom-ref"].partition("@")[0]: part["version"] for part in bill["components"]}
        told = container.run("python", "-c", "import importlib.metadata as m; print(m.version('flask'))")
        assert parts["pkg:pypi/flask"] == told
        assert parts["pkg:deb/debian/bash"] == container.run("dpkg-query", "-W", "-f", "${Version}", "bash")
        assert "pkg:npm/%40xterm/xterm" in " ".join(part["bom-ref"] for part in bill["components"])
        assert container.run("sh", "-c", "command -v npm || echo none") == "none"
