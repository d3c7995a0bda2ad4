// The main job from an empty browser, as a person does it: import, work, see, find again after a reload.
import { readFileSync } from "node:fs";
import path from "node:path";
import { test, expect } from "@playwright/test";
import { data_file, drop_file, fixture, has_data, open, saved } from "./pages.js";

/** @typedef {import("@playwright/test").Page} Page */

const real = {
  companies: data_file("hubspot/hubspot_companies.csv"),
  contacts: data_file("hubspot/hubspot_contacts.csv"),
  rows: { companies: 200, contacts: 950 },
  told: ["679 joined to a company", "206 lead statuses from the file", "115 lead statuses skipped"],
  statuses: { Open: 228, Contacting: 77, Qualified: 41, Disqualified: 29, "Re-nurture": 22 },
  groups: { "Potential customer": 83, Customer: 112, Other: 5 },
};
const small = {
  companies: fixture("hubspot_small_companies.csv"),
  contacts: fixture("hubspot_small_contacts.csv"),
  rows: { companies: 6, contacts: 14 },
  told: [],
  statuses: {},
  groups: {},
};
const files = has_data ? real : small;

/** @param {Page} page @param {string} file */
const drop = (page, file) => drop_file(page, path.basename(file), readFileSync(file));
/** @param {Page} page @param {string} words */
const told = (page, words) => expect(page.getByRole("listitem").filter({ hasText: words })).toBeVisible();

/** @param {Page} page */
async function import_both(page) {
  for (const kind of /** @type {const} */ (["companies", "contacts"])) {
    await drop(page, files[kind]);
    await expect(page.getByRole("main")).toContainText("Looks like a HubSpot export");
    await page.getByRole("button", { name: `Import ${files.rows[kind]} rows` }).click();
    await told(page, `${files.rows[kind]} new`);
    await saved(page);
  }
  for (const words of files.told) await told(page, words);
}

test("from an empty browser to leads on the board and the dashboard, and all of it after a reload", async ({
  page,
}) => {
  test.setTimeout(120_000);
  await open(page);
  await import_both(page);

  await page.getByRole("link", { name: "Dashboard" }).click();
  const main = page.getByRole("main");
  for (const [status, count] of Object.entries(files.statuses)) {
    await expect(main.getByRole("link", { name: new RegExp(`^${status}.*\\b${count}\\b`) }).first()).toBeVisible();
  }
  for (const file of [files.companies, files.contacts]) {
    await drop(page, file);
    await expect(page.getByRole("button", { name: "Import 0 rows" })).toBeDisabled();
    await page.getByRole("button", { name: "Another file" }).click();
  }

  await page.getByRole("link", { name: "Contacts" }).click();
  await expect(main).toContainText(String(files.rows.contacts));
  await page.reload();
  await expect(main).toContainText(String(files.rows.contacts));
  await saved(page);
});
