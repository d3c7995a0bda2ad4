// What saving costs, printed for docs/measurements.md: bytes and time of an edit, the first save of everything, the
// longest time in which the page does not answer, and how long it takes until the board is there.
//   TRATT_LONG=1 ./dev test web saving_cost
import { expect, test } from "@playwright/test";
import { drop_file, open, saved } from "./pages.js";
import { add_company, go, start_empty } from "./records.js";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {{ began: number, ended: number, bytes: number }} Stored */

/** Notes each transaction that stores and each long task. */
const watch = () => {
  const notes = { stored: /** @type {Stored[]} */ ([]), tasks: /** @type {number[]} */ ([]) };
  Object.assign(window, { notes });
  const { put } = IDBObjectStore.prototype;
  /** @type {Map<IDBTransaction, Stored>} */
  const open = new Map();
  IDBObjectStore.prototype.put = function (value, key) {
    const note = open.get(this.transaction) ?? { began: performance.now(), ended: 0, bytes: 0 };
    if (!open.has(this.transaction)) {
      open.set(this.transaction, note);
      this.transaction.addEventListener("complete", () => notes.stored.push({ ...note, ended: performance.now() }));
    }
    note.bytes += value.contents?.length ?? 0;
    return put.call(this, value, key);
  };
  new PerformanceObserver((list) => notes.tasks.push(...list.getEntries().map((entry) => entry.duration))).observe({
    type: "longtask",
  });
};

/** @param {Page} page @returns {Promise<{ stored: Stored[], tasks: number[] }>} and forgets them */
const take_notes = (page) =>
  page.evaluate(() => {
    const { notes } = /** @type {any} */ (window);
    const taken = structuredClone(notes);
    notes.stored.length = notes.tasks.length = 0;
    return taken;
  });

/** @param {number} contacts */
function csv(contacts) {
  const companies = Math.max(1, Math.round(contacts / 20));
  const rows = Array.from({ length: contacts }, (_, i) => {
    const who = `Anna${i % 977},Berg${i % 7919},anna.${i}@example.com,+46 70 ${1_000_000 + i},Sales`;
    return `${who},Company ${i % companies}`;
  });
  return ["First name,Last name,E-mail,Phone,Title,Company", ...rows].join("\n");
}

/** @param {number[]} values @param {number} part */
const quantile = (values, part) => values.toSorted((a, b) => a - b)[Math.floor(part * (values.length - 1))];

for (const contacts of [1000, 100_000]) {
  test(`@long saving with ${contacts} contacts`, async ({ page }) => {
    test.setTimeout(600_000);
    await page.addInitScript(watch);
    await start_empty(page);
    await add_company(page, "Edited", "Lead");
    await saved(page);
    await drop_file(page, "contacts.csv", csv(contacts));
    const button = page.getByRole("button", { name: /^Import [\d,]+ rows/ });
    await expect(button).toBeEnabled({ timeout: 120_000 });
    await take_notes(page);
    await button.click();
    await expect(page.getByRole("status").filter({ hasText: /has been imported/ })).toBeVisible({ timeout: 120_000 });
    await saved(page);
    await page.waitForTimeout(3000);
    const first = await take_notes(page);
    const began = Math.min(...first.stored.map((one) => one.began));
    const journal = first.stored[0];
    console.log(
      `${contacts}: the import's line ${(journal.bytes / 1e6).toFixed(1)} MB saved in ${(journal.ended - journal.began).toFixed(0)} ms,`,
      `with the new snapshot ${((Math.max(...first.stored.map((one) => one.ended)) - began) / 1000).toFixed(2)} s`,
      `in ${first.stored.length} commits of at most ${(Math.max(...first.stored.map((one) => one.bytes)) / 1e6).toFixed(1)} MB;`,
      `longest tasks ${first.tasks.toSorted((a, b) => b - a).slice(0, 6)} ms`,
    );

    const times = [];
    const sizes = [];
    const tasks = [];
    for (let i = 0; i < 40; i++) {
      await go(page, "#/company/10001/edit");
      await page.getByRole("textbox", { name: "Name", exact: true }).fill(`Edited ${i}`);
      await take_notes(page);
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await saved(page);
      const notes = await take_notes(page);
      tasks.push(...notes.tasks);
      if (notes.stored.length === 0) continue;
      times.push(notes.stored[0].ended - notes.stored[0].began);
      sizes.push(notes.stored[0].bytes);
    }
    console.log(
      `${contacts}: an edit ${Math.max(...sizes)} bytes at most, stored in ${quantile(times, 0.5).toFixed(1)} ms (median),`,
      `${quantile(times, 0.95).toFixed(1)} ms (p95); longest tasks ${tasks.toSorted((a, b) => b - a).slice(0, 3)} ms`,
    );
    expect(Math.max(...sizes)).toBeLessThan(3 * 16_384);

    await open(page, "#/board");
    for (let i = 0; i < 3; i++) {
      await page.reload();
      await expect(page.getByRole("main")).toBeVisible();
      const usable = await page.evaluate(() => performance.getEntriesByName("tratt:usable")[0].startTime);
      console.log(`${contacts}: from navigation to the board ${usable.toFixed(0)} ms`);
    }
  });
}
