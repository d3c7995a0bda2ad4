// What only the browser knows about text: how it is composed, and its regular expressions.
const TextLibrary = {
  $Replacer__deps: ["$Bytes"],
  $Replacer: {
    made_for: "",
    /** @type {RegExp | null} null: the pattern cannot be read */
    pattern: null,

    /**
     * The expression for a search; the same one for many texts in a row is made once.
     * @param {string} find @param {number} options bit 0 pattern, bit 1 case, bit 2 whole words
     */
    pattern_of: (find, options) => {
      const made_for = `${options} ${find}`;
      if (made_for === Replacer.made_for) return Replacer.pattern;
      const body = options & 1 ? find : find.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
      const whole = options & 4 ? `(?<![\\p{L}\\p{N}_])(?:${body})(?![\\p{L}\\p{N}_])` : body;
      Replacer.made_for = made_for;
      try {
        Replacer.pattern = new RegExp(whole, options & 2 ? "gu" : "giu");
      } catch {
        Replacer.pattern = null;
      }
      return Replacer.pattern;
    },
  },

  tratt_replaced__deps: ["$Replacer"],
  /**
   * @param {number} find @param {number} find_size @param {number} with_what @param {number} with_size
   * @param {number} options @param {number} text @param {number} size
   */
  tratt_replaced: (find, find_size, with_what, with_size, options, text, size) => {
    const pattern = Replacer.pattern_of(Bytes.text(find, find_size), options);
    if (!pattern) return -1;
    const words = Bytes.text(with_what, with_size);
    // Only a pattern's replacement has a meaning of its own for "$".
    return Bytes.answer_text(
      options & 1
        ? Bytes.text(text, size).replace(pattern, words)
        : Bytes.text(text, size).replace(pattern, () => words),
    );
  },

  tratt_normalise__deps: ["$Bytes"],
  /** @param {number} text @param {number} size */
  tratt_normalise: (text, size) => Bytes.answer_text(Bytes.text(text, size).normalize("NFC")),
};
addToLibrary(TextLibrary);
