// "Saved" is the truth: what was acknowledged is there after a reload, what cannot be kept is said.
import { test, expect } from "@playwright/test";
import { open, open_demo, saved } from "./pages.js";

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
