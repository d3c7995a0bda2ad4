// The dashboard: what its tiles count, and the records behind each number.
import { expect, test } from "@playwright/test";
import { open_demo, take_pictures } from "./pages.js";
import { add_company, add_contact, go, set_category, set_status, start_empty } from "./records.js";

/** @typedef {import("@playwright/test").Page} Page */

/** @param {Page} page @param {string} name */
const tile = (page, name) => page.getByRole("region", { name, exact: true });
/** @param {Page} page */
const funnel = (page) => tile(page, "Lead qualification").getByRole("link");

/** Two leads, one of them Qualified, and a customer's contact that was Open. @param {Page} page */
async function prepare(page) {
  await start_empty(page);
  const lead = await add_company(page, "Nordlys AB", "Lead");
  const customer = await add_company(page, "Havsbris AB", "Lead");
  await add_contact(page, lead, "Anna", "Ek");
  const bo = await add_contact(page, lead, "Bo", "Ek");
  await add_contact(page, customer, "Dag", "Ek");
  await set_status(page, bo, "Qualified");
  await set_category(page, customer, "Customer");
  await go(page, "#/dashboard");
  await expect(page.getByRole("heading", { level: 1, name: "Lead overview" })).toBeVisible();
}

test("R224 R35 the funnel counts contacts by lead status in list order, the hidden ones too", async ({ page }) => {
  await prepare(page);
  await expect(funnel(page)).toHaveText([
    "Open: 2 contacts · 67 %",
    "Contacting: 0 contacts · 0 %",
    "Disqualified: 0 contacts · 0 %",
    "Re-nurture: 0 contacts · 0 %",
    "Qualified: 1 contact · 33 %",
  ]);
});

test("R222 the numbers follow a drag on the board, and its undo, at once", async ({ page }) => {
  await prepare(page);
  await go(page, "#/board");
  await page.getByRole("link", { name: "Anna Ek" }).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Space");
  await go(page, "#/dashboard");
  await expect(funnel(page).nth(1)).toHaveText(/^Contacting: 1 contact /);
  await page.keyboard.press("Control+z");
  await expect(funnel(page).nth(1)).toHaveText(/^Contacting: 0 contacts/);
  await expect(funnel(page).nth(0)).toHaveText(/^Open: 2 contacts/);
});

test("R215 a segment says its name and value when it is hovered", async ({ page }) => {
  await prepare(page);
  await funnel(page).nth(4).hover();
  await page.waitForTimeout(600);
  await page.screenshot({ path: "build/screenshots/dashboard-tooltip-1200x600-light.png" });
  await expect(funnel(page).nth(4)).toHaveAccessibleName("Qualified: 1 contact · 33 %");
});

test("R217 a segment opens the contacts behind it", async ({ page }) => {
  await prepare(page);
  await funnel(page).nth(0).click();
  await expect(page).toHaveURL(/#\/contacts\?lead_status=/);
  const names = page.getByRole("table").getByRole("link", { name: /Ek$/ });
  await expect(names).toHaveText(["Anna Ek", "Dag Ek"]);
});

test("R217 a segment of the ring opens the companies behind it, by pointer and by keyboard", async ({ page }) => {
  await prepare(page);
  const groups = tile(page, "Companies by category group");
  await groups
    .getByRole("list")
    .getByRole("button", { name: /^Customer: 1 company/ })
    .click();
  await expect(page).toHaveURL(/#\/companies\?category_group=customer/);
  await expect(page.getByRole("table").getByRole("link", { name: "Havsbris AB" })).toBeVisible();
  await expect(page.getByRole("table").getByRole("link", { name: "Nordlys AB" })).toHaveCount(0);
  await page.goBack();
  await groups
    .getByRole("list")
    .getByRole("button", { name: /^Potential customer/ })
    .focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("table").getByRole("link", { name: "Nordlys AB" })).toBeVisible();
});

test("R216 a click in the legend hides and shows a group", async ({ page }) => {
  await prepare(page);
  const groups = tile(page, "Companies by category group");
  const legend = groups.getByRole("button", { name: "Customer 1", exact: true });
  await expect(legend).toHaveAttribute("aria-pressed", "true");
  await legend.click();
  await expect(legend).toHaveAttribute("aria-pressed", "false");
  await expect(groups.getByRole("list").getByRole("button", { name: /^Customer:/ })).toHaveCount(0);
  await expect(groups.getByText("1", { exact: true })).toBeVisible();
  await legend.click();
  await expect(groups.getByRole("list").getByRole("button", { name: /^Customer:/ })).toHaveCount(1);
});

test("R211 new leads this year, compared with the same day last year, opens them", async ({ page }) => {
  await prepare(page);
  const number = tile(page, "New leads this year");
  await expect(number.getByRole("link", { name: "New leads this year: 3" })).toBeVisible();
  await expect(number.getByText(/^0 by this day in \d{4}$/)).toBeVisible();
  await number.getByRole("link").click();
  await expect(page.getByRole("table").getByRole("link", { name: /Ek$/ })).toHaveCount(3);
});

test("R208 the list of qualified leads links to each of them", async ({ page }) => {
  await prepare(page);
  const list = tile(page, "Qualified leads");
  await expect(list.getByRole("link", { name: "Bo Ek" })).toBeVisible();
  await expect(list.getByRole("link", { name: "Anna Ek" })).toHaveCount(0);
  await list.getByRole("link", { name: "Bo Ek" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Bo Ek" })).toBeVisible();
});

test("pictures: dashboard", async ({ page }) => {
  await open_demo(page);
  await go(page, "#/dashboard");
  await expect(funnel(page).first()).toBeVisible();
  await page.mouse.move(2, 2);
  await take_pictures(page, "dashboard");
});
