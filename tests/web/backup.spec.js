// What lies outside the browser's own storage: backup files, bringing data back, earlier states, the reminder, the file
// that is written by itself, and what the browser says about its room.
import { readFileSync } from "node:fs";
import { test, expect } from "@playwright/test";
import { expect_no_axe_violations } from "./axe.js";
import { drop_file, fixture, open, open_demo, saved, settled, take_pictures } from "./pages.js";
import { add_company, add_contact, go, press_link, start_empty } from "./records.js";

/** @typedef {import("@playwright/test").Page} Page */

const storage = "#/settings/storage";

/** @param {Page} page @param {() => Promise<void>} press @returns {Promise<{ name: string, bytes: Buffer }>} */
async function downloaded(page, press) {
  const [download] = await Promise.all([page.waitForEvent("download"), press()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** @param {Page} page */
async function download_backup(page) {
  await go(page, storage);
  return downloaded(page, () => page.getByRole("button", { name: "Download backup" }).click());
}

/** The lines after the first, which has the counters. @param {Buffer} bytes */
const records = (bytes) => bytes.toString().split("\n").slice(1);

/** @param {Page} page */
async function erase(page) {
  await go(page, storage);
  await page.getByRole("button", { name: "Erase…" }).click();
  await page.getByRole("button", { name: "Erase everything" }).click();
  await expect(page.getByText("Everything has been erased").first()).toBeVisible();
}

/** @param {Page} page @param {string} kind */
const kind = (page, kind) =>
  page.getByRole("table", { name: "What happens, by kind of record" }).getByRole("row", { name: kind, exact: true });

test("a backup brings everything back after all was erased, as one step", async ({ page }) => {
  await open_demo(page);
  await add_contact(page, 0, "Only", "Here");
  const backup = await download_backup(page);
  expect(backup.name).toMatch(/^tratt-\d{4}-\d{2}-\d{2}\.tratt\.json$/);
  await expect(page.getByText("Last backup file: just now")).toBeVisible();
  await expect(page.getByText(/^0 changes since\./)).toBeVisible();

  await erase(page);
  await go(page, storage);
  await expect(page.getByText("No backup file yet")).toBeVisible();
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Drop or choose a backup" }).click();
  await (await chooser).setFiles({ name: backup.name, mimeType: "application/json", buffer: backup.bytes });
  await expect(page).toHaveURL(/#\/settings\/restore$/);
  await expect(page.getByRole("radio", { name: "Replace everything" })).toBeChecked();
  await expect(kind(page, "Company")).toContainText("86");
  await page.getByRole("button", { name: "Replace everything" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Data has been brought back" })).toBeVisible();
  await saved(page);
  expect(records((await download_backup(page)).bytes)).toEqual(records(backup.bytes));

  await page.reload();
  expect(records((await download_backup(page)).bytes)).toEqual(records(backup.bytes));
  await page.getByRole("button", { name: /^Undo: restore tratt-/ }).click();
  await go(page, "#/contacts");
  await expect(page.getByRole("button", { name: /^Redo: restore tratt-/ })).toBeEnabled();
  await expect(page.getByRole("link", { name: "Only Here" })).toHaveCount(0);
});

test("a merge asks where both differ, for each record and for all", async ({ page }) => {
  await start_empty(page);
  const acme = await add_company(page, "Acme", "Lead");
  const nordlys = await add_company(page, "Nordlys", "Lead");
  await add_contact(page, acme, "Gone", "Later");
  const backup = await download_backup(page);

  for (const [company, city] of /** @type {const} */ ([
    [acme, "Bergen"],
    [nordlys, "Kiruna"],
  ])) {
    await go(page, `#/company/${company}/edit`);
    await page.getByRole("textbox", { name: "Name", exact: true }).fill(city);
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: city })).toBeVisible();
  }
  await add_contact(page, 0, "Only", "Here");
  await drop_file(page, backup.name, backup.bytes);
  await expect(page).toHaveURL(/#\/settings\/restore$/);
  await expect(page.getByRole("radio", { name: "Merge" })).toBeChecked();
  await expect(page.getByRole("heading", { name: "2 records differ" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Merge" })).toBeDisabled();
  await expect_no_axe_violations(page);
  await take_pictures(page, "restore_merge");

  await page.getByRole("button", { name: "All from the backup" }).click();
  const choice = page.getByRole("radiogroup", { name: "Kiruna: which one" });
  await expect(choice.getByRole("radio", { name: "Backup" })).toBeChecked();
  await choice.getByRole("radio", { name: "Here" }).click();
  await expect(choice.getByRole("radio", { name: "Here" })).toBeChecked();
  await page.getByRole("button", { name: "Merge" }).click();
  await expect(page.getByText("1 record changed")).toBeVisible();
  await take_pictures(page, "restore_done");
  await go(page, `#/company/${acme}`);
  await expect(page.getByRole("heading", { level: 1, name: "Acme" })).toBeVisible();
  await go(page, `#/company/${nordlys}`);
  await expect(page.getByRole("heading", { level: 1, name: "Kiruna" })).toBeVisible();
  await page.getByRole("button", { name: /^Undo: restore/ }).click();
  await go(page, `#/company/${acme}`);
  await expect(page.getByRole("heading", { level: 1, name: "Bergen" })).toBeVisible();

  await drop_file(page, backup.name, backup.bytes);
  await page.getByRole("radio", { name: "Replace everything" }).click();
  await expect(kind(page, "Contact")).toContainText("1");
  await take_pictures(page, "restore_replace");
});

test("a passphrase hides the backup; a wrong one is said and can be tried again", async ({ page }) => {
  await open_demo(page);
  await go(page, storage);
  await page.getByRole("button", { name: "Download with a passphrase…" }).click();
  const dialog = page.getByRole("dialog", { name: "Backup with a passphrase" });
  await dialog.getByLabel("Passphrase").fill("three dry herrings");
  await dialog.getByLabel("The same once more").fill("three dry herring");
  await expect(dialog.getByText("The two are not the same").first()).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Download backup" })).toBeDisabled();
  await expect_no_axe_violations(page);
  await take_pictures(page, "backup_passphrase");
  await dialog.getByLabel("The same once more").fill("three dry herrings");
  const backup = await downloaded(page, () => dialog.getByRole("button", { name: "Download backup" }).click());
  expect(backup.name).toMatch(/^tratt-.*\.encrypted\.tratt$/);
  expect(backup.bytes.includes("Nordlys")).toBe(false);

  await erase(page);
  await drop_file(page, backup.name, backup.bytes);
  await expect(page.getByRole("heading", { name: `${backup.name} asks for its passphrase` })).toBeVisible();
  const field = page.getByLabel("Passphrase");
  await field.fill("three wet herrings");
  await page.getByRole("button", { name: "Open" }).click();
  await expect(page.getByText("It does not fit, or the file is damaged.").first()).toBeVisible();
  await take_pictures(page, "restore_passphrase");
  await field.fill("three dry herrings");
  await field.press("Enter");
  await expect(kind(page, "Company")).toContainText("86");
});

test("what is no whole backup is refused with its line and reason", async ({ page }) => {
  await open_demo(page);
  const backup = (await download_backup(page)).bytes.toString();
  const lines = backup.split("\n");
  lines[11] = lines[11].replace('"id":"0', '"id":"1');
  await drop_file(page, "broken.tratt.json", lines.join("\n"));
  const alert = page.getByRole("alert").filter({ hasText: "broken.tratt.json cannot be brought back" });
  await expect(alert).toContainText("Line 12 of the backup is damaged (checksum)");
  await expect_no_axe_violations(page);
  await take_pictures(page, "restore_refused");

  const newer = backup.split("\n").map((line) => line.replace('{"v":3,', '{"v":9,'));
  await drop_file(page, "newer.tratt.json", newer.join("\n"));
  await expect(page.getByRole("alert")).toContainText("newer.tratt.json");
  await drop_file(page, "list.csv", "Name\nNordlys");
  await expect(page.getByRole("alert")).toContainText("list.csv cannot be brought back: The file is no backup");
  await go(page, "#/contacts");
  await drop_file(page, "list.csv", "Name\nNordlys");
  await expect(page).toHaveURL(/#\/import$/);
});

test("the state before an import comes back, and undo takes that back", async ({ page }) => {
  await start_empty(page);
  await add_contact(page, 0, "First", "One");
  await drop_file(page, "contacts.csv", readFileSync(fixture("contacts_with_faults.csv")));
  await page.getByRole("button", { name: /^Import \d+ row/ }).click();
  await expect(page.getByRole("status").filter({ hasText: "contacts.csv has been imported" })).toBeVisible();
  await go(page, storage);
  const point = page.getByRole("row", { name: /Before: import contacts\.csv/ });
  await expect(point).toBeVisible();
  await point.hover();
  await settled(page);
  await press_link(point.getByRole("button", { name: "Compare" }));
  await expect(page.getByText(/^As it was Today/)).toBeVisible();
  await expect_no_axe_violations(page);
  await take_pictures(page, "restore_point");
  await page.getByRole("button", { name: "Restore", exact: true }).click();
  await expect(page.getByText(/^\d+ records removed$/)).toBeVisible();
  await go(page, "#/contacts");
  await expect(page.getByText("1 contact", { exact: true }).first()).toBeVisible();
  await page.getByRole("button", { name: /^Undo: restore/ }).click();
  await expect(page.getByText("1 contact", { exact: true })).toHaveCount(0);

  await go(page, storage);
  const first = page.getByRole("row", { name: /First change today/ });
  await first.hover();
  await settled(page);
  await press_link(first.getByRole("button", { name: "Restore" }));
  await expect(page.getByRole("status").filter({ hasText: "Data has been brought back" })).toBeVisible();
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "That has been taken back" })).toBeVisible();
});

test("the reminder comes when it is due, and goes with a backup or until tomorrow", async ({ page }) => {
  await open_demo(page);
  await go(page, storage);
  await page.getByRole("combobox", { name: "Every" }).click();
  await page.getByRole("option", { name: "50 changes" }).click();
  const reminder = page.getByRole("status").filter({ hasText: "It is time for a backup" });
  await go(page, "#/dashboard");
  await expect(reminder).toHaveCount(0);

  // Weeks go by: the page is opened again with a clock that says so.
  await page.addInitScript(() => {
    const now = Date.now;
    Date.now = () => now() + 15 * 24 * 60 * 60 * 1000;
  });
  await go(page, storage);
  await page.getByRole("combobox", { name: "Every" }).click();
  await page.getByRole("option", { name: "2 weeks" }).click();
  await saved(page);
  await page.reload();
  await go(page, "#/contacts");
  await expect(reminder).toContainText("No backup file has been made");
  await expect_no_axe_violations(page);
  await take_pictures(page, "reminder");
  await page.getByRole("button", { name: "Later" }).click();
  await expect(reminder).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole("main")).toBeVisible();
  await expect(reminder).toHaveCount(0);
  await go(page, storage);
  await page.getByRole("combobox", { name: "Every" }).click();
  await page.getByRole("option", { name: "1 week" }).click();
  await go(page, "#/contacts");
  await downloaded(page, () => reminder.getByRole("button", { name: "Download backup" }).click());
  await expect(reminder).toHaveCount(0);
});

test("a file of the visitor's own is written some time after a change", async ({ page }) => {
  test.setTimeout(120_000);
  await page.addInitScript(() => {
    Object.assign(window, {
      showSaveFilePicker: async (/** @type {{ suggestedName: string }} */ options) =>
        (await navigator.storage.getDirectory()).getFileHandle(options.suggestedName, { create: true }),
    });
  });
  const content = () =>
    page.evaluate(async () => {
      for await (const [name, handle] of /** @type {any} */ (await navigator.storage.getDirectory()).entries())
        if (name.endsWith(".tratt.json")) {
          const file = await handle.getFile().catch(() => null); // it is just being replaced
          return file ? file.text().catch(() => "") : "";
        }
      return "";
    });
  await open_demo(page);
  await go(page, storage);
  await page.getByRole("button", { name: "Choose a file…" }).click();
  await expect(page.getByText(/^tratt-.*\.tratt\.json, written just now$/)).toBeVisible();
  expect(await content()).toContain("Nordlys");
  await expect(page.getByText("Last backup file: just now")).toBeVisible();

  await add_contact(page, 0, "Written", "Afterwards");
  await go(page, storage);
  await expect(page.getByText("the newest change is written when you pause")).toBeVisible();
  await expect.poll(content, { timeout: 60_000 }).toContain("Afterwards");
  await page.reload();
  await expect(page.getByText(/^tratt-.*\.tratt\.json, written/)).toBeVisible();

  // What cannot be written is said, and the file stays as it was.
  await page.evaluate(() => {
    FileSystemFileHandle.prototype.createWritable = () => Promise.reject(new Error("the disk is gone"));
  });
  await add_contact(page, 0, "Never", "Written");
  await go(page, storage);
  await expect(page.getByText(/could not be written: .*the disk is gone/)).toBeVisible({ timeout: 60_000 });
  expect(await content()).toContain("Afterwards");
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await expect(page.getByRole("button", { name: "Choose a file…" })).toBeEnabled();

  await erase(page);
  expect(await content()).toContain("Afterwards");
});

test("where the browser cannot write to files the page says so", async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, "showSaveFilePicker");
  });
  await open_demo(page);
  await go(page, storage);
  await expect(page.getByRole("button", { name: "Choose a file…" })).toBeDisabled();
  await expect(page.getByText("This browser cannot write to a file of yours.").first()).toBeVisible();
});

test("the page tells what the browser promises and how much room there is, and checks what is stored", async ({
  page,
}) => {
  await page.addInitScript(() => {
    let is_kept = false;
    navigator.storage.persisted = async () => is_kept;
    navigator.storage.persist = async () => (is_kept = true);
    navigator.storage.estimate = async () => ({ usage: 18_400_000, quota: 2_118_400_000 });
  });
  await open_demo(page);
  await go(page, storage);
  await expect(page.getByText("18.4 MB used, about 2.1 GB free")).toBeVisible();
  await expect(page.getByText("The browser has not promised to keep it")).toBeVisible();
  await page.getByRole("button", { name: "Ask for it" }).click();
  await expect(page.getByText("The browser has promised to keep it")).toBeVisible();
  await page.getByRole("button", { name: "Check", exact: true }).click();
  await expect(page.getByText("What is stored reads back whole")).toBeVisible();
  await expect_no_axe_violations(page);
  await take_pictures(page, "storage");
});

test("the browser is asked for its promise at the first change of the visitor's own", async ({ page }) => {
  await page.addInitScript(() => {
    navigator.storage.persist = async () => {
      document.documentElement.dataset.asked = "yes";
      return false;
    };
  });
  await start_empty(page);
  await expect(page.locator("html")).not.toHaveAttribute("data-asked", "yes");
  await add_contact(page, 0, "First", "One");
  await expect(page.locator("html")).toHaveAttribute("data-asked", "yes");
  await go(page, storage);
  await expect(page.getByText(/^Asked, and it did not promise/)).toBeVisible();
});

test("a second tab offers the same as the first", async ({ context, page }) => {
  await open_demo(page);
  const second = await context.newPage();
  await open(second, storage);
  const backup = await downloaded(second, () => second.getByRole("button", { name: "Download backup" }).click());
  expect(backup.bytes.includes("Nordlys")).toBe(true);
  await add_contact(page, 0, "First", "One");
  await second.getByRole("button", { name: "Check", exact: true }).click();
  await expect(second.getByText("What is stored reads back whole")).toBeVisible();
});
