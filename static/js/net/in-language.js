// The language that this page reads the talk in, which the server has chosen.

import { isCarried } from "./carried-text.js";

/** Give the address under which something is found in this page's language. @param {string} address */
export function inLanguage(address) {
  const { language } = document.documentElement.dataset;
  return language && !isCarried() ? `${address}?language=${language}` : address;
}
