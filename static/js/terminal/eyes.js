// Which of a panel's terminals people are to look at: where a step says, else wherever something changes. Pure.

/** The terminals looked at during one step. */
export class Eyes {
  #told = false;
  /** @type {Set<string>} */
  on = new Set();

  /**
   * A step begins in a terminal, and may have told where to look.
   * @param {string} terminal
   * @param {string[]} told
   */
  begin(terminal, told) {
    this.#told = told.length > 0;
    this.on = new Set(this.#told ? told : [terminal]);
  }

  /**
   * Something has been written in a terminal.
   * @param {string} terminal
   * @param {string} text
   * @returns {boolean} whether it is looked at from now on
   */
  notice(terminal, text) {
    if (this.#told || this.on.has(terminal) || !text.includes("\n")) return false;
    this.on.add(terminal);
    return true;
  }
}
