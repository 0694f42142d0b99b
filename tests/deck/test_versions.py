"""What ages is said once in the header and used by its name, everywhere in the deck."""

import pytest

from tests.deck.deckcases import read, write_world

HEADER = "versions: node 26, Checked November 2026\nfooter: as of {{checked}}\n\n"


def test_a_name_gives_its_version_in_text_notes_code_and_header(tmp_path):
    text = (
        "# Node {{node}}\n\n`node:{{node}}` in {{ Checked }}\n\n```docker\nFROM node:{{node}}\n```\n\n^ It is {{node}}."
    )
    deck = read(write_world(tmp_path), HEADER + text)
    slide = deck.slides[0]
    assert (deck.title, deck.findings) == ("Node 26", ())
    assert "<code>node:26</code> in November 2026" in slide.html
    assert "FROM" in slide.html
    assert "node:26</span>" in slide.html.replace("\n", "")
    assert "as of November 2026" in slide.html
    assert "It is 26." in slide.notes
    assert "{{" not in slide.html + slide.notes


def test_versions_may_stand_on_lines_of_their_own(tmp_path):
    deck = read(
        write_world(tmp_path), "versions: <<<\nnode 26\nkubernetes 1.37, debian 13\n>>>\n\n# {{kubernetes}} {{debian}}"
    )
    assert deck.title == "1.37 13"


def test_files_keep_their_braces(tmp_path):
    path = write_world(tmp_path)
    (tmp_path / "demos" / "pods" / "pod.yaml").write_text("name: '{{node}}'\n")
    deck = read(path, HEADER + "[.file: demos/pods/pod.yaml]\n```yaml\n```")
    assert "{{node}}" in deck.slides[0].html


def test_without_versions_braces_are_only_braces(tmp_path):
    deck = read(write_world(tmp_path), "autoscale: true\n\n# {{node}}\n\n`{{ item }}`")
    assert (deck.title, deck.findings) == ("{{node}}", ())


def test_a_name_that_is_not_there_stays_and_is_a_warning_with_its_line(tmp_path):
    path = write_world(tmp_path)
    deck = read(path, HEADER + "# {{nod}}\n\n```\n{{ template }} {{.Go}}\n```")
    assert deck.title == "{{nod}}"
    assert tuple(map(str, deck.findings)) == (
        f"{path}:4: no version is called “nod” in the header (there are: node, checked)",
    )
    assert "{{ template }} {{.Go}}" in deck.slides[0].html


@pytest.mark.parametrize("entry", ["node", "26", "26 node", "node: 26"])
def test_an_entry_that_is_no_name_with_a_version_is_a_warning_with_its_line(entry, tmp_path):
    path = write_world(tmp_path)
    deck = read(path, f"autoscale: true\nversions: {entry}, debian 13,\n\n# {{{{debian}}}}")
    assert deck.title == "13"
    assert tuple(map(str, deck.findings)) == (
        f"{path}:2: versions: “{entry}” is no name with a version; write one such as “node 26”",
    )
