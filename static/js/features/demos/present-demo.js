// Which of a slide's demos the presenter's pages show. Pure.

/**
 * Give the demo to show of a slide's: the one that is on, else the first that has not been given, else the first.
 * @param {string[]} demos
 * @param {Iterable<string>} on
 * @param {Iterable<string>} given demos that have been shown
 * @returns {string | null}
 */
export function presentDemo(demos, on, given) {
  const [shows, done] = [new Set(on), new Set(given)];
  const first = demos.find((name) => !done.has(name)) ?? demos[0] ?? null;
  return demos.find((name) => shows.has(name)) ?? first;
}
