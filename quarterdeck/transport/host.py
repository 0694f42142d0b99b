"""What the Host header of a request may look like, in small letters: a name or an address, and perhaps a port."""

from __future__ import annotations

import re

HOST = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:[0-9]{1,5})?")
