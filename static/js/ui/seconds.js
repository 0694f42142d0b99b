// How seconds are written. Pure.

/** Say how long something took: `4.2 s`, `12 s`. @param {number} seconds */
export function secondsWords(seconds) {
  return seconds < 10 ? `${seconds.toFixed(1)} s` : `${Math.round(seconds)} s`;
}
