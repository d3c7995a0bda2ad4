// The page around the canvas: address, files dropped and chosen, downloads, preferences.
const PageLibrary = {
  $Page__deps: ["$Guard", "$Bytes"],
  $Page: {
    max_file_bytes: 200e6, // platform::max_file_bytes
    drag_depth: 0,
    folder: "", // the app's, for its preferences
    /** @type {Map<string, string>} where localStorage is denied */
    preferences: /** @type {any} */ (null),

    start: () => {
      Page.preferences = new Map();
      Page.folder = location.pathname.replace(/[^/]*$/, "");
      Guard.listen(window, "hashchange", () => _tratt_address(Bytes.send_text(location.hash)));
      Guard.listen(window, "dragenter", (/** @type {DragEvent} */ event) => Page.drag(event, 1));
      Guard.listen(window, "dragleave", (/** @type {DragEvent} */ event) => Page.drag(event, -1));
      Guard.listen(
        window,
        "dragover",
        (/** @type {DragEvent} */ event) => Page.has_files(event) && event.preventDefault(),
      );
      Guard.listen(window, "drop", (/** @type {DragEvent} */ event) => {
        if (!Page.has_files(event)) return;
        event.preventDefault();
        Page.drag(event, -Page.drag_depth);
        Page.deliver([...(event.dataTransfer?.files ?? [])]);
      });
    },

    // The installed app was opened with files, or by a shortcut while it was open already.
    listen_to_launches: () => {
      const { launchQueue } = /** @type {any} */ (window);
      launchQueue?.setConsumer(async (/** @type {{ files: FileSystemFileHandle[], targetURL?: string }} */ launch) => {
        for (const handle of launch.files ?? []) {
          const file = await handle.getFile().catch(() => null); // it has gone since
          if (file) await Page.deliver([file]);
          else Guard.run(() => _tratt_file_refused(Bytes.send_text(handle.name), 0), undefined);
        }
        const hash = launch.targetURL && new URL(launch.targetURL).hash;
        if (hash) location.hash = hash;
      });
    },

    /** @param {DragEvent} event */
    has_files: (event) => event.dataTransfer?.types.includes("Files") ?? false,

    // Every element entered and left sends its own event.
    /** @param {DragEvent} event @param {number} step */
    drag: (event, step) => {
      if (!Page.has_files(event)) return;
      const was_over = Page.drag_depth > 0;
      Page.drag_depth = Math.max(0, Page.drag_depth + step);
      const is_over = Page.drag_depth > 0;
      if (is_over !== was_over) _tratt_file_over(is_over ? 1 : 0);
    },

    // Files are handed over one after the other, in the order they came: one from a slow disk is not overtaken, unless it
    // keeps the others waiting for very long.
    /** @type {Promise<void> | null} */
    delivery: null,
    patience_ms: 10_000,

    /** @param {File[]} files */
    deliver: (files) => (Page.delivery = Page.hand_over(files, Page.delivery)),

    /** @param {File[]} files @param {Promise<void> | null} before */
    hand_over: async (files, before) => {
      await Promise.race([before, new Promise((done) => setTimeout(done, Page.patience_ms))]);
      for (const file of files) {
        const name = utf8_encoder.encode(file.name);
        const is_too_large = file.size > Page.max_file_bytes;
        const content = is_too_large ? null : await file.arrayBuffer().catch(() => null);
        Guard.run(() => {
          if (content) _tratt_file(name.length, Bytes.send(name, new Uint8Array(content)) - name.length);
          else _tratt_file_refused(Bytes.send(name), is_too_large ? file.size : 0);
        }, undefined);
      }
    },

    /** @param {string} accept */
    choose: (accept) => {
      const input = document.createElement("input");
      input.type = "file";
      input.multiple = true;
      input.accept = accept;
      input.hidden = true;
      document.body.append(input);
      input.addEventListener("cancel", () => input.remove());
      input.addEventListener("change", () => {
        input.remove();
        Page.deliver([...(input.files ?? [])]);
      });
      input.click();
    },

    /** @param {string} name @param {string} type @param {Uint8Array} bytes */
    download: (name, type, bytes) => {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([/** @type {BlobPart} */ (bytes)], { type }));
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    },

    /** @param {BeforeUnloadEvent} event */
    ask: (event) => event.preventDefault(),

    reload: () => {
      removeEventListener("beforeunload", Page.ask);
      location.reload();
    },

    /** @param {string} key */
    preference_key: (key) => `tratt:${Page.folder}:${key}`,
  },

  tratt_page_start__deps: ["$Page"],
  tratt_page_start: () => Page.start(),

  tratt_address_now__deps: ["$Bytes"],
  tratt_address_now: () => Bytes.answer_text(location.hash),

  tratt_set_address__deps: ["$Bytes"],
  /** @param {number} hash @param {number} size @param {number} is_push */
  tratt_set_address: (hash, size, is_push) => {
    const address = Bytes.text(hash, size);
    if (address === location.hash) return;
    if (is_push) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
  },

  tratt_choose_files__deps: ["$Page", "$Bytes"],
  /** @param {number} accept @param {number} size */
  tratt_choose_files: (accept, size) => Page.choose(Bytes.text(accept, size)),

  tratt_download__deps: ["$Page", "$Bytes"],
  /** @param {number} name @param {number} name_size @param {number} type @param {number} type_size @param {number} bytes @param {number} size */
  tratt_download: (name, name_size, type, type_size, bytes, size) =>
    Page.download(Bytes.text(name, name_size), Bytes.text(type, type_size), Bytes.copy(bytes, size)),

  tratt_preference__deps: ["$Page", "$Bytes"],
  /** @param {number} key @param {number} size */
  tratt_preference: (key, size) => {
    const name = Page.preference_key(Bytes.text(key, size));
    let value = Page.preferences.get(name);
    try {
      value ??= localStorage.getItem(name) ?? undefined;
    } catch {
      // Storage is denied: what was set lasts as long as the page.
    }
    return Bytes.answer_text(value ?? "");
  },

  tratt_set_preference__deps: ["$Page", "$Bytes"],
  /** @param {number} key @param {number} key_size @param {number} value @param {number} value_size */
  tratt_set_preference: (key, key_size, value, value_size) => {
    const name = Page.preference_key(Bytes.text(key, key_size));
    const text = Bytes.text(value, value_size);
    Page.preferences.set(name, text);
    try {
      localStorage.setItem(name, text);
    } catch {
      // As above.
    }
  },

  tratt_languages__deps: ["$Bytes"],
  tratt_languages: () => Bytes.answer_text(navigator.languages.join("\n")),
  tratt_time_zone__deps: ["$Bytes"],
  tratt_time_zone: () => Bytes.answer_text(Intl.DateTimeFormat().resolvedOptions().timeZone ?? ""),

  tratt_set_title__deps: ["$Bytes"],
  /** @param {number} title @param {number} size */
  tratt_set_title: (title, size) => {
    document.title = Bytes.text(title, size);
  },
  // Listened for only while it is needed: it keeps the page out of the browser's cache of pages.
  tratt_ask_before_leaving__deps: ["$Page"],
  /** @param {number} is_asked */
  tratt_ask_before_leaving: (is_asked) => {
    if (is_asked) addEventListener("beforeunload", Page.ask);
    else removeEventListener("beforeunload", Page.ask);
  },

  tratt_reload__deps: ["$Page"],
  tratt_reload: () => Page.reload(),

  tratt_launches_start__deps: ["$Page"],
  tratt_launches_start: () => Page.listen_to_launches(),
};
addToLibrary(PageLibrary);
