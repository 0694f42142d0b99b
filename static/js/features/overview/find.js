// Which slides hold the words somebody looks for, and where arrow keys lead among them. Pure.

/** @typedef {{number: number, text: string}} Leaf a slide's number, and all of its words */

/**
 * Give the numbers of the slides that hold every word looked for, in any order; a slide's number finds it too.
 * @param {Leaf[]} leaves
 * @param {string} wanted
 * @returns {number[]}
 */
export function find(leaves, wanted) {
  const words = plain(wanted).split(" ").filter(Boolean);
  const found = leaves.filter(({ number, text }) => {
    const within = plain(text);
    return words.every((word) => within.includes(word) || word === String(number));
  });
  return found.map(({ number }) => number);
}

/**
 * Give the number of the slide that an arrow key leads to, in rows of `across` among those found.
 * @param {number[]} found
 * @param {number} at
 * @param {string} key
 * @param {number} across
 */
export function stepTo(found, at, key, across) {
  const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: across, ArrowUp: -across }[key] ?? 0;
  const last = found.length - 1;
  const ends = { Home: 0, End: last }[key];
  const wanted = ends ?? Math.max(0, found.indexOf(at)) + by;
  return found[Math.min(Math.max(0, wanted), last)] ?? at;
}

/**
 * Write text as it is compared: small letters without their marks, one space between words.
 * @param {string} text
 */
function plain(text) {
  const bare = text.normalize("NFD").replace(/\p{M}/gu, "");
  return bare.toLowerCase().replace(/\s+/g, " ").trim();
}
