"""A little server of a test's own, in a process of its own: `Little(APP)` runs the text APP and knows its port."""

import os
import signal
import subprocess
import sys
from pathlib import Path

HOME = Path(__file__).resolve().parents[2]
PATIENCE = 20

BEGIN = """
import gc
import sys
from dataclasses import replace
from flask import Flask, request
from flask_socketio import SocketIO, emit, join_room
from quarterdeck.settings import Settings
from quarterdeck.auth.guard import Gate
from quarterdeck.transport import Fanout, Listener, listen, serve
TOKEN = "token-of-the-test"
app = Flask("little")
socketio = SocketIO(
    app, async_mode="gevent", client_manager=Fanout(), cors_allowed_origins=[], max_http_buffer_size=64 * 1024
)
settings = Settings(port=0)
caught_up = lambda sid: None
context = None
stopped = lambda: print("stopped", flush=True)
refused = lambda: None
say = lambda sentence: None
"""

END = """
sock = listen(settings.host, settings.port)
print(sock.getsockname()[1], flush=True)
gate = Gate(app, settings=settings, token=TOKEN, say=say)
listener = Listener(caught_up, refused)
serve(gate, socketio.server, sock, on_stop=stopped, listener=listener, context=context)
gc.freeze()
"""


class Little:
    """The server; `output` holds what it wrote once it is closed."""

    def __init__(self, text):
        env = {**os.environ, "PYTHONPATH": str(HOME)}
        self.process = subprocess.Popen(
            [sys.executable, "-W", "error", "-c", BEGIN + text + END],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=env,
        )
        first = self.process.stdout.readline()
        if not first.strip().isdigit():
            raise AssertionError(first + self.process.stdout.read())
        self.port = int(first)
        self.host = f"localhost:{self.port}"
        self.url = f"http://{self.host}"
        self.output = ""

    def close(self, number=signal.SIGTERM):
        self.process.send_signal(number)
        self.output, _ = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            assert self.close() == 0, self.output
