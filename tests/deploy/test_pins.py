"""What gets installed is pinned with its hash, from short lists that a person edits, and no file names an address to get it from."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from deploy.pins import LISTS, browser, changes, requirements

HOME = Path(__file__).resolve().parents[2]
PLATFORMS = ["x86_64-unknown-linux-gnu", "aarch64-unknown-linux-gnu", "x86_64-apple-darwin", "aarch64-apple-darwin"]
PYTHONS = ["3.11", "3.12", "3.13", "3.14"]
# Nobody has made a wheel of these: they are compiled when they are installed.
COMPILED = {("x86_64-apple-darwin", "3.11"): "gevent", ("aarch64-apple-darwin", "3.11"): "gevent"}
INSTALL = [str(Path(sys.executable).with_name("uv")), "pip", "install", "--dry-run", "--no-config"]
INSTALL += ["--require-hashes", "--only-binary", ":all:"]
REGISTRIES = [
    ".".join(parts) for parts in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com"))
]


def run(*command):
    return subprocess.run(command, cwd=HOME, capture_output=True, text=True, check=False)


def pinned(name):
    return (HOME / f"{name}.txt").read_text()


@pytest.mark.parametrize("name", LISTS)
def test_every_name_that_a_person_wrote_is_pinned(name):
    written = [line for line in (HOME / f"{name}.in").read_text().splitlines() if re.match("[A-Za-z]", line)]
    there = {each.partition("==")[0] for each in requirements(pinned(name))}
    asked = {re.sub("[._]", "-", re.match(r"[\w.-]+", line)[0].lower()) for line in written}
    assert asked - there == set(), "run: make pins"


@pytest.mark.parametrize("name", LISTS)
def test_every_pin_is_exact_and_has_hashes(name):
    assert [each for each in requirements(pinned(name)) if "==" not in each] == []
    blocks = re.split(r"^(?=[A-Za-z])", pinned(name), flags=re.MULTILINE)[1:]
    assert [block for block in blocks if "--hash=sha256:" not in block] == [], "run: make pins"
    assert re.findall(r"https?://|--(?:index|extra|find)", pinned(name)) == []


def test_what_checks_is_pinned_as_what_runs_and_what_builds():
    runs, builds, _, checks = ({each.partition(" ;")[0] for each in requirements(pinned(name))} for name in LISTS)
    assert (runs | builds) - checks == set()


def test_every_package_of_the_browser_has_its_hash_and_no_address():
    packages = json.loads((HOME / "package-lock.json").read_text())["packages"]
    assert [place for place, package in packages.items() if place and "integrity" not in package] == []
    assert [place for place, package in packages.items() if "resolved" in package] == []


def test_no_file_names_a_registry():
    command = ["git", "grep", "-lIF", *(word for name in REGISTRIES for word in ("-e", name))]
    found = run(*command)
    if found.returncode > 1:
        pytest.skip("this is no checkout")
    assert found.stdout == ""


def test_what_an_update_changed_is_told_by_name():
    before, after = {"a": "1", "b": "1", "c": "1"}, {"a": "1", "b": "2", "D": "1"}
    assert changes(before, after) == ["b 1 -> 2", "c 1 is gone", "D 1 is new"]


def test_a_pin_is_read_with_its_marker_and_without_its_hashes():
    text = "# made\nh11==0.16.0 \\\n    --hash=sha256:00\n    # via wsproto\npywin32==312 ; sys_platform == 'win32' \\\n    --hash=sha256:01\n"
    assert requirements(text) == ["h11==0.16.0", "pywin32==312 ; sys_platform == 'win32'"]


def test_a_library_that_is_there_twice_is_told_by_its_place():
    lock = {
        "packages": {"": {}, "node_modules/ws": {"version": "8"}, "node_modules/a/node_modules/ws": {"version": "7"}}
    }
    assert dict(browser(lock)) == {"ws": "8", "a/node_modules/ws": "7"}


@pytest.mark.index
@pytest.mark.parametrize("platform", PLATFORMS)
def test_the_pins_hold_on_every_system_and_python(platform, tmp_path):
    for python in PYTHONS:
        compiled = COMPILED.get((platform, python))
        flags = ["--no-binary", compiled] if compiled else []
        machine = ["--python-platform", platform, "--python-version", python, "--target", str(tmp_path / "none")]
        done = run(*INSTALL, *flags, *machine, "-r", "requirements.txt")
        assert done.returncode == 0, done.stderr
        assert "Would install" in done.stderr
