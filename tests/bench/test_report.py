"""The figures in docs/performance.md and its drawing are those that were measured, and the report can be made anew."""

import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

HOME = Path(__file__).resolve().parents[2]
BENCH = HOME / "bench" / "room"


@pytest.fixture(name="bench", scope="module")
def _bench():
    sys.path.insert(0, str(BENCH))
    yield __import__("report")
    sys.path.remove(str(BENCH))


def test_the_page_holds_what_was_measured(bench):
    figures, kept = bench.load_results()
    plan = replace(bench.Plan(), rounds=kept["rounds"])
    text = f"Measured {kept['machine']}; medians of {plan.rounds} rounds.\n\n{bench.tables(figures, plan)}"
    assert text in (HOME / "docs" / "performance.md").read_text()


def test_the_drawing_is_of_the_same_figures(bench):
    figures, _ = bench.load_results()
    drawn = bench.draw(figures, bench.Plan())
    assert drawn == (HOME / "docs" / "room-bench.svg").read_text()
    assert len(ET.fromstring(drawn).findall(".//{*}polyline")) == 3 * 3 * 2  # noqa: S314  # our own


def test_figures_stand_between_the_marks_and_nothing_else_changes(bench, tmp_path):
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- figures -->\nold\n<!-- end of figures -->\nafter\n")
    bench.fill_in(page, "new")
    assert page.read_text() == "before\n<!-- figures -->\nnew\n<!-- end of figures -->\nafter\n"
