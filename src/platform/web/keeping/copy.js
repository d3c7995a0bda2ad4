// The second copy of the stored files, which a worker (web/storage-worker.js) keeps in OPFS. It follows the first store:
// what a commit has stored is sent afterwards, in order, and nothing waits for it. What could not be written is sent
// again with the next commit.
//
// Nothing of the copy is touched before the program says that the first store is whole (follow): until then the copy may
// be all there is. The first commit after that compares the two and brings the copy up to date.

/** @typedef {Map<string, Uint8Array | null>} StoredChanges by path; null: removed */

const CopyLibrary = {
  $Copy__deps: ["$Files", "$Bytes", "$Guard", "$Pieces"],
  $Copy: {
    none: 0,
    filling: 1,
    complete: 2,
    failed: 3,
    stage: 0,
    reason: "",
    written_at: 0,
    batch_bytes: 4e6,
    patience_ms: 20_000,
    check_tries: 20,

    /** @type {Worker | null} */
    worker: null,
    /** @type {Map<number, { resolve: (answer: any) => void, reject: (error: unknown) => void }>} */
    asked: new Map(),
    next_ticket: 1,

    /** @type {Map<string, Uint8Array>} by path, what load() has read */
    loaded: new Map(),
    is_loaded: false, // or known to be empty
    is_following: false,
    is_behind: false, // something was stored that the copy does not know of
    is_begun: false, // as its owner
    is_filled: false, // compared with the first store
    is_lean: false, // it holds less than the first store, to make room
    is_missing: false, // the browser has no private files, or gives this page none
    is_busy: false,
    running: Promise.resolve(),
    commits: 0,
    has_lost_files: false,
    /** @type {StoredChanges} */
    waiting: new Map(),

    // ---- the worker ------------------------------------------------------------------------------------------------

    /** @param {string} act @param {object} [message] @returns {Promise<any>} */
    ask: (act, message) =>
      new Promise((resolve, reject) => {
        const ticket = Copy.next_ticket++;
        Copy.asked.set(ticket, { resolve, reject });
        try {
          Copy.worker ??= Copy.employ();
          Copy.worker.postMessage({ ticket, act, base: Files.base(), ...message });
        } catch (error) {
          Copy.lay_off(error);
        }
      }),

    employ: () => {
      if (typeof Worker === "undefined" || origin === "null") throw { name: "CopyUnavailable", message: "no workers" };
      const worker = new Worker("storage-worker.js");
      worker.onmessage = ({ data }) => {
        const asked = Copy.asked.get(data.ticket);
        Copy.asked.delete(data.ticket);
        if (data.failure) asked?.reject(data.failure);
        else asked?.resolve(data.answer);
      };
      worker.onerror = (event) => Copy.lay_off({ name: "WorkerError", message: event.message ?? "" });
      return worker;
    },

    // The next question gets another worker.
    /** @param {unknown} error */
    lay_off: (error) => {
      Copy.worker?.terminate();
      Copy.worker = null;
      Copy.is_begun = Copy.is_filled = false;
      const asked = [...Copy.asked.values()];
      Copy.asked.clear();
      for (const { reject } of asked) reject(error);
    },

    // ---- its state -------------------------------------------------------------------------------------------------

    /** @param {number} stage @param {string} [reason] */
    tell: (stage, reason = "") => {
      const is_news = stage !== Copy.stage || reason !== Copy.reason;
      Copy.stage = stage;
      Copy.reason = reason;
      if (is_news) Guard.run(() => _tratt_copy_changed(), undefined);
    },

    // Where the browser has no private files, or gives this page none, there is no copy, and that is no failure.
    /** @param {any} error */
    tell_failure: (error) => {
      const { name, message } = error ?? {};
      Copy.is_missing = ["CopyUnavailable", "SecurityError"].includes(name);
      if (Copy.is_missing) return Copy.tell(Copy.none, message);
      if (name === "CopyTakenOver") Copy.is_begun = Copy.is_filled = false; // a commit that succeeds may begin again
      Copy.tell(Copy.failed, [name, message].filter(Boolean).join(": "));
    },

    // ---- following -------------------------------------------------------------------------------------------------

    follow: () => {
      if (Copy.is_following) return;
      Copy.is_following = true;
      Copy.loaded = new Map();
      if (Copy.is_behind) Copy.start();
    },

    /** @param {StoredChanges} changes what a commit has just stored */
    committed: (changes) => {
      Copy.commits++;
      if (!Copy.is_following) {
        Copy.is_behind = true;
        return;
      }
      Copy.waiting = new Map([...Copy.waiting, ...changes]);
      Copy.start();
    },

    // Called when the mounts are what is stored, which a comparison begins with.
    start: () => {
      if (!Copy.is_busy && !Copy.is_missing) Copy.running = Copy.run(Copy.is_filled ? new Map() : Copy.stored());
    },

    /** @returns {Map<string, Uint8Array>} by path, as it is on the mounts, which never change bytes in place */
    stored: () => {
      const files = new Map();
      for (const [folder_name, folder] of Object.entries(Files.folders)) {
        for (const name of Files.names(folder))
          files.set(`${folder_name}/${name}`, Pieces.whole(`${folder.path}/${name}`));
      }
      return files;
    },

    /** @param {Map<string, Uint8Array>} stored */
    run: async (stored) => {
      Copy.is_busy = true;
      try {
        await Copy.catch_up(stored);
      } catch (error) {
        const has_room = /** @type {any} */ (error)?.name === "QuotaExceededError" && (await Copy.make_room());
        if (has_room) await Copy.catch_up(stored).catch(Copy.tell_failure);
        else Copy.tell_failure(error);
      }
      Copy.is_busy = false;
    },

    /** @param {Map<string, Uint8Array>} stored */
    catch_up: async (stored) => {
      await Copy.begin();
      if (!Copy.is_filled) await Copy.compare(stored);
      while (Copy.waiting.size > 0 && Copy.is_following) await Copy.send_some();
      Copy.tell(Copy.is_lean ? Copy.failed : Copy.complete, Copy.is_lean ? "storage_full" : "");
    },

    /** @returns {Promise<number>} bytes that it had to give up for that */
    begin: async () => {
      if (Copy.is_begun) return 0;
      Copy.tell(Copy.filling);
      const freed = await Copy.ask("begin", { epoch: Files.epoch, is_new_era: Copy.is_loaded });
      Copy.is_begun = true;
      Copy.is_loaded = false;
      return freed;
    },

    /** @param {Map<string, Uint8Array>} stored */
    compare: async (stored) => {
      Copy.tell(Copy.filling);
      const { different, extra } = await Copy.ask("compare", { prints: await Copy.prints(stored) });
      /** @type {StoredChanges} */
      const changes = new Map();
      for (const path of extra) changes.set(path, null);
      for (const path of different) changes.set(path, stored.get(path) ?? null);
      Copy.waiting = new Map([...changes, ...Copy.waiting]); // what waits is newer
      Copy.is_filled = true;
      Copy.is_behind = Copy.is_lean = false;
    },

    /** @param {Map<string, Uint8Array>} files @returns {Promise<[string, number, string][]>} */
    prints: async (files) => {
      /** @type {[string, number, string][]} */
      const prints = [];
      for (const [path, bytes] of files) prints.push([path, bytes.length, await Copy.sha256(bytes)]);
      return prints;
    },

    /** @param {Uint8Array} bytes */
    sha256: async (bytes) => {
      const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", /** @type {BufferSource} */ (bytes)));
      return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
    },

    // Nothing goes before all that is new is there. The newest lines come first, for there may be no room for the rest, and
    // a table of contents comes after what it lists.
    send_some: async () => {
      const rank = (/** @type {string} */ path) =>
        path.startsWith("journal/") ? 0 : path.startsWith("snapshot/manifest-") ? 2 : 1;
      const all = [...Copy.waiting].sort(([a], [b]) => rank(a) - rank(b));
      /** @type {[string, Uint8Array][]} */
      const puts = [];
      let size = 0;
      let has_more = false;
      for (const [path, bytes] of all) {
        if (!bytes) continue;
        has_more = puts.length > 0 && size + bytes.length > Copy.batch_bytes;
        if (has_more) break;
        puts.push([path, bytes]);
        size += bytes.length;
      }
      const removals = has_more ? [] : all.flatMap(([path, bytes]) => (bytes ? [] : [path]));
      /** @type {StoredChanges} */
      const sent = new Map([...puts, ...removals.map((path) => /** @type {[string, null]} */ ([path, null]))]);
      for (const path of sent.keys()) Copy.waiting.delete(path);
      try {
        await Copy.ask("apply", { puts, removals });
        Copy.written_at = Date.now();
      } catch (error) {
        Copy.waiting = new Map([...sent, ...Copy.waiting]);
        throw error;
      }
    },

    // A store is full: the copy gives up what the newest state can do without.
    /** @returns {Promise<boolean>} there is more room now */
    make_room: async () => {
      if (!Copy.is_following) return false;
      try {
        const freed = (await Copy.begin()) + (await Copy.ask("shed"));
        if (freed > 0) Copy.is_lean = true;
        return freed > 0;
      } catch (error) {
        Copy.tell_failure(error);
        return false;
      }
    },

    // ---- on demand ---------------------------------------------------------------------------------------------------

    /** @returns {Promise<void>} */
    load: async () => {
      /** @type {Promise<never>} */
      const late = new Promise((_, reject) =>
        setTimeout(() => reject({ name: "TimeoutError", message: "" }), Copy.patience_ms),
      );
      try {
        Copy.loaded = new Map(await Promise.race([Copy.ask("load"), late]));
      } catch (error) {
        Copy.tell_failure(error);
        if (!Copy.is_missing) throw error;
      }
      Copy.is_loaded = true;
    },

    // What is on its way arrives first: after the erasure it would be there for good.
    erase: async () => {
      Copy.is_following = false;
      await Copy.running;
      Copy.waiting = new Map();
      Copy.loaded = new Map();
      Copy.is_filled = false;
      try {
        await Copy.ask("erase", { epoch: Files.epoch });
        Copy.is_begun = true;
      } catch (error) {
        Copy.tell_failure(error);
        if (!Copy.is_missing) throw error;
      } finally {
        Copy.is_following = true; // a comparison removes what is left
      }
    },

    // The browser cannot open a database: if there is a copy to fill it from, it is made anew.
    /** @param {string} name @param {unknown} error */
    renew_database: async (name, error) => {
      if (/** @type {any} */ (error)?.name === "SecurityError" || typeof indexedDB?.deleteDatabase !== "function")
        throw error;
      if (!Copy.is_loaded) await Copy.load();
      if (Copy.loaded.size === 0) throw error;
      await new Promise((resolve, reject) => {
        const request = indexedDB.deleteDatabase(name);
        request.onsuccess = resolve;
        request.onerror = request.onblocked = () => reject(error);
      });
      Copy.has_lost_files = true;
    },

    // Both stores against the mounts, at a moment when nothing is under way.
    /** @returns {Promise<string>} lines: what is compared, a path that is not as it should be */
    check: async () => {
      for (let tries_left = Copy.check_tries; ; tries_left--) {
        const commits = Copy.commits;
        if (!Files.is_busy && !Copy.is_busy) {
          const stored = Copy.stored();
          const faults = [...(await Copy.faults_of_store(stored)), ...(await Copy.faults_of_copy(stored))];
          if (commits === Copy.commits && !Files.is_busy) return [stored.size, ...faults].join("\n");
        }
        if (tries_left === 0) throw { name: "AbortError", message: "too much is being saved" };
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },

    /** @param {Map<string, Uint8Array>} stored @returns {Promise<string[]>} */
    faults_of_store: async (stored) => {
      if (Files.mode !== Files.persistent) return [];
      const found = await Copy.read_databases();
      const is_same = (/** @type {any} */ a, /** @type {any} */ b) => !!a && !!b && indexedDB.cmp(a, b) === 0;
      const paths = new Set([...stored.keys(), ...found.keys()]);
      return [...paths].filter((path) => !is_same(stored.get(path), found.get(path))).map((path) => `store ${path}`);
    },

    /** @returns {Promise<Map<string, Uint8Array>>} by path */
    read_databases: async () => {
      const files = new Map();
      for (const [folder_name, folder] of Object.entries(Files.folders)) {
        await new Promise((resolve, reject) => {
          const read = Files.database(folder)?.transaction(Files.store).objectStore(Files.store).openCursor();
          if (!read) return reject({ name: "InvalidStateError", message: "the database is closed" });
          read.onerror = () => reject(read.error);
          read.onsuccess = () => {
            const cursor = read.result;
            if (!cursor) return resolve(undefined);
            const name = String(cursor.key).slice(folder.path.length + 1);
            if (cursor.value.contents) files.set(`${folder_name}/${name}`, cursor.value.contents);
            cursor.continue();
          };
        });
      }
      return files;
    },

    /** @param {Map<string, Uint8Array>} stored @returns {Promise<string[]>} */
    faults_of_copy: async (stored) => {
      if (Copy.stage !== Copy.complete) return [];
      const { different, extra } = await Copy.ask("compare", { prints: await Copy.prints(stored) });
      return [...different, ...extra].map((path) => `copy ${path}`);
    },

    /** @param {number} ticket @param {Promise<string | void>} answer */
    answer: async (ticket, answer) => {
      let is_failure = 0;
      const text = await answer.catch((error) => {
        is_failure = 1;
        return [error?.name, error?.message].filter(Boolean).join(": ");
      });
      Guard.run(() => _tratt_copy_answered(ticket, is_failure, Bytes.send_text(text ?? "")), undefined);
    },
  },

  tratt_copy_load__deps: ["$Copy"],
  /** @param {number} ticket */
  tratt_copy_load: (ticket) => {
    Copy.answer(ticket, Copy.load());
  },

  tratt_copy_has_lost_files__deps: ["$Copy"],
  tratt_copy_has_lost_files: () => (Copy.has_lost_files ? 1 : 0),

  tratt_copy_read__deps: ["$Copy", "$Bytes"],
  /** @param {number} path @param {number} size */
  tratt_copy_read: (path, size) => {
    const bytes = Copy.loaded.get(Bytes.text(path, size));
    return bytes ? Bytes.answer(bytes) : -1;
  },

  tratt_copy_list__deps: ["$Copy", "$Bytes"],
  /** @param {number} folder @param {number} size */
  tratt_copy_list: (folder, size) => {
    const prefix = Bytes.text(folder, size) + "/";
    const paths = [...Copy.loaded.keys()].filter((path) => path.startsWith(prefix)).sort();
    return Bytes.answer_text(paths.map((path) => path.slice(prefix.length)).join("\n"));
  },

  tratt_copy_follow__deps: ["$Copy"],
  tratt_copy_follow: () => Copy.follow(),

  tratt_copy_erase__deps: ["$Copy"],
  /** @param {number} ticket */
  tratt_copy_erase: (ticket) => {
    Copy.answer(ticket, Copy.erase());
  },

  tratt_copy_check__deps: ["$Copy"],
  /** @param {number} ticket */
  tratt_copy_check: (ticket) => {
    Copy.answer(ticket, Copy.check());
  },

  tratt_copy_stage__deps: ["$Copy"],
  tratt_copy_stage: () => Copy.stage,
  tratt_copy_reason__deps: ["$Copy", "$Bytes"],
  tratt_copy_reason: () => Bytes.answer_text(Copy.reason),
  tratt_copy_written_at__deps: ["$Copy"],
  tratt_copy_written_at: () => Copy.written_at,
};
addToLibrary(CopyLibrary);
