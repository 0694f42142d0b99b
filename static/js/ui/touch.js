// Fingers and pointers: a swipe turns the slide, and a still pointer hides what is not the slide.

const FAR = 56; // pixels a finger travels before it counts as a swipe
const STEEP = 1.8; // how much more sideways than up or down
const STILL = 2600; // milliseconds
const SCROLLS = "pre, table, .xterm, .demo-steps, input, button, a";

/**
 * Tell a swipe by where a finger went down and up: null for a tap or a scroll.
 * @param {{x: number, y: number}} down
 * @param {{x: number, y: number}} up
 * @returns {"next" | "back" | null}
 */
export function swipeOf(down, up) {
  const [across, along] = [up.x - down.x, up.y - down.y];
  if (Math.abs(across) < FAR || Math.abs(across) < STEEP * Math.abs(along)) return null;
  return across < 0 ? "next" : "back";
}

/**
 * Call `act` for each swipe over an element, except where something scrolls sideways.
 * @param {HTMLElement} element
 * @param {(way: "next" | "back") => void} act
 */
export function onSwipe(element, act) {
  /** @type {{x: number, y: number} | null} */
  let down = null;
  element.addEventListener(
    "touchstart",
    (event) => {
      const [finger] = event.touches;
      const free = event.target instanceof Element && !event.target.closest(SCROLLS);
      down =
        finger && free && event.touches.length === 1
          ? { x: finger.clientX, y: finger.clientY }
          : null;
    },
    { passive: true },
  );
  element.addEventListener(
    "touchend",
    (event) => {
      const [finger] = event.changedTouches;
      const way = down && finger && swipeOf(down, { x: finger.clientX, y: finger.clientY });
      down = null;
      if (way) act(way);
    },
    { passive: true },
  );
}

/** Mark the page `idle` while its pointer rests. */
export function hideWhenIdle() {
  let timer = 0;
  const wake = () => {
    document.body.classList.remove("idle");
    clearTimeout(timer);
    timer = window.setTimeout(() => document.body.classList.add("idle"), STILL);
  };
  for (const name of ["pointermove", "pointerdown", "focusin"]) {
    document.addEventListener(name, wake, { passive: true });
  }
  wake();
}
