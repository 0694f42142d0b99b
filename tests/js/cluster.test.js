import "./english.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { draw, nothing, table } from "../../static/js/picture/cluster.js";
import { groupsOf } from "../../static/js/picture/cluster-groups.js";
import { layOut } from "../../static/js/picture/cluster-layout.js";
import { podWords } from "../../static/js/picture/cluster-words.js";
import { say } from "../../static/js/ui/say.js";
import { crowd, empty, pod, rollout, set } from "./clusters.js";

const STRIP = { width: 1160, height: 152 };
const PANEL = { width: 1160, height: 520 };
const PHONE = { width: 420, height: 0 };

const flat = (shapes) => shapes.flatMap((shape) => [shape, ...flat(shape.within ?? [])]);
const placed = (picture, room, size = 18) => layOut(picture, { ...room, size });
const within = (inner, outer) =>
  inner.x >= outer.x - 0.1 &&
  inner.y >= outer.y - 0.1 &&
  inner.x + inner.w <= outer.x + outer.w + 0.1 &&
  inner.y + inner.h <= outer.y + outer.h + 0.1;
const apart = (a, b) =>
  a.x + a.w <= b.x + 0.1 ||
  b.x + b.w <= a.x + 0.1 ||
  a.y + a.h <= b.y + 0.1 ||
  b.y + b.h <= a.y + 0.1;

for (const [name, room] of Object.entries({ STRIP, PANEL, PHONE: { ...PHONE, tall: true } })) {
  test(`in a ${name.toLowerCase()} nothing lies on anything else, nor outside what it belongs to`, () => {
    const { shapes, height } = placed(rollout, room);
    const page = { x: 0, y: 0, w: room.width, h: height };
    const pods = shapes.filter(({ kind }) => /pod|cell|ingress|service/.test(kind));
    for (const one of shapes) assert.ok(within(one.box, page), `${one.id} is outside`);
    for (const one of pods)
      for (const other of pods)
        assert.ok(one === other || apart(one.box, other.box), `${one.id} on ${other.id}`);
    for (const one of pods.filter(({ inside }) => inside && inside !== "loose"))
      assert.ok(within(one.box, shapes.find(({ id }) => id === one.inside).box));
  });
}

test("a service's lines go to the pods that are ready, and to no other", () => {
  const { lines } = placed(rollout, STRIP);
  assert.deepEqual(
    lines.map(({ id }) => id),
    ["outside i", "i s", "s a", "s c"],
  );
});

test("nobody outside reaches an ingress that no controller serves", () => {
  const [ingress] = rollout.ingresses;
  const { lines } = placed({ ...rollout, ingresses: [{ ...ingress, served: false }] }, STRIP);
  assert.ok(!lines.some(({ id }) => id.startsWith("outside")));
});

test("a rollout is two replica sets with their counts, in their deployment", () => {
  const [group, loose] = groupsOf(rollout);
  assert.equal(group.count, "2/2");
  assert.deepEqual(
    group.sets.map(({ title, count, pods }) => [title, count, pods.length]),
    [
      ["web:2", "1/2", 2],
      ["web:1", "1/1", 2],
    ],
  );
  assert.deepEqual(
    loose.sets[0].pods.map(({ name }) => name),
    ["visitor"],
  );
});

test("the newest replica set comes first, and of empty ones only the last is shown", () => {
  const picture = { ...rollout, replica_sets: [set("0", 0, 0), set("1", 0, 0), set("2", 2, 2)] };
  const named = groupsOf({ ...picture, pods: [] })[0].sets.map(({ id }) => id);
  assert.deepEqual(named, ["2", "1"]);
});

test("a pod that shall be and is not there yet keeps its place", () => {
  const { shapes } = placed({ ...rollout, pods: [pod("a", "1")] }, STRIP);
  assert.equal(shapes.filter(({ kind }) => kind === "cell").length, 2);
});

test("a deployment that has no replica set yet has a place all the same", () => {
  const deployments = [{ id: "d", name: "nodejs", wanted: 1, ready: 0 }];
  for (const room of [STRIP, PANEL, { ...PHONE, tall: true }]) {
    const { shapes } = placed({ ...empty, deployments }, room);
    const { x, y, w, h } = shapes.find(({ id }) => id === "d").box;
    assert.ok([x, y, w, h].every(Number.isFinite) && w > 18 && h > 0, `${x} ${y} ${w} ${h}`);
  }
});

test("two hundred pods are dots in a strip, with one line to all of them", () => {
  const { shapes, lines } = placed(crowd(200), STRIP);
  assert.ok(
    shapes
      .filter(({ kind }) => kind === "pod dot")
      .every(({ box }) => within(box, { x: 0, y: 0, w: 1160, h: 152 })),
  );
  assert.deepEqual(
    lines.map(({ id }) => id),
    ["s 1"],
  );
});

test("no type is smaller than a fortieth of the slide's height, at any number of pods", () => {
  for (const count of [1, 3, 8, 20, 200]) {
    for (const room of [STRIP, PANEL]) {
      const texts = flat(draw(crowd(count), room).shapes).filter(({ tag }) => tag === "text");
      const sizes = texts.map(({ is }) => Number(/font-size: (\d+)px/.exec(is.style)[1]));
      assert.ok(texts.length > 0 && Math.min(...sizes) >= 18);
    }
  }
});

test("a pod says in a word or two how it stands", () => {
  assert.equal(podWords(pod("a")), "ready");
  assert.equal(podWords(pod("a", "", { ready: 2, containers: 2 })), "2 of 2 ready");
  assert.equal(
    podWords(pod("a", "", { phase: "running", ready: 1, containers: 2 })),
    "1 of 2 ready",
  );
  assert.equal(
    podWords(pod("a", "", { phase: "troubled", reason: "ErrImagePull" })),
    "ErrImagePull",
  );
  assert.equal(podWords(pod("a", "", { restarts: 3 })), "ready ↻3");
});

test("who does not see it has a table of the same", () => {
  const { head, rows } = table(rollout);
  assert.ok(rows.every((row) => row.length === head.length));
  assert.deepEqual(rows[0], ["ingress", "nodejs", "served, for demo.local", "leads to nodejs"]);
  assert.deepEqual(rows[1].slice(2), ["2 pods are ready", "leads to nodejs-6d5f-a, nodejs-6d5f-c"]);
  assert.deepEqual(rows.at(-1), ["pod", "visitor", "ready", ""]);
});

test("an empty namespace is said in words", () => {
  assert.deepEqual(draw(empty, STRIP).shapes, []);
  assert.match(say(nothing), /^Nothing/);
});
