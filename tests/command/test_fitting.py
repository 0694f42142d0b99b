"""`check` lays the slides out in the browser that is here, and tells each that is not shown as it was designed."""

import pytest

from quarterdeck.__main__ import main

WORDS = "Some words that take their room. " * 22
DECK = f"""\
# Fits

- a few words

---

# Pushed down

{"<br/>" * 16}

the end

---

# Much

{WORDS}

---

# Long lines

```
{"x" * 130}
```

---

[.autoscale: true]

# May shrink

{WORDS}

---

# Never

{"x<br/>" * 400}
"""


@pytest.fixture(name="here")
def _here(tmp_path, monkeypatch):
    (tmp_path / "deck.md").write_text(DECK)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QUARTERDECK_STATE", str(tmp_path / "state"))
    return tmp_path


def told(capsys):
    return [line.split("; ")[0] for line in capsys.readouterr().out.splitlines()[:-1]]


@pytest.mark.browser
def test_each_slide_that_overflows_is_told_with_its_line_and_how_small_it_is_set(here, capsys):
    assert main(["check"]) == 1
    lines = told(capsys)
    assert [line.split(" ")[0] for line in lines] == ["deck.md:7:1:", "deck.md:15:1:", "deck.md:21:1:", "deck.md:37:1:"]
    assert "warning: this slide is set at 5" in lines[0]
    assert lines[0].endswith(" % to fit, too small for the last row")
    assert " note: this slide is set at " in lines[1]
    assert lines[1].endswith(" % to fit")
    assert "this slide's code is set in 15 pixels of 720" in lines[2]
    assert lines[3].endswith("this slide does not fit, even at 18 %, and ends below its edge")


def test_without_a_browser_it_says_that_nobody_has_looked(here, capsys, monkeypatch):
    monkeypatch.setenv("PATH", str(here))
    assert main(["check"]) == 0
    assert told(capsys) == ["note: whether every slide fits was not looked at: there is no Chromium or Chrome here"]


def test_who_has_no_time_leaves_it_out(here, capsys):
    assert main(["check", "--no-fit"]) == 0
    assert told(capsys) == []
