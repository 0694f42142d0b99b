"""A talk behind a proxy as docs/hosting.md has it: the document's own block, with a port and a certificate of the test's."""

import contextlib
import os
import re
import socket
import subprocess
import time

from tests.served import HOME, PATIENCE, Served
from tests.transport.certified import Certified

PATH = "/talks/docker/"
DOCUMENT = HOME / "docs" / "hosting.md"
NGINX = """\
pid {folder}/nginx.pid;
error_log stderr;
{user}
events {{}}
http {{
    access_log off;
    include /etc/nginx/mime.types;
    {places}
    {block}
}}
"""
PLACES = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
CADDY = "{{\n admin off\n auto_https disable_redirects\n skip_install_trust\n}}\n{block}"


def block_of(language):
    """The block of a proxy's own language in the document, of which there is one."""
    (block,) = re.findall(rf"```{language}\n(.*?)```", DOCUMENT.read_text(), re.DOTALL)
    return block


def replaced(block, **known):
    """The block with what only this machine knows; each of them must be in it."""
    for written, ours in known.values():
        assert written in block, written
        block = block.replace(written, ours)
    return block


class Proxied(Served):
    """A talk at `url`, below a path and behind a proxy; `strips` has the proxy take the path off.

    One that `hides` has the whole host, passes no name on, and the server was not told of it.
    """

    def __init__(self, proxy, deck, folder, *, strips=False, hides=False):
        self._ends = contextlib.ExitStack()
        certified, (ours, theirs) = Certified(folder), _free()
        public = f"https://localhost:{theirs}{'/' if hides else PATH}"
        with self._ends:
            told = {} if hides else {"QUARTERDECK_PUBLIC_URL": public}
            super().__init__(deck, folder / "state", "--port", ours, **told)
            self.url, self.authority = public.rstrip("/"), certified.authority
            self._ends.callback(self._end_talk)
            command = {"nginx": _nginx, "caddy": _caddy}[proxy](folder, certified, ours, theirs, strips)
            if hides:
                _hide(command[4])
            self._ends.enter_context(_running(command, folder, theirs))
            self._ends = self._ends.pop_all()

    def _end_talk(self):
        if self.process.poll() is None:
            super().close()

    def close(self):
        self._ends.close()

    def __exit__(self, *_):
        self.close()


def _nginx(folder, certified, ours, theirs, strips):
    block = replaced(
        block_of("nginx"),
        port=("listen 443", f"listen 127.0.0.1:{theirs}"),
        name=("server_name example.org", "server_name localhost"),
        talk=("http://127.0.0.1:5000", f"http://127.0.0.1:{ours}" + "/" * strips),
        cert=("/etc/ssl/certs/example.org.pem", str(certified.cert)),
        key=("/etc/ssl/private/example.org.key", str(certified.key)),
    )
    return _begin_nginx(block, folder)


def _begin_nginx(block, folder):
    places = "\n".join(f"{name}_temp_path {folder}/{name};" for name in PLACES)
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder, user=user, places=places, block=block))
    return ["nginx", "-p", folder, "-c", folder / "nginx.conf", "-g", "daemon off;"]


def _hide(conf):
    named = {"name": ("proxy_set_header Host $http_host;", ""), "path": (f"location {PATH}", "location /")}
    conf.write_text(replaced(conf.read_text(), **named))


def _caddy(folder, certified, ours, theirs, strips):
    block = replaced(
        block_of("caddy"),
        name=("example.org {", f"https://localhost:{theirs} {{\n tls {certified.cert} {certified.key}"),
        talk=("127.0.0.1:5000", f"127.0.0.1:{ours}"),
    )
    if strips:
        plain = f"reverse_proxy @talk 127.0.0.1:{ours}"
        block = replaced(block, proxy=(plain, f"handle_path {PATH}* {{\n reverse_proxy 127.0.0.1:{ours}\n }}"))
    (folder / "Caddyfile").write_text(CADDY.format(block=block))
    return ["caddy", "run", "--config", folder / "Caddyfile", "--adapter", "caddyfile"]


class NginxBefore:
    """The documented nginx at `url`, before a server at a port and in plain HTTP; the host is all the server's."""

    def __init__(self, port, folder):
        _, theirs = _free()
        block = replaced(
            block_of("nginx"),
            port=("listen 443 ssl;", f"listen 127.0.0.1:{theirs};"),
            name=("server_name example.org;", "server_name localhost;"),
            path=(f"location {PATH} {{", "location / {"),
            talk=("http://127.0.0.1:5000", f"http://127.0.0.1:{port}"),
        )
        self.url = f"http://localhost:{theirs}"
        self._runs = _running(_begin_nginx(re.sub(r"ssl_\w+ .*;", "", block), folder), folder, theirs)

    def __enter__(self):
        self._runs.__enter__()
        return self

    def __exit__(self, *_):
        self._runs.__exit__(None, None, None)


@contextlib.contextmanager
def _running(command, folder, port):
    home = {"HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    path = f"{os.environ['PATH']}:/usr/sbin"
    with (folder / "proxy.log").open("w") as log:
        process = subprocess.Popen(command, env={**os.environ, **home, "PATH": path}, stdout=log, stderr=log)
        try:
            _wait_for(port, process, folder / "proxy.log")
            yield
        finally:
            process.terminate()
            process.wait(PATIENCE)


def _wait_for(port, process, log):
    for _ in range(PATIENCE * 20):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        assert process.poll() is None, log.read_text()
        time.sleep(0.05)
    raise AssertionError(log.read_text())


def _free():
    """Two ports that nobody has."""
    with socket.create_server(("127.0.0.1", 0)) as one, socket.create_server(("127.0.0.1", 0)) as other:
        return one.getsockname()[1], other.getsockname()[1]
