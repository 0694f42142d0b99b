// The slide's poll on the remote: how it stands, what was answered, and what comes next for it.

import { make, part } from "../../ui/parts.js";
import { deskWords, nextAct, percent, possible, shares } from "./tally.js";

/** @import { Poll, PollAction } from "../../net/protocol.d.ts" */

/**
 * Draw a poll, or nothing.
 * @param {Poll | null} poll
 * @param {string[]} options what may be answered
 */
export function drawPoll(poll, options) {
  part("poll").hidden = poll === null;
  if (!poll) return;
  part("poll-line").textContent = deskWords(poll);
  part("poll-counts").replaceChildren(...rows(poll, options));
  const may = possible(poll);
  for (const button of buttons()) {
    const act = /** @type {PollAction} */ (button.dataset.poll);
    button.disabled = !may[act];
    button.classList.toggle("quiet", act !== nextAct(poll));
    if (act === "open") button.textContent = poll.state === "closed" ? "Open again" : "Open";
  }
}

/** @param {(act: PollAction) => void} act */
export function equipPoll(act) {
  for (const button of buttons()) {
    button.addEventListener("click", () => act(/** @type {PollAction} */ (button.dataset.poll)));
  }
}

/**
 * @param {Poll} poll
 * @param {string[]} options
 */
function rows({ counts, voters }, options) {
  const parts = shares(counts ?? options.map(() => 0), voters);
  return options.map((option, index) => {
    const row = make("li", "count");
    row.style.setProperty("--share", String(parts[index] ?? 0));
    row.append(make("span", "count-option", option));
    row.append(make("b", "count-share", percent(parts[index] ?? 0)));
    row.append(make("span", "count-votes", String(counts?.[index] ?? 0)));
    return row;
  });
}

function buttons() {
  return /** @type {NodeListOf<HTMLButtonElement>} */ (
    part("poll").querySelectorAll("button[data-poll]")
  );
}
