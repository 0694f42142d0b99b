// A page that was asleep or out of reach looks to its connection by itself, as soon as it can.

/** @import { Connection } from "../connection.js" */

/**
 * Look to a page's connection whenever the page is seen again, and when the network is back.
 * @param {Connection} house
 */
export function comeBack(house) {
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) house.check(); // one hand took up one phone
  });
  window.addEventListener("pageshow", ({ persisted }) => persisted && house.check());
  window.addEventListener("online", () => house.checkInTurn()); // a whole hall hears of it together
}
