// What is said of the things of a cluster, in a drawing and in its table. Pure.

import { say } from "../ui/say.js";

/** @import { Key } from "../ui/say.js" */
/** @import { ClusterPicture, Pod, ReplicaSet } from "../net/protocol.d.ts" */

/** What a phase is called where there is room for a word or two. @type {Record<Pod["phase"], Key>} */
const PHASES = {
  waiting: "picture.pod-waiting",
  starting: "picture.pod-starting",
  running: "picture.pod-running",
  ready: "picture.pod-ready",
  troubled: "picture.pod-troubled",
  ending: "picture.pod-ending",
  done: "picture.pod-done",
  failed: "picture.pod-failed",
};

/**
 * Say how a pod stands.
 * @param {Pod} pod
 */
export function podWords(pod) {
  const part = /^(running|ready)$/.test(pod.phase) && pod.containers > 1;
  const { ready, containers } = pod;
  const words = part
    ? say("picture.ready-of", { ready, containers })
    : pod.reason || say(PHASES[pod.phase]);
  return pod.restarts > 0 ? `${words} ↻${pod.restarts}` : words;
}

/**
 * What a pod is called in a drawing: among its like, the part of its name that tells it from them.
 * @param {Pod} pod
 */
export function podName(pod) {
  return pod.owner ? (pod.name.split("-").at(-1) ?? pod.name) : pod.name;
}

/** How many are ready of how many that shall be. @param {{ready: number, wanted: number}} counted */
export function countWords({ ready, wanted }) {
  return `${ready}/${wanted}`;
}

/**
 * All that a picture shows as rows of a table: kind, name, how it stands, what it leads to or belongs to.
 * @param {ClusterPicture} picture
 * @returns {string[][]}
 */
export function clusterRows(picture) {
  const names = namesOf(picture);
  const named = (/** @type {readonly string[]} */ ids) =>
    ids.map((id) => names.get(id) ?? id).join(", ");
  const belongs = (/** @type {string} */ owner) =>
    owner ? say("picture.of", { owner: named([owner]) }) : "";
  const sets = picture.replica_sets.map((each) => [
    say("picture.replica-set"),
    each.name,
    say("picture.ready-image", { count: countWords(each), image: each.image }),
    belongs(each.owner),
  ]);
  return [
    ...gateRows(picture, named),
    ...picture.deployments.map((each) => [
      say("picture.deployment"),
      each.name,
      say("picture.ready", { count: countWords(each) }),
      "",
    ]),
    ...sets,
    ...picture.pods.map((pod) => [say("picture.pod"), pod.name, podWords(pod), belongs(pod.owner)]),
  ];
}

/**
 * @param {ClusterPicture} picture
 * @param {(ids: readonly string[]) => string} named
 */
function gateRows({ ingresses, services }, named) {
  const ways = ingresses.map(({ name, hosts, services, served }) => [
    say("picture.ingress"),
    name,
    say(served ? "picture.served" : "picture.unserved", { hosts: hosts.join(", ") }),
    services.length ? say("picture.leads", { names: named(services) }) : "",
  ]);
  const doors = services.map(({ name, pods }) => [
    say("picture.service"),
    name,
    say("picture.pods-ready", { count: pods.length }),
    pods.length ? say("picture.leads", { names: named(pods) }) : say("picture.leads-nowhere"),
  ]);
  return [...ways, ...doors];
}

/** @param {ClusterPicture} picture */
function namesOf(picture) {
  const { services, deployments, replica_sets, pods } = picture;
  const all = [...services, ...deployments, ...replica_sets, ...pods];
  return new Map(all.map(({ id, name }) => [id, name]));
}
