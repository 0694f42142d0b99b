"""A deck's own `theme.css`, served with what it names and with nothing else."""

import pytest
from flask import Flask

from quarterdeck.http.theme import fonts_of, theme_blueprint
from tests.deck.deckcases import read, write_world


@pytest.fixture
def client(tmp_path):
    path = write_world(tmp_path)
    (path.parent / "theme.css").write_text(".slide { background: url(a.png) }")
    deck = read(path, "theme: Poster, 2\n\n# One")
    app = Flask("theme")
    app.register_blueprint(theme_blueprint(lambda: deck))
    return app.test_client()


@pytest.mark.parametrize(("file", "kind"), [("theme.css", "text/css"), ("a.png", "image/png")])
def test_the_sheet_and_what_it_names_are_served(client, file, kind):
    with client.get(f"/theme/{file}") as answer:
        assert (answer.status_code, answer.mimetype) == (200, kind)


@pytest.mark.parametrize("file", ["deck.md", "sub/b%20c.png", "../secret.png", "..%2fsecret.png", "none.png"])
def test_nothing_else_of_the_folder_is(client, file):
    assert client.get(f"/theme/{file}").status_code == 404


def test_a_page_is_told_ahead_which_fonts_its_theme_needs(tmp_path):
    path = write_world(tmp_path)
    assert fonts_of(read(path, "# One").theme) == ["source-sans-3", "jetbrains-mono"]
    assert fonts_of(read(path, "theme: Poster\n\n# One").theme) == ["inter", "oswald", "jetbrains-mono"]
    assert fonts_of(read(path, "theme: Terminal\n\n# One").theme) == ["jetbrains-mono"]
