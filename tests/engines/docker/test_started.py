"""Which images a step starts: those must be on the machine before the doors open."""

import pytest

from quarterdeck.engines.docker.started import started_images

CASES = {
    "docker run redis": ["redis"],
    "docker run --rm -it --name web -p 8080:80 nginx:1.27 sh -c 'docker run other'": ["nginx:1.27"],
    "docker run -dp 3000:3000 localhost:5001/app": ["localhost:5001/app"],
    "docker run -p3000:3000 -e A=b --env=C=d app": ["app"],
    "docker container run --detach app && docker run\\\n  --rm other | cat": ["app", "other"],
    "ID=$(docker create app); docker run $IMAGE": ["app"],
    "docker run": [],
    "docker run --rm": [],
    "docker ps; echo docker run": [],
    "docker run 'app": [],
    "docker build -t app . # docker run": [],
}


@pytest.mark.parametrize("command", CASES)
def test_the_image_is_the_first_word_that_belongs_to_no_option(command):
    assert list(started_images(command)) == CASES[command]
