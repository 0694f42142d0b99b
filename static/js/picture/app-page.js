// What the page of a demo's program is put into, so that it can do nothing but be seen. Pure.

/** @import { AppPicture } from "../net/protocol.d.ts" */

/** Nothing is fetched for it and nothing in it runs: this stands before whatever it says, and can only be narrowed. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";

/**
 * Say in a few words how the program has answered.
 * @param {AppPicture} picture
 */
export function answerWords({ status, problem }) {
  if (!problem) return String(status);
  return status ? `${status}: ${problem}` : problem;
}

/**
 * Make a document of a page, for a frame without any rights.
 * @param {AppPicture} picture
 */
export function pageOf({ html, body, cut }) {
  const head = `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}">`;
  const plain =
    "<style>body{font:18px/1.4 ui-monospace,monospace;margin:8px;white-space:pre-wrap}</style>";
  const rest = cut ? "<p>…</p>" : "";
  return html
    ? `<!doctype html>${head}${body}${rest}`
    : `<!doctype html>${head}${plain}${escaped(body)}${rest}`;
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
