// Whether somebody goes along with the talk or their own way. Pure: each call gives a new state.

import { same } from "./position.js";

/** @import { Stage } from "../net/protocol.d.ts" */
/** @import { At } from "./position.js" */
/**
 * @typedef {object} Follow
 * @property {boolean} following with the talk, or on one's own
 * @property {At} at what this person sees
 * @property {Stage | null} stage where the talk is; null until heard
 */

/**
 * Begin at a slide: following (the page is `/`) or alone (it is `/N`).
 * @param {At} at
 * @param {boolean} following
 * @returns {Follow}
 */
export function begin(at, following) {
  return { following, at, stage: null };
}

/**
 * Hear where the talk is; who follows goes there once somebody presents.
 * @param {Follow} follow
 * @param {Stage} stage
 * @returns {Follow}
 */
export function heard(follow, stage) {
  const goes = follow.following && stage.live;
  return { ...follow, stage, at: goes ? place(stage) : follow.at };
}

/**
 * Go somewhere oneself, and from now on alone.
 * @param {Follow} follow
 * @param {At} at
 * @returns {Follow}
 */
export function wandered(follow, at) {
  return { ...follow, following: false, at };
}

/**
 * Go back to the talk and follow again.
 * @param {Follow} follow
 * @returns {Follow}
 */
export function returned(follow) {
  const { stage } = follow;
  return { ...follow, following: true, at: stage?.live ? place(stage) : follow.at };
}

/**
 * Give the slide to offer as the way back, null when there is nothing to go back to.
 * @param {Follow} follow
 * @returns {{slide: number, here: boolean} | null} `here`: the talk is at this very place
 */
export function wayBack(follow) {
  const { following, stage, at } = follow;
  if (following || !stage?.live) return null;
  return { slide: stage.slide, here: same(stage, at) };
}

/**
 * @param {At} stage
 * @returns {At}
 */
function place(stage) {
  return { slide: stage.slide, build: stage.build };
}
