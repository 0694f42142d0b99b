"""The checks of the talk's own files, each of a fault and of a talk without it."""

from quarterdeck.command.rehearse import Wishes, rehearse


def test_a_talk_that_has_everything_is_well(machine):
    machine.demo("hello")
    machine.deck("# Hello\n\n[.demo: hello]\n\n![](a.png)\n")
    (machine.path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    rehearse(machine.settings, Wishes(record=True))
    assert [machine.mark(name) for name in ("deck", "pictures", "demos", "tapes")] == ["✓"] * 4
    assert machine.find("pictures").sentence == "1 named, and all are there"


def test_a_demo_that_was_not_rehearsed_here_as_it_is_now_is_good_to_know(machine):
    machine.demo("hello")
    found = machine.find("rehearsed")
    assert (found.severity.mark, found.sentence) == ("–", "not here, or changed since: hello")
    assert found.remedy == "python -m quarterdeck rehearse hello"
    rehearse(machine.settings, Wishes())
    assert machine.mark("rehearsed") == "✓"
    machine.demo("hello", "title: Hello\nsteps:\n  - run: echo something else\n")
    assert machine.mark("rehearsed") == "–"


def test_a_deck_that_cannot_be_shown_is_said_once(machine):
    (machine.path / "deck.md").unlink()
    found = machine.find("deck")
    assert (found.severity.mark, found.remedy) == ("✗", "see python -m quarterdeck check")
    assert "there is no such deck" in found.sentence
    assert machine.mark("pictures") == "–"


def test_a_missing_picture_is_named_with_its_line_and_only_there(machine):
    machine.deck("# Hello\n\n![](gone.png)\n\n---\n\n![](gone.png) ![](too.png)\n")
    found = machine.find("pictures")
    assert (found.severity.mark, found.sentence) == ("✗", "2 of 2 missing: gone.png (line 3), too.png (line 7)")
    assert "put them beside the deck" in found.remedy
    assert machine.mark("deck") == "✓"


def test_a_demo_that_the_deck_names_and_nobody_wrote_is_a_fault_of_the_deck(machine):
    machine.deck("# Hello\n\n[.demo: nowhere]\n\n[.demo: neither]\n")
    found = machine.find("deck")
    assert found.severity.mark == "✗"
    assert "deck.md:3: no demo is called “nowhere”" in found.sentence
    assert found.sentence.endswith("(and 1 more)")


def test_a_demo_that_cannot_be_read_is_named_with_its_line(machine):
    machine.demo("hello", more="abuot: nothing")
    found = machine.find("demos")
    assert found.severity.mark == "✗"
    assert "demo.yaml:2: a demo has no key “abuot”" in found.sentence


def test_a_demo_without_a_tape_is_to_mend_and_one_with_an_older_tape_is_good_to_know(machine):
    machine.demo("hello")
    assert machine.mark("tapes") == "✗"
    assert "rehearse hello --record" in machine.find("tapes").remedy
    rehearse(machine.settings, Wishes(record=True))
    machine.demo("hello", "title: Hello\nsteps:\n  - run: echo something else\n")
    found = machine.find("tapes")
    assert (found.severity.mark, found.sentence) == ("–", "older than its demo: hello")
    machine.tape("hello").write_text("once upon a time\n")
    assert machine.mark("tapes") == "✗"
