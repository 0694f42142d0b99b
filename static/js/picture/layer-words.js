// How layers and builds are put into words. Pure.

import { say } from "../ui/say.js";
import { secondsWords } from "../ui/seconds.js";

/** @import { Build, Layer } from "../net/protocol.d.ts" */

/**
 * Say how a layer came to be and how large it is: `2.1 s · 12 kB`, `cached · 4.1 MB`, `no layer`.
 * @param {Layer} layer
 */
export function layerWords(layer) {
  const { state, bytes } = layer;
  const how = howWords(layer);
  return bytes === null || state === "none" ? how : `${how} · ${sizeWords(bytes)}`;
}

/** Say how a layer came to be. @param {Layer} layer */
export function howWords({ state, seconds }) {
  const words = {
    waiting: say("picture.waits"),
    running: say("picture.under-way"),
    built: seconds === null ? say("picture.built") : secondsWords(seconds),
    cached: say("picture.cached"),
    failed: say("picture.failed"),
    base: say("picture.base"),
    none: say("picture.no-layer"),
  };
  return words[state];
}

/** Say how a build has gone: `built in 2.4 s`. @param {Build} build */
export function tookWords({ state, seconds }) {
  if (state === "running") return say("picture.building");
  if (state === "removed") return say("picture.removed");
  const failed = state === "failed";
  if (seconds === null) return say(failed ? "picture.failed" : "picture.built");
  return say(failed ? "picture.failed-in" : "picture.built-in", { time: secondsWords(seconds) });
}

/** Write a size as Docker does, by thousands: `1.1 GB`. @param {number} bytes */
export function sizeWords(bytes) {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let [size, unit] = [bytes, 0];
  while (size >= 1000 && unit < units.length - 1) [size, unit] = [size / 1000, unit + 1];
  return `${unit === 0 || size >= 100 ? Math.round(size) : Number(size.toPrecision(3))} ${units[unit]}`;
}
