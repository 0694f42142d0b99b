// Phones and their codes in words. Pure.

import { say } from "../../ui/say.js";
import { written } from "../clock/timer.js";

const [MINUTE, HOUR, DAY] = [60, 3600, 86400]; // seconds

/**
 * Say when a phone was paired, and whether it is here or when it last was.
 * @param {{paired: number, seen: number, here: boolean}} phone seconds ago
 */
export function agoWords({ paired, seen, here }) {
  const now = here ? say("presenting.here-now") : say("presenting.last-seen", { ago: ago(seen) });
  return say("presenting.paired", { paired: ago(paired), seen: now });
}

/**
 * Say how long a code is good for.
 * @param {number} seconds
 */
export function leftWords(seconds) {
  return Number.isFinite(seconds)
    ? say("presenting.good-for", { time: written(Math.ceil(seconds) * 1000) })
    : say("presenting.asking-code");
}

/**
 * Say what stands in a phone's way at an address, "" for nothing.
 * @param {string} url
 */
export function reachWords(url) {
  const { protocol, hostname } = new URL(url);
  if (/^(localhost|127\.|\[::1\])/.test(hostname)) return say("presenting.unreachable");
  return protocol === "http:" ? say("presenting.sleeps") : "";
}

/** @param {number} seconds */
function ago(seconds) {
  if (seconds < MINUTE) return say("presenting.just-now");
  if (seconds < HOUR)
    return say("presenting.minutes-ago", { minutes: Math.floor(seconds / MINUTE) });
  if (seconds < DAY) return say("presenting.hours-ago", { hours: Math.floor(seconds / HOUR) });
  const days = Math.floor(seconds / DAY);
  return days === 1 ? say("presenting.yesterday") : say("presenting.days-ago", { days });
}
