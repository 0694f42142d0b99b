// The element `<paired-devices>`: phones as remotes, at the desk: a code that pairs one, and those that are paired.

import { ask } from "../../net/ask.js";
import { LiveElement } from "../../net/live-element.js";
import { make, makeButton } from "../../ui/parts.js";
import { say } from "../../ui/say.js";
import { toggleSheet } from "../../ui/sheet.js";
import { toast } from "../../ui/toast.js";
import { agoWords, leftWords, reachWords } from "./ago.js";

/** @import { Phone } from "../../net/protocol.d.ts" */

const EVERY = 1000; // milliseconds
const NO_CODE = { url: "", qr: "", seconds: 5 }; // where the server gave none: another is asked for soon

/** The sheet of phones; while it is open there is always a code that is good. */
export class PairedDevices extends LiveElement {
  /** @type {Set<string> | null} names of the phones, null until heard */
  #known = null;
  #ends = 0; // when the code on show ends, in this browser's milliseconds

  connectedCallback() {
    this.hear("phones", ({ phones }) => this.#take(phones));
    this.hear("line", (line) => line === "on" && this.#sheet.open && this.#renew());
    this.every(EVERY, () => this.#tick());
  }

  /** Open the sheet with a code that is new, or close it. */
  toggle() {
    toggleSheet(this.#sheet);
    if (this.#sheet.open) this.#renew();
  }

  get #sheet() {
    return /** @type {HTMLDialogElement} */ (this.find("sheet"));
  }

  async #renew() {
    this.#ends = Number.POSITIVE_INFINITY; // asked once
    const answer = await ask("pair", {});
    const { url, qr, seconds } = answer.ok ? answer : NO_CODE;
    this.#sheet.classList.toggle("without", !answer.ok);
    this.#ends = performance.now() + seconds * 1000;
    this.find("qr").innerHTML = qr; // drawn by the server
    this.write("link", url);
    this.write("reach", answer.ok ? reachWords(url) : "");
    this.#tick();
  }

  #tick() {
    if (!this.#sheet.open) return;
    const left = this.#ends - performance.now();
    if (left <= 0) this.#renew();
    else this.write("left", leftWords(left / 1000));
  }

  /** @param {Phone[]} phones */
  #take(phones) {
    const fresh = phones.filter(({ phone }) => this.#known && !this.#known.has(phone));
    this.#known = new Set(phones.map(({ phone }) => phone));
    for (const { called } of fresh) toast(say("presenting.is-paired", { phone: called }));
    if (fresh.length > 0 && this.#sheet.open) this.#renew(); // the code on show has been used
    this.find("none").hidden = phones.length > 0;
    this.find("list").replaceChildren(...phones.map((phone) => this.#row(phone)));
  }

  /** @param {Phone} phone */
  #row({ phone, called, paired, seen, here }) {
    const row = make("li", here ? "phone here" : "phone");
    const words = make("p");
    words.append(make("b", "", called), make("span", "", agoWords({ paired, seen, here })));
    const end = makeButton(say("presenting.revoke"), () => this.#revoke(phone, called), "quiet");
    const since = agoWords({ paired, seen, here });
    end.setAttribute("aria-label", say("presenting.revoke-what", { phone: called, since }));
    row.append(words, end);
    return row;
  }

  /**
   * @param {string} phone
   * @param {string} called
   */
  async #revoke(phone, called) {
    const { ok } = await ask("revoke", { phone });
    if (ok) toast(say("presenting.revoked", { phone: called }));
  }
}

customElements.define("paired-devices", PairedDevices);
