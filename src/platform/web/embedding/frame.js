// The page within the frame of a demo: gets the program, starts it and speaks with the page around (web/docs/index.html).
// Appended to the program's script, so that one script is all of it: where there is no network a frame can fetch none.
// Two ways to be here:
//   in web/embed.html   what is wanted stands in its address, and the program is fetched, or taken from a script where the
//                       host does not let a sandboxed frame fetch
//   in a srcdoc         made by web/tratt-demo.js, which hands over everything in its first message
(() => {
  const version = 1;
  const script = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  const is_handed_over = location.href === "about:srcdoc";
  const views = ["contact", "company", "board", "dashboard", "flow"];
  const most_text = 5_000_000; // embed::most_file_bytes
  const words = {
    en: {
      starting: "Starting the demo",
      no_webgl: "This browser cannot draw the demo.",
      failed: "The demo has stopped.",
    },
    sv: { starting: "Startar demon", no_webgl: "Webbläsaren kan inte rita demon.", failed: "Demon har stannat." },
  };

  /** @typedef {{ view: string, lang: string, theme: string, number: number }} Wishes */
  /** @type {Wishes} */
  const wishes = { view: "board", lang: navigator.language, theme: "auto", number: 0 };
  const dark = matchMedia("(prefers-color-scheme: dark)");
  /** @type {any} the program, when it runs */
  let program;
  let is_starting = false;
  let has_failed = false;
  let can_open = false;
  /** @type {{ name: string, text: string } | undefined} waits for the program */
  let file;

  /** @param {string} type @param {object} [more] */
  const post = (type, more) => parent.postMessage({ tratt: version, type, ...more }, "*");

  /** @param {string} id @param {string} tag */
  function add(id, tag) {
    const element = document.createElement(tag);
    element.id = id;
    document.body.append(element);
    return element;
  }

  /** @param {keyof typeof words.en} what */
  function say(what) {
    const notice = document.getElementById("frame-notice") ?? add("frame-notice", "p");
    notice.lang = wishes.lang.toLowerCase().startsWith("sv") ? "sv" : "en";
    notice.role = what === "starting" ? "status" : "alert";
    notice.textContent = words[/** @type {"en" | "sv"} */ (notice.lang)][what];
    notice.hidden = false;
  }

  /** @param {string} reason @param {unknown} [error] */
  function fail(reason, error) {
    has_failed = true;
    for (const id of ["canvas", "mirror"]) document.getElementById(id)?.remove();
    say(reason === "no_webgl" ? "no_webgl" : "failed");
    if (error) console.error(error);
    post("failed", { reason });
  }

  const is_dark = () => (wishes.theme === "auto" ? dark.matches : wishes.theme === "dark");
  const current = () => ({ ...wishes, is_dark: is_dark() });
  const apply = () => program?.show(current());
  dark.addEventListener("change", apply);

  // What each may be; anything else is not taken, and said.
  /** @type {Record<string, (value: unknown) => boolean>} */
  const checks = {
    view: (value) => views.includes(/** @type {string} */ (value)),
    lang: (value) => typeof value === "string" && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(value),
    theme: (value) => ["auto", "light", "dark"].includes(/** @type {string} */ (value)),
    number: (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 1e9,
  };

  /** @param {Record<string, unknown>} message */
  function take_wishes(message) {
    for (const [key, is_fit] of Object.entries(checks)) {
      if (message[key] === undefined) continue;
      if (is_fit(message[key])) Object.assign(wishes, { [key]: message[key] });
      else post("refused", { key });
    }
  }

  /** @param {Record<string, unknown>} message */
  function take_file({ name = "demo.csv", text }) {
    if (typeof text !== "string" || text.length > most_text) return post("refused", { key: "text" });
    if (typeof name !== "string" || name.length > 200) return post("refused", { key: "name" });
    file = { name, text };
    deliver();
  }

  function deliver() {
    if (!program || !file) return;
    program.load(file.name, file.text);
    file = undefined;
  }

  /** @param {unknown} bytes */
  async function start(bytes) {
    if (is_starting) return;
    is_starting = true;
    add("canvas", "canvas").ariaHidden = "true";
    add("mirror", "div");
    for (const tone of ["polite", "assertive"]) {
      const live = add(`live-${tone}`, "div");
      live.className = "live";
      live.ariaLive = tone;
    }
    say("starting");
    try {
      const wasmBinary = bytes instanceof ArrayBuffer ? bytes : await fetch_program();
      const started = {
        wasmBinary,
        wishes: current(),
        can_open: () => can_open,
        post,
        on_crash: (/** @type {unknown} */ error) => fail("crash", error),
        on_no_webgl: () => fail("no_webgl"),
      };
      await create_tratt_demo(started);
      if (has_failed) return;
      program = started;
      /** @type {HTMLElement} */ (document.getElementById("frame-notice")).hidden = true;
      post("ready");
      apply();
      deliver();
    } catch (error) {
      fail("load", error);
    }
  }

  const beside = (/** @type {string} */ name) => new URL(name, script).href;

  /** @returns {Promise<ArrayBuffer>} */
  async function fetch_program() {
    try {
      const answer = await fetch(beside("tratt-embed.wasm"));
      if (answer.ok) return await answer.arrayBuffer();
    } catch {
      // The host does not say that everybody may read it.
    }
    const single = document.createElement("script");
    single.src = beside("tratt-embed-single.js");
    await new Promise((resolve, reject) => {
      single.onload = resolve;
      single.onerror = () => reject(new Error("the program did not arrive"));
      document.head.append(single);
    });
    const text = atob(/** @type {any} */ (globalThis).tratt_embed_single);
    return Uint8Array.from(text, (letter) => letter.charCodeAt(0)).buffer;
  }

  addEventListener("message", ({ source, data: message }) => {
    if (source !== parent || parent === window || message?.tratt !== version) return;
    if (message.type === "welcome") {
      can_open = message.can_open === true;
      take_wishes(message);
      if (is_handed_over && typeof message.styles === "string") {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(message.styles);
        document.adoptedStyleSheets = [sheet];
      }
      if (is_handed_over) start(message.program);
      apply();
    } else if (message.type === "show") {
      take_wishes(message);
      apply();
    } else if (message.type === "load") {
      take_file(message);
    }
  });

  document.documentElement.classList.add("is-guest");
  const begin = () => {
    post("hello");
    if (is_handed_over) return;
    const asked = Object.fromEntries(new URLSearchParams(location.search));
    take_wishes({ ...asked, ...(asked.number && { number: Number(asked.number) }) });
    start(undefined);
  };
  if (document.body) begin();
  else addEventListener("DOMContentLoaded", begin);
})();
