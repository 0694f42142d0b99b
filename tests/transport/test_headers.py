"""A request's headers, read as gevent reads them where they are right, and refused where they are not."""

from io import BytesIO

import pytest
from gevent.pywsgi import headers_factory

from quarterdeck.transport.headers import Headers

RIGHT = [
    b"Host: localhost:5000\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
    b"content-length: 12\r\nContent-Type:text/plain\r\nCOOKIE:\ta=1; b=\xe9 \r\ncookie: c=2\r\n\r\n",
    b"X-Forwarded-For: 10.0.0.1\nAccept: */*\n\n",
    b"X-Empty:\r\nX-Colons: a:b:c\r\n\r\n",
    b"\r\n",
    b"".join(b"X-%d: %d\r\n" % (number, number) for number in range(99)) + b"\r\n",
]
NAMES = ["Connection", "content-length", "transfer-encoding", "cookie", "host", "x-98", "x-empty"]


def as_environment(headers):
    return [line.partition(":")[0::2] for line in headers.headers]


@pytest.mark.parametrize("head", RIGHT, ids=lambda head: repr(head)[:16])
def test_what_is_right_is_read_as_gevent_reads_it(head):
    rest = b"what is posted"
    theirs, file = headers_factory(BytesIO(head + rest)), BytesIO(head + rest)
    ours = Headers(file)
    assert (ours.status, file.read()) == ("", rest)
    assert [ours.get(name) for name in NAMES] == [theirs.get(name) and theirs.get(name).strip() for name in NAMES]
    assert ours.typeheader == theirs.typeheader
    assert [(name, value.strip()) for name, value in as_environment(ours)] == [
        (name, value.strip()) for name, value in as_environment(theirs)
    ]


@pytest.mark.parametrize(
    "head",
    [
        b"no colon\r\n\r\n",
        b": no name\r\n\r\n",
        b"Space : before the colon\r\n\r\n",
        b"Folded: a\r\n b\r\n\r\n",
        b"Nothing: \0\r\n\r\n",
        b"Return: a\rb\r\n\r\n",
        b"Cut: of",
        b"Long: " + b"x" * 9000 + b"\r\n\r\n",
        b"X-Many: 1\r\n" * 101 + b"\r\n",
    ],
    ids=lambda head: repr(head)[:16],
)
def test_what_is_wrong_is_refused(head):
    assert Headers(BytesIO(head)).status


def test_a_header_that_is_to_be_ignored_is_gone_in_either_case():
    headers = Headers(BytesIO(b"Content-Length: 3\r\nHost: a\r\n\r\n"))
    del headers["content-length"]
    assert (headers.get("Content-Length"), as_environment(headers)) == (None, [("Host", " a\r\n")])
