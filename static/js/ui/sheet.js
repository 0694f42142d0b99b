// Sheets: what opens over the page, one at a time, and closes with Escape.

import { listKeys } from "./key-list.js";
import { letLettersMean, lettersMean } from "./letters.js";
import { make } from "./parts.js";
import { say } from "./say.js";

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

/** Make the box with which somebody switches keys of one letter off, and on again. */
export function makeLettersBox() {
  const [label, box] = [make("label", "keys-letters"), make("input")];
  box.type = "checkbox";
  box.checked = lettersMean();
  box.addEventListener("change", () => letLettersMean(box.checked));
  label.append(box, " ", say("keys.letters"));
  return label;
}

/**
 * Make the sheet that lists the keys of a page.
 * @param {Readonly<Row[]>} rows
 * @param {HTMLElement[]} more what stands below them
 * @returns {HTMLDialogElement}
 */
export function makeHelp(rows, ...more) {
  const sheet = make("dialog", "sheet");
  const list = make("dl", "keys");
  const form = make("form");
  sheet.id = "help";
  sheet.setAttribute("aria-label", say("keys.title"));
  form.method = "dialog";
  form.append(make("button", "", say("talk.close")));
  listKeys(list, rows);
  sheet.append(make("h2", "", say("keys.title")), list, ...more, form);
  document.body.append(sheet);
  return sheet;
}
