"""All that is shipped is listed with its licence, as it says itself, and each licence lets it be passed on beside ours."""

import functools
import importlib.metadata
import json
from pathlib import Path

import license_expression
import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from deploy.bill import bill_of, licences, python
from deploy.pins import requirements

HOME = Path(__file__).resolve().parents[2]
PERMITTED = {"MIT", "MIT-0", "ISC", "BSD-2-Clause", "BSD-3-Clause", "Unlicense", "Apache-2.0", "PSF-2.0", "ZPL-2.1"}
PERMITTED |= {"MPL-2.0", "EPL-2.0", "OFL-1.1"}  # these bind their own files, which come as they are
SHIPPED = {
    place.rpartition("node_modules/")[2]: package
    for place, package in json.loads((HOME / "package-lock.json").read_text())["packages"].items()
    if place and not package.get("dev")
}
PINNED = [each.partition("==")[0] for each in requirements((HOME / "requirements.txt").read_text())]


@functools.cache
def reader():
    """Give what reads a licence's expression, which reads all licences that there are: not in workers that have no use for it."""
    return license_expression.get_spdx_licensing()


def permitted(expression):
    """Say whether a licence lets us, of several by "or" one, by "and" all."""
    if isinstance(expression, license_expression.LicenseSymbol):
        return expression.key in PERMITTED
    return (any if isinstance(expression, reader().OR) else all)(permitted(each) for each in expression.args)


def said(name):
    """Give what an installed package says of its licence: an expression, or the words of a classifier; nothing if it is not here."""
    try:
        told = importlib.metadata.metadata(name)
    except importlib.metadata.PackageNotFoundError:
        return None, ()
    (expression,) = told.get_all("License-Expression") or [None]
    return expression, told.get_all("Classifier") or ()


def test_every_package_that_is_shipped_has_its_row_and_no_other():
    assert list(licences("Python")) == sorted(PINNED)
    assert list(licences("Browser")) == sorted(SHIPPED)


@pytest.mark.parametrize("section", ["Python", "Browser"])
def test_every_licence_lets_it_be_passed_on_beside_ours(section):
    read = {name: reader().parse(text, validate=True) for name, text in licences(section).items()}
    assert {name: str(each) for name, each in read.items() if not permitted(each)} == {}


def test_a_licence_that_would_bind_ours_is_refused():
    refused = ["GPL-3.0-only", "AGPL-3.0-or-later", "MIT AND GPL-2.0-only", "SSPL-1.0"]
    assert [text for text in refused if permitted(reader().parse(text))] == []
    assert permitted(reader().parse("EPL-2.0 OR GPL-3.0-or-later"))


def test_the_rows_of_the_browser_are_what_its_lock_file_says():
    told = {name: package["license"].strip("()") for name, package in SHIPPED.items() if "license" in package}
    assert {name: text for name, text in licences("Browser").items() if told.get(name, text) != text} == {}


def test_the_rows_of_python_are_what_each_package_says():
    wrong = {}
    for name, text in licences("Python").items():
        expression, classifiers = said(name)
        if expression not in (None, text) or (
            "License :: OSI Approved :: MIT License" in classifiers and text != "MIT"
        ):
            wrong[name] = expression or classifiers
    assert wrong == {}


def test_the_bill_of_materials_is_valid_and_has_everything():
    bill = bill_of(image=False)
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(bill) is None
    parts = {part["bom-ref"] for part in json.loads(bill)["components"]}
    assert {part.rpartition("@")[0] for part in parts if "pypi" in part} == {f"pkg:pypi/{name}" for name in PINNED}
    assert len({part for part in parts if "npm" in part}) >= len(SHIPPED)


def test_the_bill_of_an_image_leaves_out_what_is_for_other_systems():
    assert {part.name for part in python(here_only=False)} - {part.name for part in python(here_only=True)} > {
        "pywin32"
    }


def test_the_bill_is_the_same_whenever_it_is_made():
    assert bill_of(image=False) == bill_of(image=False)
