"""What is told of a demo goes out as plain values, with what a page needs to say it in its language."""

import json

from quarterdeck.catalogue import said
from quarterdeck.demo.load import load_demo
from quarterdeck.features.demos.told import show_news
from quarterdeck.protocol.codec import write
from quarterdeck.protocol.states import ShowState
from quarterdeck.show.picture import Picture
from quarterdeck.show.progress import Progress
from quarterdeck.show.wait import Waited


def test_what_a_demo_waits_for_is_told_in_english_and_as_a_phrase(tmp_path):
    folder = tmp_path / "echo"
    folder.mkdir()
    (folder / "demo.yaml").write_text('title: Echo\nsteps:\n  - run: "true"\n')
    wait = Waited(said("demo.preparing", number=1, all=2), 0.5)
    picture = Picture(load_demo(folder, {}), "a", ShowState.OPENING, None, 0, 0, (), (Progress(),), (), (), wait)
    told = json.loads(json.dumps(write(show_news(picture))))
    assert told["waits"] == "preparing, 1 of 2"
    assert told["waits_as"] == {"phrase": "demo.preparing", "given": {"number": 1, "all": 2}}
