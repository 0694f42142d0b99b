// Pictures as shapes and as words.

import "./english.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import * as containers from "../../static/js/picture/containers.js";
import { DRAWINGS } from "../../static/js/picture/drawings.js";
import { layerWords, sizeWords } from "../../static/js/picture/layer-words.js";
import * as layers from "../../static/js/picture/layers.js";
import { fitWords } from "../../static/js/picture/shapes.js";
import { drawLarge } from "../../static/js/picture/zoom.js";
import { rollout } from "./clusters.js";

const STRIP = { width: 1220, height: 152 };
const STAGE = { width: 1220, height: 540 };
const PHONE = { width: 360, height: 0 };

const web = {
  id: "3f9c",
  name: "web",
  image: "my-talk-hello",
  state: "running",
  ports: [{ outside: "127.0.0.1:1234", inside: "8080/tcp" }],
  status: null,
};
const layer = (instruction, state, seconds = null, bytes = null) => ({
  instruction,
  state,
  seconds,
  bytes,
});
const build = {
  id: "b1",
  image: "my-talk-hello",
  state: "built",
  seconds: 2.4,
  layers: [
    layer("FROM node:26", "base", null, 1_100_000_000),
    layer("WORKDIR /app", "cached", 0, 0),
    layer("RUN npm ci", "built", 2.1, 4_100_000),
    layer('CMD ["node", "index.js"]', "none"),
  ],
};

/** Every text of some shapes, whatever they stand within. */
const texts = (shapes) =>
  shapes.flatMap(({ text, within }) => [...(text ? [text] : []), ...texts(within ?? [])]);

/** Every rectangle of some shapes, where it stands at last. */
function boxes(shapes, [x, y] = [0, 0]) {
  return shapes.flatMap(({ tag, is, within }) => {
    const [dx, dy] = (/translate\((.*)px, (.*)px\)/.exec(String(is.style)) ?? [0, 0, 0])
      .slice(1)
      .map(Number);
    const here = [x + dx, y + dy];
    if (tag === "rect")
      return [
        { ...is, left: here[0] + is.x, top: here[1] + is.y, right: here[0] + is.x + is.width },
      ];
    return boxes(within ?? [], here);
  });
}

const pictures = {
  cluster: rollout,
  containers: {
    kind: "containers",
    containers: Array.from({ length: 5 }, (_, n) => ({ ...web, id: `${n}` })),
  },
  layers: { kind: "layers", builds: [build, { ...build, id: "b2" }] },
};

for (const [kind, { draw }] of Object.entries(DRAWINGS))
  for (const [name, room] of Object.entries({ STRIP, STAGE, PHONE }))
    test(`${kind} stand within their room's width, and the height that they say, in a ${name.toLowerCase()}`, () => {
      const { height, shapes } = draw(pictures[kind], room);
      assert.ok(boxes(shapes).length > 0);
      for (const box of boxes(shapes)) {
        assert.ok(box.left >= 0 && box.right <= room.width + 0.1, JSON.stringify(box));
        assert.ok(box.top >= 0 && box.top + box.height <= height + 0.1, JSON.stringify(box));
      }
    });

test("a container says its name, image, state and where its ports lead", () => {
  const { shapes } = containers.draw({ containers: [web] }, STRIP);
  assert.deepEqual(texts(shapes), ["web", "my-talk-hello", "running", ":1234 → 8080"]);
});

test("one that is being stopped counts its seconds", () => {
  const stopping = { ...web, stopping: { left: 7, of: 10 } };
  const { shapes } = containers.draw({ containers: [stopping] }, STRIP);
  assert.ok(texts(shapes).includes("7"));
  assert.match(shapes[0].is.class, /is-stopping/);
});

test("how one has ended is said", () => {
  const ended = { ...web, state: "exited", status: 137 };
  assert.equal(containers.stateWords(ended), "ended with 137");
  assert.equal(containers.stateWords({ ...ended, state: "removed" }), "ended with 137, removed");
  assert.equal(containers.stateWords({ ...ended, state: "removed", status: null }), "removed");
});

test("a container that has moved is the same shape", () => {
  const { shapes } = containers.draw({ containers: [web] }, STRIP);
  const moved = containers.draw({ containers: [{ ...web, id: "first" }, web] }, STRIP).shapes;
  assert.equal(moved[1].key, shapes[0].key);
});

test("a layer says how it came to be, and what it weighs as Docker writes it", () => {
  const said = build.layers.map(layerWords);
  assert.deepEqual(said, ["base · 1.1 GB", "cached · 0 B", "2.1 s · 4.1 MB", "no layer"]);
  assert.equal(sizeWords(12_345), "12.3 kB");
  assert.equal(sizeWords(999), "999 B");
});

test("a layer's bar is to scale, and one that weighs anything is seen", () => {
  const { shapes } = layers.draw({ builds: [build] }, STRIP);
  const widths = boxes(shapes)
    .filter((box) => box.class === "weight")
    .map(({ width }) => width);
  assert.ok(widths[0] > 200);
  assert.equal(widths[1], 0);
  assert.equal(widths[2], 2);
});

test("words that do not fit are cut with a sign that says so", () => {
  assert.equal(fitWords("RUN npm ci", 200), "RUN npm ci");
  assert.equal(fitWords("RUN npm ci --omit=dev", 110), "RUN npm c…");
});

test("each picture is a table too, a line for each thing", () => {
  const { caption, head, rows } = containers.table({ containers: [web] });
  assert.equal(caption, "Containers");
  assert.deepEqual(rows, [["web", "my-talk-hello", "running", "127.0.0.1:1234 to 8080/tcp"]]);
  assert.equal(head.length, rows[0].length);
  assert.equal(layers.table({ builds: [build] }).rows.length, 4);
});

test("with the panel to itself a picture grows as far as there is room, and in a strip it does not", () => {
  const one = { containers: [web] };
  assert.equal(drawLarge(containers, one, STAGE).zoom, 2.2);
  assert.equal(drawLarge(containers, one, STRIP).zoom, 1);
  const many = { containers: Array.from({ length: 6 }, (_, n) => ({ ...web, id: `${n}` })) };
  const { zoom, height } = drawLarge(containers, many, STAGE);
  assert.ok(zoom < 2.2 && height * zoom <= STAGE.height);
});
