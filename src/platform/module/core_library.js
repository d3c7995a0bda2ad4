// What the engine asks of the program that has opened it. tratt-core.js puts the answers into the module's argument.
addToLibrary({
  tratt_core_now: () => Module["now"](),

  /** @param {number} at */
  tratt_core_utc_offset: (at) => Module["utc_offset"](at),

  /** @param {number} to @param {number} size */
  tratt_core_read: (to, size) => Module["read"](HEAPU8.subarray(to >>> 0, (to >>> 0) + size)),

  /** @param {number} to @param {number} size */
  tratt_core_random: (to, size) => Module["random"](HEAPU8.subarray(to >>> 0, (to >>> 0) + size)),
});
