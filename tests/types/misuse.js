// What tsc must refuse: each line below a mark is wrong, and `tsc` complains of a mark without a fault. Never run.

import { connection } from "../../static/js/net/connection.js";
import { say } from "../../static/js/ui/say.js";

/** @import { Presses } from "../../static/js/features/devices/presses.js" */
/** @import { Panel } from "../../static/js/terminal/panel.js" */

/**
 * @param {Presses} presses
 * @param {Panel} panel
 */
export async function misuse(presses, panel) {
  const line = connection();
  // @ts-expect-error a field that is misspelled
  line.ask("go", { slid: 1, build: 0 });
  // @ts-expect-error a field of the wrong kind
  line.ask("go", { slide: "1", build: 0 });
  // @ts-expect-error a field that is missing
  line.ask("go", { slide: 1 });
  // @ts-expect-error a message there is none of
  line.ask("og", {});
  // @ts-expect-error a message that carries nothing
  line.ask("ping", { slide: 1 });
  // @ts-expect-error an action there is none of
  line.ask("poll", { slide: 1, action: "opn" });
  // @ts-expect-error the same, on the way of a message that waits for no answer
  line.tell("laser", { z: 1 });
  // @ts-expect-error the same, on the way of a press
  presses.press("black", { onn: true });
  // @ts-expect-error the same, on the way of a demo's own
  panel.send("step", { stp: 1 });
  const pong = await line.ask("ping", {});
  // @ts-expect-error an answer that is not read before it is known to be good
  if (pong.error) return;
  // @ts-expect-error a field of another answer
  if (pong.ok) console.log(pong.qr);
  // @ts-expect-error news there are none of
  line.hear("stagy", () => {});
  // @ts-expect-error a field of other news
  line.hear("stage", ({ text }) => console.log(text));
  // @ts-expect-error a state there is none of
  line.hear("show", ({ state }) => console.log(state === "redy"));
}

/** Say what there is no phrase for. */
export function misspell() {
  // @ts-expect-error a phrase that is misspelled
  return say("polls.close");
}
