// What outlasts the page, on the stand: its note is one file in the journal.
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
