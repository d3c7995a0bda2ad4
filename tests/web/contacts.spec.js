// The tables of contacts and companies: what they show, sort, group, filter, and the keyboard.
import { expect, test } from "@playwright/test";
import { open_demo, take_pictures } from "./pages.js";
import { add_company, add_contact, go, press_link, set_category, start_empty } from "./records.js";

test("an empty table says what to do, and its button does it", async ({ page }) => {
  await start_empty(page);
  await go(page, "#/contacts");
  await expect(page.getByText("No contacts yet")).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "New contact" }).click();
  await expect(page).toHaveURL(/#\/contact\/new$/);
});

test("R35 the status column shows every value that is kept, also where lead status is not in use", async ({ page }) => {
  await start_empty(page);
  const company = await add_company(page, "Nordlys AB", "Lead");
  await add_contact(page, company, "Åsa", "Öberg");
  await set_category(page, company, "Customer");
  await go(page, "#/contacts");
  await expect(
    page.getByRole("row", { name: /Åsa Öberg/ }).getByRole("cell", { name: "Open (kept, not in use)" }),
  ).toBeVisible();
});

test("sorting, filtering and grouping stand in the address and survive Back", async ({ page }) => {
  await start_empty(page);
  for (const name of ["Cilla", "Anna", "Bo"]) await add_contact(page, 0, name, "Ek");
  await go(page, "#/contacts");
  const names = page.getByRole("table").getByRole("link");
  await expect(names).toHaveText(["Anna Ek", "Bo Ek", "Cilla Ek"]);
  await press_link(page.getByRole("columnheader", { name: "Name" }));
  await expect(page).toHaveURL(/sort=-name/);
  await expect(names).toHaveText(["Cilla Ek", "Bo Ek", "Anna Ek"]);
  await page.getByRole("main").getByRole("searchbox", { name: "Filter contacts" }).fill("bo");
  await expect(names).toHaveText(["Bo Ek"]);
  await expect(page.getByText("1 of 3")).toBeVisible();
  await press_link(names.first());
  await expect(page.getByRole("heading", { level: 1, name: "Bo Ek" })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/q=bo/);
  await page.getByRole("main").getByRole("searchbox", { name: "Filter contacts" }).fill("nobody");
  await page.getByRole("button", { name: "Clear the filters" }).click();
  await expect(names).toHaveCount(3);
});

test("groups by category group and lead status, with counts, opened and closed", async ({ page }) => {
  await start_empty(page);
  const lead = await add_company(page, "Nordlys AB", "Lead");
  const customer = await add_company(page, "Havsbris AB", "Customer");
  await add_contact(page, lead, "Åsa", "Öberg");
  await add_contact(page, customer, "Bo", "Ek");
  await go(page, "#/contacts");
  await page.getByRole("button", { name: "Group", exact: true }).click();
  await page.getByRole("menuitem", { name: "Category group" }).click();
  await page.getByRole("button", { name: "Group", exact: true }).click();
  await page.getByRole("menuitem", { name: "Lead status" }).click();
  await expect(page).toHaveURL(/group=category_group%2Clead_status/);
  await expect(page.getByRole("row", { name: /Potential customer/ })).toBeVisible();
  await expect(page.getByRole("row", { name: /^Open/ })).toBeVisible();
  await page.getByRole("row", { name: /Potential customer/ }).click();
  await expect(page.getByRole("link", { name: "Åsa Öberg" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Bo Ek" })).toBeVisible();
});

test("the keyboard walks the rows and Enter opens one", async ({ page }) => {
  await start_empty(page);
  for (const name of ["Anna", "Bo", "Cilla"]) await add_contact(page, 0, name, "Ek");
  await go(page, "#/contacts");
  await page.getByRole("row", { name: /Anna Ek/ }).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Bo Ek" })).toBeVisible();
});

test("a filter in the address is shown as a chip that takes it away", async ({ page }) => {
  await start_empty(page);
  const lead = await add_company(page, "Nordlys AB", "Lead");
  const customer = await add_company(page, "Havsbris AB", "Customer");
  await add_contact(page, lead, "Åsa", "Öberg");
  await add_contact(page, customer, "Bo", "Ek");
  await go(page, "#/contacts?category_group=customer");
  await expect(page.getByRole("link", { name: "Bo Ek" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Åsa Öberg" })).toHaveCount(0);
  await page.getByRole("button", { name: "Clear: Category group" }).click();
  await expect(page.getByRole("link", { name: "Åsa Öberg" })).toBeVisible();
});

test("pictures: tables", async ({ page }) => {
  await open_demo(page);
  await go(page, "#/contacts?group=category_group,lead_status");
  await expect(page.getByRole("row", { name: /Potential customer/ })).toBeVisible();
  await take_pictures(page, "contacts-grouped");
  await go(page, "#/contacts");
  await expect(page.getByRole("row").nth(5)).toBeVisible();
  await take_pictures(page, "contacts");
  await go(page, "#/companies");
  await expect(page.getByRole("row").nth(5)).toBeVisible();
  await take_pictures(page, "companies");
});
