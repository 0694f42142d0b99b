// The element `<demo-end>`: what stands in a demo's terminals at the end of its tape, as text, for a sheet of paper.

import { fetchText } from "../net/fetching.js";
import { readTape } from "../tape/tape.js";
import { make } from "../ui/parts.js";
import { underWay } from "../ui/settled.js";
import { countCells, loadXterm } from "./xterm.js";

/** @import { Tape } from "../tape/tape.js" */
/** @import { Xterm } from "./xterm.js" */

/** Plays its tape at once, out of sight, and shows each terminal's last rows. */
export class DemoEnd extends HTMLElement {
  connectedCallback() {
    underWay(this.#draw(this.dataset.tape ?? ""));
  }

  /** @param {string} address */
  async #draw(address) {
    try {
      const tape = readTape(await (await fetchText(address)).text());
      const xterm = await loadXterm();
      for (const { name, cols, rows } of tape.terminals) {
        const text = await endOf(xterm, tape, { name, cols, rows });
        this.append(make("pre", "demo-end-text", text));
      }
    } catch {
      this.remove(); // the steps stand on the slide all the same
    }
  }
}

/**
 * Give the last rows of one terminal, those that are written.
 * @param {Xterm} xterm
 * @param {Tape} tape
 * @param {{name: string, cols: number, rows: number}} size
 * @returns {Promise<string>}
 */
async function endOf(xterm, tape, { name, cols, rows }) {
  const terminal = new xterm.Terminal({ allowProposedApi: true, cols, rows });
  countCells(terminal);
  for (const { event } of tape.events) {
    if (event.type === "resized" && event.terminal === name)
      terminal.resize(event.cols, event.rows);
    if (event.type === "output" && event.terminal === name)
      await new Promise((done) => terminal.write(event.text, () => done(null)));
  }
  const { active } = terminal.buffer;
  const shown = Array.from({ length: terminal.rows }, (_, row) =>
    active.getLine(active.baseY + row),
  );
  terminal.dispose();
  return shown
    .map((line) => line?.translateToString(true) ?? "")
    .join("\n")
    .trimEnd();
}

customElements.define("demo-end", DemoEnd);
