// Text and bytes across the bridge, and the one place where a trap in the program is caught.
const BytesLibrary = {
  // The linker evaluates this file, so what only a browser has is made when the page loads.
  $utf8_decoder: "=new TextDecoder()",
  $utf8_encoder: "=new TextEncoder()",

  $Bytes__deps: ["tratt_take", "$utf8_decoder", "$utf8_encoder"],
  $Bytes: {
    /** @type {Uint8Array | null} what the last import answered */
    last: null,

    /** @param {number} pointer @param {number} size */
    text: (pointer, size) => utf8_decoder.decode(HEAPU8.subarray(pointer, pointer + size)),

    /** @param {number} pointer @param {number} size a copy: the program's memory moves when it grows */
    copy: (pointer, size) => HEAPU8.slice(pointer, pointer + size),

    /** @param {Uint8Array} bytes @returns {number} the length, which the import returns */
    answer: (bytes) => {
      Bytes.last = bytes;
      return bytes.length;
    },

    /** @param {string} text */
    answer_text: (text) => Bytes.answer(utf8_encoder.encode(text)),

    /**
     * Puts parts one after the other into the program's buffer.
     * @param {...Uint8Array} parts
     * @returns {number} their length together
     */
    send: (...parts) => {
      const size = parts.reduce((sum, part) => sum + part.length, 0);
      let at = _tratt_buffer(size);
      for (const part of parts) {
        HEAPU8.set(part, at);
        at += part.length;
      }
      return size;
    },

    /** @param {string} text */
    send_text: (text) => Bytes.send(utf8_encoder.encode(text)),
  },

  /** @param {number} to */
  tratt_take: (to) => {
    if (Bytes.last) HEAPU8.set(Bytes.last, to);
    Bytes.last = null;
  },
  tratt_take__deps: ["$Bytes"],

  // Every call into the program goes through here. After a trap its memory cannot be trusted: nothing calls it again.
  $Guard: {
    is_dead: false,

    /**
     * @template T
     * @param {() => T} action
     * @param {T} otherwise
     * @returns {T}
     */
    run: (action, otherwise) => {
      if (Guard.is_dead) return otherwise;
      try {
        return action();
      } catch (error) {
        Guard.die(error);
        return otherwise;
      }
    },

    /** @param {unknown} error */
    die: (error) => {
      if (Guard.is_dead) return;
      Guard.is_dead = true;
      Module["on_crash"](error);
    },

    /**
     * @template {Event} E
     * @param {EventTarget} target
     * @param {string} type
     * @param {(event: E) => void} handler
     * @param {AddEventListenerOptions} [options]
     */
    listen: (target, type, handler, options) =>
      target.addEventListener(type, (event) => Guard.run(() => handler(/** @type {E} */ (event)), undefined), options),
  },
};
addToLibrary(BytesLibrary);
