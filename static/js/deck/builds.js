// A slide's builds: what of it is shown at which one, and which lines of its code are lit.

/**
 * Say which entry of stepped highlights is on at a build: the last that has begun, else the first.
 * @param {string[]} entries such as `["2", "6-8", "all"]`
 * @param {number} firstBuild the build that shows the first entry
 * @param {number} build
 */
export function entryAt(entries, firstBuild, build) {
  const last = entries.length - 1;
  return entries[Math.min(Math.max(build - firstBuild, 0), last)] ?? "all";
}

/**
 * Say whether a line, counted from 1, is lit by an entry such as `2`, `1,6-8`, `all` or `none`.
 * @param {string} entry
 * @param {number} line
 */
export function isLit(entry, line) {
  if (entry.trim() === "all") return true;
  return entry.split(",").some((part) => {
    const [from, to] = part.split("-").map(Number);
    return from !== undefined && line >= from && line <= (to ?? from);
  });
}

/**
 * Show a slide as it is at a build.
 * @param {HTMLElement} section
 * @param {number} build
 */
export function showBuild(section, build) {
  section.dataset.build = String(build);
  for (const part of section.querySelectorAll(".content [data-build]")) {
    part.classList.toggle("unbuilt", Number(part.getAttribute("data-build")) > build);
  }
  const stepped = /** @type {NodeListOf<HTMLElement>} */ (
    section.querySelectorAll("[data-highlights]")
  );
  for (const code of stepped) light(code, build);
}

/** Fewer lines of code than these are large enough as they are. */
const MANY = 8;

/**
 * Light the lines of an entry; where they are few of many, the style sheet sets them larger, as far as there is room.
 * @param {HTMLElement} code
 * @param {number} build
 */
function light(code, build) {
  const entries = (code.getAttribute("data-highlights") ?? "all").split("|");
  const entry = entryAt(entries, Number(code.getAttribute("data-first-build") ?? 0), build);
  const lines = code.querySelectorAll(".line");
  lines.forEach((line, index) => {
    line.classList.toggle("dim", !isLit(entry, index + 1));
  });
  const lit = [...lines].filter((line) => !line.classList.contains("dim"));
  const widest = Math.max(...lit.map((line) => line.textContent?.trimEnd().length ?? 0), 1);
  code.toggleAttribute(
    "data-near",
    lines.length >= MANY && 0 < lit.length && lit.length < lines.length,
  );
  code.style.setProperty("--lit", String(lit.length));
  code.style.setProperty("--lit-cols", String(widest));
}
