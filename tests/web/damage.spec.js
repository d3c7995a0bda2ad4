// The browser's files are damaged on disk between two visits: the app opens, says so, and has all that was saved but at
// most the newest change; then both stores are whole again.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";
import { expect, test } from "./stand.js";
import { open_demo, root, saved } from "./pages.js";
import { add_contact, go } from "./records.js";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {(visit: (page: Page) => Promise<void>, before?: (page: Page) => Promise<unknown>) => Promise<void>} Visit */

test.setTimeout(180_000);

const restored = "Your data was damaged and has been restored";

/** @type {string} */
let profile;
/** @type {Visit} one run of the browser over that profile */
let visit;

test.beforeEach(async ({}, info) => {
  mkdirSync(path.join(root, "build/profiles"), { recursive: true });
  profile = mkdtempSync(path.join(root, "build/profiles/damage-"));
  const options = { ...info.project.use.launchOptions, locale: "en-GB", viewport: { width: 1200, height: 600 } };
  const base = String(info.project.use.baseURL);
  visit = async (action, before) => {
    const context = await chromium.launchPersistentContext(profile, { ...options, baseURL: base });
    const page = context.pages()[0] ?? (await context.newPage());
    await before?.(page);
    await action(page);
    await context.close();
  };
});

test.afterEach(() => rmSync(profile, { recursive: true, force: true }));

// ---- What is stored -------------------------------------------------------------------------------------------------

/**
 * The files of both stores as the browser has them, without the program: sizes by path.
 * @param {Page} page
 */
const stores = (page) =>
  page.evaluate(async () => {
    const base = "/tratt" + location.pathname.replace(/[^/]*$/, "");
    /** @type {Record<string, number>} */
    const first = {};
    /** @type {Record<string, number>} */
    const copy = {};
    const known = (await indexedDB.databases()).map(({ name }) => name);
    for (const folder of ["snapshot", "journal"]) {
      if (!known.includes(base + folder)) continue;
      const database = await /** @type {Promise<IDBDatabase>} */ (
        new Promise((resolve, reject) => {
          const request = indexedDB.open(base + folder);
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        })
      );
      await new Promise((resolve) => {
        const read = database.transaction("FILE_DATA").objectStore("FILE_DATA").openCursor();
        read.onsuccess = () => {
          if (!read.result) return resolve(undefined);
          const { key, value } = read.result;
          if (value.contents) first[String(key).slice("/tratt".length + base.length - 6)] = value.contents.length;
          read.result.continue();
        };
      });
      database.close();
    }
    const root = await navigator.storage.getDirectory();
    const home = await root.getDirectoryHandle(encodeURIComponent(base)).catch(() => undefined);
    for (const folder of ["snapshot", "journal"]) {
      const files = await home?.getDirectoryHandle(folder).catch(() => undefined);
      for await (const [name, entry] of files?.entries() ?? []) {
        copy[`${folder}/${name}`] = (await /** @type {FileSystemFileHandle} */ (entry).getFile()).size;
      }
    }
    return { first, copy };
  });

/** Waits until the copy holds what is stored, and that is something and not in repair. @param {Page} page */
async function both_whole(page) {
  await expect(async () => {
    const { first, copy } = await stores(page);
    expect(Object.keys(first)).not.toHaveLength(0);
    expect(Object.keys(first)).not.toContain("snapshot/in-repair");
    expect(copy).toEqual(first);
  }).toPass();
}

/** @param {Page} page */
const marker = (page) =>
  page.evaluate(() => localStorage.getItem(`tratt:${location.pathname.replace(/[^/]*$/, "")}:saved`));

/** @param {(name: string) => boolean} is_it @param {string} [below] @returns {string[]} files or folders of the profile */
function found(is_it, below = path.join(profile, "Default")) {
  return readdirSync(below, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(below, entry.name);
    if (is_it(file)) return [file];
    return entry.isDirectory() ? found(is_it, file) : [];
  });
}

// ---- Visits ---------------------------------------------------------------------------------------------------------

/** @param {Page} page */
async function fill(page) {
  await open_demo(page);
  await add_contact(page, 0, "Asta", "First");
  await add_contact(page, 0, "Bo", "Second");
  await add_contact(page, 0, "Cia", "Third");
  await saved(page);
  await both_whole(page);
}

/** @param {Page} page */
async function nothing_told(page) {
  await page.goto("./#/contacts");
  await expect(page.getByRole("main")).toBeVisible();
  await saved(page);
  await expect(page.getByText(restored)).toHaveCount(0);
}

/** @param {Page} page @param {string} name */
async function has_contact(page, name) {
  await page.goto("./#/contacts");
  await page.getByRole("searchbox").first().fill(name);
  await expect(page.getByRole("main").getByText(name).first()).toBeVisible();
}

/** @param {Page} page */
async function all_there(page) {
  for (const name of ["Asta First", "Bo Second", "Cia Third"]) await has_contact(page, name);
}

/**
 * After that damage everything is there and written back.
 * @param {() => void} damage
 * @param {boolean} [is_told] or the browser may have helped itself
 */
async function survives(damage, is_told = true) {
  /** @type {string | null} */
  let newest = null;
  await visit(async (page) => {
    await fill(page);
    newest = await marker(page);
    expect(newest).toMatch(/^[1-9]/);
  });
  damage();
  await visit(async (page) => {
    await page.goto("./#/contacts");
    if (is_told) await expect(page.getByText(restored, { exact: true })).toBeVisible();
    await all_there(page);
    await both_whole(page);
    await expect.poll(() => marker(page)).toBe(newest);
  });
  await visit(goes_on_whole);
}

/** @param {string} name of a file of the database */
function database_file(name) {
  const of_database = /IndexedDB.[^/]*\.indexeddb\.leveldb$/;
  const [file] = found((file) => of_database.test(path.dirname(file)) && path.basename(file).endsWith(name));
  return file;
}

/** Nothing is told, all is there, and with the next change both stores are whole. @param {Page} page */
async function goes_on_whole(page) {
  await nothing_told(page);
  await all_there(page);
  await add_contact(page, 0, "Dan", "Fourth");
  await saved(page);
  await both_whole(page);
}

test("one byte of the database's log is changed", async () => {
  await survives(() => {
    const log = database_file(".log");
    const bytes = readFileSync(log);
    bytes[Math.floor(bytes.length / 3)] ^= 0x10;
    writeFileSync(log, bytes);
  });
});

// Chromium then makes a database, which finds the log of the old one if that had the first number.
test("the database's file CURRENT is gone", async () => {
  await survives(() => rmSync(database_file("CURRENT")), false);
});

test("the whole database is gone", async () => {
  await survives(() => rmSync(found((file) => path.basename(file) === "IndexedDB")[0], { recursive: true }));
});

test("the second copy is gone, and is made anew by the next change", async () => {
  await visit(fill);
  const [folder] = found((file) => path.basename(file) === "File System");
  expect(existsSync(folder)).toBe(true);
  rmSync(folder, { recursive: true });
  await visit(goes_on_whole);
});

test("with both stores gone the app says so, and goes on saying it until something is saved", async () => {
  await visit(fill);
  for (const name of ["IndexedDB", "File System"])
    rmSync(found((file) => path.basename(file) === name)[0], { recursive: true });
  for (let i = 0; i < 2; i++) {
    await visit(async (page) => {
      await page.goto("./");
      await expect(page.getByText("What was stored here is gone", { exact: true })).toBeVisible();
    });
  }
  await visit(fill);
  await visit(nothing_told);
});

/** No database can be opened until it has been deleted. @param {Page} page */
const refuse_old_databases = (page) =>
  page.addInitScript(() => {
    const { open, deleteDatabase } = IDBFactory.prototype;
    const deleted = new Set();
    IDBFactory.prototype.open = function (name, version) {
      if (!name.startsWith("/tratt") || deleted.has(name)) return open.call(this, name, version);
      /** @type {any} */
      const request = new EventTarget();
      request.error = new DOMException("Internal error opening backing store for indexedDB.open.", "UnknownError");
      setTimeout(() => request.onerror({ target: request, preventDefault: () => {} }));
      return request;
    };
    IDBFactory.prototype.deleteDatabase = function (name) {
      deleted.add(name);
      return deleteDatabase.call(this, name);
    };
  });

test("a database that cannot be opened is made anew from the second copy", async () => {
  await visit(fill);
  await visit(async (page) => {
    await page.goto("./#/contacts");
    await expect(page.getByText(restored, { exact: true })).toBeVisible();
    await all_there(page);
  }, refuse_old_databases);
  await visit(goes_on_whole);
});

// Chromium neither opens nor deletes a database then, at no later visit either.
test("where no database can be opened at all the second copy is shown, and it is said that nothing is saved", async () => {
  await visit(fill);
  writeFileSync(database_file("CURRENT"), "MANIFEST-000099\n");
  for (let i = 0; i < 2; i++) {
    await visit(async (page) => {
      await page.goto("./#/contacts");
      await expect(page.getByText(/^The browser cannot store anything here now/)).toBeVisible();
      await expect(page.getByRole("status").filter({ hasText: "Nothing is saved" })).toBeVisible();
      await all_there(page);
      await add_contact(page, 0, "Lost", "Soul");
    });
  }
  rmSync(found((file) => path.basename(file) === "IndexedDB")[0], { recursive: true });
  await visit(async (page) => {
    await all_there(page);
    await both_whole(page);
  });
});

test("what is erased is erased from both stores and stays so", async () => {
  await visit(async (page) => {
    await fill(page);
    await go(page, "#/settings");
    await page.getByRole("button", { name: "Erase…" }).click();
    await page.getByRole("button", { name: "Erase everything" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Welcome to Tratt" })).toBeVisible();
    // A file may go while it is looked at.
    await expect(async () => expect(await stores(page)).toEqual({ first: {}, copy: {} })).toPass({ timeout: 20_000 });
    expect(await marker(page)).toBeFalsy();
  });
  rmSync(found((file) => path.basename(file) === "IndexedDB")[0], { recursive: true });
  await visit(async (page) => {
    await page.goto("./");
    await expect(page.getByRole("heading", { level: 1, name: "Welcome to Tratt" })).toBeVisible();
  });
});

test("where the browser has no private files there is no copy and no complaint", async ({ page }) => {
  /** @type {string[]} */
  const complaints = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.addInitScript(() => Object.defineProperty(window, "Worker", { value: undefined }));
  await open_demo(page);
  await page.reload();
  await saved(page);
  expect((await stores(page)).copy).toEqual({});
  expect(complaints).toEqual([]);
});

test("two copies of the app under one origin have copies of their own", async ({ page, context }) => {
  await context.route("**/some/other/**", (route) =>
    route.continue({ url: route.request().url().replace("/some/other/", "/some/folder/") }),
  );
  await open_demo(page);
  await both_whole(page);
  const there = await context.newPage();
  await there.goto(page.url().replace(/\/some\/folder\/.*/, "/some/other/"));
  await expect(there.getByRole("heading", { level: 1, name: "Welcome to Tratt" })).toBeVisible();
  expect(await stores(there)).toEqual({ first: {}, copy: {} });
  await there.getByRole("button", { name: "Start", exact: true }).click();
  await saved(there);
  await both_whole(there);
  await both_whole(page);
});

// Chromium looks at the room that is left only now and then, so it is small from the beginning of a visit.
test("the copy is not what eats the room: what it can do without goes before saving fails", async ({}, info) => {
  let usage = 0;
  await visit(async (page) => {
    await fill(page);
    usage = await page.evaluate(async () => {
      const base = "/tratt" + location.pathname.replace(/[^/]*$/, "");
      const home = await (await navigator.storage.getDirectory()).getDirectoryHandle(encodeURIComponent(base));
      const folder = await home.getDirectoryHandle("snapshot", { create: true });
      /** @type {[string, any][]} */
      const files = [
        ["manifest-000000000001.json", JSON.stringify({ manifest: { sequence: 0, chunks: [] } })],
        ["damaged-000000000001.txt", new Uint8Array(20e6)],
      ];
      for (const [name, content] of files) {
        const file = await (await folder.getFileHandle(name, { create: true })).createWritable();
        await file.write(content);
        await file.close();
      }
      return (await navigator.storage.estimate()).usage ?? 0;
    });
  });
  expect(usage).toBeGreaterThan(20e6);
  await visit(
    async (page) => {
      await page.addInitScript(() => {
        const { put } = IDBObjectStore.prototype;
        const ballast = new Uint8Array(46 * 65_536);
        for (let at = 0; at < ballast.length; at += 65_536) crypto.getRandomValues(ballast.subarray(at, at + 65_536));
        IDBObjectStore.prototype.put = function (value, key) {
          return put.call(this, value.contents ? { ...value, ballast } : value, key);
        };
      });
      await page.goto("./#/contacts");
      await add_contact(page, 0, "Eva", "Fifth");
      await saved(page);
      await expect
        .poll(async () => Object.keys((await stores(page)).copy))
        .not.toContain("snapshot/damaged-000000000001.txt");
    },
    async (page) => {
      const cdp = await page.context().newCDPSession(page);
      const { origin } = new URL(String(info.project.use.baseURL));
      await cdp.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: usage + 1e6 });
    },
  );
  await visit(async (page) => {
    await nothing_told(page);
    await has_contact(page, "Eva Fifth");
  });
});
