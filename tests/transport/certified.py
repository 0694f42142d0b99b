"""A certificate for localhost and its key as PEM files, and the authority that a client trusts them by."""

import select
import ssl
import threading

import trustme


class OneAtATime(ssl.SSLSocket):
    """A socket that one thread may read while another writes, as Socket.IO's client does and OpenSSL does not allow.

    Before Python 3.13 nothing keeps them apart: now and then who reads is then told that the connection has ended.
    """

    def recv(self, *arguments):
        if not self.pending():
            select.select([self], [], [], self.gettimeout())
        with self._turn():
            return super().recv(*arguments)

    def send(self, *arguments):
        with self._turn():
            return super().send(*arguments)

    def _turn(self):
        return self.__dict__.setdefault("turn", threading.Lock())


class Certified:
    """Files in a folder: `cert`, `key` and `both` in one; `authority` is for clients."""

    def __init__(self, folder):
        authority = trustme.CA()
        issued = authority.issue_cert("localhost", "127.0.0.1")
        self.cert, self.key, self.both = (folder / f"{name}.pem" for name in ("cert", "key", "both"))
        self.authority = folder / "authority.pem"
        issued.cert_chain_pems[0].write_to_path(self.cert)
        issued.private_key_pem.write_to_path(self.key)
        issued.private_key_and_cert_chain_pem.write_to_path(self.both)
        authority.cert_pem.write_to_path(self.authority)

    def client(self):
        context = ssl.create_default_context(cafile=str(self.authority))
        context.sslsocket_class = OneAtATime
        return context
