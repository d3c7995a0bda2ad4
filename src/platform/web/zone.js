// Offsets from UTC: the visitor's as Date knows it, another place's from the browser's table of zones.
const ZoneLibrary = {
  $Zone: {
    /** @type {Intl.DateTimeFormat | null} null: the visitor's own zone */
    format: null,

    /** @param {string} name IANA, "" for the visitor's own @returns {boolean} whether it is known */
    use: (name) => {
      Zone.format = null;
      // Date is many times as fast as Intl.
      if (name === "" || name === Intl.DateTimeFormat().resolvedOptions().timeZone) return true;
      try {
        Zone.format = new Intl.DateTimeFormat("en", { timeZone: name, timeZoneName: "longOffset" });
      } catch {
        return false;
      }
      return true;
    },

    /** @param {number} at @returns {number} minutes: 120 in Stockholm in July */
    offset: (at) => {
      if (!Zone.format) return -Math.round(new Date(at).getTimezoneOffset());
      // "7/1/2026, GMT+02:00"; without an offset it is "GMT".
      const [, sign, hours, minutes] = /GMT([+-])(\d+):(\d+)/.exec(Zone.format.format(at)) ?? ["", "+", "0", "0"];
      return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
    },
  },
};
addToLibrary(ZoneLibrary);
