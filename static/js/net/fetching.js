// Fetching, again where the network has let us down: Chromium gives up whatever it fetches whenever Docker adds or
// removes an interface, which is just when a demo begins or ends.

import { carried } from "./carried-text.js";

const TRIES = 4;
const BETWEEN = 400; // milliseconds, and more each time

/**
 * Fetch an address, and once more if nothing at all came back.
 * @param {string} address
 * @returns {Promise<Response>} whatever the server has answered, wholly read
 * @throws {Error} one sentence, for an answer that is a refusal, or where there was none each time
 */
export async function fetchText(address) {
  const here = carried(address);
  if (here) return here;
  for (let tried = 1; ; tried += 1) {
    try {
      const answer = await fetch(address);
      const text = await answer.text();
      if (!answer.ok) throw new RangeError(`${address} cannot be fetched (${answer.status})`);
      return new Response(text, { headers: answer.headers });
    } catch (error) {
      if (tried === TRIES || error instanceof RangeError) throw error;
      await new Promise((wake) => setTimeout(wake, BETWEEN * tried));
    }
  }
}
