// What outlasts the page, on the stand: its note is one file in the journal.
import { readdirSync } from "node:fs";
import path from "node:path";
import { root } from "./pages.js";
import { expect, open_stand, test } from "./stand.js";

/** @typedef {import("@playwright/test").Page} Page */

test.use({ viewport: { width: 800, height: 700 } });

/** @param {Page} page @param {string} text */
async function write(page, text) {
  await page.getByRole("textbox", { name: "Note" }).fill(text);
  await page.getByRole("button", { name: "Save" }).click();
}

/** @param {Page} page @param {string} text */
const says = (page, text) => expect(page.getByRole("status")).toHaveText(text);

/** @param {Page} page */
const note = (page) => page.getByRole("textbox", { name: "Note" });

test("a reload finds what was saved", async ({ page, stand }) => {
  await open_stand(page, stand);
  await says(page, "persistent");
  await write(page, "first");
  await says(page, "saved");
  await write(page, "second");
  await says(page, "saved");
  await page.reload();
  await expect(note(page)).toHaveValue("second");
});

test("what was under way when the page was left is stored all the same, ten times of ten", async ({ page, stand }) => {
  await open_stand(page, stand);
  for (let i = 1; i <= 10; i++) {
    await says(page, "persistent"); // the page that was left may hold the lock a little longer
    await note(page).fill(`in flight ${i}`);
    const loaded = page.waitForEvent("load");
    await page.evaluate(() => {
      const buttons = [...document.querySelectorAll("button")];
      buttons.find((button) => button.textContent === "Save")?.click();
      location.reload();
    });
    await loaded;
    await expect(note(page)).toHaveValue(`in flight ${i}`);
  }
});

test("a second tab reads, says so, and stores nothing until the first is gone", async ({ page, context, stand }) => {
  await open_stand(page, stand);
  await write(page, "of the first");
  await says(page, "saved");
  const second = await context.newPage();
  await open_stand(second, stand);
  await says(second, "read-only");
  await expect(note(second)).toHaveValue("of the first");
  await write(second, "of the second");
  await says(second, "storage_read_only");
  await write(page, "of the first again");
  await says(page, "saved");
  await page.close();
  await says(second, "persistent");
  await expect(note(second)).toHaveValue("of the first again");
  await write(second, "of the second");
  await says(second, "saved");
  await second.reload();
  await expect(note(second)).toHaveValue("of the second");
});

test("a writer that was taken over cannot store any more", async ({ page, context, stand }) => {
  // Without locks, as where there is no secure context, the epoch alone decides.
  await context.addInitScript(() => Object.defineProperty(navigator, "locks", { value: undefined }));
  await open_stand(page, stand);
  await write(page, "of the first");
  await says(page, "saved");
  const second = await context.newPage();
  await open_stand(second, stand);
  await write(second, "of the second");
  await says(second, "saved");
  await write(page, "too late");
  await says(page, "read-only");
  await second.reload();
  await expect(note(second)).toHaveValue("of the second");
});

test("a lock that nobody holds is waited for, however long it takes to get", async ({ page, stand }) => {
  await page.addInitScript(() => {
    const { request } = LockManager.prototype;
    Object.assign(LockManager.prototype, {
      request: (
        /** @type {string} */ name,
        /** @type {LockOptions} */ options,
        /** @type {LockGrantedCallback<any>} */ use,
      ) => new Promise((late) => setTimeout(late, 600)).then(() => request.call(navigator.locks, name, options, use)),
    });
    const told = new Set();
    Object.assign(window, { told });
    const look = () => told.add(document.querySelector("[role=status]")?.textContent);
    new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
  });
  await open_stand(page, stand);
  await says(page, "persistent");
  expect(await page.evaluate(() => [.../** @type {any} */ (window).told])).not.toContain("read-only");
});

test("a page whose lock is stolen while it starts reads, and writes once the lock is free", async ({ page, stand }) => {
  await page.addInitScript(() => {
    const { request } = LockManager.prototype;
    let is_first = true;
    const steal = (/** @type {string} */ name) =>
      request.call(
        navigator.locks,
        name,
        { steal: true },
        () => new Promise((give) => Object.assign(window, { give })),
      );
    Object.assign(LockManager.prototype, {
      request: (
        /** @type {string} */ name,
        /** @type {LockOptions} */ options,
        /** @type {(lock: any) => unknown} */ use,
      ) =>
        request.call(navigator.locks, name, options, (lock) => {
          if (lock && is_first) steal(name);
          if (lock) is_first = false;
          return use(lock);
        }),
    });
  });
  await open_stand(page, stand);
  await says(page, "read-only");
  await page.evaluate(() => /** @type {any} */ (window).give());
  await says(page, "persistent");
  await write(page, "mine");
  await says(page, "saved");
});

test("a full disk is said, keeps the old content, and saving resumes", async ({ page, stand }) => {
  const cdp = await page.context().newCDPSession(page);
  const { origin } = new URL(stand);
  await cdp.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1_000_000 });
  await open_stand(page, stand);
  await write(page, "small");
  await says(page, "saved");
  await page.evaluate(() => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (value, key) {
      return put.call(this, { ...value, ballast: new Uint8Array(3e6) }, key);
    };
    /** @type {any} */ (window).lift = () => {
      IDBObjectStore.prototype.put = put;
    };
  });
  await write(page, "too much");
  await says(page, "storage_full");
  await page.evaluate(() => /** @type {any} */ (window).lift());
  await page.getByRole("button", { name: "Save" }).click();
  await says(page, "saved");
  await page.reload();
  await expect(note(page)).toHaveValue("too much");
});

test("where storage is denied the page runs in memory", async ({ page, stand }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "indexedDB", {
      get: () => {
        throw new DOMException("denied", "SecurityError");
      },
    });
  });
  await open_stand(page, stand);
  await says(page, "memory");
  await write(page, "lost with the page");
  await says(page, "saved");
});

test("two copies under one origin have files of their own", async ({ page, context, stand }) => {
  const other = stand.replace("/some/folder/", "/some/other/");
  await context.route("**/some/other/**", (route) =>
    route.continue({ url: route.request().url().replace("/some/other/", "/some/folder/") }),
  );
  await open_stand(page, stand);
  await write(page, "here");
  await says(page, "saved");
  const second = await context.newPage();
  await open_stand(second, other);
  await says(second, "persistent");
  await expect(note(second)).toHaveValue("");
});

test("every commit has a later time than the last, also when the clock stands still", async ({ page, stand }) => {
  await page.addInitScript(() => {
    const now = Date.now();
    Date.now = () => now;
  });
  await open_stand(page, stand);
  for (const text of ["one", "two", "three"]) {
    await write(page, text);
    await says(page, "saved");
  }
  await page.reload();
  await expect(note(page)).toHaveValue("three");
});

test("what is stored is later than the pieces of a writing that was interrupted, and those go", async ({
  page,
  stand,
}) => {
  /** The times of what is stored in the journal, by path. */
  const times = () =>
    page.evaluate(async () => {
      const request = indexedDB.open(`/tratt${location.pathname.replace(/[^/]*$/, "")}journal`);
      await new Promise((resolve) => (request.onsuccess = resolve));
      const read = request.result.transaction("FILE_DATA").objectStore("FILE_DATA").openCursor();
      /** @type {Record<string, number>} */
      const found = {};
      await new Promise((resolve) => {
        read.onsuccess = () => {
          if (!read.result) return resolve(undefined);
          const { timestamp } = read.result.value;
          if (timestamp) found[String(read.result.key).replace(/.*\//, "")] = timestamp.getTime();
          read.result.continue();
        };
      });
      request.result.close();
      return found;
    });
  await open_stand(page, stand);
  await write(page, "one");
  await says(page, "saved");
  const later = Date.now() + 86_400_000; // the clock was ahead then
  await page.evaluate(async (later) => {
    const base = `/tratt${location.pathname.replace(/[^/]*$/, "")}journal`;
    const request = indexedDB.open(base);
    await new Promise((resolve) => (request.onsuccess = resolve));
    const transaction = request.result.transaction("FILE_DATA", "readwrite");
    const piece = { timestamp: new Date(later), mode: 0o100666, contents: new Uint8Array(3) };
    transaction.objectStore("FILE_DATA").put(piece, `${base}/lost~${later}-0000`);
    await new Promise((resolve) => (transaction.oncomplete = resolve));
    request.result.close();
  }, later);
  await page.reload();
  await expect(note(page)).toHaveValue("one");
  await write(page, "two");
  await says(page, "saved");
  const stored = await times();
  expect(Object.keys(stored).filter((name) => name.includes("~"))).toEqual([]);
  expect(Math.max(...Object.values(stored))).toBeGreaterThan(later);
});

// ---- The second copy ------------------------------------------------------------------------------------------------

/** @param {Page} page @param {string} text */
const copy_is = (page, text) => expect(page.getByText(text, { exact: true })).toBeVisible();

/** Opens the folder of the copy, or of what is in it. @param {Page} page @param {string} file @param {string} content */
const overwrite_copy = (page, file, content) =>
  page.evaluate(
    async ([file, content]) => {
      const base = "/tratt" + location.pathname.replace(/[^/]*$/, "");
      let folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(encodeURIComponent(base));
      const parts = file.split("/");
      const name = parts.pop() ?? "";
      for (const part of parts) folder = await folder.getDirectoryHandle(part, { create: true });
      const writable = await (await folder.getFileHandle(name, { create: true })).createWritable();
      await writable.write(content);
      await writable.close();
    },
    [file, content],
  );

test("the check finds what is not as it should be, in either store", async ({ page, stand }) => {
  await open_stand(page, stand);
  await copy_is(page, "no copy");
  await write(page, "as it should be");
  await says(page, "saved");
  await copy_is(page, "copy is complete");
  await page.getByRole("button", { name: "Check" }).click();
  await says(page, "checked 1");

  await overwrite_copy(page, "journal/note", "as it should bE");
  await page.getByRole("button", { name: "Check" }).click();
  await says(page, "checked 1, bad copy of journal/note");
  await page.evaluate(async () => {
    const name = "/tratt" + location.pathname.replace(/[^/]*$/, "journal");
    const database = await /** @type {Promise<IDBDatabase>} */ (
      new Promise((resolve) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
      })
    );
    const store = database.transaction("FILE_DATA", "readwrite").objectStore("FILE_DATA");
    await new Promise((resolve) => (store.delete(`${name}/note`).onsuccess = resolve));
  });
  await page.getByRole("button", { name: "Check" }).click();
  await says(page, "checked 1, bad journal/note, bad copy of journal/note");

  // The first commit after opening compares, and puts the copy right.
  await write(page, "once more");
  await says(page, "saved");
  await page.reload();
  await write(page, "and again");
  await says(page, "saved");
  await copy_is(page, "copy is complete");
  await page.getByRole("button", { name: "Check" }).click();
  await says(page, "checked 1");
});

/** As make_site.mjs has named it. */
const copy_worker = () =>
  String(readdirSync(path.join(root, "build/stand")).find((name) => name.startsWith("storage-worker")));

/**
 * Speaks to workers of the copy as the page does; answers or the names of failures.
 * @param {Page} page
 * @param {[worker: number, act: string, message: object][]} questions one after the other
 */
const ask_workers = (page, questions) =>
  page.evaluate(async ([script, questions]) => {
    const bytes = (/** @type {any} */ puts) =>
      puts?.map((/** @type {any} */ [path, text]) => [path, new TextEncoder().encode(text)]);
    const workers = [new Worker(script), new Worker(script)];
    const answers = [];
    for (const [worker, act, message] of questions) {
      const puts = bytes(/** @type {any} */ (message).puts);
      workers[worker].postMessage({ act, base: "/tratt/of/the/test/", ...message, ...(puts && { puts }) });
      const { answer, failure } = await new Promise((resolve) => {
        workers[worker].onmessage = (event) => resolve(event.data);
      });
      answers.push(act === "load" ? answer.map((/** @type {any} */ [path]) => path).sort() : (failure?.name ?? answer));
    }
    workers.forEach((worker) => worker.terminate());
    return answers.map((answer) => answer ?? "done");
  }, /** @type {const} */ ([copy_worker(), questions]));

test("a writer that was suspended finds the copy taken over, and an older one does not get it", async ({
  page,
  stand,
}) => {
  await open_stand(page, stand);
  const put = { puts: [["journal/1", "a line"]], removals: [] };
  const answers = await ask_workers(page, [
    [0, "begin", { epoch: 7, is_new_era: false }],
    [0, "apply", put],
    [1, "begin", { epoch: 8, is_new_era: false }],
    [0, "apply", { puts: [], removals: ["journal/1"] }],
    [0, "begin", { epoch: 7, is_new_era: false }],
    [1, "load", {}],
    // Its databases were lost and count anew: having read the copy, it may go on with it.
    [0, "begin", { epoch: 1, is_new_era: true }],
    [1, "apply", put],
    [0, "apply", { puts: [["journal/2", "a line"]], removals: ["journal/1"] }],
    [0, "load", {}],
    [0, "erase", { epoch: 1 }],
    [0, "load", {}],
  ]);
  const over = "CopyTakenOver";
  expect(answers).toEqual([...[0, "done", 0, over, over, ["journal/1"], 0, over, "done", ["journal/2"], "done", []]]);
});

test("to make room the copy keeps the newest snapshot and the lines after it", async ({ page, stand }) => {
  await open_stand(page, stand);
  const manifest = (/** @type {number} */ sequence, /** @type {string} */ file) =>
    JSON.stringify({ v: 3, crc: "", manifest: { generation: 1, sequence, chunks: [{ file }] } });
  const needed = [
    ["journal/000000000030.jsonl", "x"],
    ["snapshot/contact-0000-000000000002.json", "x"],
    ["snapshot/history-000000000018.jsonl", "x"],
    ["snapshot/history-000000000025.jsonl", "x"],
    ["snapshot/manifest-000000000002.json", manifest(20, "contact-0000-000000000002.json")],
  ];
  const others = [
    ["snapshot/contact-0000-000000000001.json", "12345"],
    ["snapshot/damaged-000000000003.txt", "12345"],
    ["snapshot/history-000000000001.jsonl", "12345"],
    ["snapshot/manifest-000000000001.json", "12345"],
  ];
  const answers = await ask_workers(page, [
    [0, "begin", { epoch: 1, is_new_era: false }],
    [0, "apply", { puts: [...needed, ...others], removals: [] }],
    [0, "shed", {}],
    [0, "load", {}],
  ]);
  expect(answers.slice(2)).toEqual([20, needed.map(([path]) => path)]);
});
