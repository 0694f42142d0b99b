// A question before what cannot be taken back; whatever is pressed by a slip means no.

import { make, makeButton } from "./parts.js";
import { closeSheets } from "./sheet.js";

/**
 * Ask, and call `act` only on a plain yes.
 * @param {{question: string, yes: string, no: string}} words
 * @param {() => void} act
 */
export function confirm({ question, yes, no }, act) {
  closeSheets();
  const sheet = make("dialog", "sheet sheet-confirm");
  const agree = () => {
    sheet.close();
    act();
  };
  const refuse = makeButton(no, () => sheet.close());
  const accept = makeButton(yes, agree, "quiet");
  accept.append(" ", make("kbd", "", "y"));
  const ways = make("div", "confirm-ways");
  ways.append(refuse, accept);
  sheet.append(make("h2", "", question), ways);
  sheet.setAttribute("aria-label", question);
  sheet.addEventListener("close", () => sheet.remove());
  sheet.addEventListener("keydown", (event) => {
    if (event.key === "y") agree();
  });
  document.body.append(sheet);
  sheet.showModal();
  refuse.focus();
}
