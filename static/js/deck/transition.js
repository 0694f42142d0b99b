// How one slide gives way to another: which way each of the two goes. Pure.

/** @typedef {{leaves: Keyframe[], comes: Keyframe[], over: "leaves" | "comes", colour: string, seconds: number}} Turn */

/** Where a slide comes from, in its own widths and heights. */
const FROM = Object.freeze({
  horizontal: [1, 0],
  right: [1, 0],
  left: [-1, 0],
  vertical: [0, 1],
  bottom: [0, 1],
  top: [0, -1],
});
const STILL = [{ transform: "none" }, { transform: "none" }];

/**
 * Read what the server has written of a slide, such as `push horizontal 0.5`; null for nothing.
 * @param {string | undefined} said
 * @param {boolean} backwards where what is horizontal or vertical goes the other way
 * @returns {Turn | null}
 */
export function turnOf(said, backwards) {
  const [name, ...rest] = (said ?? "").split(" ");
  const seconds = Number(rest.at(-1));
  if (!name || !(seconds > 0)) return null;
  const turn = {
    leaves: STILL,
    comes: STILL,
    over: /** @type {const} */ ("leaves"),
    colour: "",
    seconds,
  };
  if (name === "fade") return { ...turn, leaves: [{ opacity: 1 }, { opacity: 0 }] };
  if (name === "fadethroughcolor")
    return { ...turn, ...THROUGH, over: "leaves", colour: rest[0] ?? "#000000" };
  return { ...turn, ...moved(name, rest[0] ?? "horizontal", backwards) };
}

const THROUGH = {
  leaves: [{ opacity: 1 }, { opacity: 0, offset: 0.5 }, { opacity: 0 }],
  comes: [{ opacity: 0 }, { opacity: 0, offset: 0.5 }, { opacity: 1 }],
};

/**
 * @param {string} name `push`, `move` or `reveal`
 * @param {string} way
 * @param {boolean} backwards
 */
function moved(name, way, backwards) {
  const [x = 1, y = 0] = /** @type {Record<string, number[]>} */ (FROM)[way] ?? FROM.horizontal;
  const sign = backwards && (way === "horizontal" || way === "vertical") ? -1 : 1;
  const there = at(x * sign, y * sign);
  const gone = at(-x * sign, -y * sign);
  return {
    comes: name === "reveal" ? STILL : [there, { transform: "none" }],
    leaves: name === "move" ? STILL : [{ transform: "none" }, gone],
    over: /** @type {"leaves" | "comes"} */ (name === "move" ? "comes" : "leaves"),
  };
}

/**
 * @param {number} x
 * @param {number} y
 */
function at(x, y) {
  return { transform: `translate(${x * 100}%, ${y * 100}%)` };
}
