// Starts the program and stands in for it while it cannot draw: progress, no WebGL 2, an old browser, a failed load, a
// crash. Everything here works without the program, the export of what is stored too.
import { MissingPart, can_add_code, create_program } from "./program.js";
import { zip } from "./zip.js";

const words = {
  en: {
    starting: ["Starting Tratt", "", ""],
    no_webgl: [
      "This browser cannot draw Tratt",
      "Tratt draws its pages with WebGL 2, and that is missing or switched off here. Turn on hardware acceleration in the browser's settings, or use an up-to-date Chrome, Edge or Firefox.",
      "What is saved in this browser stays there, and you can download it.",
    ],
    old: [
      "This browser is too old",
      "Update the browser and open this page again.",
      "What is saved in this browser stays there, and you can download it.",
    ],
    load: [
      "Tratt could not be loaded",
      "A part of the program did not arrive. Check the connection and try again.",
      "What is saved in this browser stays there, and you can download it.",
    ],
    crash: [
      "Tratt has stopped",
      "An error in the program has stopped it, so that it cannot damage anything. Reload to go on.",
      "Every change that was shown as saved is safe in this browser. A change made in the last moments may be missing.",
    ],
    reload: "Reload",
    export_files: "Download what is stored",
    details: "Details for a bug report",
    nothing: "Nothing is stored in this browser.",
    exported: (/** @type {number} */ count) => `Downloaded: ${count} files.`,
    failed: (/** @type {string} */ reason) => `The stored files could not be read: ${reason}`,
  },
  sv: {
    starting: ["Startar Tratt", "", ""],
    no_webgl: [
      "Webbläsaren kan inte rita Tratt",
      "Tratt ritar sina sidor med WebGL 2, som saknas eller är avstängt här. Slå på maskinvaruacceleration i webbläsarens inställningar, eller använd en aktuell Chrome, Edge eller Firefox.",
      "Det som är sparat i webbläsaren ligger kvar, och du kan ladda ner det.",
    ],
    old: [
      "Webbläsaren är för gammal",
      "Uppdatera webbläsaren och öppna sidan igen.",
      "Det som är sparat i webbläsaren ligger kvar, och du kan ladda ner det.",
    ],
    load: [
      "Tratt kunde inte läsas in",
      "En del av programmet kom inte fram. Kontrollera anslutningen och försök igen.",
      "Det som är sparat i webbläsaren ligger kvar, och du kan ladda ner det.",
    ],
    crash: [
      "Tratt har stannat",
      "Ett fel i programmet har stoppat det, så att det inte kan skada något. Läs in sidan igen för att fortsätta.",
      "Alla ändringar som visades som sparade är säkra i webbläsaren. En ändring från de sista ögonblicken kan saknas.",
    ],
    reload: "Läs in igen",
    export_files: "Ladda ner det som är sparat",
    details: "Uppgifter för en felrapport",
    nothing: "Inget är sparat i webbläsaren.",
    exported: (/** @type {number} */ count) => `Nedladdat: ${count} filer.`,
    failed: (/** @type {string} */ reason) => `De sparade filerna kunde inte läsas: ${reason}`,
  },
};

/** @typedef {"starting" | "no_webgl" | "old" | "load" | "crash"} Notice */

const folder = location.pathname.replace(/[^/]*$/, "");

/** @param {string} key as the program stores it */
function preference(key) {
  try {
    return localStorage.getItem(`tratt:${folder}:${key}`);
  } catch {
    return null;
  }
}

const language = (preference("language") ?? navigator.language).startsWith("sv") ? "sv" : "en";
const text = words[language];

/** @param {string} id */
const element = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

const parts = create_program();

/**
 * @type {{ on_crash: (error: unknown) => void, on_ready: () => void, on_no_webgl: () => void,
 *   instantiateWasm?: Awaited<ReturnType<typeof parts.instantiate>>, stored_files?: () => Map<string, Uint8Array> }}
 */
const program = {
  on_crash: (error) => fail(error instanceof MissingPart ? "load" : "crash", error),
  on_no_webgl: () => fail("no_webgl"),
  on_ready: () => {
    element("notice").hidden = true;
    performance.mark("tratt:usable");
    parts.complete().catch(() => {}); // what needs it asks again, and so does the next visit
  },
};

/** @param {Notice} notice */
function show(notice) {
  const [title, explanation, safe] = text[notice];
  const is_progress = notice === "starting";
  document.documentElement.lang = language;
  element("notice-title").textContent = title;
  element("notice-text").textContent = explanation;
  element("notice-safe").textContent = safe;
  element("notice-progress").hidden = !is_progress;
  element("notice-main").hidden = is_progress || notice === "no_webgl" || notice === "old";
  element("notice-export").hidden = is_progress;
  element("notice").hidden = false;
}

let has_failed = false;

/** @param {Notice} notice @param {unknown} [error] */
function fail(notice, error) {
  if (has_failed) return; // what fails later fails because of it
  has_failed = true;
  show(notice);
  element("canvas").hidden = true;
  element("mirror").hidden = true;
  document.title = `${text[notice][0]} – Tratt`;
  if (error === undefined) return;
  console.error(error);
  element("notice-details").hidden = false;
  const { name, message, stack } = /** @type {Error} */ (error ?? {});
  element("notice-trace").textContent = [name && `${name}: ${message}`, stack ?? String(error), navigator.userAgent]
    .filter(Boolean)
    .join("\n");
  element("notice-main").focus();
}

/**
 * Large files lie in pieces (src/platform/web/keeping/files.js), which are put together. What is not whole is left as it lies.
 * @param {Map<string, Uint8Array>} stored
 */
async function join_pieces(stored) {
  for (const [name, header] of [...stored]) {
    if (header[0] !== "~".charCodeAt(0) || name.includes("~")) continue;
    const [when, count] = new TextDecoder().decode(header).slice(1).split(" ");
    const names = Array.from({ length: Number(count) }, (_, i) => `${name}~${when}-${String(i).padStart(4, "0")}`);
    const pieces = names.flatMap((piece) => stored.get(piece) ?? []);
    if (pieces.length < names.length) continue;
    stored.set(name, new Uint8Array(await new Blob(/** @type {BlobPart[]} */ (pieces)).arrayBuffer()));
    for (const piece of names) stored.delete(piece);
  }
  return stored;
}

/** @param {string} name @returns {Promise<Map<string, Uint8Array>>} the files of one of the program's databases */
async function files_in(name) {
  const files = new Map();
  const known = await indexedDB.databases();
  if (!known.some((database) => database.name === name)) return files;
  const database = await /** @type {Promise<IDBDatabase>} */ (
    new Promise((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    })
  );
  await new Promise((resolve, reject) => {
    const request = database.transaction("FILE_DATA").objectStore("FILE_DATA").openCursor();
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const cursor = request.result;
      if (!cursor) return resolve(undefined);
      if (cursor.value.contents) files.set(String(cursor.key).slice(`/tratt${folder}`.length), cursor.value.contents);
      cursor.continue();
    };
  });
  database.close();
  return join_pieces(files);
}

async function stored_files() {
  try {
    const files = program.stored_files?.();
    if (files) return files;
  } catch (error) {
    console.warn(error); // the program's own copy is damaged; the databases are not
  }
  const parts = await Promise.all(["snapshot", "journal"].map((name) => files_in(`/tratt${folder}${name}`)));
  return new Map(parts.flatMap((part) => [...part]));
}

async function export_files() {
  const result = element("notice-result");
  try {
    const files = await stored_files();
    if (files.size === 0) {
      result.textContent = text.nothing;
      return;
    }
    const link = document.createElement("a");
    link.href = URL.createObjectURL(zip(files));
    link.download = `tratt-${new Date().toISOString().slice(0, 10)}.zip`;
    link.click();
    result.textContent = text.exported(files.size);
  } catch (error) {
    result.textContent = text.failed(String(error));
  }
}

/** Whether the app has been open here before: then the first screen may be any. @returns {Promise<boolean>} */
async function is_known_here() {
  try {
    const known = await indexedDB.databases();
    return known.some(({ name }) => name?.startsWith(`/tratt${folder}`));
  } catch {
    return false; // the browser keeps nothing, or does not tell
  }
}

/** A newer build that waits may have what is missing here. */
async function reload() {
  try {
    const waiting = (await navigator.serviceWorker.getRegistration())?.waiting;
    if (waiting) {
      navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
      return waiting.postMessage({ app: "tratt", type: "take_over" });
    }
  } catch {
    // there are no service workers here
  }
  location.reload();
}

function is_old() {
  const needed = [globalThis.WebAssembly, globalThis.OffscreenCanvas, Intl.Segmenter, Array.prototype.findLast];
  return needed.some((feature) => !feature) || !("inert" in HTMLElement.prototype) || !can_add_code();
}

async function start() {
  const theme = preference("theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  element("notice-main").textContent = text.reload;
  element("notice-export").textContent = text.export_files;
  element("notice-summary").textContent = text.details;
  element("notice-main").addEventListener("click", reload);
  element("notice-export").addEventListener("click", export_files);

  show("starting");
  if (is_old()) return fail("old");
  if (!document.createElement("canvas").getContext("webgl2")) return fail("no_webgl");
  try {
    const code = parts.instantiate(is_known_here());
    const [{ default: create }, instantiate] = await Promise.all([import("./tratt.js"), code]);
    program.instantiateWasm = instantiate;
    await create(program);
  } catch (error) {
    fail("load", error);
  }
}

start();
