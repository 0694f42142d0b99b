// The deck's theme on a page that is open: its sheets and its colours follow the deck when that is saved.

/**
 * Put on what a fetched page says the deck wears, if it is not worn already.
 * @param {Document} page
 */
export function wear(page) {
  const now = said(document);
  const wanted = said(page);
  if (!wanted || !now || (wanted.content === now.content && sheets(wanted) === sheets(now))) return;
  now.replaceWith(document.importNode(wanted, true));
  if (wanted.content) document.documentElement.dataset.variant = wanted.content;
  else delete document.documentElement.dataset.variant;
  const worn = document.querySelectorAll("link[data-theme]");
  for (const sheet of sheets(wanted).split(" ").filter(Boolean)) document.head.append(link(sheet));
  for (const old of worn) old.remove();
}

/** @param {Document} page */
function said(page) {
  return /** @type {HTMLMetaElement | null} */ (
    page.querySelector('meta[name="quarterdeck-theme"]')
  );
}

/** @param {HTMLMetaElement} meta the addresses of the sheets, parted by blanks */
function sheets(meta) {
  return meta.dataset.sheets ?? "";
}

/** @param {string} address */
function link(address) {
  const made = document.createElement("link");
  Object.assign(made, { rel: "stylesheet", href: address });
  made.dataset.theme = "";
  return made;
}
