"""The real cluster, seen through a door of our own that can be shut: what a test does when a cluster goes away."""

import contextlib
import json
import os
import socket
import subprocess
import threading
from urllib.parse import urlsplit


def kubectl(*arguments, check=True, given=None):
    """Ask the real cluster, past any door."""
    command = ["kubectl", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=check, input=given).stdout.strip()


def config():
    return json.loads(kubectl("config", "view", "--minify", "--flatten", "--raw", "--output", "json"))


class Door:
    """A port of this machine that leads to the cluster's API server while it is open."""

    def __init__(self, folder, context="door"):
        self.path, self.port = folder / "door", 0
        self._threads, self._sockets = [], []
        kept = config()
        server = urlsplit(kept["clusters"][0]["cluster"]["server"])
        self._there = server.hostname, server.port or 443
        self.open()
        kept["clusters"][0]["cluster"] |= {
            "server": f"https://127.0.0.1:{self.port}",
            "tls-server-name": server.hostname,
        }
        kept["contexts"][0]["name"] = kept["current-context"] = context
        self.path.write_text(json.dumps(kept))

    @property
    def environment(self):
        return {**os.environ, "KUBECONFIG": str(self.path)}

    def open(self):
        self._listener = socket.create_server(("127.0.0.1", self.port))
        self.port = self._listener.getsockname()[1]
        self._run(self._serve, self._listener)

    def shut(self):
        """Let nobody in, and end every connection there is."""
        for sock in [self._listener, *self._sockets]:
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
            sock.close()
        for thread in list(self._threads):
            thread.join(5)
        self._threads, self._sockets = [], []

    def _serve(self, listener):
        with contextlib.suppress(OSError):
            while True:
                near = listener.accept()[0]
                far = socket.create_connection(self._there)
                self._sockets += [near, far]
                self._run(self._copy, near, far)
                self._run(self._copy, far, near)

    @staticmethod
    def _copy(source, target):
        with contextlib.suppress(OSError):
            while chunk := source.recv(65536):
                target.sendall(chunk)
            target.shutdown(socket.SHUT_WR)

    def _run(self, what, *arguments):
        thread = threading.Thread(target=what, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()
