"""What is written from the protocol is fresh, and what is written about it by hand names all of it."""

from enum import StrEnum

import pytest

from quarterdeck.generated import stale
from quarterdeck.protocol import states
from quarterdeck.protocol.__main__ import PAGE, TYPES, main, wanted
from quarterdeck.protocol.message import Answer
from quarterdeck.protocol.names import NEWS
from quarterdeck.protocol.tables import with_tables

SPOKEN = [made for made in vars(states).values() if isinstance(made, type) and made.__module__ == states.__name__]


def test_the_types_and_the_tables_are_as_the_protocol_has_them():
    assert list(stale(wanted())) == [], "run: python -m quarterdeck.protocol"


def test_a_check_names_what_is_stale_and_leaves_it(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr("quarterdeck.generated.HOME", tmp_path)
    monkeypatch.setattr("quarterdeck.protocol.__main__.TYPES", tmp_path / "protocol.d.ts")
    assert main(["--check"]) == 1
    assert capsys.readouterr().out == "protocol.d.ts is stale; run: python -m quarterdeck.protocol\n"
    assert main([]) == 0
    assert main(["--check"]) == 0


def test_a_page_without_a_place_for_a_table_is_an_error_that_names_it():
    with pytest.raises(LookupError, match="no place marked for the table of news"):
        with_tables(PAGE.read_text().replace("<!-- end of news -->", ""))


@pytest.mark.parametrize("words", SPOKEN, ids=lambda words: words.__name__)
def test_every_word_of_a_state_is_on_the_page(words: type[StrEnum]):
    page = PAGE.read_text()
    assert [word for word in words if f"`{word}`" not in page and f"| {word} |" not in page] == []


@pytest.mark.parametrize("told", NEWS.values(), ids=NEWS)
def test_every_field_of_what_the_server_tells_is_on_the_page(told):
    page = PAGE.read_text()
    assert [field for field in told.__struct_fields__ if f"`{field}`" not in page and f'"{field}"' not in page] == []


@pytest.mark.parametrize("made", Answer.__subclasses__(), ids=lambda made: made.__name__)
def test_every_field_of_an_answer_is_on_the_page(made):
    assert [field for field in made.__struct_fields__ if f"`{field}`" not in PAGE.read_text()] == []


def test_what_is_written_says_from_where():
    assert TYPES.read_text().startswith("// What browser and server say to each other. Written by")
