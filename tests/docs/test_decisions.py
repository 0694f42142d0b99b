"""Every decision has a number, the same form, and a line in the index."""

import re
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "decisions"
PAGES = sorted(FOLDER.glob("0*.md"))
PARTS = ["Question", "Choice", "Price"]


def title(page):
    return page.read_text().splitlines()[0].removeprefix("# ")


def test_every_decision_is_in_the_index_in_its_order_and_no_other():
    listed = re.findall(r"^\| \[([^\]]+)\]\(([^)]+)\) \| \S", (FOLDER / "README.md").read_text(), flags=re.MULTILINE)
    assert listed == [(title(page), page.name) for page in PAGES]


def test_every_decision_has_the_next_number_in_its_name_and_title():
    assert [page.name[:4] for page in PAGES] == [f"{number:04}" for number in range(1, len(PAGES) + 1)]
    assert [page.name for page in PAGES if not title(page).startswith(f"{page.name[:4]}. ")] == []


def test_every_decision_says_what_was_asked_what_was_chosen_and_what_it_costs():
    def parts(page):
        return [part for part in re.findall(r"^\*\*(\w+)\.\*\*", page.read_text(), re.MULTILINE) if part in PARTS]

    assert {page.name: parts(page) for page in PAGES if parts(page) != PARTS} == {}
