// What a page was told last, kept for whoever asks only later.

/** @import { Connection } from "./connection.js" */

/** @param {Connection} connection */
export function keepLastHeard(connection) {
  connection.hear("welcome", ({ stage, engines }) => {
    connection.stage = stage;
    connection.engines = engines ?? {};
  });
  connection.hear("stage", (stage) => {
    connection.stage = stage;
  });
  connection.hear("engines", (engines) => {
    connection.engines = engines;
  });
}
