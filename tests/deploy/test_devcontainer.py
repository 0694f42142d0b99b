"""What the dev container names is there: a stage of the image, a script that sets up, the port that the talk is served at."""

import json
import re

from quarterdeck.settings import Settings
from tests.deploy.engine import HOME

FOLDER = HOME / ".devcontainer"


def test_it_is_a_stage_of_the_image_set_up_by_a_script_of_ours_and_serves_the_talk():
    told = json.loads(re.sub(r"^//.*$", "", (FOLDER / "devcontainer.json").read_text(), flags=re.MULTILINE))
    stages = re.findall(r"^FROM \S+ AS (\w+)$", (FOLDER / told["build"]["dockerfile"]).read_text(), flags=re.MULTILINE)
    assert told["build"]["target"] in stages
    assert (FOLDER / told["build"]["context"]).samefile(HOME)
    set_up = (HOME / told["postCreateCommand"].removeprefix("sh ")).read_text()
    assert all((HOME / name).exists() for name in re.findall(r"-r (\S+)", set_up))
    assert told["postAttachCommand"] == ".venv/bin/python app.py"
    assert told["forwardPorts"] == [Settings().port]
