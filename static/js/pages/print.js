// The page for printing: makes each slide's text fit its sheet.

import { fit } from "../deck/fit.js";

await document.fonts.ready;
for (const section of /** @type {NodeListOf<HTMLElement>} */ (
  document.querySelectorAll(".slide")
)) {
  fit(section);
}
