// The canvas: its size in device pixels, when a frame is drawn, and what the browser says about the window.
const CanvasLibrary = {
  $Canvas__deps: ["$GL", "$Guard"],
  $Canvas: {
    /** @type {HTMLCanvasElement} */
    element: /** @type {any} */ (null),
    context: 0,
    animation: 0,
    timer: 0,
    due: Infinity, // when the timer fires, by performance.now()
    shape: "", // of the window, as told last
    is_seen: true, // a page in a frame may be scrolled out of sight
    is_due: false, // a frame has been asked for while it is

    start: () => {
      const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById("canvas"));
      Canvas.element = canvas;
      Guard.listen(window, "resize", Canvas.measure);
      new ResizeObserver(() => Guard.run(Canvas.measure, undefined)).observe(canvas);
      Canvas.watch_media();
      new IntersectionObserver((seen) => Guard.run(() => Canvas.note_seen(seen), undefined)).observe(canvas);
      Guard.listen(canvas, "webglcontextlost", (/** @type {Event} */ event) => {
        event.preventDefault();
        _tratt_context_lost();
      });
      Guard.listen(canvas, "webglcontextrestored", () => {
        Canvas.use_context();
        _tratt_context_restored();
      });
      Canvas.measure();
      const wishes = { alpha: false, antialias: false, depth: false, stencil: false, majorVersion: 2, minorVersion: 0 };
      Canvas.context = GL.createContext(canvas, wishes);
      if (Canvas.context) Canvas.use_context();
      else Module["on_no_webgl"]();
      return Canvas.context ? 1 : 0;
    },

    /** @param {IntersectionObserverEntry[]} entries */
    note_seen: (entries) => {
      Canvas.is_seen = entries[entries.length - 1].isIntersecting;
      if (Canvas.is_seen && Canvas.is_due) Canvas.request(0);
    },

    // The drawing backend asks for every state before it draws, to put it back for others. Here are no others, so each
    // is as it was found first; asked again, the browser would wait until all that was drawn before is on the screen.
    use_context: () => {
      GL.makeContextCurrent(Canvas.context);
      const context = /** @type {WebGL2RenderingContext} */ (GL.currentContext.GLctx);
      const found = new Map();
      context.getParameter = (name) => {
        if (!found.has(name)) found.set(name, WebGL2RenderingContext.prototype.getParameter.call(context, name));
        return found.get(name);
      };
    },

    queries: () =>
      [
        "(prefers-color-scheme: dark)",
        "(pointer: coarse)",
        "(prefers-reduced-motion: reduce)",
        "(prefers-contrast: more)",
        "(forced-colors: active)",
      ].map((query) => matchMedia(query)),

    /** @type {MediaQueryList[]} kept: one that is not referenced may be collected with its listener */
    watched: [],
    watch_media: () => {
      Canvas.watched = Canvas.queries();
      for (const query of Canvas.watched) Guard.listen(query, "change", Canvas.measure);
    },

    flags: () => {
      let flags = 0;
      Canvas.watched.forEach((/** @type {MediaQueryList} */ query, /** @type {number} */ bit) => {
        if (query.matches) flags |= 1 << bit;
      });
      return flags;
    },

    system_names: [
      "Canvas",
      "CanvasText",
      "ButtonFace",
      "ButtonText",
      "Highlight",
      "HighlightText",
      "GrayText",
      "LinkText",
    ],

    // Where they are forced, they are all there is to draw with. An element that forced them on itself would always
    // answer CanvasText. One that is let through is answered as it looks on Canvas.
    system_colours: () => {
      if (!matchMedia("(forced-colors: active)").matches) return [];
      const probe = document.createElement("span");
      probe.hidden = true;
      probe.style.setProperty("forced-color-adjust", "none");
      document.body.append(probe);
      const channels = Canvas.system_names.map((/** @type {string} */ name) => {
        probe.style.color = name;
        return (getComputedStyle(probe).color.match(/[\d.]+/g) ?? []).map(Number);
      });
      probe.remove();
      const [ground] = channels;
      return channels.map((/** @type {number[]} */ [red, green, blue, alpha = 1]) => {
        const [r, g, b] = [red, green, blue].map((part, i) => Math.round(part * alpha + ground[i] * (1 - alpha)));
        return (r << 16) | (g << 8) | b;
      });
    },

    // Called on every event too: a change of devicePixelRatio alone is not announced everywhere, and one of the
    // system's colours is not announced at all.
    measure: () => {
      const ratio = devicePixelRatio || 1;
      const width = innerWidth;
      const height = innerHeight;
      const flags = Canvas.flags();
      const colours = Canvas.system_colours();
      const shape = [ratio, width, height, flags, ...colours].join();
      if (shape === Canvas.shape) return;
      Canvas.shape = shape;
      Canvas.element.width = Math.round(width * ratio);
      Canvas.element.height = Math.round(height * ratio);
      if (colours.length > 0) _tratt_system_colours(...colours);
      _tratt_window(width, height, ratio, flags);
      Canvas.draw(); // a canvas that has changed its size is empty until it is drawn to
    },

    /** @param {number} ms */
    request: (ms) => {
      if (ms <= 0) {
        if (!Canvas.animation) Canvas.animation = requestAnimationFrame(Canvas.draw);
        return;
      }
      const due = performance.now() + ms;
      if (Canvas.animation || due >= Canvas.due) return;
      clearTimeout(Canvas.timer);
      Canvas.due = due;
      Canvas.timer = setTimeout(() => {
        Canvas.due = Infinity;
        Canvas.request(0);
      }, ms);
    },

    draw: () => {
      cancelAnimationFrame(Canvas.animation);
      clearTimeout(Canvas.timer);
      Canvas.animation = 0;
      Canvas.due = Infinity;
      Canvas.is_due = !Canvas.is_seen;
      if (!Canvas.is_seen) return;
      Guard.run(() => _tratt_draw(), undefined);
    },
  },

  tratt_canvas_start__deps: ["$Canvas", "$Input", "$Mirror"],
  tratt_canvas_start: () => {
    Mirror.start();
    Input.start();
    return Canvas.start();
  },

  tratt_request_frame__deps: ["$Canvas"],
  /** @param {number} ms */
  tratt_request_frame: (ms) => Canvas.request(ms),

  tratt_set_cursor__deps: ["$Mirror"],
  /** @param {number} cursor */
  tratt_set_cursor: (cursor) => {
    // In the order of ImGuiMouseCursor, which begins with -1 for none.
    const names = [
      "none",
      "default",
      "text",
      "move",
      "ns-resize",
      "ew-resize",
      "nesw-resize",
      "nwse-resize",
      "pointer",
    ];
    Mirror.root.style.cursor = [...names, "wait", "progress", "not-allowed"][cursor + 1] ?? "default";
  },

  /** @param {number} count @param {number} ui_ms */
  tratt_frame_drawn: (count, ui_ms) => {
    // One entry at a time, or a page open all day would collect a million.
    performance.clearMeasures("tratt:frame");
    performance.measure("tratt:frame", { start: performance.now() - ui_ms, duration: ui_ms, detail: { count, ui_ms } });
  },
};
addToLibrary(CanvasLibrary);
