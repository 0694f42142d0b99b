// What the page of a talk that was taken home carries within itself, as it has no server to fetch from.

/** Say whether this page is one of a talk that was taken home. */
export function isCarried() {
  return globalThis.document?.documentElement.hasAttribute("data-carried") ?? false;
}

/**
 * Give what the page carries for an address, as if it had been fetched; null where it carries nothing.
 * @param {string} address
 * @returns {Response | null}
 */
export function carried(address) {
  const all = isCarried() ? document.querySelectorAll("script[data-address]") : [];
  for (const script of /** @type {Iterable<HTMLElement>} */ (all)) {
    if (script.dataset.address !== address) continue;
    const headers = { ETag: script.dataset.etag ?? "" };
    return new Response(JSON.parse(script.textContent ?? '""'), { headers });
  }
  return null;
}
