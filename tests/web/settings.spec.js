// Settings: language, theme, where the data is, taking it out, erasing it.
import { test, expect } from "@playwright/test";
import { expect_no_axe_violations } from "./axe.js";
import { open, open_demo, take_pictures } from "./pages.js";

test("language and theme switch at once and stay after a reload", async ({ page }) => {
  await open_demo(page);
  await page.getByRole("link", { name: "Settings" }).click();
  await expect(page).toHaveTitle("Settings – Tratt");
  await page.getByRole("link", { name: "Language and look" }).click();
  await expect(page).toHaveTitle("Language and look – Tratt");
  await expect_no_axe_violations(page);
  await take_pictures(page, "settings");

  await page.getByRole("radio", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.getByRole("radio", { name: "Svenska" }).click();
  await expect(page).toHaveTitle("Språk och utseende – Tratt");
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Inställningar" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.locator("html")).toHaveAttribute("lang", "sv");
});

test("the settings are a list of pages, on a phone a page of its own that leads to each", async ({ page }) => {
  await open_demo(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Settings" }).click();
  await expect(page).toHaveURL(/#\/settings$/);
  await expect_no_axe_violations(page);
  await page.getByRole("link", { name: "Shortcuts" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Shortcuts" })).toBeVisible();
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("link", { name: "Storage" }).click();
  await expect(page.getByRole("button", { name: "Download backup" })).toBeVisible();
});

test("erasing asks first, and then the first screen is back", async ({ page }) => {
  await open_demo(page);
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("button", { name: "Erase…" }).click();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText(/, 86 companies, /)).toBeVisible();

  await page.getByRole("button", { name: "Erase…" }).click();
  await page.getByRole("button", { name: "Erase everything" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Welcome to Tratt" })).toBeVisible();
  await expect(page.getByText("Everything has been erased").first()).toBeVisible();
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
