// The first screen: what a person sees before there is any data, and the three ways on from it.
import { test, expect } from "@playwright/test";
import { expect_no_axe_violations } from "./axe.js";
import { choose_file, fixture, open, saved, take_pictures } from "./pages.js";

test("a new visitor is offered a demo, a file or an empty start, and nothing is kept yet", async ({ page }) => {
  await open(page);
  await expect(page).toHaveTitle("Tratt");
  await expect(page.getByRole("heading", { level: 1, name: "Welcome to Tratt" })).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "Nothing to save yet" })).toBeVisible();
  for (const name of ["Open the demo", "Choose a file", "Start"]) {
    await expect(page.getByRole("button", { name, exact: true })).toBeVisible();
  }
  await expect(page.getByRole("button", { name: "Undo" })).toBeDisabled();
  await expect_no_axe_violations(page);
  await take_pictures(page, "first_visit");
});

test("the demo is there at once and still there after a reload", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Open the demo" }).click();
  await expect(page).toHaveTitle("Dashboard – Tratt");
  await saved(page);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("Welcome to Tratt");
  await page.getByRole("link", { name: "Companies" }).click();
  await expect(page.getByRole("main")).toContainText("86");
});

test("starting empty keeps the empty database", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await expect(page).toHaveTitle("Contacts – Tratt");
  await saved(page);
  await open(page);
  await expect(page.getByRole("button", { name: "Open the demo" })).toHaveCount(0);
});

test("a chosen file leads to the import page", async ({ page }) => {
  await open(page);
  await choose_file(page, fixture("hubspot_small_companies.csv"));
  await expect(page.getByRole("heading", { level: 1, name: "Import" })).toBeVisible();
});

test("the language changes at once and is remembered", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("menuitem", { name: "Svenska" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Välkommen till Tratt" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "sv");
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Välkommen till Tratt" })).toBeVisible();
});
