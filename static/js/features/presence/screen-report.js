// Telling the desk that this page is the hall's window: how large, and on which slide.

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
    if (`${width} ${height} ${slide}` === told || connection.line !== "on") return;
    told = `${width} ${height} ${slide}`;
    connection.ask("screen", { width, height, slide });
  };
  connection.hear("line", () => {
    told = ""; // the server may be another one
    report();
  });
  reader.addEventListener("placechange", report);
  window.addEventListener("resize", report);
}
