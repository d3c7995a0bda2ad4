// "Saved" is the truth: what was acknowledged is there after a reload, what cannot be kept is said.
import { readFileSync } from "node:fs";
import { test, expect } from "@playwright/test";
import { drop_file, open, open_demo, saved } from "./pages.js";
import { go, start_empty } from "./records.js";

test("undo and redo say what they take back, by button and by key, and survive a reload", async ({ page }) => {
  await open_demo(page);
  await page.getByRole("button", { name: /^Undo: / }).click();
  await expect(page.getByRole("button", { name: "Undo" })).toBeDisabled();
  await saved(page);
  await page.reload();
  await expect(page.getByRole("main")).toBeVisible(); // a key pressed before the program runs is nobody's
  await page.keyboard.press("Control+y");
  await expect(page.getByRole("button", { name: /^Undo: import/ })).toBeEnabled();
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("button", { name: /^Redo: import/ })).toBeEnabled();
});

test("where the browser keeps nothing the page says so and offers everything as a file", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "indexedDB", { get: () => undefined });
  });
  await open(page);
  await page.getByRole("button", { name: "Open the demo" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Nothing is saved" })).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Export everything" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.tratt\.json$/);
});

test("a large import is stored in pieces and is whole: after a reload, and where the program does not run", async ({
  page,
}) => {
  await start_empty(page);
  const rows = Array.from({ length: 9000 }, (_, i) => `Anna${i},Berg${i},anna.${i}@example.com,+46 70 ${100_000 + i}`);
  await drop_file(page, "many.csv", ["First name,Last name,E-mail,Phone", ...rows].join("\n"));
  await page.getByRole("button", { name: "Import 9,000 rows" }).click();
  await expect(page.getByRole("status").filter({ hasText: /has been imported/ })).toBeVisible();
  await saved(page);
  const keys = await page.evaluate(async () => {
    const request = indexedDB.open(`/tratt${location.pathname.replace(/[^/]*$/, "")}snapshot`);
    await new Promise((resolve) => (request.onsuccess = resolve));
    const read = request.result.transaction("FILE_DATA").objectStore("FILE_DATA").getAllKeys();
    await new Promise((resolve) => (read.onsuccess = resolve));
    request.result.close();
    return read.result.map(String);
  });
  expect(keys.filter((key) => /\/history-\d+\.jsonl~\d+-\d{4}$/.test(key)).length).toBeGreaterThan(1);

  await page.reload();
  await go(page, "#/contacts");
  await expect(page.getByText("9,000 contacts")).toBeVisible();
  await page.getByRole("button", { name: /^Undo: import/ }).click();
  await saved(page);

  await page.route("**/*.wasm", (route) => route.abort());
  await page.reload();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download what is stored" }).click(),
  ]);
  const files = readFileSync(await download.path(), "utf8"); // a ZIP without compression
  expect(files).not.toMatch(/\.jsonl~/);
  const at = files.indexOf("anna.8999@example.com");
  const begin = files.lastIndexOf('{"v":', at);
  expect(begin).toBeGreaterThan(0);
  expect(JSON.parse(files.slice(begin, files.indexOf("\n", at)))).toMatchObject({ v: 3 });
});
