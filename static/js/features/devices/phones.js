// Phones as remotes, at the desk: a code to scan that pairs one phone, and the phones that are paired.

import { make, makeButton, part } from "../../ui/parts.js";
import { toggleSheet } from "../../ui/sheet.js";
import { toast } from "../../ui/toast.js";
import { agoWords, leftWords, reachWords } from "./ago.js";

/** @import { Connection } from "../../net/connection.js" */
/** @import { Phone } from "../../net/protocol.d.ts" */

const EVERY = 1000; // milliseconds
const NO_CODE = { url: "", qr: "", seconds: 5 }; // where the server gave none: another is asked for soon

/** The sheet of phones; while it is open there is always a code that is good. */
export class Phones {
  /** @param {Connection} house */
  constructor(house) {
    this.house = house;
    this.sheet = /** @type {HTMLDialogElement} */ (part("phones"));
    /** @type {Set<string> | null} names of the phones, null until heard */
    this.known = null;
    this.ends = 0; // when the code on show ends, in this browser's milliseconds
    house.hear("phones", ({ phones }) => this.#take(phones));
    house.hear("line", (line) => line === "on" && this.sheet.open && this.#renew());
    setInterval(() => this.#tick(), EVERY);
  }

  /** Open the sheet with a code that is new, or close it. */
  toggle() {
    toggleSheet(this.sheet);
    if (this.sheet.open) this.#renew();
  }

  async #renew() {
    this.ends = Number.POSITIVE_INFINITY; // asked once
    const answer = await this.house.ask("pair", {});
    const { url, qr, seconds } = answer.ok ? answer : NO_CODE;
    this.sheet.classList.toggle("without", !answer.ok);
    if (!answer.ok) toast(answer.error, "bad");
    this.ends = performance.now() + seconds * 1000;
    part("phones-qr").innerHTML = qr; // drawn by the server
    part("phones-link").textContent = url;
    part("phones-reach").textContent = answer.ok ? reachWords(url) : "";
    this.#tick();
  }

  #tick() {
    if (!this.sheet.open) return;
    const left = this.ends - performance.now();
    if (left <= 0) this.#renew();
    else part("phones-left").textContent = leftWords(left / 1000);
  }

  /** @param {Phone[]} phones */
  #take(phones) {
    const fresh = phones.filter(({ phone }) => this.known && !this.known.has(phone));
    this.known = new Set(phones.map(({ phone }) => phone));
    for (const { called } of fresh) toast(`${called}: paired, and a remote now.`);
    if (fresh.length > 0 && this.sheet.open) this.#renew(); // the code on show has been used
    part("phones-none").hidden = phones.length > 0;
    part("phones-list").replaceChildren(...phones.map((phone) => this.#row(phone)));
  }

  /** @param {Phone} phone */
  #row({ phone, called, paired, seen, here }) {
    const row = make("li", here ? "phone here" : "phone");
    const words = make("p");
    words.append(make("b", "", called), make("span", "", agoWords({ paired, seen, here })));
    const end = makeButton("Revoke", () => this.#revoke(phone, called), "quiet");
    end.setAttribute("aria-label", `Revoke ${called}, paired ${agoWords({ paired, seen, here })}`);
    row.append(words, end);
    return row;
  }

  /**
   * @param {string} phone
   * @param {string} called
   */
  async #revoke(phone, called) {
    const answer = await this.house.ask("revoke", { phone });
    if (answer.ok) toast(`${called}: revoked, it drives no more.`);
    else toast(answer.error, "bad");
  }
}
