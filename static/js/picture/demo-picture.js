// The element `<demo-picture kind="…">`: one picture of what a demo's commands do, as large as its place.

import { make } from "../ui/parts.js";
import { say } from "../ui/say.js";
import { underWay } from "../ui/settled.js";

/** @import { Picture } from "../net/protocol.d.ts" */
/** @import { Drawing } from "./drawings.js" */
/** @import { Table } from "./shapes.js" */

const READ = 400; // milliseconds between two tables
const EDGE = 2; // around a picture, as half of a line's width lies outside of what it goes around

/** Draws the newest picture of its kind that it is given. */
export class DemoPicture extends HTMLElement {
  #svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  #table = make("table", "unseen");
  #nothing = make("p", "picture-nothing");
  /** @type {Picture | null} */
  #picture = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #writing;
  #observer = new ResizeObserver(() => this.#draw());
  /** @type {typeof import("./board.js") | undefined} */
  #board;

  get kind() {
    return this.getAttribute("kind");
  }

  connectedCallback() {
    this.#svg.setAttribute("aria-hidden", "true");
    this.append(this.#nothing, this.#svg, this.#table);
    this.#observer.observe(this);
    underWay(this.#prepare());
  }

  async #prepare() {
    this.#board = await import("./board.js");
    const nothing = this.#drawing?.nothing;
    this.#nothing.textContent = nothing ? say(nothing) : "";
    this.#draw();
  }

  disconnectedCallback() {
    this.#observer.disconnect();
    clearTimeout(this.#writing);
    this.#writing = undefined;
  }

  /** Show the one of its kind, or nothing where there is none. @param {Picture[]} pictures */
  show(pictures) {
    const picture = pictures.find(({ kind }) => kind === this.kind) ?? null;
    if (picture === this.#picture) return;
    this.#picture = picture;
    this.#draw();
  }

  /** @returns {Drawing | undefined} */
  get #drawing() {
    const known = /** @type {Record<string, Drawing> | undefined} */ (this.#board?.DRAWINGS);
    return known?.[this.kind ?? ""];
  }

  #draw() {
    const [board, drawing] = [this.#board, this.#drawing];
    if (!board || !drawing || !this.isConnected) return;
    const style = getComputedStyle(this);
    const unit = Number.parseFloat(style.fontSize) / board.TYPE; // pixels
    const flows = style.getPropertyValue("--flows").trim() === "1";
    const width = this.clientWidth / unit - 2 * EDGE;
    const room = { width, height: flows ? 0 : this.clientHeight / unit - 2 * EDGE };
    if (!this.#picture || width < 1) return this.#empty();
    const { height, shapes, zoom } = board.drawLarge(drawing, this.#picture, room);
    this.#nothing.hidden = shapes.length > 0;
    const tall = Math.max(height * zoom, room.height, 1);
    const [wide, high] = [width / zoom + 2 * EDGE, tall / zoom + 2 * EDGE];
    this.#svg.setAttribute("viewBox", `${-EDGE} ${-EDGE} ${wide.toFixed(1)} ${high.toFixed(1)}`);
    this.#svg.style.height = `${high * zoom * unit}px`;
    board.paint(this.#svg, shapes);
    this.#write();
  }

  /** Write the table a moment later: nobody reads as fast as a rollout goes on. */
  #write() {
    this.#writing ??= setTimeout(() => {
      this.#writing = undefined;
      const [drawing, picture] = [this.#drawing, this.#picture];
      if (drawing && picture) fill(this.#table, drawing.table(picture));
    }, READ);
  }

  #empty() {
    this.#nothing.hidden = false;
    this.#svg.replaceChildren();
    this.#table.replaceChildren();
  }
}

/**
 * @param {HTMLTableElement} table
 * @param {Table} words
 */
function fill(table, { caption, head, rows }) {
  const line = (/** @type {"th" | "td"} */ tag, /** @type {string[]} */ cells) => {
    const row = make("tr");
    row.append(...cells.map((text) => make(tag, "", text)));
    return row;
  };
  table.replaceChildren(
    make("caption", "", caption),
    line("th", head),
    ...rows.map((cells) => line("td", cells)),
  );
}

customElements.define("demo-picture", DemoPicture);
