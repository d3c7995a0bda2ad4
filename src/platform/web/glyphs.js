// Text as the browser draws it: glyphs for the canvas, clusters that need shaping.
const GlyphsLibrary = {
  // Written from right to left, and those whose letters change shape or place with their neighbours.
  $right_to_left: "=/[\\p{Script=Arabic}\\p{Script=Hebrew}\\p{Script=Syriac}\\p{Script=Thaana}\\p{Script=Nko}]/u",
  $joined_letters:
    "=/[\\p{Script=Devanagari}\\p{Script=Bengali}\\p{Script=Gurmukhi}\\p{Script=Gujarati}\\p{Script=Oriya}\\p{Script=Tamil}" +
    "\\p{Script=Telugu}\\p{Script=Kannada}\\p{Script=Malayalam}\\p{Script=Sinhala}\\p{Script=Thai}\\p{Script=Lao}" +
    "\\p{Script=Tibetan}\\p{Script=Myanmar}\\p{Script=Khmer}\\p{Script=Mongolian}]/u",

  $Glyphs__deps: ["$Bytes", "$Icons", "$right_to_left", "$joined_letters"],
  $Glyphs: {
    /** @type {OffscreenCanvasRenderingContext2D} */
    context: /** @type {any} */ (null),
    /** @type {ImageData | null} */
    pixels: null,
    cap_ratio: 0,
    base_shift: 0,
    /** @type {Intl.Segmenter} */
    graphemes: /** @type {any} */ (null),

    most_in_one: 48, // graphemes in one glyph

    // Read back with getImageData, the glyphs need a canvas that the browser keeps in ordinary memory.
    /** @param {number} width @param {number} height */
    canvas: (width, height) => {
      let context = Glyphs.context;
      if (!context || context.canvas.width < width || context.canvas.height < height) {
        const size = [width, height, 128].map((pixels) => 2 ** Math.ceil(Math.log2(pixels)));
        const canvas = new OffscreenCanvas(Math.max(size[0], size[2]), Math.max(size[1], size[2]));
        context = /** @type {OffscreenCanvasRenderingContext2D} */ (
          canvas.getContext("2d", { willReadFrequently: true })
        );
        Glyphs.context = context;
      }
      return context;
    },

    /** @param {number} face @param {number} size */
    font: (face, size) => `${face & 1 ? 600 : 400} ${size}px system-ui, sans-serif`,

    /** @param {OffscreenCanvasRenderingContext2D} context @param {number} face @param {number} size */
    prepare: (context, face, size) => {
      context.font = Glyphs.font(face, size);
      context.fontKerning = "none";
      context.textBaseline = "alphabetic";
    },

    /**
     * @param {number} face @param {number} size in device pixels @param {number} oversampling @param {string} text
     * @returns {number[]} advance, left, top, width, height, is_colored
     */
    glyph: (face, size, oversampling, text) => {
      let context = Glyphs.canvas(1, 1);
      Glyphs.prepare(context, face, size);
      const measured = context.measureText(text);
      const is_tabular = (face & 2) !== 0 && text >= "0" && text <= "9" && text.length === 1;
      const advance = is_tabular ? context.measureText("0").width : measured.width;
      const shift = (advance - measured.width) / 2;
      const left = Math.floor((shift - measured.actualBoundingBoxLeft) * oversampling) - 1;
      const right = Math.ceil((shift + measured.actualBoundingBoxRight) * oversampling) + 1;
      const top = -Math.ceil(measured.actualBoundingBoxAscent) - 1;
      const bottom = Math.ceil(measured.actualBoundingBoxDescent) + 1;
      const [width, height] = [right - left, bottom - top];
      Glyphs.pixels = null;
      if (!(width > 2) || !(height > 2)) return [advance, 0, 0, 0, 0, 0];

      context = Glyphs.canvas(width, height);
      Glyphs.prepare(context, face, size);
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, width, height);
      context.setTransform(oversampling, 0, 0, 1, -left, -top);
      context.fillStyle = "#000";
      context.fillText(text, shift, 0);
      Glyphs.pixels = context.getImageData(0, 0, width, height);
      return [advance, left, top, width, height, Glyphs.whiten(Glyphs.pixels.data) ? 1 : 0];
    },

    // Black on nothing becomes white on nothing, to be tinted when it is drawn. True: it has colours of its own.
    /** @param {Uint8ClampedArray} data */
    whiten: (data) => {
      for (let i = 0; i < data.length; i += 4) {
        if (data[i] | data[i + 1] | data[i + 2]) return true;
      }
      for (let i = 0; i < data.length; i += 4) data[i] = data[i + 1] = data[i + 2] = 255;
      return false;
    },

    // Lines keep their weight on the screen: on the 20-unit grid 2.1 units at 12 px, 1.75 at 16, 1.5 at 20, 1.1 at 32.
    /** @param {number} size @param {number} ratio device pixels per pixel */
    icon_stroke: (size, ratio) => {
      const steps = [
        [12, 2.1],
        [16, 1.75],
        [20, 1.5],
        [32, 1.1],
      ];
      const pixels = size / ratio;
      if (pixels <= 12) return 2.1;
      for (let i = 1; i < steps.length; i++) {
        const [[from, wide], [to, narrow]] = [steps[i - 1], steps[i]];
        if (pixels <= to) return wide + ((narrow - wide) * (pixels - from)) / (to - from);
      }
      return 1.1;
    },

    /** @param {number} index @param {number} size in device pixels @returns {number[]} as glyph() */
    icon: (index, size) => {
      const icon = Icons.list[index];
      const side = Math.ceil(size);
      const context = Glyphs.canvas(side, side);
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, side, side);
      context.setTransform(size / icon.grid, 0, 0, size / icon.grid, 0, 0);
      context.fillStyle = context.strokeStyle = "#000";
      context.lineCap = context.lineJoin = "round";
      for (const [outline, is_filled, stroke] of icon.parts) {
        const path = new Path2D(outline);
        if (is_filled) context.fill(path);
        if (!stroke) continue;
        context.lineWidth = icon.grid === 20 ? Glyphs.icon_stroke(size, devicePixelRatio || 1) : stroke;
        context.stroke(path);
      }
      context.setTransform(1, 0, 0, 1, 0, 0);
      Glyphs.pixels = context.getImageData(0, 0, side, side);
      Glyphs.whiten(Glyphs.pixels.data);
      return [size, 0, 0, side, side, 0];
    },

    measure_font: () => {
      const context = Glyphs.canvas(1, 1);
      Glyphs.prepare(context, 0, 100);
      const { actualBoundingBoxAscent, fontBoundingBoxAscent, fontBoundingBoxDescent } = context.measureText("H");
      Glyphs.cap_ratio = actualBoundingBoxAscent / 100;
      Glyphs.base_shift = (actualBoundingBoxAscent - (fontBoundingBoxAscent - fontBoundingBoxDescent)) / 200;
    },

    /** @param {number} size */
    cap_height: (size) => {
      if (!Glyphs.cap_ratio) Glyphs.measure_font();
      return Math.round(Glyphs.cap_ratio * size);
    },

    // How much lower than the browser would put it the canvas puts the base line of a centred line of text.
    /** @param {number} size */
    baseline_shift: (size) => {
      if (!Glyphs.cap_ratio) Glyphs.measure_font();
      return Math.round(Glyphs.base_shift * size * devicePixelRatio) / devicePixelRatio;
    },

    // A text cut so that each part is either drawn code point by code point or as one glyph.
    /** @param {string} text @returns {[string, boolean][]} */
    segments: (text) => {
      Glyphs.graphemes ??= new Intl.Segmenter(undefined, { granularity: "grapheme" });
      const clusters = [...Glyphs.graphemes.segment(text)].map(({ segment }) => segment);
      /** @type {[string, boolean][]} */
      const parts = [];
      for (let i = 0; i < clusters.length;) {
        const end = Glyphs.run_end(clusters, i);
        const part = clusters.slice(i, end).join("");
        const is_whole =
          end > i + 1 ||
          [...part].length > 1 ||
          part.length > 1 ||
          Glyphs.is_shaped(part) ||
          /\p{Private_Use}/u.test(part);
        const last = parts.at(-1);
        if (last && !last[1] && !is_whole) last[0] += part;
        else parts.push([part, is_whole]);
        i = end;
      }
      return parts;
    },

    /** @param {string} cluster */
    is_shaped: (cluster) => right_to_left.test(cluster) || joined_letters.test(cluster),

    // Letters that join stay together to the end of the word; what runs from right to left also across spaces, so
    // that the words come in their order.
    /** @param {string[]} clusters @param {number} start */
    run_end: (clusters, start) => {
      const limit = Math.min(clusters.length, start + Glyphs.most_in_one);
      let end = start + 1;
      if (right_to_left.test(clusters[start])) {
        for (let i = end; i < limit; i++) {
          if (right_to_left.test(clusters[i])) end = i + 1;
          else if (!/^[\s\p{P}\p{N}]$/u.test(clusters[i])) break;
        }
      } else if (joined_letters.test(clusters[start])) {
        while (end < limit && joined_letters.test(clusters[end])) end++;
      }
      return end;
    },
  },

  tratt_glyph_measure__deps: ["$Glyphs", "$Bytes"],
  /** @param {number} face @param {number} size @param {number} oversampling @param {number} text @param {number} text_size @param {number} metrics */
  tratt_glyph_measure: (face, size, oversampling, text, text_size, metrics) => {
    HEAPF32.set(Glyphs.glyph(face, size, oversampling, Bytes.text(text, text_size)), metrics >> 2);
  },

  tratt_icon_measure__deps: ["$Glyphs"],
  /** @param {number} icon @param {number} size @param {number} metrics */
  tratt_icon_measure: (icon, size, metrics) => {
    HEAPF32.set(Glyphs.icon(icon, size), metrics >> 2);
  },

  tratt_glyph_pixels__deps: ["$Glyphs"],
  /** @param {number} to @param {number} pitch */
  tratt_glyph_pixels: (to, pitch) => {
    const { data, width } = /** @type {ImageData} */ (Glyphs.pixels);
    for (let from = 0; from < data.length; from += width * 4, to += pitch)
      HEAPU8.set(data.subarray(from, from + width * 4), to);
  },

  tratt_cap_height__deps: ["$Glyphs"],
  /** @param {number} size */
  tratt_cap_height: (size) => Glyphs.cap_height(size),

  tratt_segments__deps: ["$Glyphs", "$Bytes"],
  /** @param {number} text @param {number} size */
  tratt_segments: (text, size) => {
    const parts = Glyphs.segments(Bytes.text(text, size));
    const pairs = parts.flatMap((/** @type {[string, boolean]} */ [part, is_whole]) => [
      utf8_encoder.encode(part).length,
      is_whole ? 1 : 0,
    ]);
    return Bytes.answer(new Uint8Array(new Uint32Array(pairs).buffer));
  },
};
addToLibrary(GlyphsLibrary);
