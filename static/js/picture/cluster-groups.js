// Which pods of a cluster stand together: in their replica set, that in its deployment, the others by themselves. Pure.

/** @import { ClusterPicture, Pod } from "../net/protocol.d.ts" */
/** @typedef {{id: string, title: string, count: string, cells: number, pods: Pod[], frame: boolean}} PodSet pods side by side */
/** @typedef {{id: string, title: string, count: string, sets: PodSet[], frame: boolean}} Group sets that belong together */

import { say } from "../ui/say.js";
import { countWords } from "./cluster-words.js";

/**
 * Put every pod where it belongs.
 * @param {ClusterPicture} picture
 * @returns {Group[]}
 */
export function groupsOf(picture) {
  const sets = picture.replica_sets.map((set) => ({ ...setOf(set, picture.pods), of: set.owner }));
  const shown = new Set(sets.flatMap(({ pods }) => pods));
  const loose = picture.pods.filter((pod) => !shown.has(pod));
  return [
    ...picture.deployments.map((each) => ({
      id: each.id,
      title: say("picture.deployment-named", { name: each.name }),
      count: countWords(each),
      sets: present(sets.filter(({ of }) => of === each.id)),
      frame: true,
    })),
    ...sets.filter(({ of }) => !of).map((set) => alone(set)),
    ...(loose.length ? [alone(looseSet(loose))] : []),
  ];
}

/**
 * @param {import("../net/protocol.d.ts").ReplicaSet} set
 * @param {readonly Pod[]} pods
 */
function setOf(set, pods) {
  const own = pods.filter(({ owner }) => owner === set.id);
  return {
    id: set.id,
    title: set.image,
    count: countWords(set),
    cells: Math.max(own.length, set.wanted),
    pods: own,
    frame: true,
  };
}

/** @param {Pod[]} pods */
function looseSet(pods) {
  return { id: "loose", title: "", count: "", cells: pods.length, pods, frame: false };
}

/** @param {PodSet} set @returns {Group} */
function alone(set) {
  return { id: `${set.id} alone`, title: "", count: "", sets: [set], frame: false };
}

/**
 * Newest first, and of those that are empty the last one alone: there the way back leads.
 * @param {PodSet[]} sets oldest first
 */
function present(sets) {
  const newest = sets.toReversed();
  const empty = newest.filter(({ cells }) => cells === 0).slice(0, 1);
  return [...newest.filter(({ cells }) => cells > 0), ...empty];
}
