"""Who learns alone reads what was prepared for them, what is shortened, which keys to press, and what to remember."""

import pytest
import requests

from tests.served import Served, write_talk

DEMO = """\
title: Shop
setup: [touch made.txt]
steps:
  - {run: /usr/bin/env cat made.txt, shows: cat made.txt, capture: {NAME: 'web-\\S+'}, say: Look.}
  - {run: less notes.txt, until: ':', with: previous, terminal: reader}
  - {run: rm made.txt, hidden: true}
  - {keys: [Down, q], terminal: reader}
"""


@pytest.fixture(name="page")
def _page(tmp_path):
    path = write_talk(tmp_path / "talk", "# Shop\n\n[.demo: shop]\n", shop=DEMO)
    with Served(path, tmp_path / "state") as served:
        yield requests.get(f"{served.url}/1", timeout=20).text


def test_a_lesson_says_what_the_slide_leaves_out(page):
    words = " ".join(page.split())
    assert "Prepared for you, before the first step</summary> <pre><code>touch made.txt" in words
    assert "On the slide this is shortened to <code>cat made.txt</code>" in words
    assert '<pre class="lesson-command"><code>/usr/bin/env cat made.txt</code></pre>' in words
    assert "Prepared for you, together with the step before. You need not do it:" in words
    assert "At the same time, in the terminal <code>reader</code>" in words
    assert "<kbd>Down</kbd> <kbd>q</kbd>" in words
    assert "later steps call it <code>{{NAME}}</code>" in words


def test_the_panel_copies_what_runs_and_marks_what_is_unseen(page):
    assert 'data-run="/usr/bin/env cat made.txt"' in page
    assert page.count(" data-hidden") == 2  # in the panel, and in the lesson
