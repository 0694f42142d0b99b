"""Pictures of a real engine, beside what its own command line says."""

from __future__ import annotations

import json
import subprocess
import time

import pytest

from quarterdeck.events import Drawn
from quarterdeck.pictures.containers import ContainersPicture
from quarterdeck.pictures.layers import LayersPicture

pytestmark = pytest.mark.docker

SERVER = 'docker run --rm -d --name quarterdeck-seen -p 127.0.0.1:18634:8080 "$NODE_IMAGE" node -e "{}"'
STAYS = SERVER.format("process.on('SIGTERM', String); setInterval(String, 999)")
GOES = SERVER.format("process.on('SIGTERM', () => process.exit(3)); setInterval(String, 999); console.log('up')")
UP = "until docker logs quarterdeck-seen | grep up; do sleep 0.1; done"
DOCKERFILE = """ARG NODE_IMAGE
FROM $NODE_IMAGE
WORKDIR /seen
ENV VERSION=1
COPY when.txt ./
RUN echo one > one.txt
USER node
CMD ["node"]
"""
BUILD = "docker build -t quarterdeck-seen ."
SOON = 0.5  # seconds


def docker(*words):
    return subprocess.run(["docker", *words], capture_output=True, text=True, check=True).stdout


def newest(it, kind):
    return next((e.picture for e in reversed(it.events) if isinstance(e, Drawn) and isinstance(e.picture, kind)), None)


def drawn(it, wanted, kind=ContainersPicture, seconds=10):
    """Wait for a picture that is as wanted, and give it."""
    it.wait(lambda _: newest(it, kind) is not None and wanted(newest(it, kind)), seconds)
    return newest(it, kind)


def states(picture):
    return [container.state for container in picture.containers]


def ends(picture):
    return [(container.state, container.status, container.ports) for container in picture.containers]


def test_containers_are_as_the_command_line_inspects_them(live):
    it = live(GOES, f"{UP}; docker stop quarterdeck-seen", needs=("docker",), pictures=("containers",))
    assert drawn(it, lambda picture: not picture.containers)
    assert it.step(1, 60).problem is None
    (container,) = drawn(it, lambda picture: states(picture) == ["running"]).containers
    (inspected,) = json.loads(docker("inspect", "quarterdeck-seen"))
    bound = [
        (f"{one['HostIp']}:{one['HostPort']}", inside)
        for inside, outside in inspected["NetworkSettings"]["Ports"].items()
        for one in outside
    ]
    assert inspected["Id"].startswith(container.id)
    assert f"/{container.name}" == inspected["Name"]
    assert (container.image, container.state) == (inspected["Config"]["Image"], inspected["State"]["Status"])
    assert [(port.outside, port.inside) for port in container.ports] == bound
    assert it.step(2, 60).problem is None
    ended = [("removed", 3, ())]  # an engine may tell that it is no more before it tells how it has ended
    it.wait(lambda event: isinstance(event, Drawn) and ends(event.picture) == ended, 10)
    drawn(it, lambda picture: not picture.containers)


def test_one_that_is_killed_behind_its_back_is_seen_to_go_within_half_a_second(live):
    it = live(GOES, needs=("docker",), pictures=("containers",))
    it.step(1, 60)
    drawn(it, lambda picture: states(picture) == ["running"])
    docker("kill", "quarterdeck-seen")
    began = time.monotonic()
    drawn(it, lambda picture: states(picture) != ["running"])
    assert time.monotonic() - began < SOON


def test_one_that_does_not_heed_is_counted_down_while_it_has_time(live):
    it = live(STAYS, "docker stop --timeout 2 quarterdeck-seen", needs=("docker",), pictures=("containers",))
    it.step(1, 60)
    it.source.step(2)
    for left in (10, 9, 8):
        drawn(it, lambda picture, left=left: [c.stopping and c.stopping.left for c in picture.containers] == [left])


def test_what_others_run_is_in_no_picture(live):
    it = live(f"command {GOES}", needs=("docker",), pictures=("containers",))
    try:
        assert it.step(1, 60).problem is None
        time.sleep(SOON)
        assert newest(it, ContainersPicture).containers == ()
    finally:
        docker("rm", "--force", "quarterdeck-seen")


def history():
    """What the command line says of the image, from the bottom up: sizes as they are, not as they are read best."""
    said = docker("history", "--human=false", "--no-trunc", "--format", "{{.Size}} {{.CreatedBy}}", "quarterdeck-seen")
    return [line.split(" ", 1) for line in reversed(said.splitlines())]


def test_layers_are_as_the_command_line_has_their_history_and_say_what_came_from_the_cache(live):
    files = {"Dockerfile": DOCKERFILE, "when.txt": "now"}
    it = live(f"date +%N > when.txt; {BUILD}", BUILD, files=files, needs=("docker",), pictures=("layers",))
    for number in (1, 2):
        assert it.step(number, 100).problem is None
        picture = drawn(it, lambda p, n=number: len(p.builds) == n and weighed(p.builds[-1]), LayersPicture)
    first, second = picture.builds
    for build in (first, second):
        assert (build.image, build.state) == ("quarterdeck-seen", "built")
        ours = history()[-6:]
        assert [str(layer.bytes) for layer in build.layers[1:]] == [size for size, _ in ours]
        assert build.layers[0].bytes == sum(int(size) for size, _ in history()[:-6])
        for layer, (_, created_by) in zip(build.layers[1:], ours, strict=True):
            assert layer.instruction.split()[-1] in created_by
    makes = ["WORKDIR", "COPY", "RUN"]
    assert [layer.state for layer in first.layers if layer.instruction.split()[0] in makes][1:] == ["built", "built"]
    assert [layer.state for layer in second.layers if layer.instruction.split()[0] in makes] == ["cached"] * 3
    assert [layer.instruction.split()[0] for layer in second.layers if layer.state == "none"] == ["ENV", "USER", "CMD"]


def weighed(build):
    return bool(build.layers) and build.layers[0].bytes is not None


def failed(build):
    return [layer.instruction for layer in build.layers if layer.state == "failed"]


def test_a_build_that_fails_says_at_which_step(live):
    files = {"Dockerfile": f"{DOCKERFILE}USER root\nRUN exit 3\n", "when.txt": "now"}
    it = live({"run": BUILD, "status": 1}, files=files, needs=("docker",), pictures=("layers",))
    assert it.step(1, 100).problem is None
    picture = drawn(
        it, lambda p: bool(p.builds) and p.builds[-1].state == "failed" and bool(failed(p.builds[-1])), LayersPicture
    )
    assert failed(picture.builds[-1]) == ["RUN exit 3"]


def test_an_image_that_is_removed_behind_its_back_is_seen_to_go_within_half_a_second(live):
    files = {"Dockerfile": DOCKERFILE, "when.txt": "now"}
    it = live(f"date +%N > when.txt; {BUILD}", files=files, needs=("docker",), pictures=("layers",))
    assert it.step(1, 100).problem is None
    drawn(it, lambda p: bool(p.builds) and weighed(p.builds[-1]), LayersPicture)
    docker("image", "rm", "--force", "quarterdeck-seen")
    began = time.monotonic()
    drawn(it, lambda p: p.builds[-1].state == "removed", LayersPicture)
    assert time.monotonic() - began < SOON
