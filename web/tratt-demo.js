// <tratt-demo view="board" lang="sv" theme="auto">: a live demo of Tratt in any page. docs/ beside this file explains it.
// It makes a sandboxed frame when it scrolls into sight, fetches the program once for all of the page, hands it over, and
// speaks with the frame by messages. Where the page may not fetch the program, or not give a script to the frame, the frame
// is embed.html, which gets it by itself.
(() => {
  const version = 1;
  const home = new URL(".", /** @type {HTMLScriptElement} */ (document.currentScript).src);
  const views = ["contact", "company", "board", "dashboard", "flow"];
  const first_height = 360;
  const most_height = 960;
  const patience_ms = 2000; // from the frame's load to its first word
  const titles = {
    en: {
      demo: "Demo of Tratt",
      contact: "contact card",
      company: "company card",
      board: "board",
      dashboard: "dashboard",
      flow: "life cycle",
    },
    sv: {
      demo: "Demo av Tratt",
      contact: "kontaktkort",
      company: "företagskort",
      board: "tavla",
      dashboard: "instrumentpanel",
      flow: "livscykel",
    },
  };

  /** @param {string} name */
  async function fetched(name) {
    const answer = await fetch(new URL(name, home));
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    return answer;
  }

  /** @typedef {{ script: string, styles: string, program: ArrayBuffer }} Program */
  /** @type {Promise<Program | null> | undefined} */
  let program;
  // Null where the host does not say that everybody may read it.
  const fetch_program = () =>
    (program ??= Promise.all([
      fetched("tratt-embed.js").then((answer) => answer.text()),
      fetched("styles.css").then((answer) => answer.text()),
      fetched("tratt-embed.wasm").then((answer) => answer.arrayBuffer()),
    ]).then(
      ([script, styles, bytes]) => ({ script, styles, program: bytes }),
      () => null,
    ));

  // Within the frame nothing is fetched: what it needs is in here.
  /** @param {string} script */
  const page_of = (script) => `<!doctype html><html><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-tratt-embed.js' 'wasm-unsafe-eval'; img-src data: blob:">
<title>Tratt</title></head><body><script>${script}</script></body></html>`;

  const system = matchMedia("(prefers-color-scheme: dark)");
  const pixel = /** @type {CanvasRenderingContext2D} */ (
    Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", {
      willReadFrequently: true,
    })
  );

  // As a pixel shows it: a colour may be written in many ways.
  /** @param {string} colour @returns {Uint8ClampedArray} red, green, blue, alpha */
  function channels_of(colour) {
    pixel.clearRect(0, 0, 1, 1);
    pixel.fillStyle = colour;
    pixel.fillRect(0, 0, 1, 1);
    return pixel.getImageData(0, 0, 1, 1).data;
  }

  /** @param {Element} element @returns {Element[]} what it stands in, the innermost first */
  function around(element) {
    const all = [];
    for (let at = element.parentElement; at; at = at.parentElement) all.push(at);
    return all;
  }

  // Whether what the page shows around the element is dark: themes of documentation sites are switched in many ways, but
  // the ground always shows it.
  /** @param {Element} element */
  function is_on_dark(element) {
    for (const at of around(element)) {
      const [red, green, blue, alpha] = channels_of(getComputedStyle(at).backgroundColor);
      if (alpha > 127) return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 128;
    }
    const scheme = getComputedStyle(element).colorScheme;
    return scheme.includes("dark") && (!scheme.includes("light") || system.matches);
  }

  class TrattDemo extends HTMLElement {
    static observedAttributes = ["view", "lang", "theme", "number", "src", "max-height"];

    /** @type {HTMLIFrameElement | null} */
    #frame = null;
    #is_greeted = false;
    /** @type {Program | null} */
    #program = null;
    /** @type {{ text: string, name?: string } | null} what the demo shows in place of its own data */
    #file = null;
    /** @type {IntersectionObserver | null} */
    #sight = null;
    /** @type {MutationObserver | null} */
    #page = null;
    #told = "";
    #fetched = ""; // address of the file that is shown or on its way

    connectedCallback() {
      if (!this.hidden) this.style.display ||= "block";
      this.style.minHeight = `${this.#least_height}px`;
      addEventListener("message", this.#listen);
      this.#sight = new IntersectionObserver((seen) => seen.some((entry) => entry.isIntersecting) && this.#begin(), {
        rootMargin: "64px",
      });
      this.#sight.observe(this);
      // The language and the theme of the page; a ground may take its time to change.
      this.#page = new MutationObserver(this.#tell);
      for (const element of around(this)) this.#page.observe(element, { attributes: true });
      system.addEventListener("change", this.#tell);
      document.addEventListener("transitionend", this.#tell);
    }

    disconnectedCallback() {
      removeEventListener("message", this.#listen);
      system.removeEventListener("change", this.#tell);
      document.removeEventListener("transitionend", this.#tell);
      this.#sight?.disconnect();
      this.#page?.disconnect();
      this.#frame?.remove();
      this.#frame = null;
      this.#is_greeted = false;
    }

    /** @param {string} name */
    attributeChangedCallback(name) {
      if (!this.#frame) return; // all of them are read when it is made
      if (name === "src") this.#fetch_file();
      else if (name === "max-height") this.#grow(this.#frame.clientHeight);
      else this.#tell();
    }

    /**
     * Data in place of the demo's own: the text of a backup that Tratt made, or of a list as a spreadsheet saves it (CSV).
     * Answered by the event tratt-loaded.
     * @param {string} text @param {string} [name] of the file
     */
    load(text, name) {
      this.#fetched = this.getAttribute("src") ?? ""; // it does not take the place of this one
      this.#file = { text, name };
      if (this.#is_greeted) this.#post("load", this.#file);
    }

    get #lang() {
      return this.getAttribute("lang") || this.closest("[lang]")?.getAttribute("lang") || navigator.language || "en";
    }

    #wishes() {
      const view = this.getAttribute("view") ?? "";
      const theme = this.getAttribute("theme") ?? "auto";
      const is_chosen = theme === "light" || theme === "dark";
      return {
        view: views.includes(view) ? view : "board",
        lang: this.#lang,
        theme: is_chosen ? theme : is_on_dark(this) ? "dark" : "light",
        number: Math.max(0, Math.trunc(Number(this.getAttribute("number"))) || 0),
      };
    }

    get #most_height() {
      return Number(this.getAttribute("max-height")) || most_height;
    }

    get #least_height() {
      return Math.min(first_height, this.#most_height);
    }

    #tell = () => {
      if (!this.#is_greeted) return;
      this.#name_frame();
      const wishes = this.#wishes();
      const told = JSON.stringify(wishes);
      if (told === this.#told) return;
      this.#told = told;
      this.#post("show", wishes);
    };

    async #fetch_file() {
      const source = this.getAttribute("src") ?? "";
      if (source === "" || source === this.#fetched) return;
      this.#fetched = source;
      const before = this.#file;
      try {
        const answer = await fetch(source);
        if (!answer.ok) throw new Error(`${answer.status}`);
        const text = await answer.text();
        const is_wanted = this.getAttribute("src") === source && this.#file === before;
        if (is_wanted) this.load(text, source.split(/[?#]/)[0].split("/").pop());
      } catch (error) {
        this.#fire("tratt-failed", { reason: "src", message: String(error) });
      }
    }

    async #begin() {
      this.#sight?.disconnect();
      if (this.#frame) return;
      const frame = this.#new_frame();
      this.#fetch_file();
      this.#program = await fetch_program();
      if (this.#frame !== frame) return;
      if (this.#program) this.#hand_over(frame, this.#program.script);
      else this.#use_page(frame);
      this.replaceChildren(frame); // what stood there was for browsers that do not know the element
    }

    #new_frame() {
      const frame = document.createElement("iframe");
      frame.sandbox.add("allow-scripts");
      frame.style.cssText = "display:block;width:100%;border:0;border-radius:10px;color-scheme:auto";
      frame.style.height = `${this.#least_height}px`;
      this.#frame = frame;
      this.#name_frame();
      return frame;
    }

    #name_frame() {
      const { view, lang } = this.#wishes();
      const words = titles[lang.toLowerCase().startsWith("sv") ? "sv" : "en"];
      if (this.#frame) this.#frame.title = `${words.demo}: ${words[/** @type {keyof typeof words} */ (view)]}`;
    }

    /** @param {HTMLIFrameElement} frame @param {string} script */
    #hand_over(frame, script) {
      try {
        frame.srcdoc = page_of(script);
      } catch {
        return this.#use_page(frame); // the page wants its scripts to be of a trusted type
      }
      const replace_silent = () => !this.#is_greeted && this.#frame === frame && this.#stand_alone();
      frame.addEventListener("load", () => setTimeout(replace_silent, patience_ms), { once: true });
    }

    // The page does not let the frame have a script, or that script a program: the one that needs neither takes its place.
    #stand_alone() {
      const before = this.#frame;
      this.#is_greeted = false;
      this.#use_page(this.#new_frame());
      if (this.#frame) before?.replaceWith(this.#frame);
    }

    /** @param {HTMLIFrameElement} frame */
    #use_page(frame) {
      this.#program = null;
      const asked = new URLSearchParams(Object.entries(this.#wishes()).map(([key, value]) => [key, String(value)]));
      frame.src = new URL(`embed.html?${asked}`, home).href;
    }

    /** @param {string} type @param {object} message */
    #post(type, message) {
      this.#frame?.contentWindow?.postMessage({ tratt: version, type, ...message }, "*");
    }

    /** @param {string} name @param {object} detail */
    #fire(name, detail) {
      this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
    }

    /** @param {MessageEvent} event */
    #listen = ({ source, data: message }) => {
      if (!this.#frame || source !== this.#frame.contentWindow || message?.tratt !== version) return;
      switch (message.type) {
        case "hello":
          return this.#greet();
        case "ready":
          return this.#fire("tratt-ready", {});
        case "height":
          return this.#grow(message.height);
        case "change":
          return this.#fire("tratt-change", message.change);
        case "loaded":
          return this.#fire("tratt-loaded", message);
        case "refused":
          return this.#fire("tratt-failed", { reason: "refused", key: message.key });
        case "failed":
          return this.#fail(message);
        case "open":
          return this.#open();
      }
    };

    #greet() {
      this.#is_greeted = true;
      const wishes = this.#wishes();
      this.#told = JSON.stringify(wishes);
      const { styles, program: bytes } = this.#program ?? {};
      this.#post("welcome", { ...wishes, can_open: true, styles, program: bytes });
      if (this.#file) this.#post("load", this.#file);
    }

    /** @param {{ reason: string }} message */
    #fail(message) {
      if (message.reason === "load" && this.#program) this.#stand_alone();
      else this.#fire("tratt-failed", { reason: message.reason });
    }

    /** @param {unknown} height 0: another view begins */
    #grow(height) {
      if (!this.#frame || typeof height !== "number" || !(height >= 0)) return;
      const wanted = Math.min(Math.max(height, this.#least_height), this.#most_height);
      this.#frame.style.height = `${wanted}px`;
      this.style.minHeight = `${this.#least_height}px`;
    }

    // Only from a press in the frame, which counts as one here.
    #open() {
      if (navigator.userActivation && !navigator.userActivation.isActive) return;
      open(home, "_blank", "noopener");
    }
  }

  if (!customElements.get("tratt-demo")) customElements.define("tratt-demo", TrattDemo);
})();
