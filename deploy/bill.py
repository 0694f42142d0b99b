"""Writes the bill of materials, CycloneDX: all that a wheel or an image brings or requires.

::

    python deploy/bill.py FILE             of what a wheel requires and holds
    python deploy/bill.py FILE --image     of the image that this runs in, with Debian's packages
"""

from __future__ import annotations

import base64
import json
import re
import runpy
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import DisjunctiveLicense, LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from packaging.requirements import Requirement

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

HOME = Path(__file__).resolve().parents[1]
LISTED = ["dpkg-query", "--show", "--showformat", "${Package} ${Version} ${Architecture}\n"]


def main(arguments: Sequence[str]) -> int:
    """Write the bill into the file that is named; gives the status to exit with."""
    (file, *more) = arguments
    Path(file).write_text(bill_of(image="--image" in more), encoding="utf-8")
    return 0


def bill_of(*, image: bool) -> str:
    """Give the bill as JSON, in the same words whenever it is made of the same things."""
    parts = [*python(here_only=image), *browser(), *(debian() if image else ())]
    bom = Bom(components=parts, serial_number=None)
    bom.metadata.component = _ours()
    bom.register_dependency(bom.metadata.component, parts)
    written = json.loads(JsonV1Dot6(bom).output_as_string())
    del written["metadata"]["timestamp"], written["serialNumber"]
    return json.dumps(written, indent=1) + "\n"


def _ours() -> Component:
    settings = (HOME / "quarterdeck" / "settings.py").read_text()
    (version,) = re.findall(r'^VERSION = "(.+)"', settings, flags=re.MULTILINE)
    return _component("quarterdeck", version, "pypi", "MIT", ComponentType.APPLICATION)


def python(*, here_only: bool) -> Iterator[Component]:
    """Give the packages that are pinned; `here_only` leaves out those for other machines than this."""
    read = runpy.run_path(str(HOME / "deploy" / "pins.py"))["requirements"]
    known = licences("Python")
    for each in map(Requirement, read((HOME / "requirements.txt").read_text())):
        if here_only and each.marker and not each.marker.evaluate():
            continue
        version = str(each.specifier).removeprefix("==")
        yield _component(each.name, version, "pypi", known[each.name])


def browser() -> Iterator[Component]:
    """Give the browser's libraries, and what is built into them, with the hash that npm's lock file has of each."""
    lock, known = json.loads((HOME / "package-lock.json").read_text()), licences("Browser")
    for place, package in lock["packages"].items():
        if place and not package.get("dev"):
            name = place.rpartition("node_modules/")[2]
            part = _component(name, package["version"], "npm", known[name])
            digest = base64.b64decode(package["integrity"].removeprefix("sha512-")).hex()
            part.hashes.add(HashType(alg=HashAlgorithm.SHA_512, content=digest))
            yield part


def debian() -> Iterator[Component]:
    """Give the packages of the system; their licences stand in their own files."""
    shown = subprocess.run(LISTED, capture_output=True, text=True, check=True).stdout
    for line in shown.splitlines():
        name, version, architecture = line.split()
        purl = PackageURL("deb", "debian", name, version, {"arch": architecture})
        yield Component(name=name, version=version, bom_ref=str(purl), purl=purl)


def licences(section: str) -> Mapping[str, str]:
    """Read the licence of each package from a section of docs/licences.md, as an SPDX expression."""
    page = (HOME / "docs" / "licences.md").read_text(encoding="utf-8")
    table = page.partition(f"## {section}\n")[2].partition("\n## ")[0]
    return dict(re.findall(r"^\| `(.+)` \| (.+) \|$", table, flags=re.MULTILINE))


def _component(
    name: str, version: str, kind: str, licence: str, what: ComponentType = ComponentType.LIBRARY
) -> Component:
    group, _, plain = name.rpartition("/")
    purl = PackageURL(kind, group or None, plain, version)
    single = re.fullmatch(r"[\w.+-]+", licence)
    said = DisjunctiveLicense(id=licence) if single else LicenseExpression(licence)
    return Component(
        name=plain, group=group or None, version=version, type=what, licenses=[said], purl=purl, bom_ref=str(purl)
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
