// Formulas that are wider than their room: each is made smaller by itself, and nothing else on the slide.

/** What a formula within a line may be as wide as; one that stands alone is such a block itself. */
const BLOCK = "div.formula, p, li, td, th, h1, h2, h3, h4, blockquote";

/**
 * Let every formula within an element be no wider than its room.
 * @param {ParentNode} content
 */
export function fitFormulas(content) {
  for (const formula of /** @type {NodeListOf<HTMLElement>} */ (
    content.querySelectorAll(".formula")
  )) {
    formula.style.removeProperty("--formula-fit");
    const math = formula.firstElementChild;
    const wide = math ? math.getBoundingClientRect().width : 0;
    const room = (formula.closest(BLOCK) ?? formula).getBoundingClientRect().width;
    if (wide > room && room > 0)
      formula.style.setProperty("--formula-fit", (room / wide).toFixed(3));
  }
}
