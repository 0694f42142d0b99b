// What is said of the things of a cluster, in a drawing and in its table. Pure.

/** @import { ClusterPicture, Pod, ReplicaSet } from "../net/protocol.d.ts" */

/** What a phase is called where there is room for a word or two. */
const PHASES = {
  waiting: "waiting",
  starting: "starting",
  running: "not ready",
  ready: "ready",
  troubled: "in trouble",
  ending: "ending",
  done: "done",
  failed: "failed",
};

/**
 * Say how a pod stands.
 * @param {Pod} pod
 */
export function podWords(pod) {
  const part = /^(running|ready)$/.test(pod.phase) && pod.containers > 1;
  const words = part ? `${pod.ready} of ${pod.containers} ready` : pod.reason || PHASES[pod.phase];
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
  const belongs = (/** @type {string} */ owner) => (owner ? `of ${named([owner])}` : "");
  const sets = picture.replica_sets.map((each) => [
    ...["replica set", each.name, `${countWords(each)} ready, of ${each.image}`],
    belongs(each.owner),
  ]);
  return [
    ...gateRows(picture, named),
    ...picture.deployments.map((each) => [
      ...["deployment", each.name, `${countWords(each)} ready`, ""],
    ]),
    ...sets,
    ...picture.pods.map((pod) => ["pod", pod.name, podWords(pod), belongs(pod.owner)]),
  ];
}

/**
 * @param {ClusterPicture} picture
 * @param {(ids: readonly string[]) => string} named
 */
function gateRows({ ingresses, services }, named) {
  const ways = ingresses.map(({ name, hosts, services, served }) => [
    ...["ingress", name, `${served ? "served" : "not served"}, for ${hosts.join(", ")}`],
    services.length ? `leads to ${named(services)}` : "",
  ]);
  const doors = services.map(({ name, pods }) => [
    ...["service", name, pods.length === 1 ? "1 pod is ready" : `${pods.length} pods are ready`],
    pods.length ? `leads to ${named(pods)}` : "leads nowhere",
  ]);
  return [...ways, ...doors];
}

/** @param {ClusterPicture} picture */
function namesOf(picture) {
  const { services, deployments, replica_sets, pods } = picture;
  const all = [...services, ...deployments, ...replica_sets, ...pods];
  return new Map(all.map(({ id, name }) => [id, name]));
}
