// Importing: what is recognised, decided and told, and files that cannot be read.
import { readFileSync } from "node:fs";
import { test, expect } from "@playwright/test";
import { expect_no_axe_violations } from "./axe.js";
import { choose_file, data_file, drop_file, fixture, has_data, open, saved, take_pictures } from "./pages.js";

/** @typedef {import("@playwright/test").Page} Page */

/** @param {Page} page @param {string} name */
const drop_fixture = (page, name) => drop_file(page, name, readFileSync(fixture(name)));
/** @param {Page} page */
const import_rows = (page) => page.getByRole("button", { name: /^Import [\d,]+ rows?$/ }).click();
/** @param {Page} page @param {RegExp | string} name */
const state_chip = (page, name) => page.getByRole("main").getByRole("button", { name });

test("a dropped file is recognised, shown row by row and goes in as one step", async ({ page }) => {
  await open(page);
  await drop_fixture(page, "hubspot_small_companies.csv");
  await expect(page).toHaveURL(/#\/import$/);
  await expect(page.getByRole("main")).toContainText("Looks like a HubSpot export");
  await expect(state_chip(page, /^New/)).toContainText("6");
  await import_rows(page);
  await expect(page.getByRole("status").filter({ hasText: "has been imported" })).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "6 new" })).toBeVisible();
  await saved(page);

  await drop_fixture(page, "hubspot_small_contacts.csv");
  await expect_no_axe_violations(page);
  await take_pictures(page, "import_preview");
  await page.getByRole("button", { name: "See all values" }).click();
  await expect(page.getByRole("combobox", { name: "Evangelist becomes" })).toContainText("Customer");
  await expect_no_axe_violations(page);
  await take_pictures(page, "import_values");
  await page.getByRole("button", { name: "To the preview" }).click();
  await import_rows(page);
  await expect_no_axe_violations(page);
  await take_pictures(page, "import_done");

  await page.getByRole("main").getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("status").filter({ hasText: "The import has been taken back" })).toBeVisible();
});

test("a decision changes the plan", async ({ page }) => {
  await open(page);
  await drop_fixture(page, "hubspot_small_companies.csv");
  await import_rows(page);
  await drop_fixture(page, "hubspot_small_contacts.csv");
  const action = page.getByRole("button", { name: /^Import \d+ rows$/ });
  const before = Number((await action.textContent())?.match(/\d+/)?.[0]);
  await page.getByRole("checkbox", { name: "Select Row 2" }).click();
  await expect(page.getByRole("row", { name: "Row 2" })).toContainText("Left out");
  await expect(page.getByRole("button", { name: `Import ${before - 1} rows` })).toBeVisible();
});

test("a sender that was recognised wrongly is taken back, and back again", async ({ page }) => {
  await open(page);
  await drop_fixture(page, "hubspot_small_contacts.csv");
  const told = page.getByRole("main").getByRole("status");
  await expect(told).toContainText("Looks like a HubSpot export: 19 of 20 columns matched");
  await page.getByRole("button", { name: "Not HubSpot?" }).click();
  await expect(told).toContainText("Read as your own list of contacts, without another program’s ids: 18 of 20");
  await expect(page.getByRole("button", { name: "Not HubSpot?" })).toHaveCount(0);
  const later = page.getByRole("button", { name: "Later columns" });
  while (await later.isEnabled()) await later.click();
  await expect(page.getByRole("combobox", { name: "Contact ID becomes" })).toContainText("Not used");
  await expect_no_axe_violations(page);
  await take_pictures(page, "import_own_list");

  await page.getByRole("button", { name: "HubSpot after all?" }).press("Enter");
  await expect(told).toContainText("Looks like a HubSpot export: 19 of 20 columns matched");
  await expect(page.getByRole("button", { name: "Not HubSpot?" })).toBeFocused();
});

test("the doubt is named in Swedish too, and not raised where nobody was recognised", async ({ page }) => {
  await open(page, "#/settings/look");
  await page.getByRole("radio", { name: "Svenska" }).click();
  await drop_fixture(page, "hubspot_small_companies.csv");
  await page.getByRole("button", { name: "Inte HubSpot?" }).click();
  await expect(page.getByRole("main").getByRole("status")).toContainText("Läses som din egen lista med företag");
  await page.getByRole("button", { name: "HubSpot ändå?" }).click();
  await page.getByRole("button", { name: "En annan fil" }).click();
  await drop_file(page, "egen.csv", "Förnamn,Efternamn\nÅsa,Öberg\n");
  await expect(page.getByRole("main").getByRole("status")).toContainText("En lista med kontakter");
  await expect(page.getByRole("button", { name: /Inte|ändå/ })).toHaveCount(0);
});

test("dropping the same files again has nothing new and nothing changed", async ({ page }) => {
  await open(page);
  for (const name of ["hubspot_small_companies.csv", "hubspot_small_contacts.csv"]) {
    await drop_fixture(page, name);
    await import_rows(page);
    await saved(page);
  }
  for (const name of ["hubspot_small_companies.csv", "hubspot_small_contacts.csv"]) {
    await drop_fixture(page, name);
    await expect(state_chip(page, /^New/)).toContainText("0");
    await expect(state_chip(page, /^Changed/)).toContainText("0");
    await expect(page.getByRole("button", { name: "Import 0 rows" })).toBeDisabled();
    await page.getByRole("button", { name: "Another file" }).click();
  }
});

test("rows with faults stay out and say why, the others go in", async ({ page }) => {
  await open(page);
  await drop_fixture(page, "contacts_with_faults.csv");
  await state_chip(page, /^Faulty/).click();
  await expect(page.getByRole("row", { name: "Row 3", exact: true })).toContainText("Name is missing");
  await expect(page.getByRole("row", { name: "Row 4", exact: true })).toContainText("“2024-02-31” is no date");
  await take_pictures(page, "import_faulty");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download faulty rows" }).click(),
  ]);
  expect(readFileSync(await download.path(), "utf8")).toContain("2024-02-31");
  await import_rows(page);
  const told = page.getByRole("table", { name: "Left out, row by row" });
  await expect(told.getByRole("row", { name: "Row 3", exact: true })).toContainText("Name is missing");
});

const refused = [
  { name: "an empty file", file: "empty.csv", content: "", words: "The file is empty." },
  {
    name: "headings without rows",
    file: "headings.csv",
    content: "First name,Last name\n",
    words: "headings but no rows",
  },
  { name: "a picture", file: "photo.csv", content: "\x89PNG\r\n\x1a\n0000", words: "The file is a picture" },
  { name: "a PDF", file: "offer.csv", content: "%PDF-1.7\n%âãÏÓ", words: "The file is a PDF" },
];
for (const { name, file, content, words } of refused) {
  test(`${name} is refused with what to do, and nothing changes`, async ({ page }) => {
    await open(page);
    await drop_file(page, file, Buffer.from(content, "latin1"));
    await expect(page.getByRole("alert")).toContainText(words);
    await expect(page.getByRole("status").filter({ hasText: "Nothing to save yet" })).toBeVisible();
    await expect_no_axe_violations(page);
    if (name === "an empty file") await take_pictures(page, "import_refused");
  });
}

test("a spreadsheet renamed to .csv is told apart", async ({ page }) => {
  test.skip(!has_data, "needs TRATT_DATA");
  await open(page);
  await drop_file(page, "Leads.csv", readFileSync(data_file("x-education/Leads_is_really_xlsx.csv")));
  await expect(page.getByRole("alert")).toContainText("The file is a spreadsheet, whatever its name says");
});

test("a second file waits for the first", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Choose a file" }).waitFor();
  await page.evaluate(() => {
    const read = Blob.prototype.arrayBuffer;
    Blob.prototype.arrayBuffer = async function () {
      if (this instanceof File && this.name.includes("companies")) await new Promise((done) => setTimeout(done, 500));
      return read.call(this); // the first lies on a slow disk
    };
  });
  await choose_file(page, fixture("hubspot_small_companies.csv"));
  await drop_fixture(page, "hubspot_small_contacts.csv");
  await expect(page.getByRole("main")).toContainText("hubspot_small_companies.csv");
  await import_rows(page);
  await page.getByRole("button", { name: "Continue with hubspot_small_contacts.csv" }).click();
  await expect(page.getByRole("main")).toContainText("hubspot_small_contacts.csv");
});
