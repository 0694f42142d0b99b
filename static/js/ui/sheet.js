// Sheets: what opens over the page, one at a time, and closes with Escape.

import { listKeys } from "./keys.js";
import { make } from "./parts.js";

/** @import { Row } from "./keys.js" */

/**
 * Open a sheet, and close any other; one that is open closes.
 * @param {HTMLDialogElement} sheet
 */
export function toggleSheet(sheet) {
  const opens = !sheet.open;
  closeSheets();
  if (opens) sheet.showModal();
}

/** Close whatever sheet is open, and say whether one was. */
export function closeSheets() {
  const open = [...document.querySelectorAll("dialog")].filter((dialog) => dialog.open);
  for (const dialog of open) dialog.close();
  return open.length > 0;
}

/**
 * Make the sheet that lists the keys of a page.
 * @param {Readonly<Row[]>} rows
 * @returns {HTMLDialogElement}
 */
export function makeHelp(rows) {
  const sheet = make("dialog", "sheet");
  const list = make("dl", "keys");
  const form = make("form");
  sheet.id = "help";
  sheet.setAttribute("aria-label", "Keys");
  form.method = "dialog";
  form.append(make("button", "", "Close"));
  listKeys(list, rows);
  sheet.append(make("h2", "", "Keys"), list, form);
  document.body.append(sheet);
  return sheet;
}
