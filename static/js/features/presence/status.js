// How things are: the connection, the engines, the people.

import { capital } from "../../terminal/words.js";
import { make, part } from "../../ui/parts.js";

/** @import { Engine, People } from "../../net/protocol.d.ts" */
/** @import { Line } from "../../net/connection.js" */

const LINES = {
  on: "connected",
  trying: "connecting",
  lost: "offline, trying again",
  refused: "refused: open the link printed at start",
};

/** @param {Line} line */
export function drawLine(line) {
  part("line").textContent = LINES[line];
  part("line").dataset.line = line;
}

/** @param {Record<string, Engine>} engines */
export function drawEngines(engines) {
  const items = Object.entries(engines).map(([name, { found, version, problem }]) => {
    const words = found ? `${capital(name)} ${version ?? ""}` : `${capital(name)}: recordings only`;
    const item = make("li", found ? "found" : "missing", words);
    if (problem) {
      item.title = problem;
      item.append(make("span", "unseen", `: ${problem}`));
    }
    return item;
  });
  part("engines").replaceChildren(...items);
}

/** @param {People} people without names */
export function drawPeople({ count, following, refused }) {
  const follow = count > 0 ? `, ${following} following` : "";
  part("people").textContent = String(count);
  part("following").textContent = refused > 0 ? `${follow}, ${refused} refused` : follow;
}
