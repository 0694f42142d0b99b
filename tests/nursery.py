"""Where servers and commands are born: a process that has imported all of ours, and becomes one each time it is asked to.

`python app.py` and `python -m quarterdeck` spend most of their start importing. Here that is done once for a run of tests,
whichever of its workers asks, and each server or command is a fork of it, with an environment, arguments, a folder and streams
of its own. What `python app.py` itself does is tried in test_start.
"""

import atexit
import contextlib
import fcntl
import json
import os
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import termios
import threading
from pathlib import Path

HOME = Path(__file__).resolve().parents[1]
NURSERY = "NURSERY"  # names, to every worker and every command of the run, the socket at which to ask
DO = "do"  # this file, so asked, does a command as `python -m quarterdeck` would, for whoever has no worker's Process
PATIENCE = 20
SIZE = 1 << 16
STREAMS = 3
ENDED = [1]  # with which status a forked process ends, once it is known

_BEGUN = []


class Process:
    """A server or command as its test sees it; what `subprocess.Popen` can, as far as our tests ask for it."""

    def __init__(self, arguments, environment, log=os.devnull, *, streams=None, folder=HOME, terminal=False):
        with contextlib.nullcontext(streams) if streams else _logged(log) as handed:
            self._told = ask(arguments, environment, handed, folder=str(folder), terminal=terminal)
        self.pid = int(self._told.recv(SIZE))
        self.returncode = None
        _BEGUN.append(self)

    def poll(self):
        """Give the exit status, None while it runs."""
        try:
            return self.wait(0.001)
        except TimeoutError:
            return None

    def wait(self, timeout=PATIENCE):
        """Wait for its end and give the exit status, minus the signal that killed it."""
        if self.returncode is None:
            self._told.settimeout(timeout)
            self.returncode = int(self._told.recv(SIZE))
            self._told.close()
            _BEGUN.remove(self)
        return self.returncode

    def send_signal(self, number):
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self):
        self.send_signal(signal.SIGTERM)

    def kill(self):
        self.send_signal(signal.SIGKILL)


def answered(arguments, environment, folder=HOME):
    """Run a command to its end; what `subprocess.run` gives where it captures text."""
    with Path(os.devnull).open() as silence, tempfile.TemporaryFile("w+") as said, tempfile.TemporaryFile("w+") as ill:
        streams = [stream.fileno() for stream in (silence, said, ill)]
        status = Process(arguments, environment, streams=streams, folder=folder).wait(None)
        for stream in (said, ill):
            stream.seek(0)
        return subprocess.CompletedProcess(arguments, status, said.read(), ill.read())


@contextlib.contextmanager
def _logged(log):
    with Path(os.devnull).open("rb") as silence, Path(log).open("wb") as said:
        yield silence.fileno(), said.fileno(), said.fileno()


def begun():
    """Give the ids of the processes that were asked for from here, and whose end nobody has waited for."""
    return [process.pid for process in _BEGUN]


def ask(arguments, environment, streams, **how):
    """Ask for a process, and give the line that tells its id and its end, and whose end is the process's."""
    line = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    line.connect(os.environ[NURSERY])
    asked = {"arguments": [str(each) for each in arguments], "environment": environment, **how}
    socket.send_fds(line, [json.dumps(asked).encode()], streams)
    return line


def open_nursery():
    """Open the nursery of this run; it ends with us, however we end."""
    folder = tempfile.mkdtemp(prefix="nursery-")
    os.environ[NURSERY] = f"{folder}/door"
    door = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    door.bind(os.environ[NURSERY])
    door.listen(128)
    ours, theirs = os.pipe()
    command = [sys.executable, __file__, str(door.fileno()), str(ours), folder]
    environment = {**os.environ, "PYTHONPATH": str(HOME)}
    process = subprocess.Popen(command, pass_fds=[door.fileno(), ours], cwd=HOME, env=environment)
    door.close()
    os.close(ours)
    atexit.register(_close, theirs, process)


def _close(theirs, process):
    os.close(theirs)
    process.wait(PATIENCE)


def main(door, run, folder):
    """Import everything, then fork for each process that is asked for, until the run of tests has ended."""
    atexit.register(leave)  # the first to be registered is the last to be called
    import app  # noqa: PLC0415  # not where only a Process is wanted
    import quarterdeck.serve  # noqa: F401, PLC0415

    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # a keeper that has ended is forgotten
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the run, and ends us by ending it
    while run not in select.select([door, run], [], [])[0]:
        line, _ = door.accept()
        if os.fork() == 0:
            door.close()
            return keep(app, line)
        line.close()
    shutil.rmtree(folder)
    return 0


def keep(app, line):
    """Become a process's keeper, who says its id, and how it has ended."""
    asked, streams, *_ = socket.recv_fds(line, SIZE, STREAMS)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    process = os.fork()
    if process == 0:
        line.close()
        return become(app, streams, **json.loads(asked))
    for stream in streams:
        os.close(stream)
    line.send(str(process).encode())
    threading.Thread(target=end_with_who_asked, args=(line, process), daemon=True).start()
    _, status = os.waitpid(process, 0)
    with contextlib.suppress(BrokenPipeError):  # nobody is there to hear it
        line.send(str(os.waitstatus_to_exitcode(status)).encode())
    os._exit(0)


def end_with_who_asked(line, process):
    """End the process whose test has ended without ending it: a run of tests that was killed leaves none behind."""
    if not line.recv(1):
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, signal.SIGTERM)


def become(app, streams, arguments, environment, folder, terminal):
    """Become the server or command itself."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    if terminal:  # its input is one, in whose foreground it stands
        os.setsid()
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    ENDED[0] = app.main(arguments)
    return ENDED[0]


def leave():
    """End, without tidying up what ends with a process anyway: of a fork's memory, that is a third of a short server's time."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(ENDED[0])


if __name__ == "__main__":
    if sys.argv[1] == DO:
        sys.exit(Process(sys.argv[2:], dict(os.environ), streams=range(STREAMS), folder=Path.cwd()).wait(None))
    main(socket.socket(fileno=int(sys.argv[1])), int(sys.argv[2]), sys.argv[3])
