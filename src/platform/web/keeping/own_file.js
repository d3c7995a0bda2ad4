// A file that the visitor has picked, by File System Access. Its handle is kept in a database of its own, for it can be
// kept nowhere else. See platform/own_file.hpp.

/** @typedef {FileSystemFileHandle & { queryPermission?: Function, requestPermission?: Function }} OwnFileHandle */

const OwnFileLibrary = {
  $OwnFile__deps: ["$Bytes", "$Files", "$Guard"],
  $OwnFile: {
    // platform::OwnFileState
    unavailable: 0,
    none: 1,
    locked: 2,
    ready: 3,

    // OwnFileCode of bridge.hpp
    done: 0,
    cancelled: 1,
    is_locked: 2,
    failed: 3,

    state: 1,
    is_asked_for: false,
    /** @type {OwnFileHandle | null} */
    handle: null,
    store: "handle",
    key: "backup",
    mode: { mode: "readwrite" },

    // What was picked in an earlier life of the page is looked for when it is first asked for.
    look: () => {
      if (OwnFile.is_asked_for) return OwnFile.state;
      OwnFile.is_asked_for = true;
      if (!("showSaveFilePicker" in window)) return (OwnFile.state = OwnFile.unavailable);
      OwnFile.load().catch(() => {}); // the browser keeps nothing: then there is nothing to find
      return OwnFile.state;
    },

    load: async () => {
      const databases = await indexedDB.databases();
      if (!databases.some((database) => database.name === OwnFile.database_name())) return; // nothing is made to look
      const handle = await OwnFile.in_store("readonly", (/** @type {IDBObjectStore} */ store) =>
        store.get(OwnFile.key),
      );
      if (!handle || OwnFile.handle) return;
      OwnFile.handle = handle;
      OwnFile.state = (await OwnFile.allows("queryPermission")) ? OwnFile.ready : OwnFile.locked;
      Guard.run(() => _tratt_own_file_found(), undefined);
    },

    /** @param {"queryPermission" | "requestPermission"} how */
    allows: async (how) => {
      const { handle } = OwnFile;
      return !handle?.[how] || (await handle[how](OwnFile.mode)) === "granted";
    },

    database_name: () => `${Files.base()}own-file`,

    /** @returns {Promise<IDBDatabase>} */
    database: () =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open(OwnFile.database_name(), 1);
        request.onupgradeneeded = () => request.result.createObjectStore(OwnFile.store);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      }),

    /** @param {IDBTransactionMode} mode @param {(store: IDBObjectStore) => IDBRequest} action @returns {Promise<any>} */
    in_store: async (mode, action) => {
      const database = await OwnFile.database();
      return new Promise((resolve, reject) => {
        const transaction = database.transaction([OwnFile.store], mode);
        const request = action(transaction.objectStore(OwnFile.store));
        transaction.oncomplete = () => resolve(request.result);
        transaction.onabort = () => reject(transaction.error);
      }).finally(() => database.close());
    },

    /** @param {string} suggestedName */
    pick: async (suggestedName) => {
      const types = [{ description: "Tratt", accept: { "application/json": [".json"] } }];
      OwnFile.handle = await /** @type {any} */ (window).showSaveFilePicker({ suggestedName, types });
      OwnFile.state = OwnFile.ready;
      // Where it cannot be kept it is good for as long as the page lives.
      await OwnFile.in_store("readwrite", (/** @type {IDBObjectStore} */ store) =>
        store.put(OwnFile.handle, OwnFile.key),
      ).catch(() => {});
      return OwnFile.done;
    },

    unlock: async () => {
      if (!(await OwnFile.allows("requestPermission"))) return OwnFile.is_locked;
      OwnFile.state = OwnFile.ready;
      return OwnFile.done;
    },

    // What is written takes the place of the file's content when the stream is closed, and not before.
    /** @param {Uint8Array} bytes */
    write: async (bytes) => {
      if (!OwnFile.handle || !(await OwnFile.allows("queryPermission"))) {
        if (OwnFile.handle) OwnFile.state = OwnFile.locked;
        return OwnFile.is_locked;
      }
      const stream = await OwnFile.handle.createWritable();
      try {
        await stream.write(/** @type {BufferSource} */ (bytes));
      } catch (error) {
        await stream.abort().catch(() => {});
        throw error;
      }
      await stream.close();
      return OwnFile.done;
    },

    forget: () => {
      if (!OwnFile.handle) return;
      OwnFile.handle = null;
      OwnFile.state = OwnFile.none;
      OwnFile.in_store("readwrite", (/** @type {IDBObjectStore} */ store) => store.delete(OwnFile.key)).catch(() => {});
    },

    /** @param {number} ticket @param {() => Promise<number>} work */
    answer: async (ticket, work) => {
      let reason = "";
      const code = await work().catch((error) => {
        if (error?.name === "AbortError") return OwnFile.cancelled;
        reason = `${error}`;
        return OwnFile.failed;
      });
      Guard.run(() => _tratt_own_file_answered(ticket, code, Bytes.send_text(reason)), undefined);
    },
  },

  tratt_own_file_state__deps: ["$OwnFile"],
  tratt_own_file_state: () => OwnFile.look(),
  tratt_own_file_name__deps: ["$OwnFile", "$Bytes"],
  tratt_own_file_name: () => Bytes.answer_text(OwnFile.handle?.name ?? ""),

  tratt_own_file_pick__deps: ["$OwnFile", "$Bytes"],
  /** @param {number} ticket @param {number} name @param {number} size */
  tratt_own_file_pick: (ticket, name, size) => {
    const suggested = Bytes.text(name, size);
    OwnFile.answer(ticket, () => OwnFile.pick(suggested));
  },
  tratt_own_file_unlock__deps: ["$OwnFile"],
  /** @param {number} ticket */
  tratt_own_file_unlock: (ticket) => {
    OwnFile.answer(ticket, OwnFile.unlock);
  },
  tratt_own_file_write__deps: ["$OwnFile", "$Bytes"],
  /** @param {number} ticket @param {number} bytes @param {number} size */
  tratt_own_file_write: (ticket, bytes, size) => {
    const content = Bytes.copy(bytes, size);
    OwnFile.answer(ticket, () => OwnFile.write(content));
  },
  tratt_own_file_forget__deps: ["$OwnFile"],
  tratt_own_file_forget: () => OwnFile.forget(),
};
addToLibrary(OwnFileLibrary);
