// Why the server did not let this page's socket in, in its own words. Pure.

const REFUSED = new Set([403, 421]);

/**
 * Give the server's sentence, "" where it has said nothing, as when the network is gone.
 * @param {Error & {description?: unknown, context?: unknown}} error as Socket.IO's client has it: for a request that was
 *   answered, `description` is the answer's status and `context` the request
 */
export function refusalOf({ description, context }) {
  if (!REFUSED.has(Number(description))) return "";
  const request = /** @type {XMLHttpRequest} */ (context);
  const plain = request.getResponseHeader("Content-Type")?.startsWith("text/plain"); // a proxy's own is a page
  return plain ? request.responseText.trim() : "";
}
