"""A certificate for localhost and its key as PEM files, and the authority that a client trusts them by."""

import ssl

import trustme


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
        return ssl.create_default_context(cafile=str(self.authority))
