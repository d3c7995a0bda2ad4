// The palette: records and commands in one list.
import { expect, test } from "@playwright/test";
import { expect_no_axe_violations } from "./axe.js";
import { open_demo, take_pictures } from "./pages.js";
import { field as field_of, go, open_with_people } from "./records.js";

test.use({ viewport: { width: 1280, height: 800 } });

/** @typedef {import("@playwright/test").Page} Page */

/** @param {Page} page */
async function open_palette(page) {
  await page.keyboard.press("Control+k");
  const field = page.getByRole("dialog", { name: "Find anything" }).getByRole("combobox");
  await expect(field).toBeFocused();
  return field;
}

test("R141 R142 R143 R96 records by beginnings of words in any order, what sounds alike only where nothing is spelled so, and what was opened", async ({
  page,
}) => {
  await open_with_people(page);
  await go(page, "#/dashboard");
  const field = await open_palette(page);
  const option = (/** @type {string | RegExp} */ name) => page.getByRole("option", { name });
  await field.fill("öb ås");
  await expect(option(/^Åsa Öberg, Nordlys AB, Open/)).toBeVisible();
  await expect(option(/^Erik Lund/)).toHaveCount(0);
  await field.fill("nordl");
  await expect(
    page.getByRole("group", { name: "Companies" }).getByRole("option", { name: /^Nordlys AB/ }),
  ).toBeVisible();
  await expect(page.getByRole("group", { name: "Contacts" }).getByRole("option")).toHaveCount(2);
  await field.fill("n.o.r.d.l.y.s"); // R143
  await expect(option(/^Nordlys AB/)).toBeVisible();
  await field.fill("frejja");
  await expect(
    page.getByRole("group", { name: /Sounds like/ }).getByRole("option", { name: /^Freja Kjær/ }),
  ).toBeVisible();
  await option(/Did you mean “freja”/).click();
  await expect(field).toHaveValue("freja");
  await expect(field).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Freja Kjær" })).toBeVisible();
  await go(page, "#/dashboard");
  await expect(page.getByRole("heading", { level: 1, name: "Freja Kjær" })).toHaveCount(0);
});

test("commands stand in the same list, with their keys, and the keyboard does it all", async ({ page }) => {
  await open_demo(page);
  const field = await open_palette(page);
  await expect_no_axe_violations(page);
  await field.fill("new c");
  await expect(page.getByRole("option", { name: "New contact" })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("option", { name: "New company", selected: true })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#\/company\/new$/);
  await page.keyboard.press("Escape");
  await go(page, "#/dashboard");
  await page.getByRole("button", { name: "Find anything" }).click();
  await expect(field).toBeFocused();
  await field.fill("dark");
  await page.getByRole("option", { name: "Switch to dark" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Switch to light" })).toBeVisible();
  await open_palette(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("the lead status of the open contact, and of those that are ticked, is set by typing it", async ({ page }) => {
  await open_with_people(page);
  await go(page, "#/contacts");
  await page.getByRole("link", { name: "Åsa Öberg" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Åsa Öberg" })).toBeVisible();
  await open_palette(page);
  await page.keyboard.type("disq");
  const group = page.getByRole("group", { name: "Åsa Öberg" });
  await expect(group.getByRole("option", { name: "Set lead status: Disqualified", selected: true })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(field_of(page, "Lead status")).toContainText("Disqualified");
  await page.keyboard.press("Control+z");
  await expect(field_of(page, "Lead status")).toContainText("Open");

  await go(page, "#/contacts");
  const row = (/** @type {string} */ name) => page.getByRole("row", { name });
  for (const name of ["Åsa Öberg", "Erik Lund", "Henrik Juhl"]) await row(name).getByRole("checkbox").click();
  await open_palette(page);
  await page.keyboard.type("status: cont");
  // R34: Henrik Juhl's is not in use
  await page
    .getByRole("group", { name: "2 contacts" })
    .getByRole("option", { name: /Contacting/ })
    .click();
  for (const name of ["Åsa Öberg", "Erik Lund"]) await expect(row(name)).toContainText("Contacting");
  await expect(row("Henrik Juhl")).not.toContainText("Contacting");

  await go(page, "#/dashboard");
  await open_palette(page);
  await page.keyboard.type("set lead");
  await expect(page.getByRole("option", { name: /Set lead status/ })).toHaveCount(0);
});

test("pictures of the palette", async ({ page }) => {
  await open_demo(page);
  await go(page, "#/board");
  const field = await open_palette(page);
  await field.fill("an");
  await expect(page.getByRole("option").first()).toBeVisible();
  await expect_no_axe_violations(page);
  await take_pictures(page, "palette");
});
