// A person who is erased is gone from everything this browser keeps.
import { test, expect } from "@playwright/test";
import { open, saved } from "./pages.js";
import { add_contact, go, start_empty } from "./records.js";

/** @typedef {import("@playwright/test").Page} Page */

/**
 * Where any of the words stands in what the page can have stored.
 * @param {Page} page @param {string[]} words
 * @returns {Promise<string[]>}
 */
const places_of = (page, words) =>
  page.evaluate(async (words) => {
    /** @type {string[]} */
    const places = [];
    const decoder = new TextDecoder();
    const look = (/** @type {string} */ place, /** @type {string} */ text) => {
      if (words.some((word) => text.includes(word))) places.push(place);
    };
    const answer = (/** @type {IDBRequest} */ request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    for (const { name } of await indexedDB.databases()) {
      const database = await answer(indexedDB.open(String(name)));
      for (const store of database.objectStoreNames) {
        const objects = database.transaction(store).objectStore(store);
        const [keys, values] = await Promise.all([answer(objects.getAllKeys()), answer(objects.getAll())]);
        keys.forEach((/** @type {IDBValidKey} */ key, /** @type {number} */ i) => {
          const { contents } = values[i];
          look(String(key), contents ? decoder.decode(contents) : JSON.stringify(values[i]));
        });
      }
      database.close();
    }
    /** @param {FileSystemDirectoryHandle} folder @param {string} path */
    const walk = async (folder, path) => {
      for await (const [name, handle] of /** @type {any} */ (folder).entries()) {
        look(path + name, name);
        if (handle.kind === "directory") await walk(handle, `${path}${name}/`);
        else {
          // A file that is just being replaced is looked at once more.
          const text = await handle
            .getFile()
            .then((/** @type {File} */ file) => file.text())
            .catch(() => words[0]);
          look(path + name, text);
        }
      }
    };
    await walk(await navigator.storage.getDirectory(), "opfs:/");
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) look(request.url, (await (await cache.match(request))?.text()) ?? "");
    }
    for (const [key, value] of Object.entries({ ...localStorage, ...sessionStorage })) look(key, key + value);
    return places;
  }, words);

test("a person who is erased is found in nothing that is stored, and in no tab", async ({ page, context }) => {
  await start_empty(page);
  await add_contact(page, 0, "Vilhelmina", "Xylander");
  await go(page, "#/contact/1/edit");
  await page.getByRole("textbox", { name: "E-mail", exact: true }).fill("v.xylander@example.com");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await saved(page);
  await add_contact(page, 0, "Bo", "Ek");
  await saved(page);
  const words = ["Vilhelmina", "ylander"];
  expect(await places_of(page, words)).not.toEqual([]);

  const second = await context.newPage();
  await open(second, "#/contact/1");
  for (const tab of [second, page]) await tab.evaluate(() => Object.assign(window, { is_before: true }));
  await second.getByRole("button", { name: "More about this contact" }).click();
  await second.getByRole("menuitem", { name: /^Erase this person/ }).click();
  await second.getByRole("alertdialog").getByRole("button", { name: "Erase this person" }).click();

  for (const tab of [second, page]) {
    await tab.waitForFunction(() => !("is_before" in window));
    await expect(tab.getByRole("main")).toBeVisible();
    await expect(async () => expect(await places_of(tab, words)).toEqual([])).toPass();
    await open(tab, "#/contacts");
    await expect(tab.getByRole("row").filter({ hasText: "Bo Ek" })).toBeVisible();
    await expect(tab.getByRole("row").filter({ hasText: "ylander" })).toHaveCount(0);
    await saved(tab);
  }
  await go(page, "#/contact/2/edit");
  await page.getByRole("textbox", { name: "First name", exact: true }).fill("Björn");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(second.getByRole("row").filter({ hasText: "Björn Ek" })).toBeVisible();
});
