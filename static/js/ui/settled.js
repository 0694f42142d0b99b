// Whether the page has done what it was asked to do: `data-settled` is on the page while nothing is under way in it.
// Tests and tools wait for that, instead of some time that is long enough on a machine that is quick enough.

/** What is under way, by promise. @type {Set<Promise<unknown>>} */
const doing = new Set();

/**
 * Count something as under way until it has ended, well or not, and what came of it is drawn.
 * @template T
 * @param {Promise<T>} act
 * @returns {Promise<T>} the same
 */
export function underWay(act) {
  doing.add(act);
  show();
  const end = () =>
    setTimeout(() => {
      doing.delete(act); // only now have all who waited for it gone on
      show();
    });
  act.then(end, end);
  return act;
}

function show() {
  document.documentElement.toggleAttribute("data-settled", doing.size === 0);
}

underWay(new Promise((loaded) => window.addEventListener("load", loaded)));
