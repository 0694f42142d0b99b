// Copying a command, also where a page without TLS may not use the clipboard by itself.

import { say } from "../../ui/say.js";

const LONG_ENOUGH = 1600; // milliseconds

/**
 * Copy an element's text, and say on the button whether that went well.
 * @param {Element} source
 * @param {HTMLButtonElement} button
 */
export async function copyText(source, button) {
  const before = button.textContent;
  const went = await copied(source);
  button.textContent = say(went ? "talk.copied" : "talk.press-to-copy");
  setTimeout(() => (button.textContent = before), LONG_ENOUGH);
}

/**
 * @param {Element} source
 * @returns {Promise<boolean>} false leaves the text selected
 */
async function copied(source) {
  try {
    await navigator.clipboard.writeText(source.textContent ?? "");
    return true;
  } catch {
    getSelection()?.selectAllChildren(source);
    const went = document.execCommand("copy"); // the only way where there is no clipboard
    if (went) getSelection()?.removeAllRanges();
    return went;
  }
}
