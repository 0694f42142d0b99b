// Keeping a phone's screen on while its page is looked at, where the browser allows that: on https, and on localhost.

/** @type {WakeLockSentinel | null} */
let lock = null;
let wanted = false;
let listening = false;
/** @type {(held: boolean) => void} */
let tell = () => {};

/**
 * Keep the screen on from now on, or let it go.
 * @param {boolean} on
 * @param {(held: boolean) => void} [told] called whenever the screen is kept, or no longer, while it is to be
 */
export function keepAwake(on, told = tell) {
  wanted = on;
  tell = told;
  if (!listening) document.addEventListener("visibilitychange", hold); // a hidden page lets go by itself
  listening = true;
  hold();
}

/** Say whether this is a phone or a tablet: what goes to sleep in a hand. */
export function isHandheld() {
  return matchMedia("(pointer: coarse)").matches;
}

async function hold() {
  if (!wanted) {
    lock?.release();
    lock = null;
  } else if (!document.hidden && (!lock || lock.released)) {
    lock = await ask();
    lock?.addEventListener("release", () => !document.hidden && tell(false)); // such as a low battery
    tell(lock !== null);
  }
}

async function ask() {
  try {
    return await navigator.wakeLock.request("screen");
  } catch {
    return null; // there is none on http, and a browser may refuse
  }
}
