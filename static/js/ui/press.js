// Buttons that say with `data-action` what they do, which the page knows by that name, as it does its keys.

/**
 * Do what a pressed button says; pressed by pointer it lets go of the focus, so that Space stays the talk's.
 * @param {Record<string, () => void>} acts
 */
export function listenToButtons(acts) {
  document.addEventListener("click", ({ target, detail }) => {
    const button = target instanceof Element ? target.closest("[data-action]") : null;
    if (!(button instanceof HTMLElement)) return;
    if (detail > 0) button.blur();
    acts[button.dataset.action ?? ""]?.();
  });
}
