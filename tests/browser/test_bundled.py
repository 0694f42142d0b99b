"""The talk as a wheel and an image serve it, each page's scripts and sheets in one, and as a checkout does that has changed them.

The first is what all other tests in browsers are served, too, where `make test` runs them.
"""

import os
import shutil
import subprocess
import sys

import pytest
import requests

from tests.browser.room import DECK, TOUCH, answer, come_to_desk, tap
from tests.served import HOME, PATIENCE, Announced, write_talk

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]
TALK = f"{DECK}\n---\n\n# Echo\n\n[.demo: echo]\n"
BUNDLED, MODULES = "bundled", "modules"
GIVEN = ("templates", "static", "slides", "demos", "node_modules")


class FromHouse(Announced):
    """`python app.py` from another house, until closed."""

    def __init__(self, house, folder):
        env = {**os.environ, "QUARTERDECK_STATE": str(folder / "state"), "PROOF": str(folder / "cleaned")}
        command = [sys.executable, house / "app.py", write_talk(folder / "talk", TALK), "--port", "0"]
        self.process = subprocess.Popen(command, env=env, cwd=folder, stdout=subprocess.PIPE, text=True)


@pytest.fixture(name="house", scope="module")
def _house(request, tmp_path_factory):
    """A copy of ours; with the bundles that a wheel has, if so asked."""
    folder = tmp_path_factory.mktemp("house")
    shutil.copytree(HOME / "quarterdeck", folder / "quarterdeck", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(HOME / "deploy", folder / "deploy")
    shutil.copy(HOME / "app.py", folder)
    for name in GIVEN:
        (folder / name).symlink_to(HOME / name)
    if request.param == BUNDLED:
        subprocess.run([sys.executable, folder / "deploy" / "bundle.py"], check=True, cwd=folder)
    return folder


@pytest.fixture(name="served")
def _served(house, tmp_path):
    with FromHouse(house, tmp_path) as served:
        yield served


def asked_for(someone):
    """What a person's browser asks for from now on, by path."""
    paths = []
    someone.context.on("request", lambda request: paths.append("/" + request.url.split("/", 3)[3]))
    return paths


@pytest.mark.parametrize("house", [BUNDLED, MODULES], indirect=True)
def test_an_evening_goes_on_with_the_one_as_with_the_other(onlooker, served, house):
    presenter = come_to_desk(onlooker, served)
    guest = onlooker(**TOUCH)
    paths = asked_for(guest)
    guest.open(f"{served.url}/").settles()
    presenter.page.keyboard.press("Space")
    guest.sees_slide(2)
    tap(guest, "write JavaScript")
    answer(presenter, "write JavaScript").locator("text=1").first.wait_for()
    guest.page.locator("#ask").click()
    guest.page.locator(".ask-field").fill("How large is it?")
    guest.page.locator(".ask-foot button").click()
    presenter.page.wait_for_selector("question-list [data-part=button][aria-label*='1 new']")
    guest.page.keyboard.press("Escape")
    presenter.page.keyboard.press("End")
    presenter.page.wait_for_selector("#frame #slide-5")
    guest.sees_slide(5)
    presenter.page.keyboard.press("Space")
    guest.page.wait_for_selector("#frame .xterm-rows")
    presenter.page.bring_to_front()
    presenter.page.keyboard.press("Space")
    guest.reads("hello from the shell")
    assert (guest.faults, presenter.faults) == ([], [])
    pieces = [path for path in paths if "/static/js/" in path or "/static/css/" in path]
    assert bool(pieces) != (house / "bundle").exists(), pieces


@pytest.mark.parametrize("house", [BUNDLED], indirect=True)
def test_a_first_visit_is_few_requests_and_the_next_is_the_page_alone(onlooker, served):
    guest = onlooker()
    paths = asked_for(guest)
    guest.open(f"{served.url}/1").settles()
    assert len(paths) <= 12, paths
    for path in paths:
        kept = requests.get(served.url + path, timeout=PATIENCE).headers.get("Cache-Control", "")
        assert path == "/1" or path.startswith("/socket.io/") or "immutable" in kept, path
