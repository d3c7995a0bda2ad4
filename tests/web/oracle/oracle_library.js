// The oracle's way into the page: window.tratt_oracle() draws a frame and answers what is on it. Test builds only.
const OracleLibrary = {
  $Oracle__deps: ["$Bytes", "$Canvas"],
  $Oracle: {
    /** @type {{ text: string, x: number, y: number, width: number, height: number }[]} */
    runs: [],

    // Text as drawn, and the picture itself, which can be read only in the task that drew it.
    look: () => {
      _tratt_oracle();
      const { width, height } = Canvas.element;
      const copy = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
      copy?.drawImage(Canvas.element, 0, 0);
      return { runs: Oracle.runs, pixels: copy?.getImageData(0, 0, width, height), ratio: width / innerWidth };
    },
  },
  $Oracle__postset: "window.tratt_oracle = Oracle.look;",

  tratt_oracle_report__deps: ["$Oracle", "$Bytes", "tratt_oracle"],
  /** @param {number} json @param {number} size */
  tratt_oracle_report: (json, size) => {
    Oracle.runs = JSON.parse(Bytes.text(json, size));
  },
};
addToLibrary(OracleLibrary);
