// The desk's panes: as wide and as high as the presenter wants them, in this browser ever after.

import { keep, kept } from "./storage.js";

/** @typedef {{least: number, most: number, usual: number}} Range in hundredths of the window */

const KEPT = "quarterdeck-panes";
const STEP = 2; // hundredths of the window for a press of an arrow

/** @type {Record<string, Range>} */
export const PANES = Object.freeze({
  side: { least: 20, most: 60, usual: 32 },
  foot: { least: 12, most: 50, usual: 23 },
});

/**
 * Read what was kept: nothing that is not a size of a pane that there is.
 * @param {string | null} text
 * @returns {Record<string, number>}
 */
export function readSizes(text) {
  let said = /** @type {Record<string, unknown>} */ ({});
  try {
    said = JSON.parse(text ?? "{}") ?? {};
  } catch {
    // it was not ours
  }
  const sizes = Object.keys(PANES).map((name) => [
    name,
    within(name, Number(said[name] ?? Number.NaN)),
  ]);
  return Object.fromEntries(sizes);
}

/**
 * Bring a pane's size within its range; its usual one where it is no number.
 * @param {string} name
 * @param {number} size
 */
export function within(name, size) {
  const { least, most, usual } = PANES[name] ?? { least: 0, most: 100, usual: 50 };
  return Number.isFinite(size)
    ? Math.min(most, Math.max(least, Math.round(size * 10) / 10))
    : usual;
}

/** Give every separator on the page its pane. */
export function equipPanes() {
  const sizes = readSizes(kept(KEPT));
  for (const bar of /** @type {NodeListOf<HTMLElement>} */ (
    document.querySelectorAll("[data-pane]")
  )) {
    const name = bar.dataset.pane ?? "";
    const take = (/** @type {number} */ size) => {
      sizes[name] = within(name, size);
      document.body.style.setProperty(`--${name}`, String(sizes[name]));
      bar.setAttribute("aria-valuenow", String(Math.round(sizes[name])));
      keep(KEPT, JSON.stringify(sizes));
    };
    bar.setAttribute("aria-valuemin", String(PANES[name]?.least));
    bar.setAttribute("aria-valuemax", String(PANES[name]?.most));
    take(sizes[name] ?? Number.NaN);
    equip(bar, () => sizes[name] ?? 0, take);
  }
}

/**
 * @param {HTMLElement} bar the separator, which stands to the left of its pane or above it
 * @param {() => number} size
 * @param {(size: number) => void} take
 */
function equip(bar, size, take) {
  const upright = bar.getAttribute("aria-orientation") === "vertical";
  bar.addEventListener("pointerdown", (event) => bar.setPointerCapture(event.pointerId));
  bar.addEventListener("pointermove", ({ clientX, clientY, pointerId }) => {
    if (!bar.hasPointerCapture(pointerId)) return;
    const share = upright ? clientX / window.innerWidth : clientY / window.innerHeight;
    take(100 * (1 - share));
  });
  bar.addEventListener("dblclick", () => take(Number.NaN));
  bar.addEventListener("keydown", (event) => {
    const ways = { ArrowLeft: STEP, ArrowUp: STEP, ArrowRight: -STEP, ArrowDown: -STEP };
    const way = /** @type {Record<string, number>} */ (ways)[event.key];
    if (way === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    take(size() + way);
  });
}
