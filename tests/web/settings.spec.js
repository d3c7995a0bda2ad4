// Settings: language, theme, where the data is, taking it out, erasing it.
import { readFileSync } from "node:fs";
import { test, expect } from "@playwright/test";
import { expect_no_axe_violations } from "./axe.js";
import { open, open_demo, saved, take_pictures } from "./pages.js";

test("language and theme switch at once and stay after a reload", async ({ page }) => {
  await open_demo(page);
  await page.getByRole("link", { name: "Settings" }).click();
  await expect(page).toHaveTitle("Settings – Tratt");
  await expect_no_axe_violations(page);
  await take_pictures(page, "settings");

  await page.getByRole("radio", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.getByRole("radio", { name: "Svenska" }).click();
  await expect(page).toHaveTitle("Inställningar – Tratt");
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Inställningar" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.locator("html")).toHaveAttribute("lang", "sv");
});

test("everything can be taken out as lines of JSON", async ({ page }) => {
  await open_demo(page);
  await page.getByRole("link", { name: "Settings" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download everything" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^tratt-\d{4}-\d{2}-\d{2}\.jsonl$/);
  const lines = readFileSync(await download.path(), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines.map((line) => line.tx.sequence)).toEqual([1, 2]);
  expect(JSON.stringify(lines[1])).toContain("Nordlys");
});

test("erasing asks first, and then the first screen is back", async ({ page }) => {
  await open_demo(page);
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("button", { name: "Erase…" }).click();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("main")).toContainText("86 companies");

  await page.getByRole("button", { name: "Erase…" }).click();
  await page.getByRole("button", { name: "Erase everything" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Welcome to Tratt" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Welcome to Tratt" })).toBeVisible();
});

test("an address that leads nowhere says so and leads home", async ({ page }) => {
  await open(page, "#/nowhere");
  await expect(page.getByRole("heading", { level: 1, name: "There is nothing at this address" })).toBeVisible();
  await expect_no_axe_violations(page);
  await take_pictures(page, "not_found");
  await page.getByRole("link", { name: "Go to the dashboard" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Welcome to Tratt" })).toBeVisible();
});

test("? lists the shortcuts and Escape closes the list", async ({ page }) => {
  await open_demo(page);
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(dialog).toBeVisible();
  await expect_no_axe_violations(page);
  await take_pictures(page, "shortcuts");
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
});

test("the search box filters the contacts while typing", async ({ page }) => {
  await open_demo(page);
  await page.keyboard.press("Control+k");
  await page.getByRole("searchbox", { name: "Search contacts" }).fill("öberg");
  await expect(page).toHaveURL(/#\/contacts\?q=%C3%B6berg$/);
  await saved(page);
  await page.goBack();
  await expect(page).toHaveTitle("Dashboard – Tratt");
});
