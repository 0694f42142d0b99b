// Votes for questions on their way: shown at once, and in the end as the server took them. Pure.

/** Counts the votes of this browser that are not answered yet, by the question's number. */
export class VotesUnderWay {
  constructor() {
    /** @type {Map<number, {count: number, taken: boolean}>} `taken`: what the server has, as far as it has answered */
    this.under = new Map();
  }

  /**
   * Note a vote that is sent.
   * @param {number} number
   * @param {boolean} wants
   */
  begin(number, wants) {
    const { count, taken } = this.under.get(number) ?? { count: 0, taken: !wants };
    this.under.set(number, { count: count + 1, taken });
  }

  /**
   * Note an answer, and give what holds now; null while a later vote is on its way, or where the list came anew meanwhile.
   * @param {number} number
   * @param {boolean | null} wants what the server has taken, null where it refused
   * @returns {boolean | null}
   */
  end(number, wants) {
    const before = this.under.get(number);
    if (!before) return null;
    const now = { count: before.count - 1, taken: wants ?? before.taken };
    this.under.set(number, now);
    if (now.count > 0) return null;
    this.under.delete(number);
    return now.taken;
  }

  /**
   * Give this browser's votes as far as the server has answered.
   * @param {number[]} mine as they are seen here
   */
  taken(mine) {
    const settled = mine.filter((number) => !this.under.has(number));
    return [...settled, ...[...this.under].flatMap(([number, { taken }]) => (taken ? number : []))];
  }

  /** Forget what is on its way: the server has told what holds. */
  clear() {
    this.under.clear();
  }
}
