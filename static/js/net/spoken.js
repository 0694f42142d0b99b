// What the server refuses, in the language of the page. Pure.

import { say } from "../ui/say.js";

/** @import { Key } from "../ui/say.js" */
/** @import { Answer, Message } from "./protocol.d.ts" */

/**
 * Have a refusal in the language of the page, where there is a phrase for it.
 * @template {Message} M
 * @param {Answer<M>} answer
 * @returns {Answer<M>}
 */
export function spoken(answer) {
  if (answer.ok || !answer.phrase) return answer;
  return { ...answer, error: say(/** @type {Key} */ (answer.phrase), answer.given) };
}
