// What any page has, the app or a demo: language and theme of the document, clock, random bytes, the developer's console.
const DeviceLibrary = {
  // In somebody's page: what the visitor does around it is left alone.
  $Guest: {
    is_guest: false,
    may_act: () => !Guest.is_guest || document.hasFocus(),
  },

  tratt_set_language__deps: ["$Bytes"],
  /** @param {number} language @param {number} size */
  tratt_set_language: (language, size) => {
    document.documentElement.lang = Bytes.text(language, size);
  },
  /** @param {number} is_dark */
  tratt_set_dark: (is_dark) => {
    document.documentElement.dataset.theme = is_dark ? "dark" : "light";
  },

  tratt_now: () => Date.now(),

  tratt_use_time_zone__deps: ["$Zone", "$Bytes"],
  /** @param {number} name @param {number} size */
  tratt_use_time_zone: (name, size) => (Zone.use(Bytes.text(name, size)) ? 1 : 0),
  tratt_utc_offset__deps: ["$Zone"],
  /** @param {number} at */
  tratt_utc_offset: (at) => Zone.offset(at),

  /** @param {number} to @param {number} size */
  tratt_random: (to, size) => {
    HEAPU8.set(crypto.getRandomValues(new Uint8Array(size)), to);
  },
  tratt_log__deps: ["$Bytes"],
  /** @param {number} severity @param {number} text @param {number} size */
  tratt_log: (severity, text, size) => [console.info, console.warn, console.error][severity](Bytes.text(text, size)),
};
addToLibrary(DeviceLibrary);
