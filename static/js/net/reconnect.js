// A page that was away: a phone that slept, a laptop that was closed, a network that came back.

/** @import { Message } from "./protocol.d.ts" */

/** @type {Message} */
const PING = "ping";
const PATIENCE = 2500; // milliseconds in which a connection that still lives answers

/**
 * Call back whenever a page may have missed something.
 * @param {() => void} now called when the page is looked at again: one hand took up one phone
 * @param {() => void} inTurn called when the network is back, of which a whole hall hears together
 */
export function onAwake(now, inTurn) {
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") now();
  });
  window.addEventListener("pageshow", ({ persisted }) => persisted && now());
  window.addEventListener("online", inTurn);
}

/**
 * See whether a socket still lives, and open it afresh where it does not: a sleeping phone is told of nothing, and would
 * show an old slide until the next ping is overdue.
 * @param {import("socket.io-client").Socket} socket
 */
export async function revive(socket) {
  const line = socket.id;
  try {
    if (socket.connected) {
      await socket.timeout(PATIENCE).emitWithAck(PING, {});
      return;
    }
  } catch {
    if (socket.connected && socket.id !== line) return; // it has come back meanwhile
  }
  socket.disconnect().connect();
}
