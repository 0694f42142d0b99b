// Asking the server for something where a refusal is said aloud.

import { toast } from "../ui/toast.js";
import { connection } from "./connection.js";

/** @import { Answer, Commands, Message } from "./protocol.d.ts" */

/**
 * Ask the server for something, and say what it refuses.
 * @template {Message} M
 * @param {M} message
 * @param {Commands[M]} content
 * @returns {Promise<Answer<M>>}
 */
export async function ask(message, content) {
  const answer = await connection().ask(message, content);
  if (!answer.ok) toast(answer.error, "bad", message);
  return answer;
}
