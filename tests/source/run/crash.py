"""A server that dies: opens a run of a demo whose steps leave all kinds of things and say “stands”, says so, and waits to be killed."""

import os
import re
import sys
from pathlib import Path

import gevent

from quarterdeck.demo.model import Demo, Step
from quarterdeck.events import Ended
from quarterdeck.findings import Place
from quarterdeck.settings import Settings
from quarterdeck.source.shell import ShellSource

home = Path(sys.argv[1])
folder = home / "demos" / "build"
folder.mkdir(parents=True)
(folder / "app.js").write_text("")
said = re.compile(r"^stands\b", re.MULTILINE)  # what each step says once all that it leaves is there
steps = tuple(Step(n, Place(folder, n), run=run, until=said) for n, run in enumerate(sys.argv[3:], 1))
namespace = os.environ.get("CRASH_NAMESPACE", "")
needs = ("kubernetes",) if namespace else ()
cleanup = (f"echo $QUARTERDECK_RUN $PWD > {home}/cleaned",)
demo = Demo("build", folder, "", "", needs, steps, cleanup=cleanup, namespace=namespace)
settings = Settings(state=home / "state", typing=0, environment=dict(os.environ))
source = ShellSource(demo, settings, run=sys.argv[2])
events = source.events()
for number in range(1, len(steps) + 1):
    source.step(number)
    next(event for event in events if isinstance(event, Ended) and event.step == number)
print("up", flush=True)
gevent.sleep(60)
