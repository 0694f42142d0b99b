"""Where servers are born: a process that has imported all of ours, and becomes a server each time one is asked for.

`python app.py` spends most of its start importing. Here that is done once for a run of tests, and each server is a fork
of it, with an environment, arguments and a log of its own. What `python app.py` itself does is tried in test_start.
"""

import atexit
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

HOME = Path(__file__).resolve().parents[1]
PATIENCE = 20
SIZE = 1 << 16


class Process:
    """A server as its test sees it; what `subprocess.Popen` can, as far as our tests ask for it."""

    def __init__(self, arguments, environment, log):
        self._keeper = socket.socketpair()
        asked = {"arguments": [str(each) for each in arguments], "environment": environment, "log": str(log)}
        ours, theirs = self._keeper
        socket.send_fds(_nursery(), [json.dumps(asked).encode()], [theirs.fileno()])
        theirs.close()
        self._ours = ours
        self.pid = int(ours.recv(SIZE))
        self.returncode = None

    def poll(self):
        """Give the exit status, None while it runs."""
        try:
            return self.wait(0.001)
        except TimeoutError:
            return None

    def wait(self, timeout=PATIENCE):
        """Wait for its end and give the exit status, minus the signal that killed it."""
        if self.returncode is None:
            self._ours.settimeout(timeout)
            self.returncode = int(self._ours.recv(SIZE))
            self._ours.close()
        return self.returncode

    def send_signal(self, number):
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self):
        self.send_signal(signal.SIGTERM)

    def kill(self):
        self.send_signal(signal.SIGKILL)


_OPEN = []


def nursery_of_this_run():
    """Give the id of the nursery's process, None where no server has been asked for yet."""
    return _OPEN[1].pid if _OPEN else None


def _nursery():
    """Open the nursery of this run, once; it ends with us."""
    if not _OPEN:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        command = [sys.executable, __file__, str(theirs.fileno())]
        process = subprocess.Popen(
            command, pass_fds=[theirs.fileno()], cwd=HOME, env={**os.environ, "PYTHONPATH": str(HOME)}
        )
        theirs.close()
        atexit.register(_close, ours, process)
        _OPEN.extend((ours, process))
    return _OPEN[0]


def _close(ours, process):
    ours.close()
    process.wait(PATIENCE)


def main(asking):
    """Import everything, then fork for each server that is asked for, until nobody can ask any more."""
    import app  # noqa: PLC0415  # not where only a Process is wanted
    import quarterdeck.serve  # noqa: F401, PLC0415

    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # a keeper that has ended is forgotten
    while True:
        asked, handed, *_ = socket.recv_fds(asking, SIZE, 1)
        if not asked:
            return 0
        (told,) = handed
        if os.fork() == 0:
            asking.close()
            return keep(app, socket.socket(fileno=told), **json.loads(asked))
        os.close(told)


def keep(app, told, arguments, environment, log):
    """Become a server's keeper, who says its id, and how it has ended."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    server = os.fork()
    if server == 0:
        told.close()
        return become(app, arguments, environment, log)
    told.send(str(server).encode())
    threading.Thread(target=end_with_who_asked, args=(told, server), daemon=True).start()
    _, status = os.waitpid(server, 0)
    with contextlib.suppress(BrokenPipeError):  # nobody is there to hear it
        told.send(str(os.waitstatus_to_exitcode(status)).encode())
    os._exit(0)


def end_with_who_asked(told, server):
    """End the server whose test has ended without ending it: a run of tests that was killed leaves none behind."""
    if not told.recv(1):
        with contextlib.suppress(ProcessLookupError):
            os.kill(server, signal.SIGTERM)


def become(app, arguments, environment, log):
    """Become the server itself."""
    file = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(file, 1)
    os.dup2(file, 2)
    os.environ.clear()
    os.environ.update(environment)
    return app.main(arguments)


if __name__ == "__main__":
    sys.exit(main(socket.socket(fileno=int(sys.argv[1]))))
