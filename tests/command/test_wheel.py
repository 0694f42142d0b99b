"""The wheel, installed where there is nothing else, serves a talk with every script, sheet and font it names."""

import json
import os
import re
import subprocess
import sys
import venv
from pathlib import Path
from urllib.parse import urljoin

import pytest
import requests

from deploy.pins import requirements
from quarterdeck.http.libraries import LIBRARIES
from tests.served import HOME, Announced

pytestmark = [pytest.mark.index, pytest.mark.timeout(300)]

SHEETS = r'<link[^>]+href="([^"]+)"|<script[^>]+src="([^"]+)"|"(/[^"]*/lib/[^"]+)"'
IMPORTS = r'(?:from|import)\s*\(?"([./][^"]+)"|url\("?([^")]+)"?\)|loadSheet\("([^"]+)"'


def run(*command, cwd, **environment):
    env = {**os.environ, **environment}
    done = subprocess.run(list(map(str, command)), cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module", name="installed")
def _installed(tmp_path_factory):
    """The command `quarterdeck`, installed from a wheel into an environment with Python alone."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-build-isolation", "--no-deps"]
    run(*build, "--wheel-dir", folder, HOME, cwd=folder)
    (wheel,) = folder.glob("quarterdeck-*.whl")
    venv.create(folder / "bare", with_pip=True)
    run(folder / "bare" / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check", wheel, cwd=folder)
    return folder / "bare" / "bin" / "quarterdeck"


def test_the_wheel_has_its_bill_of_materials_and_the_licence_of_all_that_is_in_it(installed):
    (bill,) = installed.parents[1].rglob("quarterdeck-*.dist-info/sboms/quarterdeck.cdx.json")
    assert json.loads(bill.read_text())["bomFormat"] == "CycloneDX"
    (home,) = installed.parents[1].rglob("quarterdeck/home")
    assert {
        name for name in ("elkjs", "d3-array", "@xterm/xterm") if not list(home.glob(f"node_modules/{name}/LICENSE*"))
    } == set()


@pytest.fixture(name="talk")
def _talk(tmp_path):
    (tmp_path / "talk.md").write_text("theme: Sketch, 2\n\n# Hello\n\n---\n\n# Bye\n")
    return tmp_path


class Served(Announced):
    """`quarterdeck talk.md` in a folder that holds nothing else, until closed."""

    def __init__(self, command, folder):
        env = {name: value for name, value in os.environ.items() if not name.startswith(("QUARTERDECK_", "PYTHON"))}
        env["QUARTERDECK_STATE"] = str(folder / "state")
        self.process = subprocess.Popen(
            [command, "talk.md", "--port", "0"], cwd=folder, env=env, stdout=subprocess.PIPE, text=True
        )


def everything_named(session, url, seen):
    """Fetch what a page names, and what that names in turn; gives the addresses that are not there."""
    answer = session.get(url, timeout=10)
    seen[url] = answer.status_code
    if not re.match(r"text/(html|css|javascript)", answer.headers.get("Content-Type", "")):
        return
    pattern = SHEETS if "html" in answer.headers["Content-Type"] else IMPORTS
    for match in re.finditer(pattern, answer.text):
        whole = match[0].startswith("loadSheet")  # a script's own addresses are its page's
        target = urljoin(urljoin(url, "/") if whole else url, next(filter(None, match.groups())))
        if target not in seen and "/lib/" not in url and not target.startswith("data:"):
            everything_named(session, target, seen)


def test_a_talk_in_an_empty_folder_is_served_whole(installed, talk):
    with Served(installed, talk) as served, requests.Session() as browser:
        seen = {}
        for page in (f"{served.url}/1", served.desk, f"{served.url}/presenter", f"{served.url}/join"):
            everything_named(browser, page, seen)
    assert {url: status for url, status in seen.items() if status != 200} == {}
    libraries = {name for name in LIBRARIES if any(f"/lib/{name}/" in url for url in seen)}
    assert libraries >= {"xterm", "socket.io", "source-sans-3", "shantell-sans"}
    assert any(url.endswith("/bundle/room/room.js") for url in seen)
    assert not [url for url in seen if "/static/js/" in url or "/static/css/base" in url]


def test_our_own_talk_comes_with_it_and_passes_its_check(installed, tmp_path):
    ours = run(installed.with_name("python"), "-c", "import quarterdeck.settings as s; print(s.OWN_DECK)", cwd=tmp_path)
    said = run(installed, "check", ours.strip(), cwd=tmp_path)
    assert "1 deck checked: 0 errors" in said or "everything is there" in said
    assert Path(ours.strip()).is_relative_to(installed.parents[1])


def test_nothing_is_installed_but_what_is_pinned(installed, tmp_path):
    shown = run(installed.with_name("pip"), "list", "--format", "freeze", "--disable-pip-version-check", cwd=tmp_path)
    plain = {
        re.sub("[._]", "-", line.partition("==")[0].lower()) + "==" + line.partition("==")[2] for line in shown.split()
    }
    ours = {line for line in plain if line.startswith(("quarterdeck==", "pip==", "setuptools=="))}
    assert plain - ours <= {line.partition(" ;")[0] for line in requirements((HOME / "requirements.txt").read_text())}
    assert len(plain) > 30, plain


def test_the_command_says_what_to_type(installed, tmp_path):
    assert "Usage: quarterdeck " in run(installed, "--help", cwd=tmp_path)
