// Keeps the second copy of the stored files, in the browser's private file system (OPFS): a folder for each copy of the
// app, in it the folders of the first store and a file "epoch" that says whose copy it is. The page
// (src/platform/web/keeping/copy.js) asks for one thing after the other and is answered in that order.
//
// Every change happens while the epoch file is held open alone, and only if it names this worker's writer: one that was
// suspended finds that out before it touches anything, and nobody becomes the writer in the middle of a change.

/**
 * @typedef {{ read(to: Uint8Array, options: { at: number }): number, write(from: Uint8Array, options: { at: number }): number, truncate(size: number): void, flush(): void, getSize(): number, close(): void }} Handle
 * @typedef {{ era: number, epoch: number, is_erased?: boolean }} Owner of the copy. An era begins when the copy has been
 *   read into a first store that was lost, or was erased: the epochs of the first store may have begun anew.
 * @typedef {[path: string, bytes: Uint8Array]} Content
 * @typedef {[path: string, size: number, sha256: string]} Print
 * @typedef {{ base: string }} Place
 * @typedef {{ epoch: number, is_new_era: boolean }} Claim
 * @typedef {{ puts: Content[], removals: string[] }} Change
 */

const folders = ["snapshot", "journal"];
const epoch_file = "epoch";
const hold_tries = 40;
const hold_pause_ms = 50;

/** @type {Owner | undefined} */
let own;

/** @param {string} name @param {string} message */
const failure = (name, message) => Object.assign(new Error(message), { name });

/** @param {unknown} error @param {string} name */
const is_named = (error, name) => error instanceof DOMException && error.name === name;

// ---- Files ----------------------------------------------------------------------------------------------------------

async function root() {
  const has_handles =
    typeof FileSystemFileHandle === "function" && "createSyncAccessHandle" in FileSystemFileHandle.prototype;
  if (!has_handles || !navigator.storage?.getDirectory) throw failure("CopyUnavailable", "no private file system");
  return navigator.storage.getDirectory();
}

/** @param {string} base */
const name_of_home = (base) => encodeURIComponent(base);

/** @param {Place} place */
const made_home = async (place) => (await root()).getDirectoryHandle(name_of_home(place.base), { create: true });

/** @template T @param {Promise<T>} found @returns {Promise<T | undefined>} undefined: there is none */
const unless_absent = (found) =>
  found.catch((error) => {
    if (is_named(error, "NotFoundError")) return undefined;
    throw error;
  });

// Another tab's worker may have the file for a moment, and that of a page that is going away a little longer.
/** @param {FileSystemDirectoryHandle} folder @param {string} name @returns {Promise<Handle>} */
async function hold(folder, name) {
  const file = /** @type {any} */ (await folder.getFileHandle(name, { create: true }));
  for (let tries_left = hold_tries; ; tries_left--) {
    try {
      return await file.createSyncAccessHandle();
    } catch (error) {
      if (tries_left === 0 || !is_named(error, "NoModificationAllowedError")) throw error;
      await new Promise((resolve) => setTimeout(resolve, hold_pause_ms));
    }
  }
}

// What a file has grown by is written after what it had, so that a kill in the middle costs no line that was there.
/** @param {Handle} handle @param {Uint8Array} bytes */
function fill(handle, bytes) {
  for (let at = 0; at < bytes.length;) {
    const written = handle.write(bytes.subarray(at), { at });
    if (written === 0) throw failure("QuotaExceededError", "nothing could be written");
    at += written;
  }
  handle.truncate(bytes.length);
  handle.flush();
}

/** @param {FileSystemDirectoryHandle} home @param {string} path @returns {[Promise<FileSystemDirectoryHandle>, string]} */
function locate(home, path) {
  const slash = path.indexOf("/");
  return [home.getDirectoryHandle(path.slice(0, slash), { create: true }), path.slice(slash + 1)];
}

/** @param {FileSystemDirectoryHandle} home @param {Content} content */
async function put(home, [path, bytes]) {
  const [folder, name] = locate(home, path);
  const handle = await hold(await folder, name);
  try {
    fill(handle, bytes);
  } finally {
    handle.close();
  }
}

/** @param {FileSystemDirectoryHandle} home @param {string} path */
async function remove(home, path) {
  const [folder, name] = locate(home, path);
  await unless_absent((await folder).removeEntry(name));
}

/** @param {FileSystemDirectoryHandle} home @returns {Promise<Map<string, File>>} by path */
async function files_in(home) {
  const files = new Map();
  for (const name of folders) {
    const folder = await unless_absent(home.getDirectoryHandle(name));
    if (!folder) continue;
    for await (const [file_name, entry] of folder.entries()) {
      if (entry.kind !== "file") continue;
      const file = await unless_absent(/** @type {FileSystemFileHandle} */ (entry).getFile());
      if (file) files.set(`${name}/${file_name}`, file);
    }
  }
  return files;
}

/** @param {File} file */
async function sha256_of(file) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// ---- The owner ------------------------------------------------------------------------------------------------------

/** @param {Handle} handle @returns {Owner} */
function read_owner(handle) {
  const bytes = new Uint8Array(handle.getSize());
  handle.read(bytes, { at: 0 });
  return parse_owner(new TextDecoder().decode(bytes));
}

/** @param {string} text @returns {Owner} */
function parse_owner(text) {
  try {
    const { era, epoch, is_erased } = JSON.parse(text);
    if (Number.isSafeInteger(era) && Number.isSafeInteger(epoch)) return { era, epoch, is_erased };
  } catch {
    // A file that has just been made is empty.
  }
  return { era: 0, epoch: 0 };
}

/** @param {Handle} handle @param {Owner} owner */
const write_owner = (handle, owner) => fill(handle, new TextEncoder().encode(JSON.stringify(owner)));

/** @template T @param {Place} place @param {(home: FileSystemDirectoryHandle, handle: Handle) => Promise<T>} action */
async function alone(place, action) {
  const home = await made_home(place);
  const handle = await hold(home, epoch_file);
  try {
    return await action(home, handle);
  } finally {
    handle.close();
  }
}

/** @template T @param {Place} place @param {(home: FileSystemDirectoryHandle) => Promise<T>} action */
const as_owner = (place, action) =>
  alone(place, async (home, handle) => {
    const owner = read_owner(handle);
    if (!own || owner.era !== own.era || owner.epoch !== own.epoch) {
      own = undefined;
      throw failure("CopyTakenOver", "another writer keeps the copy");
    }
    return action(home);
  });

// First it is said that there is nothing, then it is made so: half of a copy is never believed.
/** @param {FileSystemDirectoryHandle} home @param {Handle} handle @param {Owner} owner */
async function empty(home, handle, owner) {
  write_owner(handle, { ...owner, is_erased: true });
  for (const name of folders) await unless_absent(home.removeEntry(name, { recursive: true }));
  write_owner(handle, owner);
}

// ---- What the page may ask for ----------------------------------------------------------------------------------------

const acts = {
  // The whole copy. It is read without holding anything: at worst it is a little older than it is by then.
  /** @param {Place} place @returns {Promise<Content[]>} */
  load: async ({ base }) => {
    const home = await unless_absent((await root()).getDirectoryHandle(name_of_home(base)));
    if (!home) return [];
    const owner = await unless_absent(home.getFileHandle(epoch_file));
    if (owner && parse_owner(await (await owner.getFile()).text()).is_erased) return [];
    /** @type {Content[]} */
    const contents = [];
    for (const [path, file] of await files_in(home)) contents.push([path, new Uint8Array(await file.arrayBuffer())]);
    return contents;
  },

  /** @param {Place & Claim} claim @returns {Promise<number>} bytes that had to go to make room for it */
  begin: (claim) =>
    alone(claim, async (home, handle) => {
      const owner = read_owner(handle);
      if (!claim.is_new_era && claim.epoch < owner.epoch)
        throw failure("CopyTakenOver", "the copy is of a later writer");
      const next = { era: owner.era + (claim.is_new_era ? 1 : 0), epoch: claim.epoch };
      let freed = 0;
      try {
        write_owner(handle, next);
      } catch (error) {
        freed = await shed_from(home);
        if (freed === 0) throw error;
        write_owner(handle, next);
      }
      own = next;
      if (owner.is_erased) await empty(home, handle, own);
      return freed;
    }),

  /** @param {Place & { prints: Print[] }} message what the files should be */
  compare: (message) =>
    as_owner(message, async (home) => {
      const files = await files_in(home);
      const different = [];
      for (const [path, size, sha256] of message.prints) {
        const file = files.get(path);
        files.delete(path);
        if (file?.size !== size || (await sha256_of(file)) !== sha256) different.push(path);
      }
      return { different, extra: [...files.keys()] };
    }),

  // What comes new before what goes: lines that are moved are then there twice, and not in neither file.
  /** @param {Place & Change} message */
  apply: (message) =>
    as_owner(message, async (home) => {
      for (const content of message.puts) await put(home, content);
      for (const path of message.removals) await remove(home, path);
    }),

  /** @param {Place & { epoch: number }} message */
  erase: (message) =>
    alone(message, async (home, handle) => {
      own = { era: read_owner(handle).era + 1, epoch: message.epoch };
      await empty(home, handle, own);
    }),

  // Makes room: only the newest snapshot and the lines that come after it stay. Answers how many bytes that gave.
  /** @param {Place} place @returns {Promise<number>} */
  shed: (place) => as_owner(place, shed_from),
};

/** @param {FileSystemDirectoryHandle} home */
async function shed_from(home) {
  const files = await files_in(home);
  let freed = 0;
  for (const path of await dispensable(files)) {
    freed += files.get(path)?.size ?? 0;
    await remove(home, path);
  }
  return freed;
}

/** @param {Map<string, File>} files @returns {Promise<string[]>} paths */
async function dispensable(files) {
  const paths = [...files.keys()].sort();
  const newest = paths.findLast((path) => path.startsWith("snapshot/manifest-"));
  const text = await files.get(newest ?? "")?.text();
  if (!newest || !text) return [];
  const { sequence, chunks } = JSON.parse(text).manifest;
  const needed = new Set([newest]);
  for (const { file } of chunks) needed.add(`snapshot/${file}`);
  const histories = paths.filter((path) => path.startsWith("snapshot/history-"));
  histories.forEach((path, i) => {
    const next = histories[i + 1]; // a file is named by its first sequence
    if (!next || Number(/\d+/.exec(next)?.[0]) > sequence + 1) needed.add(path);
  });
  return paths.filter((path) => path.startsWith("snapshot/") && !needed.has(path));
}

// ---- Messages -------------------------------------------------------------------------------------------------------

/** @type {Promise<void>} */
let last = Promise.resolve();

/** @param {MessageEvent<any>} event of { ticket, act, base } and what the act takes */
const receive = (event) => {
  const { ticket, act } = /** @type {{ ticket: number, act: keyof typeof acts }} */ (event.data);
  last = last.then(async () => {
    try {
      postMessage({ ticket, answer: await acts[act](event.data) });
    } catch (error) {
      const { name, message } = /** @type {Error} */ (error);
      postMessage({ ticket, failure: { name, message } });
    }
  });
};

addEventListener("message", receive);
