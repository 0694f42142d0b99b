// The element `<language-choice>`: the languages that a talk can be read in, by the names they have for themselves.

import { isCarried } from "../net/carried-text.js";

const COOKIE = "quarterdeck-language";

/**
 * Its links lead to the same page in another language, which the server has the browser keep. Where that keeps nothing,
 * the page's address goes on naming it.
 */
export class LanguageChoice extends HTMLElement {
  connectedCallback() {
    const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (this.querySelectorAll("a[lang]"));
    for (const link of links) link.textContent = ownName(link.lang);
    if (!isCarried() && isKept()) tidy();
    document.addEventListener("click", this);
    this.addEventListener("keydown", this);
  }

  disconnectedCallback() {
    document.removeEventListener("click", this);
  }

  /** Close the list when somebody is done with it. @param {Event} event */
  handleEvent(event) {
    const escapes = event instanceof KeyboardEvent && event.key === "Escape";
    const outside = event.target instanceof Node && !this.contains(event.target);
    const list = this.querySelector("details");
    if (!list?.open || !(escapes || (event.type === "click" && outside))) return;
    list.open = false;
    if (escapes) list.querySelector("summary")?.focus();
  }
}

/** Give a language's name in that language, its tag where the browser knows none. @param {string} tag */
function ownName(tag) {
  try {
    return new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** Say whether the browser has kept this page's language. */
function isKept() {
  try {
    const kept = document.cookie.split("; ").find((each) => each.startsWith(`${COOKIE}=`));
    return kept === `${COOKIE}=${document.documentElement.dataset.language}`;
  } catch {
    return false; // a frame that is not allowed any
  }
}

/** Take the language out of the page's address, so that whoever it is sent to reads their own. */
function tidy() {
  const address = new URL(location.href);
  if (!address.searchParams.has("language")) return;
  address.searchParams.delete("language");
  history.replaceState(history.state, "", address);
}

customElements.define("language-choice", LanguageChoice);
