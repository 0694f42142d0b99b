"""What every test shares: engines found or required, and a guard against anything left behind."""

from __future__ import annotations

import atexit
import contextlib
import fcntl
import functools
import gc
import math
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import zlib
from pathlib import Path

import hypothesis
import psutil
import pytest

from quarterdeck.settings import NODE_IMAGE
from tests.nursery import NURSERY, begun, open_nursery

hypothesis.settings.register_profile("ours", deadline=None)  # beside other tests, time says nothing
hypothesis.settings.load_profile("ours")
PATH = os.environ["PATH"]
MEMORY, ROOM = Path("/dev/shm"), 1 << 30  # noqa: S108
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = next((path for name in CHROMIUMS if (path := shutil.which(name))), None)
FAKETIME = next(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"), None)
TOLD = Path(f"/proc/self/task/{os.getpid()}/children")  # where Linux tells what a process has begun
STEADY = Path(__file__).with_name("quiet_chromium.py")


QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def _has_room(folder):
    """Say whether what tests write may lie in a folder: there is much room, and what lies there can be run."""
    there = os.statvfs(folder) if os.access(folder, os.W_OK) else None
    return there is not None and there.f_bavail * there.f_frsize > ROOM and not there.f_flag & os.ST_NOEXEC


def _write_into_memory():
    """Have all that a run writes lie in memory, where there is room, and go with it: on a disk, tests wait a tenth of their time."""
    if "TMPDIR" not in os.environ and _has_room(MEMORY):
        folder = tempfile.mkdtemp(prefix="t", dir=MEMORY)  # as short as it can be, for the names of sockets in it
        Path(folder).chmod(0o711)  # as others may pass through /tmp
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        os.environ["TMPDIR"] = tempfile.tempdir = folder


@pytest.fixture(name="faketime")
def _faketime():
    """The library that sets the clock for one process."""
    return FAKETIME


@contextlib.contextmanager
def launched():
    """Give a browser, until it is not needed any more."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  # by no worker that opens none

    with sync_playwright() as playwright:
        here: dict[str, str | float | bool] = {**os.environ, "CHROMIUM": CHROMIUM or ""}
        browser = playwright.chromium.launch(executable_path=STEADY, env=here, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="session", name="chromium")
def _chromium():
    """One browser for the whole run; every test opens pages of its own in it."""
    with launched() as browser:
        yield browser


def _answers(*command: str, within: float = 10) -> bool:
    try:
        return subprocess.run(command, capture_output=True, timeout=within, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _can_build() -> bool:
    """Say whether there is an engine, and on it the image that the demos build on."""
    image = os.environ.get("NODE_IMAGE") or NODE_IMAGE
    here = _answers("docker", "version") and _answers("docker", "image", "inspect", image)
    return here or (_answers("docker", "version") and _answers("docker", "pull", image, within=180))


FOUND = {
    "browser": lambda: CHROMIUM is not None,
    "docker": _can_build,
    "kubernetes": lambda: _answers("kubectl", "version", "--request-timeout=2s"),
    "kubectl": lambda: shutil.which("kubectl", path=PATH) is not None,
    "firefox": lambda: any(shutil.which(name, path=PATH) for name in ("firefox-esr", "firefox")),
    "webkit": lambda: all(shutil.which(name, path=PATH) for name in ("WebKitWebDriver", "Xvfb")),
    "faketime": lambda: FAKETIME is not None,
    "nginx": lambda: shutil.which("nginx", path=f"{PATH}:/usr/sbin") is not None,
    "caddy": lambda: shutil.which("caddy", path=PATH) is not None,
    "index": lambda: _answers(sys.executable, "-m", "pip", "index", "versions", "ptyprocess", within=60),
}


# On a machine that is busy a browser's wait may run out. It is tried once more, and counted in the summary; a wrong result never is.
ONCE_MORE = pytest.mark.flaky(reruns=1, only_rerun=["TimeoutError"])


# A run has several workers (Makefile). What uses an engine has it for itself: demos share ports, images and a namespace, and
# the leak guard counts the machine's containers. So those tests are two groups, one after the other each, of which the one
# waits for the other where a test wants both engines. A module's tests that share a server are a group too.
ENGINES = ("docker", "kubernetes")
WANT_PROGRAMS = (*ENGINES, "kubectl", "browser")  # who is marked so finds all there is
PROGRAMS = (*ENGINES, "kubectl", *CHROMIUMS)
NO_ENGINES = "PROGRAMS_WITHOUT_ENGINES"


def _group(item):
    """Name the tests that must not run side by side, or on more than one worker; nothing for one that may run anywhere."""
    if engines := [name for name in ENGINES if item.get_closest_marker(name)]:
        return engines[-1]
    asked = [fixture.scope for found in item._fixtureinfo.name2fixturedefs.values() for fixture in found]
    return item.nodeid.partition("::")[0] if "module" in asked else ""


@pytest.hookimpl(wrapper=True, tryfirst=True)  # around what counts a test's time
def pytest_runtest_protocol(item):
    """Have a test wait until nobody else uses its engines, be it another worker or another run of this checkout."""
    with contextlib.ExitStack() as held:
        for engine in ENGINES:  # in one order for all, so that no two wait for each other
            if item.get_closest_marker(engine):
                held.enter_context(_alone_with(engine))
        return (yield)


@contextlib.contextmanager
def _alone_with(engine):
    """A lock on the folder of its tests, which leaves no file behind and ends with us."""
    folder = os.open(Path(__file__).parent / "engines" / engine, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def pytest_addoption(parser):
    parser.addoption("--whole", action="store_true", help="look at all slides in all themes, which takes an hour")


def pytest_itemcollected(item):
    """Group each test while it is collected: once all are, it is too late for whoever deals them out to the workers."""
    if group := _group(item):
        item.add_marker(pytest.mark.xdist_group(group))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """Give a test that asks for no engine and no browser a machine without: a server would look for them, and wait at its end."""
    asked = any(item.get_closest_marker(name) for name in WANT_PROGRAMS)
    os.environ["PATH"] = PATH if asked else _without_engines()


@functools.cache
def _without_engines():
    """A folder with all programs that are found here, but for engines and browsers; all workers use the first's."""
    folder = os.environ.get(NO_ENGINES) or tempfile.mkdtemp(prefix="programs-")
    if NO_ENGINES not in os.environ:
        os.environ[NO_ENGINES] = folder
        atexit.register(shutil.rmtree, folder)
        for name, program in _programs().items():
            Path(folder, name).symlink_to(program)
    return folder


def _programs():
    """Every program that is found here, by its name, but for those."""
    places = [place for place in reversed(PATH.split(os.pathsep)) if Path(place).is_dir()]
    found = {entry.name: entry.path for place in places for entry in os.scandir(place)}
    return {name: program for name, program in found.items() if name not in PROGRAMS}


@pytest.hookimpl(wrapper=True)
def pytest_collection():
    """Have nobody look through thousands of tests for what could be freed, neither meanwhile nor later nor at the end."""
    gc.disable()
    found = yield
    gc.enable()
    gc.freeze()
    atexit.register(gc.freeze)
    return found


def _longest_first(items):
    """Have what takes long begin first, and groups before single tests, as else all would wait at the end for one that began late.

    The rest is mixed, by its names as all workers need one order: what waits would else stand together, and what reckons.
    """
    limits: dict[str, float] = {}
    for item in items:
        name, limit = _group(item) or item.nodeid, item.get_closest_marker("timeout")
        limits[name] = max(limits.get(name, 0), math.inf if name in ENGINES else limit.args[0] if limit else 0)
    items.sort(
        key=lambda item: (-limits[name := _group(item) or item.nodeid], name == item.nodeid, zlib.crc32(name.encode()))
    )


@pytest.hookimpl(trylast=True)  # once it is known which tests are wanted: engines are not looked for in vain
def pytest_collection_modifyitems(config, items):
    if hasattr(config, "workerinput"):  # else somebody runs a few, and reads them in the order in which they stand
        _longest_first(items)
    for item in items:
        if any(item.get_closest_marker(name) for name in ("browser", "firefox", "webkit")):
            item.add_marker(ONCE_MORE)
    required = set(filter(None, os.environ.get("QUARTERDECK_REQUIRE", "").split(",")))
    needed = {name for name in FOUND if any(item.get_closest_marker(name) for item in items)}
    there = {name: FOUND[name]() for name in needed}
    for name in sorted(needed):
        if not there[name] and name in required:
            raise pytest.UsageError(
                f"{name} is required by QUARTERDECK_REQUIRE and does not answer, or has no base image"
            )
    for item in items:
        for name in needed:
            if item.get_closest_marker(name) and not there[name]:
                item.add_marker(pytest.mark.skip(reason=f"{name} does not answer here, or has no base image"))


def pytest_configure(config):
    """Let a run that is ended from outside say what has failed so far, as it does at Ctrl-C."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    if config.getoption("numprocesses", None):  # else somebody may want to look at what a test has left on the disk
        _write_into_memory()
    _without_engines()
    if NURSERY not in os.environ:
        open_nursery()


def _ours():
    """The numbers of this worker's processes that still live, those it has asked the run's nursery for among them."""
    asked = begun()
    found = set(asked)
    if not TOLD.exists():
        return found.union(
            *({child.pid for child in each.children(recursive=True)} for each in _processes([os.getpid(), *asked]))
        )
    asked.append(os.getpid())
    while asked:
        born = _born_of(asked.pop())
        found |= born
        asked += born
    return found


def _born_of(process):
    """What psutil gathers from every process of the machine, Linux says of one: twice a test, that is seconds a run."""
    born, threads = set(), []
    with contextlib.suppress(OSError):  # it has ended, or a thread of it
        threads = list(Path(f"/proc/{process}/task").iterdir())
    for thread in threads:
        with contextlib.suppress(OSError):
            born |= {int(child) for child in (thread / "children").read_text().split()}
    return born


def _processes(numbers):
    for number in numbers:
        with contextlib.suppress(psutil.NoSuchProcess):
            yield psutil.Process(number)


def _containers():
    listed = subprocess.run(
        ["docker", "ps", "-aq", "--filter", "label=quarterdeck.run"], capture_output=True, text=True, check=False
    )
    return set(listed.stdout.split())


@pytest.fixture(autouse=True)
def leak_guard(request):
    """Fail a test that leaves a thread, a process or a container of ours behind."""
    docker = request.node.get_closest_marker("docker")
    before = _ours(), set(threading.enumerate()), _containers() if docker else set()
    yield
    processes, threads, containers = before
    left = [child for child in _processes(_ours() - processes) if not _shared(child)]
    _, left = psutil.wait_procs(left, timeout=3)
    assert not left, f"left running: {[_describe(child) for child in left]}"
    new = [t for t in set(threading.enumerate()) - threads if not _is_pool(t)]
    for thread in new:
        thread.join(3)
    assert not [t for t in new if t.is_alive()], "threads left running"
    if docker:
        assert _containers() <= containers, "containers left behind"


def _describe(child):
    try:
        return f"{child.pid} {' '.join(child.cmdline())}"
    except psutil.Error:
        return str(child.pid)


def _shared(child):
    """The browser's driver is started once for the whole run, and ends with it."""
    try:
        return "playwright" in " ".join(child.cmdline()) or "chrom" in child.name()
    except psutil.Error:
        return True


def _is_pool(thread):
    """Pools live as long as what they serve: gevent's hub, and the browser's driver."""
    return "ThreadPool" in type(thread).__name__ or thread.name.startswith(("Dummy", "asyncio_"))
