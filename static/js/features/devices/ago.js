// Phones and their codes in words. Pure.

import { written } from "../clock/timer.js";

const [MINUTE, HOUR, DAY] = [60, 3600, 86400]; // seconds

/**
 * Say when a phone was paired, and whether it is here or when it last was.
 * @param {{paired: number, seen: number, here: boolean}} phone seconds ago
 */
export function agoWords({ paired, seen, here }) {
  return `paired ${ago(paired)}, ${here ? "here now" : `last seen ${ago(seen)}`}`;
}

/**
 * Say how long a code is good for.
 * @param {number} seconds
 */
export function leftWords(seconds) {
  return Number.isFinite(seconds)
    ? `Good for one phone, once, for ${written(Math.ceil(seconds) * 1000)}`
    : "Asking for a code";
}

/**
 * Say what stands in a phone's way at an address, "" for nothing.
 * @param {string} url
 */
export function reachWords(url) {
  const { protocol, hostname } = new URL(url);
  if (/^(localhost|127\.|\[::1\])/.test(hostname))
    return "A phone cannot reach this address, which is this machine's own: start the talk with --host 0.0.0.0, or set QUARTERDECK_PUBLIC_URL.";
  return protocol === "http:"
    ? "Without https a phone falls asleep after a while: make its screen time-out long, or start the talk with --tls-cert."
    : "";
}

/** @param {number} seconds */
function ago(seconds) {
  if (seconds < MINUTE) return "just now";
  if (seconds < HOUR) return `${Math.floor(seconds / MINUTE)} min ago`;
  if (seconds < DAY) return `${Math.floor(seconds / HOUR)} h ago`;
  const days = Math.floor(seconds / DAY);
  return days === 1 ? "yesterday" : `${days} days ago`;
}
