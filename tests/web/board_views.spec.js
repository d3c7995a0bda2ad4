// What the board shows and how it is set: contacts, companies and sales, rows, previews, menus, filters, kept settings.
import { expect, test } from "@playwright/test";
import {
  card,
  card_in,
  cell,
  column,
  count_of,
  drag_over,
  middle,
  open_card_menu,
  prepare,
  set_owner,
} from "./board_page.js";
import { settled } from "./pages.js";
import { field, go, press_link } from "./records.js";
import { bring_back_changed, switch_on } from "./workflows.js";

/** @typedef {import("@playwright/test").Page} Page */

test("R176 R178 R180 R195 rows: each with its count; a drop writes column and row as one step, by pointer and by keyboard", async ({
  page,
}) => {
  await prepare(page);
  await set_owner(page, 2, "No selection");
  await go(page, "#/board?group=owner");
  await expect(page.getByRole("main").getByRole("heading", { level: 2 })).toHaveText(["Me", "No selection"]);
  await expect(count_of(page, "No selection")).toHaveText("1");
  await go(page, "#/board");
  await page.getByRole("button", { name: "Rows: None" }).click();
  await page.getByRole("menuitem", { name: "Our contact" }).click();
  await expect(page).toHaveURL(/rows=owner/);
  await expect(page.getByRole("button", { name: "Me 2", exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "No selection, owned by nobody 1" })).toBeVisible();
  await expect(cell(page, "Open", "Me").getByRole("listitem")).toHaveCount(2);
  await expect(cell(page, "Open", "No selection").getByRole("link")).toHaveText(["Bo Ek"]);

  await drag_over(page, "Anna Ek", cell(page, "Contacting", "No selection"));
  await page.mouse.up();
  await expect(cell(page, "Contacting", "No selection").getByRole("link")).toHaveText(["Anna Ek"]);
  await expect(page.getByRole("button", { name: "No selection, owned by nobody 2" })).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(cell(page, "Open", "Me").getByRole("listitem")).toHaveCount(2);
  await expect(page.getByRole("button", { name: "No selection, owned by nobody 1" })).toBeVisible();

  const spoken = page.locator("[aria-live=assertive]");
  await page.getByRole("link", { name: "Bo Ek" }).focus();
  await page.keyboard.press("ArrowUp");
  await expect(page.getByRole("link", { name: /Cilla Ek|Anna Ek/ }).and(page.locator(":focus"))).toHaveCount(1);
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("link", { name: "Bo Ek" })).toBeFocused();
  await page.keyboard.press("Space");
  await expect(spoken).toContainText("Bo Ek picked up in Open, No selection");
  await page.keyboard.press("ArrowUp");
  await expect(spoken).toContainText("Over Open, Me");
  await page.keyboard.press("ArrowRight");
  await expect(spoken).toContainText("Over Contacting, Me");
  await page.keyboard.press("Space");
  await expect(cell(page, "Contacting", "Me").getByRole("link")).toHaveText(["Bo Ek"]);
  await expect(page.getByRole("link", { name: "Bo Ek" })).toBeFocused();
  await expect(page.getByRole("button", { name: /owned by nobody/ })).toHaveCount(0);

  await page.getByRole("button", { name: "Me 3", exact: true }).click();
  await expect(page.getByRole("main").getByRole("listitem")).toHaveCount(0);
});

test("R174 R181 contacts by category: the category belongs to the company, so the card goes back with the reason", async ({
  page,
}) => {
  await prepare(page);
  await page.getByRole("button", { name: "Columns: Lead status" }).click();
  await page.getByRole("menuitem", { name: "Category" }).click();
  await expect(page).toHaveURL(/group=category/);
  await expect(count_of(page, "Lead")).toHaveText("3");
  await expect(count_of(page, "Customer")).toHaveText("1");
  await expect(page.getByRole("group", { name: /not in use/ })).toHaveCount(0);
  await drag_over(page, "Bo Ek", column(page, "Opportunity"));
  await page.mouse.up();
  await expect(page.getByText("Bo Ek stays in Lead", { exact: true })).toBeVisible();
  await expect(page.getByRole("group", { name: "Bo Ek stays in Lead" })).toContainText(
    "belongs to the company Nordlys AB",
  );
  await expect(count_of(page, "Lead")).toHaveText("3");
  await expect(page.getByRole("button", { name: "Open Nordlys AB" })).toBeVisible();
});

test("R173 R174 R175 R176 R55 R185 the board of companies: categories in list order, and the next one from the menu", async ({
  page,
}) => {
  await prepare(page);
  await page.getByRole("button", { name: "View entity" }).click();
  await page.getByRole("menuitem", { name: "Companies" }).click();
  await expect(page).toHaveURL(/entity=company/);
  const heads = page.getByRole("main").getByRole("heading", { level: 2 });
  await expect(heads.first()).toHaveText("Lead");
  await expect(count_of(page, "Lead")).toHaveText("1");
  await expect(column(page, "No selection")).toHaveCount(0);
  await open_card_menu(page, "Nordlys AB");
  await page.getByRole("menuitem", { name: "Move to next category" }).click();
  await expect(card_in(page, "Marketing qualified lead", "Nordlys AB")).toBeVisible();
  await drag_over(page, "Nordlys AB", column(page, "Opportunity"));
  await page.mouse.up();
  await expect(card_in(page, "Opportunity", "Nordlys AB")).toBeVisible();

  await page.getByRole("button", { name: "Columns: Category" }).click();
  await page.getByRole("menuitem", { name: "Our contact" }).click();
  await expect(heads).toHaveText(["Me"]);
});

test("a new card begins in the column whose plus is pressed", async ({ page }) => {
  await prepare(page);
  const combobox = (/** @type {string} */ name) => page.getByRole("combobox", { name, exact: true });
  await press_link(page.getByRole("link", { name: "New in Contacting" }));
  await page.getByRole("button", { name: "Cancel" }).click(); // nothing to lose yet
  await expect(page).toHaveURL(/#\/board/);
  await press_link(page.getByRole("link", { name: "New in Contacting" }));
  await page.getByRole("textbox", { name: "First name" }).fill("Cia");
  await expect(combobox("Lead status")).toHaveCount(0);
  await combobox("Company").fill("Nord");
  await page.getByRole("option", { name: "Nordlys AB" }).click();
  await expect(combobox("Lead status")).toHaveText("Contacting");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(field(page, "Lead status")).toContainText("Contacting");
  await press_link(page.getByRole("link", { name: "Board" }).last());
  await expect(card_in(page, "Contacting", "Cia")).toBeVisible();

  await go(page, "#/board?entity=company");
  await press_link(page.getByRole("link", { name: "New in Opportunity" }));
  await expect(combobox("Category")).toHaveText("Opportunity");
  await go(page, "#/board?entity=sale");
  await press_link(page.getByRole("link", { name: "New in Proposal" }));
  await expect(combobox("Stage")).toHaveText(/Proposal/);
});

test("R184 a press beside the name shows a preview that stands in the address; the menu is there by its key, too", async ({
  page,
}) => {
  await prepare(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await settled(page);
  const preview = page.getByRole("complementary", { name: "Preview of Bo Ek" });
  const at = await middle(card(page, "Bo Ek"));
  await page.mouse.move(at.x, at.y + 24);
  await settled(page);
  await page.mouse.click(at.x, at.y + 24);
  await expect(preview.getByRole("heading", { name: "Bo Ek" })).toBeVisible();
  await expect(page).toHaveURL(/preview=2/);
  await expect(preview.getByRole("group", { name: "Lead status" })).toContainText("Open");
  await page.reload();
  await expect(preview).toBeVisible();
  await expect(card(page, "Anna Ek")).toBeVisible();
  await page.screenshot({ path: "build/screenshots/board-preview-1280x800-light.png" });
  await page.keyboard.press("Escape");
  await expect(preview).toHaveCount(0);
  await expect(page).not.toHaveURL(/preview/);

  await page.getByRole("link", { name: "Bo Ek" }).focus();
  await page.keyboard.press("Shift+F10");
  await expect(page.getByRole("menu", { name: "More: Bo Ek" })).toBeVisible();
  for (const name of ["Edit", "Create follow-up", "Create sale", "Delete"])
    await expect(page.getByRole("menuitem", { name, exact: true })).toBeVisible();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(card(page, "Bo Ek")).toHaveCount(0);
  await page.getByRole("button", { name: "Undo", exact: true }).last().click();
  await expect(card(page, "Bo Ek")).toBeVisible();
});

test("R185 a follow-up from the card's menu stands on the card", async ({ page }) => {
  await prepare(page);
  await open_card_menu(page, "Bo Ek");
  await page.getByRole("menuitem", { name: "Create follow-up" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Title" }).fill("Ring");
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("main").getByRole("listitem", { name: /^Bo Ek, Nordlys AB, .*\d+ [A-Z]/ })).toBeVisible();
});

test("R186 R187 R193 the settings choose the filters; each has Clear, all have one; the hidden bar says that some are set", async ({
  page,
}) => {
  await prepare(page);
  const filters = page.getByRole("group", { name: "Filters" });
  await expect(filters.getByRole("button", { name: /^Lead status/ })).toHaveCount(0);
  await page.getByRole("button", { name: "Board settings" }).click();
  const dialog = page.getByRole("dialog", { name: "Board settings" });
  await dialog.getByRole("checkbox", { name: "Lead status" }).click();
  await dialog.getByRole("checkbox", { name: "Country" }).click();
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(filters.getByRole("button", { name: /^Country/ })).toHaveCount(0);
  await filters.getByRole("button", { name: /^Lead status/ }).click();
  await page.getByRole("menuitemradio", { name: "Contacting" }).click();
  await expect(count_of(page, "Open")).toHaveText("0");
  await filters.getByRole("button", { name: /^Registered/ }).click();
  await page.getByRole("menuitemradio", { name: "This year" }).click();
  await page.getByRole("button", { name: "Clear: Lead status" }).click();
  await expect(count_of(page, "Open")).toHaveText("3");
  await expect(page).toHaveURL(/created_at=this_year/);

  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Hide the filter bar" }).click();
  await expect(filters).toHaveCount(0);
  await page.getByRole("button", { name: "Show the filter bar: filters are set" }).click();
  await filters.getByRole("button", { name: "Clear all" }).click();
  await expect(page).not.toHaveURL(/created_at=/);

  // What was set comes back with an address that says nothing.
  await page.getByRole("button", { name: "Columns: Lead status" }).click();
  await page.getByRole("menuitem", { name: "Our contact" }).click();
  await expect(page).toHaveURL(/group=owner/);
  await go(page, "#/contacts");
  await page.getByRole("link", { name: "Board", exact: true }).click();
  await expect(page).toHaveURL(/group=owner/);
  await expect(page.getByRole("button", { name: "Columns: Our contact" })).toBeVisible();
});

/** @param {Page} page @param {string} title @param {string} amount @param {number} company */
async function add_sale(page, title, amount, company) {
  await go(page, `#/sale/new?company=${company}`);
  await page.getByRole("textbox", { name: "Title" }).fill(title);
  await page.getByRole("textbox", { name: "Amount", exact: true }).fill(amount);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page).toHaveURL(/#\/sale\/\d+$/);
}

test("R173 R180 R185 R189 R191 R192 the board of sales: stages with sums, days, and closed sales out of the way", async ({
  page,
}) => {
  await prepare(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await add_sale(page, "Pumps", "1000", 10001);
  await add_sale(page, "Valves", "500", 10001);
  await go(page, "#/sale/2/edit");
  await page.getByRole("combobox", { name: "Sale date" }).fill("2026-01-05");
  await page.keyboard.press("Tab");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page).toHaveURL(/#\/sale\/2$/);
  await go(page, "#/board?entity=sale");
  const heads = page.getByRole("main").getByRole("heading", { level: 2 });
  await expect(heads.first()).toHaveText("First meeting");
  const first = column(page, "First meeting");
  await expect(first.getByText(/^1,500/)).toBeVisible();
  await expect(
    page.getByRole("main").getByRole("listitem", { name: /^Pumps, Nordlys AB, 1,000.*, 0 d/ }),
  ).toBeVisible();
  await expect(card(page, "Valves")).toHaveAttribute("aria-description", "The sale date has passed");
  await expect(card(page, "Pumps")).not.toHaveAttribute("aria-description");
  await drag_over(page, "Pumps", column(page, "Proposal"));
  await page.mouse.up();
  await expect(
    column(page, "Proposal")
      .getByText(/^1,000/)
      .first(),
  ).toBeVisible();
  await expect(first.getByText(/^500/).first()).toBeVisible();

  await page.getByRole("button", { name: "Board settings" }).click();
  const dialog = page.getByRole("dialog", { name: "Board settings" });
  await dialog.getByRole("combobox", { name: "Summarize by" }).click();
  await page.getByRole("option", { name: "Weighted amount" }).click();
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(page).toHaveURL(/sum=weighted/);
  await expect(column(page, "Proposal").getByText(/^500/).first()).toBeVisible();

  await open_card_menu(page, "Valves");
  await page.getByRole("menuitem", { name: "Mark as lost" }).click();
  const lost = page.getByRole("dialog");
  await lost.getByRole("combobox", { name: "Reason" }).click();
  await page.getByRole("option").nth(1).click();
  await lost.getByRole("button", { name: "Mark as lost" }).click();
  await expect(lost).toHaveCount(0);
  await expect(card(page, "Valves")).toBeVisible();
  await page.getByRole("button", { name: "Board settings" }).click();
  await dialog.getByRole("checkbox", { name: "Hide closed sales" }).click();
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(card(page, "Valves")).toHaveCount(0);
  await expect(card(page, "Pumps")).toBeVisible();
  await page.screenshot({ path: "build/screenshots/board-sales-1280x800-light.png" });
});

test("R183 a drop that meets a workflow asks, and the card waits for the answer", async ({ page }) => {
  await prepare(page);
  const rule = { category: "category_opportunity", status: "lead_status_qualified", confirm: true };
  await switch_on(page, { lead_status: rule });
  await go(page, "#/board");
  await drag_over(page, "Bo Ek", column(page, "Qualified"));
  await page.mouse.up();
  const question = page.getByRole("alertdialog", { name: "Change the category too?" });
  await expect(question.getByRole("listitem", { name: "Nordlys AB" })).toContainText("Opportunity");
  await question.getByRole("button", { name: "Cancel" }).click();
  await expect(count_of(page, "Qualified")).toHaveText("0");
  await drag_over(page, "Bo Ek", column(page, "Qualified"));
  await page.mouse.up();
  await question.getByRole("button", { name: "Save", exact: true }).click();
  await expect(card_in(page, "Qualified", "Bo Ek")).toBeVisible();
  await go(page, "#/board?entity=company");
  await expect(card_in(page, "Opportunity", "Nordlys AB")).toBeVisible();
});

test("R173 R193 R194 a selection has its own icon, cards and settings, and the board none of its tasks", async ({
  page,
}) => {
  await prepare(page);
  const selection = "01926f4e-0000-7000-8000-00000000abcd";
  const criteria = JSON.stringify({
    entity: "contact",
    any: [[{ field: "name", op: "contains", values: ["Ek"] }], [{ field: "name", op: "contains", values: ["Bo"] }]],
  });
  await bring_back_changed(
    page,
    () => undefined,
    () => [
      [
        "selection",
        { id: selection, name: "All the Ek", entity: "contact", kind: "dynamic", criteria, visibility: "everyone" },
      ],
    ],
  );
  await go(page, "#/board");
  await page.getByRole("button", { name: "View entity" }).click();
  await page.getByRole("menuitem", { name: "All the Ek" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "All the Ek" })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`selection=${selection}`));
  await expect(count_of(page, "Open")).toHaveText("3");
  await page.getByRole("button", { name: "More", exact: true }).click();
  await expect(page.getByRole("menuitem")).toHaveText([
    "Hide the filter bar",
    "Save settings for current selection only",
  ]);
  await page.getByRole("menuitem", { name: "Save settings for current selection only" }).click();
  await page.getByRole("button", { name: "Columns: Lead status" }).click();
  await page.getByRole("menuitem", { name: "Category" }).click();
  await expect(page).toHaveURL(/group=category/);
  await go(page, `#/board?selection=${selection}`);
  await expect(page.getByRole("button", { name: "Columns: Category" })).toBeVisible();
  await go(page, "#/board");
  await expect(page.getByRole("button", { name: "Columns: Lead status" })).toBeVisible();
});
