// A page that was away: a phone that slept, a laptop that was closed, a network that came back.

const PATIENCE = 2500; // milliseconds in which a connection that still lives answers

/**
 * Call back whenever the page is looked at again, or the network is back.
 * @param {() => void} act
 */
export function onAwake(act) {
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") act();
  });
  window.addEventListener("pageshow", ({ persisted }) => persisted && act());
  window.addEventListener("online", act);
}

/**
 * See whether a socket still lives, and open it afresh where it does not: a sleeping phone is told of nothing, and would
 * show an old slide until the next ping is overdue.
 * @param {import("socket.io-client").Socket} socket
 */
export async function revive(socket) {
  if (socket.connected) {
    try {
      await socket.timeout(PATIENCE).emitWithAck("unwatch", {}); // refused, as it names no demo: any answer will do
      return;
    } catch {
      // The line is dead, and nobody has noticed.
    }
  }
  socket.disconnect().connect();
}
