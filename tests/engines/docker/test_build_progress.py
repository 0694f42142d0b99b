"""What a build is drawn as, from what BuildKit tells of it."""

import json

import pytest

from quarterdeck.engines.docker.build_progress import BASE, CONFIG, BuildProgress, instruction_of
from quarterdeck.engines.docker.protobuf import Message, text_field
from quarterdeck.pictures.layers import Layer


def varint(value):
    low, rest = value & 0x7F, value >> 7
    return bytes([low | 0x80]) + varint(rest) if rest else bytes([low])


def field(number, value):
    """Write one field: a number, text, or a message that is written already."""
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    encoded = value.encode() if isinstance(value, str) else value
    return varint(number << 3 | 2) + varint(len(encoded)) + encoded


def stamp(seconds):
    return field(1, int(seconds)) + field(2, round(seconds % 1 * 1e9))


def vertex(name, started=None, completed=None, *, cached=False, error=""):
    told = field(1, f"sha256:{name}") + field(3, name) + field(4, int(cached)) + field(7, error)
    told += field(5, stamp(started)) if started else b""
    return field(1, told + (field(6, stamp(completed)) if completed else b""))


def status(what):
    return field(2, field(1, what))


def record(created, completed=None, error=b"", **made):
    told = field(6, stamp(created)) + (field(7, stamp(completed)) if completed else b"")
    told += field(5, error) if error else b""
    for name, value in made.items():
        told += field(9, field(1, f"containerimage.{name.replace('_', '.')}") + field(2, json.dumps(value)))
    return Message(told)


STEPS = (
    vertex("[internal] load build definition from Dockerfile", 1, 2),
    vertex("[1/3] FROM node:26", 10, 10.1),
    vertex("[2/3] COPY package.json ./", 11, 11.5, cached=True),
    vertex("[3/3] RUN npm ci --omit=dev", 12, 14.1),
)
HISTORY = [
    {"created_by": "CMD node"},
    {"created_by": "COPY package.json ./ # buildkit"},
    {"created_by": "RUN |1 VERSION=1 /bin/sh -c npm ci $FLAGS # buildkit"},
    {"created_by": "USER node", "empty_layer": True},
]
SIZES = [
    {"Size": 0},
    {"Size": 4_100_000},
    {"Size": 29},
    {"Size": 119_000_000},
]  # as `docker history` has it, newest first


def built():
    build = BuildProgress("b1")
    build.status(Message(b"".join(STEPS) + status("writing image sha256:9a4f")))
    build.status(Message(status("naming to docker.io/library/web:latest")))
    build.record(record(5, 15, config={"history": HISTORY}, base_config={"history": HISTORY[:1]}))
    return build


def test_a_build_under_way_is_its_steps_as_far_as_they_have_come():
    build = BuildProgress("b1")
    build.record(record(5))
    build.status(Message(vertex("[3/3] RUN npm ci") + vertex("[2/3] COPY package.json ./", 11) + STEPS[0] + STEPS[1]))
    drawn = build.build()
    assert (drawn.state, drawn.seconds) == ("running", None)
    assert drawn.layers == (
        Layer("FROM node:26", "base"),
        Layer("COPY package.json ./", "running"),
        Layer("RUN npm ci", "waiting"),
    )


def test_a_step_is_the_newest_that_was_told_of_it():
    build = BuildProgress("b1")
    for told in (vertex("[2/2] RUN true"), vertex("[2/2] RUN true", 5), vertex("[2/2] RUN true", 5, 7.5)):
        build.status(Message(told))
    assert build.build().layers == (Layer("RUN true", "built", 2.5),)


def test_an_image_is_its_history_with_how_each_layer_came_to_be_and_what_it_weighs():
    build = built()
    assert build.wants_weights
    assert build.image == "sha256:9a4f"
    build.weigh(SIZES)
    drawn = build.build()
    assert not build.wants_weights
    assert (drawn.image, drawn.state, drawn.seconds) == ("web", "built", 10.0)
    assert drawn.layers == (
        Layer("FROM node:26", "base", None, 119_000_000),
        Layer("COPY package.json ./", "cached", 0.5, 29),
        Layer("RUN npm ci $FLAGS", "built", 2.1, 4_100_000),
        Layer("USER node", "none", None, 0),
    )


def test_of_several_stages_the_layers_are_those_of_the_last():
    build = BuildProgress("b1")
    made = [vertex("[builder 1/2] FROM node:26", 1, 2), vertex("[builder 2/2] RUN npm ci", 3, 9)]
    last = [vertex("[stage-1 1/2] FROM node:26", 1, 2), vertex("[stage-1 2/2] COPY --from=builder /app ./", 9, 9.5)]
    build.status(Message(b"".join([*last, *made, status("writing image sha256:9a4f")])))
    history = [{"created_by": "CMD node"}, {"created_by": "COPY /app ./ # buildkit"}]
    build.record(record(1, 10, config={"history": history}, base_config={"history": history[:1]}))
    build.weigh([{"Size": 5}, {"Size": 9}])
    assert build.build().layers == (Layer("FROM node:26", "base", None, 9), Layer("COPY /app ./", "built", 0.5, 5))


def test_one_whose_image_is_gone_before_it_was_weighed_keeps_its_steps():
    assert [layer.bytes for layer in built().build().layers] == [None, None, None]


def test_one_whose_image_is_removed_says_so_and_keeps_its_layers():
    build = built()
    build.removed = True
    assert (build.build().state, len(build.build().layers)) == ("removed", 3)


def test_a_step_that_fails_fails_its_build():
    build = BuildProgress("b1")
    build.status(Message(vertex("[2/2] RUN false", 5, 6, error="exit code: 1")))
    build.record(record(5, 6, error=field(2, "failed to solve")))
    drawn = build.build()
    assert drawn.state == "failed"
    assert [layer.state for layer in drawn.layers] == ["failed"]


@pytest.mark.parametrize(
    ("created_by", "instruction"),
    [
        ("COPY index.js ./ # buildkit", "COPY index.js ./"),
        ("RUN /bin/sh -c npm ci # buildkit", "RUN npm ci"),
        ("RUN |2 A=1 B=/bin/x /bin/sh -c echo # buildkit", "RUN echo"),
        ('CMD ["node"]', 'CMD ["node"]'),
        ("", ""),
    ],
)
def test_an_instruction_is_written_as_in_the_dockerfile(created_by, instruction):
    assert instruction_of(created_by) == instruction


def test_the_names_of_what_a_build_gives_are_buildkits():
    assert (CONFIG, BASE) == ("containerimage.config", "containerimage.base.config")


@pytest.mark.parametrize("encoded", [b"\x80", b"\x0a\x05abc", b"\x0b", b"\x0d\x01\x02"])
def test_what_is_no_message_is_refused(encoded):
    with pytest.raises(ValueError, match="Protocol Buffers"):
        Message(encoded)


def test_a_message_is_read_by_the_numbers_of_its_fields():
    message = Message(field(1, 300) + field(2, "hällo") + field(3, field(1, "a") + field(2, "b")) + b"\x25\1\2\3\4")
    assert (message.number(1), message.text(2), message.mapping(3)) == (300, "hällo", {"a": "b"})
    assert (message.number(9), message.text(9), message.messages(9), message.time(9)) == (0, "", [], None)


def test_a_field_of_text_is_read_as_it_was_written_and_one_too_long_is_refused():
    assert Message(text_field(1, "b1")).text(1) == "b1"
    with pytest.raises(ValueError, match="more than 127"):
        text_field(1, "b" * 128)
