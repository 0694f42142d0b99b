"""Somebody with Debian and Python alone, and no network: from the wheel to a talk that is served, rehearsed and taken home."""

import subprocess
import sys

import pytest

from tests.deploy.engine import HOME, Container, base_image, docker

pytestmark = [pytest.mark.docker, pytest.mark.timeout(900)]
WHEELS = "/wheels"
FETCH = (
    f"python3 -m venv /tmp/v && /tmp/v/bin/pip download -q --only-binary :all: -d {WHEELS} -r /home/requirements.txt"
)

# What a newcomer types, and what looks at the first slide for them.
ROUND = f"""
set -e
date +%s%N >/tmp/begun
python3 -m venv /opt/quarterdeck
/opt/quarterdeck/bin/pip install --quiet --no-index --find-links {WHEELS} quarterdeck
export PATH=/opt/quarterdeck/bin:$PATH
quarterdeck new my-talk
cd my-talk
quarterdeck serve --port 5000 >/tmp/served 2>&1 &
server=$!
python3 - <<'END'
import time, urllib.request
for _ in range(600):
    try:
        page = urllib.request.urlopen("http://localhost:5000/1").read().decode()
        break
    except OSError:
        time.sleep(0.1)
print("first slide:", "<h1" in page)
END
echo "after $(( ($(date +%s%N) - $(cat /tmp/begun)) / 1000000 )) ms"
quarterdeck check
quarterdeck rehearse hello
quarterdeck export --html home
kill $server
wait $server
echo "served to its end"
"""


@pytest.fixture(name="wheels")
def _wheels(tmp_path):
    """A folder with our wheel and all that it requires, as the base image's Python takes them."""
    folder = tmp_path / "wheels"
    build = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-build-isolation",
        "--no-deps",
        "--wheel-dir",
        folder,
    ]
    subprocess.run([*build, HOME], check=True, cwd=tmp_path)
    list_of_ours = f"{HOME / 'requirements.txt'}:/home/requirements.txt:ro"
    docker("run", "--rm", "-v", f"{folder}:{WHEELS}", "-v", list_of_ours, base_image(), "sh", "-c", FETCH)
    return folder


def test_a_newcomer_without_a_network_has_a_talk_running_rehearsed_and_taken_home(wheels, record_property):
    with Container(
        base_image(), "--network", "none", "-v", f"{wheels}:{WHEELS}:ro", command=["sleep", "900"]
    ) as machine:
        said = machine.run("sh", "-c", ROUND).splitlines()
        assert [line for line in said if line in ROUND_SAYS] == ROUND_SAYS, said
        record_property("first slide", next(line for line in said if line.startswith("after ")))
        assert any(line.startswith("1 demo in ") for line in said), said
        assert "Say hello" in machine.run("cat", "my-talk/home/index.html")


ROUND_SAYS = [
    "first slide: True",
    "1 deck checked: everything is there",
    "home/index.html",
    "served to its end",
]
