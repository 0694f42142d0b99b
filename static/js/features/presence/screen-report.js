// Telling the desk that this page is the hall's window: how large, on which slide, and whether light or dark.

import { schemeNow } from "./hall-scheme.js";

/** @import { SlideReader } from "../../deck/slide-reader.js" */
/** @import { Connection } from "../../net/connection.js" */

/**
 * Tell it at connecting, and whenever it has changed.
 * @param {Connection} connection
 * @param {SlideReader} reader
 */
export function reportScreen(connection, reader) {
  let told = "";
  const report = () => {
    const { innerWidth: width, innerHeight: height } = window;
    const { slide } = reader.deck.at;
    const screen = { width, height, slide, scheme: schemeNow() };
    if (JSON.stringify(screen) === told || connection.line !== "on") return;
    told = JSON.stringify(screen);
    connection.ask("screen", screen);
  };
  connection.hear("line", () => {
    told = ""; // the server may be another one
    report();
  });
  reader.addEventListener("placechange", report);
  window.addEventListener("resize", report);
  connection.hear("scheme", report);
}
