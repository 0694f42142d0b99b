"""A picture from the net comes whole, or not at all with a reason, whatever its server does."""

import select
import socket
import struct
import threading
import time
import zlib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from quarterdeck.downloads import fetch as fetching
from quarterdeck.downloads.cache import Cache
from quarterdeck.downloads.fetch import Fetched, Fetching
from quarterdeck.downloads.kind import kind_of
from quarterdeck.downloads.refused import DownloadRefused
from quarterdeck.downloads.route import find_route, is_anywhere, is_public

HOST, PRIVATE = "127.0.0.2", "127.0.0.1"  # the one stands for the public net


def png(size=4000):
    head = struct.pack(">IIBBBBB", 3, 2, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", head), (b"tEXt", b"x" * size), (b"IEND", b"")]
    chunks = (struct.pack(">I", len(b)) + k + b + struct.pack(">I", zlib.crc32(k + b)) for k, b in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


class Server(ThreadingHTTPServer):
    daemon_threads = True


class Badly(BaseHTTPRequestHandler):
    """A server that does to each address what the address says."""

    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self):
        with_words = self.path.strip("/").split("/")
        getattr(self, f"do_{with_words[0]}")(*with_words[1:])

    def log_message(self, *_):
        pass

    def answer(self, content, status=200, **headers):
        self.send_response(status)
        for name, value in {"Content_Length": str(len(content)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(content)

    def do_good(self):
        self.answer(png(), Content_Type="application/octet-stream")

    def do_chunked(self):
        self.send_response(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for part in (png()[:100], png()[100:]):
            self.wfile.write(b"%x\r\n%s\r\n" % (len(part), part))
        self.wfile.write(b"0\r\n\r\n")

    def do_gone(self):
        self.answer(b"", 404)

    def do_page(self):
        self.answer(b"<!doctype html><p>a page" + b" " * 5000, Content_Type="image/png")

    def do_said(self):
        self.answer(png(), Content_Length=str(30_000_000))

    def do_huge(self):
        self.send_response(200)
        self.end_headers()
        self.pour(png() + b"x" * 50_000)

    def pour(self, part):
        try:
            while True:
                self.wfile.write(part)
        except OSError:
            self.close_connection = True

    def do_drips(self):
        self.send_response(200)
        self.end_headers()
        self.drip(b"x")

    def do_silent(self):
        self.drip(b"")

    def do_headers(self):
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        self.drip(b"X: y\r\n")

    def drip(self, part):
        try:
            while select.select([self.connection], [], [], 0.05)[0] == []:  # until whoever asked hangs up
                self.wfile.write(part)
        except OSError:
            pass
        self.close_connection = True

    def do_half(self):
        self.answer(png()[:2000], Content_Length=str(len(png())))
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def do_loop(self):
        self.answer(b"", 302, Location="/loop")

    def do_leads(self, host):
        self.answer(b"", 302, Location=f"http://{host}:{self.server.server_port}/good")

    def do_file(self):
        self.answer(b"", 302, Location="file:///etc/passwd")


@pytest.fixture(name="net", scope="module")
def _net():
    """One server, reached by two addresses of this machine."""
    server = Server(("0.0.0.0", 0), Badly)  # noqa: S104
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield server.server_port
    server.shutdown()
    thread.join()
    server.server_close()


def fetch(net, path, host=HOST, within=5.0):
    return Fetching(f"http://{host}:{net}/{path}", lambda address: address == HOST, within=within).fetch()


@pytest.mark.parametrize("path", ["good", "chunked", f"leads/{HOST}"])
def test_a_picture_comes_whole_also_after_a_redirect_and_is_what_its_bytes_say(path, net):
    assert fetch(net, path) == Fetched(".png", png())


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("gone", "its server answers 404 Not Found"),
        ("page", "it is no picture and no film"),
        ("said", "it is larger than 25 MB (30)"),
        ("huge", "it is larger than 25 MB"),
        ("half", "its server hung up half way"),
        ("loop", "it leads on and on, more than 5 times"),
        (f"leads/{PRIVATE}", "127.0.0.1 is in a private network"),
        ("file", "only http and https addresses are fetched"),
    ],
)
def test_whatever_cannot_be_had_is_one_reason(path, reason, net):
    with pytest.raises(DownloadRefused) as refused:
        fetch(net, path)
    assert reason in str(refused.value)


@pytest.mark.parametrize("path", ["drips", "silent", "headers"])
def test_a_slow_server_is_left_in_time_wherever_it_is_slow(path, net):
    begun = time.monotonic()
    with pytest.raises(DownloadRefused, match="its server is too slow"):
        fetch(net, path, within=0.4)
    assert time.monotonic() - begun < 3


def test_what_is_stopped_while_its_name_is_looked_up_leaves_nothing_that_waits():
    asked, answered = threading.Event(), threading.Event()

    def reaches(_):
        asked.set()
        return not answered.wait(20)

    slow = Fetching("http://127.0.0.1:1/picture.png", reaches)

    def given_up():
        with pytest.raises(DownloadRefused):
            slow.fetch()

    fetch = threading.Thread(target=given_up)
    fetch.start()
    assert asked.wait(20)
    waiting = [thread for thread in threading.enumerate() if isinstance(thread, threading.Timer)]
    slow.stop()
    for thread in waiting:
        thread.join(10)
    assert [thread.is_alive() for thread in waiting] == [False]
    answered.set()
    fetch.join()


def test_what_is_under_way_can_be_stopped(net):
    slow = Fetching(f"http://{HOST}:{net}/silent", is_anywhere)
    threading.Timer(0.2, slow.stop).start()
    with pytest.raises(DownloadRefused, match="it was given up"):
        slow.fetch()


def test_nobody_there_is_a_reason_too():
    with socket.socket() as sock:
        sock.bind((HOST, 0))
        port = sock.getsockname()[1]
    with pytest.raises(DownloadRefused, match=r"could not be asked \(Connection refused\)"):
        fetch(port, "good")


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "[::1]", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "0.0.0.0",  # noqa: S104
     "2130706433", "0x7f.1", "[::ffff:127.0.0.1]", "[fe80::1]", "[fc00::1]", "100.64.0.1", "224.0.0.1"],
)  # fmt: skip
def test_no_address_leads_to_this_machine_or_a_private_network(host):
    with pytest.raises(DownloadRefused, match=r"private network|no network"):
        find_route(f"http://{host}/x.png", is_public)


def test_a_public_address_is_gone_to_and_no_other_scheme_and_no_broken_address():
    assert find_route("https://93.184.216.34/a?b=1", is_public).path == "/a?b=1"
    for address in ("ftp://93.184.216.34/a", "file:///etc/passwd", "http://", "http://[", "http://a:b/"):
        with pytest.raises(DownloadRefused):
            find_route(address, is_public)


def test_the_largest_and_the_longest_are_what_the_documents_say():
    assert (fetching.LARGEST, fetching.WITHIN) == (25_000_000, 20)


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"GIF89a", ".gif"), (b"\xff\xd8\xff\xe0", ".jpg"), (b"RIFF....WEBP", ".webp"), (b"RIFF....WAVE", ".wav"),
        (b"....ftypavif", ".avif"), (b"....ftypisom", ".mp4"), (b"....ftypqt  ", ".mp4"), (b"\x1aE\xdf\xa3", ".webm"),
        (b"%PDF-1.7", ".pdf"), (b"ID3\x04", ".mp3"), (b'<?xml version="1.0"?>\n<!-- x --><svg xmlns', ".svg"),
        (b"<svg>", ".svg"), (b"<html><svg>", ""), (b"", ""), (b"<?xml?><rss>", ""), (b"PK\x03\x04", ""),
    ],
)  # fmt: skip
def test_a_file_is_what_its_first_bytes_are(head, kind):
    assert kind_of(head) == kind


def test_what_is_kept_is_found_again_by_its_address_alone(tmp_path):
    cache = Cache(tmp_path / "deep" / "pictures")
    assert cache.find("https://x.org/a?b") is None
    path = cache.keep("https://x.org/a?b", Fetched(".png", b"picture"))
    again = Cache(tmp_path / "deep" / "pictures")
    assert again.find("https://x.org/a?b") == path
    assert again.find("https://x.org/a") is None
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_disk_that_cannot_keep_it_is_a_reason(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(DownloadRefused, match="cannot be kept"):
        Cache(tmp_path / "file" / "pictures").keep("https://x.org/a", Fetched(".png", b""))
