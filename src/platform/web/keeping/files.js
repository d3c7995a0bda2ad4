// Storage: two IDBFS mounts, written one commit at a time. IDBFS copies a whole folder between memory and its database
// and must not be used while a file is being written, so nothing touches a mount but what is in here:
//   stage     keeps bytes beside the mount
//   commit    moves what is staged onto the mount, with rising times (IDBFS compares nothing else), and syncs that mount
// A Web Lock says which tab should write; an epoch in each database says which may, and is read in the transaction that
// stores, for a lock does not stop a writer that was suspended and goes on. The other tabs queue for the lock, so that
// the browser makes one of them the writer when that one is gone; a tab that waits for it in vain steals the lock.

/**
 * @typedef {object} StorageFolder
 * @property {string} path of the mount, which is the name of the database too
 * @property {any} mount
 * @property {Map<string, Uint8Array | null>} staged by name; null: to be removed
 * @property {Map<string, Uint8Array | null>} flying in the commit under way
 * @property {Record<string, unknown> | null} stored what IDBFS compares the mount with, as this tab, the only writer, left
 *   it; null: to be listed, in a transaction of its own
 */

const FilesLibrary = {
  $Files__deps: ["$FS", "$IDBFS", "$MEMFS", "$Bytes", "$Channel", "$Copy", "$Guard", "$Pieces"],
  $Files: {
    persistent: 0,
    read_only: 1,
    memory: 2,
    mode: 2,
    /** @type {Record<string, StorageFolder>} in the order in which a commit stores them */
    folders: {},
    store: "FILE_DATA",
    epoch_key: "epoch", // it has no time stamp, so IDBFS does not see it
    epoch: 0,
    last_time: 0,
    parting_ms: 15,
    reload_ms: 150, // a page that is being reloaded holds the lock for a moment: all need not be read twice
    is_taken_over: false,
    is_released: false, // for good
    release_lock: () => {},
    /** @type {AbortController | null} */
    waiting: null, // for the lock
    is_checked: false, // the sync under way has stored something, as the writer
    is_busy: false,
    /** @type {Promise<void> | null} */
    running: null,
    /** @type {number[]} */
    tickets: [],

    // Several copies of the app may lie under one origin; each has its own files.
    base: () => "/tratt" + location.pathname.replace(/[^/]*$/, ""),

    open: async () => {
      for (const name of ["snapshot", "journal"]) {
        Files.folders[name] = {
          path: Files.base() + name,
          mount: null,
          staged: new Map(),
          flying: new Map(),
          stored: null,
        };
      }
      try {
        const may_write = await Files.hold({ signal: Files.aborted_where_held() });
        const is_newest = may_write && (await Files.take_epoch());
        await Files.load_stored();
        const is_writer = is_newest && !Files.is_taken_over;
        if (is_writer) Files.guard();
        else Files.release_lock(); // or it would wait for itself
        Files.mode = is_writer ? Files.persistent : Files.read_only;
      } catch (error) {
        console.warn("Nothing can be stored here:", error);
        Files.mode = Files.memory;
        await Files.load(MEMFS);
      }
      Guard.listen(window, "pagehide", Files.save_at_once);
      Module["stored_files"] = Files.everything;
      Channel.open();
      Guard.run(() => {
        _tratt_ready();
        Module["on_ready"]();
      }, undefined);
      if (Files.mode === Files.read_only) Files.wait_for_turn().catch(Guard.die);
    },

    // Aborted when a tab holds the lock after that time. On a busy machine the lock of nobody may take longer to get.
    // The timer holds the signal: one of AbortSignal.timeout() may be collected before it has told anybody.
    /** @returns {AbortSignal} */
    aborted_where_held: () => {
      const controller = new AbortController();
      const look = async () => {
        const { held } = await navigator.locks.query();
        if (held?.some(({ name }) => name === Files.base())) controller.abort();
        else wait();
      };
      const wait = () => setTimeout(() => look().catch(() => controller.abort()), Files.reload_ms);
      wait();
      return controller.signal;
    },

    // Answers when the lock is held, or cannot be. Without locks (no secure context) the epoch alone decides.
    /** @param {LockOptions} options @returns {Promise<boolean>} */
    hold: (options) =>
      new Promise((resolve, reject) => {
        if (!navigator.locks) return resolve(true);
        let is_held = false;
        navigator.locks
          .request(Files.base(), options, (lock) => {
            is_held = lock !== null;
            resolve(is_held);
            return lock && new Promise((release) => (Files.release_lock = () => release(undefined)));
          })
          .catch((error) => {
            if (is_held) Files.step_down();
            else if (options.signal?.aborted) resolve(false);
            else reject(error);
          });
      }),

    wait_for_turn: async () => {
      if (!navigator.locks || Files.is_released) return;
      const waiting = (Files.waiting = new AbortController());
      if (await Files.hold({ signal: waiting.signal })) await Files.lead();
    },

    take_over: async () => {
      Files.waiting?.abort();
      if (await Files.hold({ steal: true })) await Files.lead();
    },

    // What this tab staged as an earlier writer is void: the program carries it out anew.
    lead: async () => {
      await Files.running;
      if (!(await Files.take_epoch())) {
        Files.release_lock();
        return Files.wait_for_turn();
      }
      for (const folder of Object.values(Files.folders)) [folder.staged, folder.flying] = [new Map(), new Map()];
      Files.is_taken_over = false;
      await Files.load_stored();
      Files.guard();
      Files.change_mode(Files.persistent);
    },

    step_down: () => {
      Files.is_taken_over = true;
      if (Files.mode !== Files.persistent) return;
      Files.change_mode(Files.read_only);
      Files.release_lock();
      Files.wait_for_turn().catch(Guard.die);
    },

    release: () => {
      Files.is_released = true;
      Files.waiting?.abort();
      Files.release_lock();
      Files.mode = Files.read_only;
    },

    // The program is told when its commits have been answered.
    /** @param {number} mode */
    change_mode: async (mode) => {
      Files.mode = mode;
      await Files.running;
      Guard.run(() => _tratt_storage_mode(), undefined);
    },

    // Between its listing and its reading by this tab the writer may remove a file, or write it in other pieces: then
    // everything is read anew.
    load_stored: async () => {
      for (let tries_left = 5; ; tries_left--) {
        try {
          await Files.load(IDBFS);
          if (tries_left === 0 || Object.values(Files.folders).every(({ path }) => Pieces.are_there(path))) return;
        } catch (error) {
          if (tries_left === 0) throw error;
        }
      }
    },

    // The journal before the snapshot: what the writer moves meanwhile is then seen twice, and not in neither.
    /** @param {any} type */
    load: async (type) => {
      for (const folder of Object.values(Files.folders).reverse()) {
        if (folder.mount) FS.unmount(folder.path);
        FS.mkdirTree(folder.path);
        folder.mount = FS.mount(type, {}, folder.path).mount;
        if (type !== IDBFS) continue;
        await Files.sync(folder, true);
        for (const name of Pieces.names(folder.path)) {
          Files.last_time = Math.max(Files.last_time, Number(FS.stat(`${folder.path}/${name}`).mtime));
        }
        Pieces.drop_orphans(folder.path);
      }
    },

    /** @param {StorageFolder} folder @param {boolean} is_load @returns {Promise<void>} */
    sync: (folder, is_load) =>
      new Promise((resolve, reject) => {
        const stored = is_load ? null : folder.stored;
        folder.stored = null; // until this has succeeded
        const done = (/** @type {unknown} */ error) => {
          if (error) Files.give_up_transactions(); // or the files that did not fail are stored
          if (error || (Files.is_taken_over && !is_load)) return reject(error);
          folder.stored = Files.list_mount(folder).entries;
          resolve();
        };
        if (!stored) return IDBFS.syncfs(folder.mount, is_load, done);
        const remote = { type: "remote", db: Files.database(folder), entries: stored };
        IDBFS.reconcile(Files.list_mount(folder), remote, done);
      }),

    /** @param {StorageFolder} folder @returns {any} as IDBFS has it */
    list_mount: (folder) => {
      let listed;
      IDBFS.getLocalSet(folder.mount, (/** @type {unknown} */ error, /** @type {unknown} */ local) => {
        if (error) throw error;
        listed = local;
      });
      return listed;
    },

    /** @param {StorageFolder} folder @returns {string[]} */
    names: (folder) => Pieces.names(folder.path).filter((/** @type {string} */ name) => !Pieces.is_piece(name)),

    /** @param {StorageFolder} folder @returns {IDBDatabase | undefined} */
    database: (folder) => IDBFS.dbs[folder.path],

    /** @param {StorageFolder} folder @returns {Promise<IDBDatabase>} */
    open_database: (folder) =>
      Files.get_database(folder).catch(async (/** @type {unknown} */ error) => {
        await Copy.renew_database(folder.path, error);
        return Files.get_database(folder);
      }),

    /** @param {StorageFolder} folder @returns {Promise<IDBDatabase>} */
    get_database: (folder) =>
      new Promise((resolve, reject) => {
        IDBFS.getDB(folder.path, (/** @type {unknown} */ error, /** @type {IDBDatabase} */ database) =>
          error ? reject(error) : resolve(database),
        );
      }),

    // From now on this tab's epoch is the newest, and every transaction of this tab that stores makes sure it still is.
    // Before anything is loaded, or an older writer could store what this tab then does not know. The snapshot gives the
    // epoch; a newer one in the journal is of a tab that came later and was faster.
    /** @returns {Promise<boolean>} false: overtaken */
    take_epoch: async () => {
      const [snapshot, journal] = await Promise.all(Object.values(Files.folders).map(Files.open_database));
      const seen = await Files.raise_epoch(journal, 0, 0);
      Files.epoch = await Files.raise_epoch(snapshot, seen, 1);
      return (await Files.raise_epoch(journal, Files.epoch, 0)) === Files.epoch;
    },

    /** @param {IDBDatabase} database @param {number} least @param {number} step @returns {Promise<number>} what it is now */
    raise_epoch: (database, least, step) =>
      new Promise((resolve, reject) => {
        const transaction = IDBDatabase.prototype.transaction.call(database, [Files.store], "readwrite", {
          durability: "strict",
        });
        const store = transaction.objectStore(Files.store);
        const read = store.get(Files.epoch_key);
        let epoch = 0;
        read.onsuccess = () => {
          epoch = Math.max(read.result?.epoch ?? 0, least) + step;
          store.put({ epoch }, Files.epoch_key);
        };
        transaction.oncomplete = () => resolve(epoch);
        transaction.onabort = () => reject(transaction.error);
      }),

    /** @type {IDBTransaction[]} not yet complete */
    transactions: [],

    guard: () => Object.values(Files.folders).forEach((folder) => Files.guard_writes(IDBFS.dbs[folder.path])),

    // IDBFS opens its transactions itself, with relaxed durability and no check.
    /** @param {IDBDatabase} database */
    guard_writes: (database) => {
      database.transaction = (stores, mode, options) => {
        const wishes = mode === "readwrite" ? { ...options, durability: /** @type {const} */ ("strict") } : options;
        const transaction = IDBDatabase.prototype.transaction.call(database, stores, mode, wishes);
        const forget = () => Files.transactions.splice(Files.transactions.indexOf(transaction), 1);
        Files.transactions.push(transaction);
        transaction.addEventListener("complete", forget);
        transaction.addEventListener("abort", forget);
        if (mode !== "readwrite") return transaction;
        const read = transaction.objectStore(Files.store).get(Files.epoch_key);
        read.onsuccess = () => {
          Files.is_checked = read.result?.epoch === Files.epoch;
          if (Files.is_checked) return;
          Files.step_down();
          transaction.abort();
        };
        return transaction;
      };
    },

    // ---- reading and staging --------------------------------------------------------------------------------------

    /** @param {string} path @returns {[StorageFolder, string]} */
    locate: (path) => {
      const slash = path.indexOf("/");
      return [Files.folders[path.slice(0, slash)], path.slice(slash + 1)];
    },

    /** @param {string} path @returns {Uint8Array | null} */
    read: (path) => {
      const [folder, name] = Files.locate(path);
      const staged = folder.staged.get(name) ?? (folder.staged.has(name) ? null : folder.flying.get(name));
      if (staged || folder.staged.has(name) || folder.flying.has(name)) return staged ?? null;
      return FS.analyzePath(`${folder.path}/${name}`).exists ? Pieces.whole(`${folder.path}/${name}`) : null;
    },

    /** @param {string} folder_name @returns {string[]} */
    list: (folder_name) => {
      const folder = Files.folders[folder_name];
      const names = new Set(Files.names(folder));
      for (const changes of [folder.flying, folder.staged]) {
        for (const [name, bytes] of changes) {
          if (bytes) names.add(name);
          else names.delete(name);
        }
      }
      return [...names].sort();
    },

    /** @param {string} path @param {Uint8Array | null} bytes */
    stage: (path, bytes) => {
      const [folder, name] = Files.locate(path);
      folder.staged.set(name, bytes);
    },

    // ---- committing -----------------------------------------------------------------------------------------------

    /** @param {number} ticket */
    commit: (ticket) => {
      Files.tickets.push(ticket);
      if (!Files.is_busy) Files.running = Files.run();
    },

    run: async () => {
      Files.is_busy = true;
      while (Files.tickets.length > 0) {
        await Promise.resolve(); // never answered from within the call
        const tickets = Files.tickets.splice(0);
        let [code, reason] = await Files.store_staged();
        if (code === 1 && (await Copy.make_room())) [code, reason] = await Files.store_staged();
        for (const ticket of tickets) {
          Guard.run(() => _tratt_committed(ticket, code, Bytes.send_text(reason)), undefined);
        }
      }
      Files.is_busy = false;
    },

    // All of it leaves together: what is staged for the journal while the snapshot is stored may rest on what is staged for
    // the snapshot then.
    /** @returns {Promise<[number, string]>} a CommitCode and the browser's words */
    store_staged: async () => {
      if (Files.mode === Files.read_only) return Files.is_taken_over ? [3, ""] : [2, ""];
      const folders = Object.values(Files.folders);
      for (const folder of folders) [folder.flying, folder.staged] = [folder.staged, new Map()];
      const stored = new Map();
      try {
        for (const [folder_name, folder] of Object.entries(Files.folders)) {
          if (folder.flying.size === 0) continue;
          Files.write(folder, await Files.store_pieces(folder));
          if (Files.mode === Files.persistent) await Files.store_mount(folder);
          for (const [name, bytes] of folder.flying) stored.set(`${folder_name}/${name}`, bytes);
          folder.flying = new Map();
        }
      } catch (error) {
        for (const folder of folders) {
          folder.staged = new Map([...folder.flying, ...folder.staged]);
          folder.flying = new Map();
        }
        if (Files.is_taken_over) return [3, ""];
        const { name, message } = /** @type {Error} */ (error ?? {});
        return [name === "QuotaExceededError" ? 1 : 4, [name, message].filter(Boolean).join(": ")];
      }
      if (Files.mode === Files.persistent) Copy.committed(stored);
      return [0, ""];
    },

    // IDBFS stores nothing where the times are equal. Those of this tab never are: they are a newer writer's.
    /** @param {StorageFolder} folder */
    store_mount: async (folder) => {
      Files.is_checked = false;
      await Files.sync(folder, false);
      if (Files.is_checked || [...folder.flying.values()].every((bytes) => !bytes)) return;
      Files.step_down();
      throw new Error("a newer writer has stored");
    },

    /** @param {StorageFolder} folder @returns {Promise<Map<string, Uint8Array>>} what the files themselves then say */
    store_pieces: async (folder) => {
      const headers = new Map();
      if (Files.mode !== Files.persistent) return headers;
      for (const [name, bytes] of folder.flying) {
        if (!bytes || bytes.length <= Pieces.most_bytes) continue;
        const { header, pieces } = Pieces.cut(`${folder.path}/${name}`, bytes, Files.next_time());
        for (const [path, piece] of pieces) {
          Files.put(path, piece());
          await Files.store_piece(folder);
        }
        headers.set(name, header);
      }
      return headers;
    },

    // What has been stored of a file that cannot be stored as a whole would take up room for nothing.
    /** @param {StorageFolder} folder */
    store_piece: async (folder) => {
      try {
        await Files.store_mount(folder);
      } catch (error) {
        Pieces.drop_orphans(folder.path);
        await Files.sync(folder, false).catch(() => {});
        throw error;
      }
    },

    /** @param {StorageFolder} folder @param {Map<string, Uint8Array>} headers of files that are in pieces */
    write: (folder, headers) => {
      for (const [name, bytes] of folder.flying) {
        const path = `${folder.path}/${name}`;
        if (bytes) Files.put(path, headers.get(name) ?? bytes);
        else if (FS.analyzePath(path).exists) FS.unlink(path);
      }
      Pieces.drop_orphans(folder.path);
    },

    next_time: () => (Files.last_time = Math.max(Date.now(), Files.last_time + 1)),

    /** @param {string} path on a mount @param {Uint8Array} bytes */
    put: (path, bytes) => {
      FS.writeFile(path, bytes, { canOwn: true });
      FS.utime(path, Files.next_time(), Files.last_time);
    },

    // The page is being left and nothing asynchronous will be finished: the records are put directly, as IDBFS would,
    // and committed at once. That leaves no time to read the epoch first, so it is done only under the lock. Nothing is
    // removed: of two databases one may arrive alone, without what the other was to hold instead.
    save_at_once: () => {
      if (Files.mode !== Files.persistent || !navigator.locks) return;
      Files.give_up_transactions();
      let is_waiting = false;
      for (const folder of Object.values(Files.folders)) {
        const changes = new Map([...folder.flying, ...folder.staged]);
        const database = Files.database(folder);
        if (changes.size === 0 || !database) continue;
        folder.stored = null;
        const transaction = IDBDatabase.prototype.transaction.call(database, [Files.store], "readwrite", {
          durability: "strict",
        });
        const store = transaction.objectStore(Files.store);
        for (const [name, contents] of changes) {
          const timestamp = new Date(Files.next_time());
          if (contents) store.put({ timestamp, mode: 0o100666, contents }, `${folder.path}/${name}`);
        }
        transaction.commit();
        is_waiting = true;
      }
      // The storage lies in another process, which drops what it has not begun when this page is gone.
      const until = performance.now() + Files.parting_ms;
      while (is_waiting && performance.now() < until);
    },

    // A transaction under way would be waited for, and with the page all that wait are lost.
    give_up_transactions: () => {
      for (const transaction of [...Files.transactions]) {
        try {
          transaction.abort();
        } catch {
          // It has just ended by itself.
        }
      }
    },

    // For the crash page: what is stored, and what was on its way.
    /** @returns {Map<string, Uint8Array>} */
    everything: () => {
      const files = new Map();
      for (const [folder_name, folder] of Object.entries(Files.folders)) {
        for (const name of Files.names(folder))
          files.set(`${folder_name}/${name}`, Pieces.whole(`${folder.path}/${name}`));
        for (const [name, bytes] of [...folder.flying, ...folder.staged]) {
          if (bytes) files.set(`${folder_name}/${name}`, bytes);
        }
      }
      return files;
    },
  },

  tratt_files_open__deps: ["$Files"],
  tratt_files_open: () => {
    Files.open().catch(Guard.die);
  },
  tratt_files_mode__deps: ["$Files"],
  tratt_files_mode: () => Files.mode,

  tratt_files_read__deps: ["$Files", "$Bytes"],
  /** @param {number} path @param {number} size */
  tratt_files_read: (path, size) => {
    const bytes = Files.read(Bytes.text(path, size));
    return bytes ? Bytes.answer(bytes) : -1;
  },

  tratt_files_list__deps: ["$Files", "$Bytes"],
  /** @param {number} folder @param {number} size */
  tratt_files_list: (folder, size) => Bytes.answer_text(Files.list(Bytes.text(folder, size)).join("\n")),

  tratt_files_stage__deps: ["$Files", "$Bytes"],
  /** @param {number} path @param {number} path_size @param {number} bytes @param {number} size */
  tratt_files_stage: (path, path_size, bytes, size) =>
    Files.stage(Bytes.text(path, path_size), Bytes.copy(bytes, size)),

  tratt_files_stage_remove__deps: ["$Files", "$Bytes"],
  /** @param {number} path @param {number} size */
  tratt_files_stage_remove: (path, size) => Files.stage(Bytes.text(path, size), null),

  tratt_files_commit__deps: ["$Files"],
  /** @param {number} ticket */
  tratt_files_commit: (ticket) => Files.commit(ticket),

  tratt_files_take_over__deps: ["$Files", "$Guard"],
  tratt_files_take_over: () => {
    Files.take_over().catch(Guard.die);
  },
  tratt_files_release__deps: ["$Files"],
  tratt_files_release: () => Files.release(),
};
addToLibrary(FilesLibrary);
