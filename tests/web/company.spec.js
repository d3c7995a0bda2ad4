// The company card and its form, each test named after its rules.
import { expect, test } from "@playwright/test";
import { take_pictures } from "./pages.js";
import { add_company, add_contact, choose, field, go, history, set_category, start_empty } from "./records.js";

test.beforeEach(async ({ page }) => {
  await start_empty(page);
});

test("R2 R97 Save stays dimmed until the company has a name and a category; business is there from the start", async ({
  page,
}) => {
  await go(page, "#/company/new");
  const save = page.getByRole("button", { name: "Save", exact: true });
  await expect(save).toBeDisabled();
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Nordlys AB");
  await expect(save).toBeDisabled();
  await expect(page.getByText("To save: choose a category")).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Business" })).toContainText("Not specified");
  await choose(page, "Category", "Lead");
  await expect(save).toBeEnabled();
  await save.click();
  await expect(page).toHaveURL(/#\/company\/10001$/);
});

test("R31 R1 the company card has a category and its group, and no lead status of its own", async ({ page }) => {
  await add_company(page, "Nordlys AB", "Lead");
  await expect(page.getByRole("combobox", { name: "Category" })).toContainText("Lead");
  await expect(field(page, "Group")).toContainText("Potential customer");
  await expect(field(page, "Lead status")).toHaveCount(0);
});

test("R18 R51 the category is saved at once, as one step that Undo takes back", async ({ page }) => {
  const company = await add_company(page, "Nordlys AB", "Lead");
  await set_category(page, company, "Customer");
  await expect(field(page, "Group")).toContainText("Customer");
  await page.getByRole("tab", { name: /History/ }).click();
  const change = history(page, "Category").first();
  await expect(change).toContainText("Lead");
  await expect(change).toContainText("Customer");
  await expect(change).toContainText("Me");
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("combobox", { name: "Category" })).toContainText("Lead");
});

test("R32 R34 in the contacts' rows each status is edited by itself, and none where it is not in use", async ({
  page,
}) => {
  const company = await add_company(page, "Nordlys AB", "Lead");
  await add_contact(page, company, "Åsa", "Öberg");
  await add_contact(page, company, "Ella", "Winberg");
  await go(page, `#/company/${company}`);
  await page.getByRole("button", { name: "Lead status of Åsa Öberg: Open" }).click();
  await page.getByRole("menuitemradio", { name: "Qualified", exact: true }).click();
  await expect(page.getByRole("button", { name: "Lead status of Åsa Öberg: Qualified" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Lead status of Ella Winberg: Open" })).toBeVisible();
  await set_category(page, company, "Customer");
  await expect(page.getByRole("button", { name: /Lead status of/ })).toHaveCount(0);
  const kept = page.getByRole("row", { name: /Åsa Öberg/ }).getByRole("cell", { name: "Qualified (kept, not in use)" });
  await expect(kept).toBeVisible(); // R35
});

test("R91 former employees stand in the list only when the tick asks for them", async ({ page }) => {
  const company = await add_company(page, "Nordlys AB", "Lead");
  await add_contact(page, company, "Åsa", "Öberg");
  await add_contact(page, company, "Björn", "Ståhl");
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await page.getByRole("checkbox", { name: "Former employee" }).click();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await go(page, `#/company/${company}`);
  await expect(page.getByRole("row", { name: /Åsa Öberg/ })).toBeVisible();
  await expect(page.getByRole("row", { name: /Björn Ståhl/ })).toHaveCount(0);
  await page.getByRole("checkbox", { name: "Former employees" }).click();
  await expect(page.getByRole("row", { name: /Björn Ståhl/ })).toBeVisible();
  await expect(page.getByText("1 of them former")).toBeVisible();
});

test("pictures: company card", async ({ page }) => {
  const company = await add_company(page, "Nordlys AB", "Marketing qualified lead", {
    City: "Göteborg",
    Website: "https://nordlys.example",
    Domain: "nordlys.example",
    Phone: "+46 31 555 010 20",
  });
  for (const [first, last] of [
    ["Anton", "Hallberg"],
    ["Åsa", "Öberg"],
    ["Ella", "Winberg"],
    ["Johan", "Lindqvist"],
    ["Karin", "Åkesson"],
  ])
    await add_contact(page, company, first, last);
  await go(page, `#/company/${company}`);
  await expect(page.getByRole("row", { name: /Karin/ })).toBeVisible();
  await take_pictures(page, "company-card");
  await go(page, `#/company/${company}/edit`);
  await expect(page.getByRole("textbox", { name: "Name", exact: true })).toHaveValue("Nordlys AB");
  await take_pictures(page, "company-edit");
});
