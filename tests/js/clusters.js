// Clusters as pictures carry them, for tests of what is drawn of them.

export const pod = (id, owner = "", more = {}) => ({
  ...{ id, name: `nodejs-6d5f-${id}`, phase: "ready", ready: 1, containers: 1 },
  ...{ owner, reason: "", restarts: 0, ...more },
});
export const set = (id, wanted, ready, owner = "d", image = `web:${id}`) => ({
  ...{ id, name: `nodejs-${id}`, wanted, ready, image, owner },
});
export const empty = {
  ...{ kind: "cluster", namespace: "demo", more: 0 },
  ...{ ingresses: [], services: [], deployments: [], replica_sets: [], pods: [] },
};
export const rollout = {
  ...empty,
  ingresses: [{ id: "i", name: "nodejs", hosts: ["demo.local"], services: ["s"], served: true }],
  services: [{ id: "s", name: "nodejs", pods: ["a", "c"] }],
  deployments: [{ id: "d", name: "nodejs", wanted: 2, ready: 2 }],
  replica_sets: [set("1", 1, 1), set("2", 2, 1)],
  pods: [
    pod("a", "1"),
    pod("b", "1", { phase: "ending" }),
    pod("c", "2"),
    pod("d2", "2", { phase: "starting", ready: 0 }),
    pod("v", "", { name: "visitor" }),
  ],
};
export const crowd = (count) => ({
  ...empty,
  services: [{ id: "s", name: "nodejs", pods: ["p1", "p2"] }],
  replica_sets: [set("1", count, 2, "")],
  pods: Array.from({ length: count }, (_, n) => pod(`p${n}`, "1")),
});
