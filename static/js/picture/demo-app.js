// The element `<demo-app>`: a small browser with what the demo's program shows, as the server has fetched it for everybody.

import { make } from "../ui/parts.js";
import { say } from "../ui/say.js";
import { answerWords, pageOf } from "./app-page.js";
import { TYPE } from "./shapes.js";

/** @import { AppPicture, Picture } from "../net/protocol.d.ts" */

const LARGER = 1.25; // than a browser would show it, so that it can be read at the back

/** Shows the newest page, in a frame of an origin of its own that runs no scripts. */
export class DemoApp extends HTMLElement {
  #bar = make("p", "app-bar");
  #address = make("span", "app-address");
  #answer = make("span", "app-answer");
  #frame = make("iframe", "app-page");
  /** @type {AppPicture | null} */
  #picture = null;
  #observer = new ResizeObserver(() => this.#fit());

  connectedCallback() {
    this.#frame.setAttribute("sandbox", "");
    this.#frame.setAttribute("referrerpolicy", "no-referrer");
    this.#frame.tabIndex = -1;
    this.#frame.title = say("demo.app");
    this.#answer.setAttribute("role", "status");
    this.#bar.append(this.#address, this.#answer);
    this.append(this.#bar, this.#frame);
    this.#observer.observe(this);
  }

  disconnectedCallback() {
    this.#observer.disconnect();
  }

  /** Show the page among these pictures, or an empty browser where there is none. @param {Picture[]} pictures */
  show(pictures) {
    const picture = pictures.find((one) => one.kind === "app") ?? null;
    if (picture === this.#picture) return;
    this.#picture = picture;
    this.#address.textContent = picture?.url ?? "";
    this.#answer.textContent = picture ? answerWords(picture) : "";
    this.dataset.answer = picture?.status && picture.status < 400 ? "fine" : "none";
    this.#frame.hidden = !picture?.body;
    const page = picture?.body ? pageOf(picture) : "";
    if (this.#frame.srcdoc !== page) this.#frame.srcdoc = page;
  }

  /** Show the page larger, in the place there is. */
  #fit() {
    const type = Number.parseFloat(getComputedStyle(this).fontSize);
    this.style.setProperty("--larger", String((type / TYPE) * LARGER));
  }
}

customElements.define("demo-app", DemoApp);
