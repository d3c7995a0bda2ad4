// The one table of records: headings, columns, filters, groups, sums, what is selected and what is done to it.
import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { drop_file, open, open_demo, saved, settled, take_pictures } from "./pages.js";
import { add_company, add_contact, field, go, press_link, start_empty } from "./records.js";

/** @typedef {import("@playwright/test").Page} Page */

/** @param {Page} page @param {string} name */
const heading = (page, name) => page.getByRole("columnheader", { name, exact: true });
/** @param {Page} page */
const names = (page) => page.getByRole("table").getByRole("link");
/** @param {Page} page @param {string | RegExp} name */
const row = (page, name) => page.getByRole("row", { name });

/** Opens a row's menu beside its links, whose own menu is the browser's. @param {Page} page @param {string} name */
async function row_menu(page, name) {
  const cell = row(page, name).getByRole("cell").last();
  await cell.hover();
  await settled(page);
  await cell.click({ button: "right" });
}

/** Three people at a lead and one at a customer. @param {Page} page */
async function some_people(page) {
  await start_empty(page);
  const lead = await add_company(page, "Nordlys AB", "Lead");
  for (const [first, last] of [
    ["Anna", "Ek"],
    ["Bo", "Ask"],
    ["Cilla", "Alm"],
  ])
    await add_contact(page, lead, first, last);
  const customer = await add_company(page, "Havsbris AB", "Customer");
  await add_contact(page, customer, "Dag", "Gran");
  return { lead, customer };
}

/** Opens the menu of a heading, as a secondary press does. @param {Page} page @param {string} name @param {string} item */
async function from_heading(page, name, item) {
  await heading(page, name).hover();
  await settled(page);
  await heading(page, name).click({ button: "right" });
  await page.getByRole("menuitem", { name: item, exact: true }).click();
}

test("R107 R113 R114 R115 R116 headings sort, the gear adds and removes columns, they move and keep their width", async ({
  page,
}) => {
  await some_people(page);
  await go(page, "#/contacts");
  await expect(names(page).first()).toHaveText("Anna Ek");
  await press_link(heading(page, "Name"));
  await expect(page).toHaveURL(/sort=-name/);
  await expect(names(page).first()).toHaveText("Dag Gran");

  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("searchbox", { name: "Search columns" }).fill("category g");
  await page.getByRole("checkbox", { name: "Category group" }).click();
  await page.getByRole("searchbox", { name: "Search columns" }).fill("days");
  await page.getByRole("checkbox", { name: "Days in status" }).click();
  await page.keyboard.press("Escape");
  await expect(heading(page, "Category group")).toBeVisible();
  await expect(heading(page, "Days in status")).toHaveCount(0);
  await expect(page).toHaveURL(/columns=name.*category_group/);

  await from_heading(page, "Lead status", "Move left");
  await expect(page.getByRole("columnheader").nth(3)).toHaveAccessibleName("Lead status");
  const box = await heading(page, "Company").boundingBox();
  const target = await heading(page, "Name").boundingBox();
  if (!box || !target) throw new Error("no headings");
  await page.mouse.move(box.x + 20, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(target.x + 60, target.y + 12, { steps: 4 });
  await page.mouse.move(target.x + 10, target.y + 12, { steps: 4 });
  await settled(page);
  await page.mouse.up();
  await expect(page.getByRole("columnheader").nth(1)).toHaveAccessibleName("Company");

  const before = await heading(page, "Name").boundingBox();
  if (!before) throw new Error("no heading");
  await page.mouse.move(before.x + before.width, before.y + 10);
  await settled(page);
  await page.mouse.down();
  await page.mouse.move(before.x + before.width + 60, before.y + 10, { steps: 4 });
  await settled(page);
  await page.mouse.up();
  await expect.poll(async () => (await heading(page, "Name").boundingBox())?.width).toBeGreaterThan(before.width + 40);
  await saved(page);
  const wide = (await heading(page, "Name").boundingBox())?.width ?? 0;
  await page.reload();
  await expect.poll(async () => (await heading(page, "Name").boundingBox())?.width).toBeCloseTo(wide, 0);

  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("button", { name: "Reset to default" }).click();
  await page.keyboard.press("Escape");
  await expect(heading(page, "Category group")).toHaveCount(0);
  await expect(page.getByRole("columnheader").nth(1)).toHaveAccessibleName("Name");
});

test("R117 R118 R119 R120 R121 R137 funnels: text by Enter, ticks with counts, joined by And, cleared one by one and all", async ({
  page,
}) => {
  await some_people(page);
  await go(page, "#/contacts");
  await expect(page.getByRole("button", { name: "Filter: Name" })).toHaveCount(0);
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await page.getByRole("button", { name: "Filter: Category", exact: true }).click();
  const list = page.getByRole("dialog", { name: "Filter: Category" });
  await expect(list.getByRole("checkbox", { name: "Lead 3" })).toBeVisible();
  await list.getByRole("checkbox", { name: "Lead 3" }).click();
  await expect(list.getByRole("checkbox", { name: "Customer 1" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(names(page).filter({ hasText: "Dag Gran" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Filter: Category", exact: true })).toHaveAccessibleDescription("Lead");

  await page.getByRole("button", { name: "Filter: Name", exact: true }).click();
  await page.getByRole("searchbox", { name: "Text" }).fill("b");
  await settled(page);
  await expect(page).not.toHaveURL(/name=/);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect(row(page, /Anna Ek/)).toHaveCount(0);
  await expect(row(page, /Bo Ask/)).toBeVisible();
  await expect(page).toHaveURL(/name=b%25/);

  await page.getByRole("button", { name: "Clear: Name" }).click();
  await expect(row(page, /Anna Ek/)).toBeVisible();
  await expect(row(page, /Dag Gran/)).toHaveCount(0);
  await page.getByRole("button", { name: "Reset", exact: true }).click();
  await expect(row(page, /Dag Gran/)).toBeVisible();
});

test("R122 columns, filters and groups are kept for the next time, and an address with its own wins", async ({
  page,
}) => {
  await some_people(page);
  await go(page, "#/contacts");
  await from_heading(page, "Company", "Group by this");
  await expect(row(page, /^Nordlys AB 3/)).toBeVisible();
  await saved(page);
  await go(page, "#/dashboard");
  await page.reload();
  await page.getByRole("link", { name: "Contacts", exact: true }).click();
  await expect(row(page, /^Nordlys AB 3/)).toBeVisible();
  await expect(page).toHaveURL(/group=company/);
  await go(page, "#/contacts?sort=name");
  await expect(row(page, /Anna Ek/)).toBeVisible();
  await expect(row(page, /^Nordlys AB 3/)).toHaveCount(0);
});

test("R123 R124 groups at several levels with counts, and sums under number columns", async ({ page }) => {
  await some_people(page);
  await go(page, "#/contacts");
  await from_heading(page, "Company", "Group by this");
  await settled(page); // the bar has come, and the headings are below it
  const from = await heading(page, "Lead status").boundingBox();
  const bar = await page.getByText("Group by", { exact: true }).boundingBox();
  if (!from || !bar) throw new Error("no heading or bar");
  await page.mouse.move(from.x + 20, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(from.x + 30, from.y - 10, { steps: 4 });
  await settled(page);
  await page.mouse.move(bar.x + 300, bar.y + 8, { steps: 4 });
  await settled(page);
  await page.mouse.up();
  await expect(page).toHaveURL(/group=company%2Clead_status/);
  await expect(row(page, /^Open 3/)).toBeVisible();
  await page.getByRole("button", { name: "Do not group by Company" }).click();
  await expect(page).toHaveURL(/group=lead_status/);

  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("searchbox", { name: "Search columns" }).fill("number");
  await page.getByRole("checkbox", { name: "Contact number" }).click();
  await page.getByRole("combobox", { name: "Under Contact number" }).click();
  await page.getByRole("option", { name: "maximum" }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByText("Contact number, maximum 4")).toBeVisible();
});

test("R126 R302 what is exported is what is ticked, with the columns as shown", async ({ page }) => {
  await some_people(page);
  await go(page, "#/contacts?columns=name,lead_status");
  await row(page, /Bo Ask/)
    .getByRole("checkbox")
    .click();
  await row(page, /Dag Gran/)
    .getByRole("checkbox")
    .click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("toolbar").getByRole("button", { name: "Export" }).click(),
  ]);
  expect(readFileSync(await download.path(), "utf8")).toBe("\uFEFFName,Lead status\r\nBo Ask,Open\r\nDag Gran,\r\n");
});

test("R263 R264 R265 R267 R268 R269 bulk update: summary, what is skipped and why, one step of undo", async ({
  page,
}) => {
  await some_people(page);
  await go(page, "#/contacts");
  await page
    .getByRole("columnheader")
    .getByRole("checkbox", { name: /Select all/ })
    .click();
  await page.getByRole("toolbar").getByRole("button", { name: "Bulk update" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "Lead status: new value" }).click();
  await page.getByRole("option", { name: "Contacting" }).click();
  await dialog.getByRole("combobox", { name: "Add a field" }).click();
  await page.getByRole("option", { name: "Title", exact: true }).click();
  await dialog.getByRole("textbox", { name: "Title: new value" }).fill("Buyer");
  await dialog.getByRole("checkbox", { name: "Title" }).click();
  await dialog.getByRole("button", { name: "Show the summary" }).click();
  await expect(dialog).toHaveAccessibleName("3 records will be changed");
  await expect(dialog.getByText("Lead status → Contacting")).toBeVisible();
  await expect(dialog.getByText("Title →")).toHaveCount(0);
  await expect(dialog.getByRole("listitem").filter({ hasText: /^Dag Gran: / })).toBeVisible();
  await dialog.getByRole("button", { name: "Change them" }).click();
  for (const name of ["Anna Ek", "Bo Ask", "Cilla Alm"])
    await expect(row(page, name).getByRole("button", { name: /Contacting/ })).toBeVisible();
  await page.getByRole("button", { name: /^Undo/ }).first().click();
  for (const name of ["Anna Ek", "Bo Ask", "Cilla Alm"])
    await expect(row(page, name).getByRole("button", { name: /Open/ })).toBeVisible();
});

/** Bulk update of all that is listed, with one more field. @param {Page} page @param {string} field @param {string} way */
async function bulk_update(page, field, way) {
  await page
    .getByRole("columnheader")
    .getByRole("checkbox", { name: /Select all/ })
    .setChecked(true);
  await page.getByRole("toolbar").getByRole("button", { name: "Bulk update" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("checkbox", { name: "Lead status" }).click();
  for (const [list, choice] of [
    ["Add a field", field],
    [`${field}: what to do`, way],
  ]) {
    await dialog.getByRole("combobox", { name: list }).click();
    await settled(page); // it has risen
    await page.getByRole("option", { name: choice, exact: true }).click();
  }
  return dialog;
}

test("R263 bulk update searches and replaces, by whole words, case and expression, and turns yes into no", async ({
  page,
}) => {
  await open(page);
  await drop_file(page, "people.csv", "Name,Title\nAnna Ek,Head of IT\nBo Ask,It manager (it)\nCilla Alm,Buyer\n");
  await page.getByRole("button", { name: "Import 3 rows" }).click();
  await saved(page);
  await go(page, "#/contacts?columns=name,title,former_employee&former=yes");
  const title = (/** @type {string} */ name) => row(page, name).getByRole("cell").nth(2);

  let dialog = await bulk_update(page, "Title", "Search and replace");
  const next = dialog.getByRole("button", { name: "Show the summary" });
  await expect(next).toBeDisabled();
  await dialog.getByRole("textbox", { name: "Title: search for" }).fill("it");
  await dialog.getByRole("textbox", { name: "Title: replace with" }).fill("$& IT");
  await dialog.getByRole("checkbox", { name: "Whole words" }).click();
  await next.click();
  await expect(dialog).toHaveAccessibleName("2 records will be changed");
  await expect(dialog.getByText("Title → “it” → “$& IT”")).toBeVisible();
  await dialog.getByRole("button", { name: "Back" }).click();
  await dialog.getByRole("checkbox", { name: "Match case" }).click();
  await next.click();
  await expect(dialog).toHaveAccessibleName("1 record will be changed");
  await dialog.getByRole("button", { name: "Change them" }).click();
  await expect(title("Bo Ask")).toHaveText("It manager ($& IT)"); // a text as it stands, and "It" is another
  await expect(title("Anna Ek")).toHaveText("Head of IT");

  dialog = await bulk_update(page, "Title", "Regular expression");
  await dialog.getByRole("textbox", { name: "Title: search for" }).fill("^(\\w+) of (");
  await expect(dialog.getByRole("button", { name: "Show the summary" })).toBeDisabled();
  await dialog.getByRole("textbox", { name: "Title: search for" }).fill("^(\\w+) of (.*)");
  await dialog.getByRole("textbox", { name: "Title: replace with" }).fill("$2 $1");
  await dialog.getByRole("button", { name: "Show the summary" }).click();
  await dialog.getByRole("button", { name: "Change them" }).click();
  await expect(title("Anna Ek")).toHaveText("IT Head");
  await page.getByRole("button", { name: /^Undo/ }).first().click();
  await expect(title("Anna Ek")).toHaveText("Head of IT");

  await row(page, "Bo Ask").getByRole("checkbox").click();
  dialog = await bulk_update(page, "Title", "Search and replace");
  await dialog.getByRole("textbox", { name: "Title: search for" }).fill("nobody");
  await dialog.getByRole("button", { name: "Show the summary" }).click();
  await expect(dialog.getByRole("button", { name: "Change them" })).toBeDisabled();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");

  dialog = await bulk_update(page, "Former employee", "Toggle");
  await dialog.getByRole("button", { name: "Show the summary" }).click();
  await expect(dialog.getByText("Former employee → yes becomes no, no becomes yes")).toBeVisible();
  await dialog.getByRole("button", { name: "Change them" }).click();
  for (const name of ["Anna Ek", "Bo Ask", "Cilla Alm"])
    await expect(row(page, name).getByRole("cell").nth(3)).toHaveText("Yes");
});

test("R93 the legal basis, once it is set, is one line at the foot of the card", async ({ page }) => {
  await some_people(page);
  await go(page, "#/contacts");
  for (const [name, value] of [
    ["Legal basis", "Legitimate interest"],
    ["Consent source", "Web form"],
  ]) {
    const dialog = await bulk_update(page, name, "Set to");
    await dialog.getByRole("textbox", { name: `${name}: new value` }).fill(value);
    await dialog.getByRole("button", { name: "Show the summary" }).click();
    await dialog.getByRole("button", { name: "Change them" }).click();
    await expect(dialog).toHaveCount(0);
  }
  await press_link(page.getByRole("link", { name: "Anna Ek" }));
  await expect(field(page, "Legal basis")).toContainText("Legitimate interest · Web form");
  const above = await field(page, "Contact number").boundingBox();
  const line = await field(page, "Legal basis").boundingBox();
  expect(line?.y).toBeGreaterThan(above?.y ?? Infinity);
});

test("R108 arrows move the row; Enter and a double press open the contact", async ({ page }) => {
  await some_people(page);
  await go(page, "#/contacts");
  await row(page, "Anna Ek").focus();
  await page.keyboard.press("ArrowDown");
  await expect(row(page, "Bo Ask")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await expect(row(page, "Bo Ask")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Bo Ask" })).toBeVisible();
  await page.goBack();
  await row(page, "Cilla Alm").getByRole("cell").last().dblclick();
  await expect(page.getByRole("heading", { level: 1, name: "Cilla Alm" })).toBeVisible();
});

test("R112 R272 R273 R275 R278 merge from a row's menu: from and to, swapped, and back by one Undo", async ({
  page,
}) => {
  const { lead } = await some_people(page);
  const contact = await add_contact(page, lead, "Anna", "Eek");
  await go(page, `#/contact/${contact}/edit`);
  await page.getByRole("textbox", { name: "E-mail" }).fill("anna@nordlys.example");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(field(page, "E-mail")).toBeVisible();
  await go(page, "#/contacts");
  for (const name of ["Anna Eek", "Anna Ek"]) await row(page, name).getByRole("checkbox").click();
  await page.getByRole("toolbar").getByRole("button", { name: "Merge…" }).click();
  const dialog = page.getByRole("dialog", { name: "Merge contacts" });
  await expect(dialog.getByRole("combobox", { name: "To (stays)" })).toHaveValue("Anna Eek");
  await dialog.getByRole("button", { name: "Swap" }).click();
  await expect(dialog.getByRole("combobox", { name: "To (stays)" })).toHaveValue("Anna Ek");
  await expect(dialog.getByRole("listitem").filter({ hasText: "E-mail: anna@nordlys.example" })).toBeVisible();
  await expect(dialog.getByRole("listitem").filter({ hasText: "Last name: Ek stays, Eek is dropped" })).toBeVisible();
  await page.keyboard.press("e"); // a page's key is not meant while a dialog asks
  await expect(dialog).toBeVisible();
  await dialog.getByRole("combobox", { name: "Sales and follow-ups" }).click();
  await page.getByRole("option", { name: "move from a day on" }).click();
  await expect(dialog.getByRole("button", { name: "Merge", exact: true })).toBeDisabled();
  await dialog.getByRole("combobox", { name: "From the day" }).fill("next monday");
  await dialog.getByRole("button", { name: "Merge", exact: true }).click();
  await expect(row(page, "Anna Eek")).toHaveCount(0);
  await page.getByRole("link", { name: "Anna Ek" }).click();
  await expect(field(page, "E-mail")).toContainText("anna@nordlys.example");
  await page.getByRole("button", { name: /^Undo/ }).first().click();
  await go(page, "#/contacts");
  await expect(row(page, "Anna Eek")).toBeVisible();
});

test("R112 R279 contacts are moved to another company or set free", async ({ page }) => {
  await some_people(page);
  await go(page, "#/contacts");
  await row_menu(page, "Bo Ask");
  await page.getByRole("menuitem", { name: "Move…" }).click();
  const dialog = page.getByRole("dialog", { name: "Move 1 contact" });
  await dialog.getByRole("combobox", { name: "To company" }).fill("hav");
  await page.getByRole("option", { name: "Havsbris AB" }).click();
  await dialog.getByRole("button", { name: "Move", exact: true }).click();
  await expect(row(page, "Bo Ask").getByRole("cell", { name: "Havsbris AB" })).toBeVisible();
});

test("R112 R280 R284 delete asks, until told not to, and many at once come back by one Undo", async ({ page }) => {
  await some_people(page);
  await go(page, "#/contacts");
  for (const name of ["Anna Ek", "Bo Ask"]) await row(page, name).getByRole("checkbox").click();
  await page.getByRole("toolbar").getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  const dialog = page.getByRole("alertdialog", { name: "Delete 2 records?" });
  await dialog.getByRole("checkbox", { name: "Do not ask again" }).click();
  await dialog.getByRole("button", { name: "Delete" }).click();
  await expect(row(page, "Anna Ek")).toHaveCount(0);
  await page.getByRole("button", { name: /^Undo/ }).first().click();
  await expect(row(page, "Anna Ek")).toBeVisible();
  await row_menu(page, "Cilla Alm");
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(row(page, "Cilla Alm")).toHaveCount(0);
  await go(page, "#/companies");
  await row_menu(page, "Nordlys AB");
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(page.getByRole("alertdialog", { name: "Delete Nordlys AB?" })).toBeVisible();
});

test("a question about a record is not asked on another page, nor when one comes back", async ({ page }) => {
  await some_people(page);
  await go(page, "#/contacts");
  await row_menu(page, "Cilla Alm");
  await page.getByRole("menuitem", { name: "Delete" }).click();
  const asked = page.getByRole("alertdialog", { name: "Delete Cilla Alm?" });
  await expect(asked).toBeVisible();
  for (const place of ["Companies", "Contacts"]) {
    await go(page, `#/${place.toLowerCase()}`);
    await expect(page.getByRole("main", { name: place })).toBeVisible();
    await expect(asked).toHaveCount(0);
  }
});

test.describe("under a finger", () => {
  test.use({ hasTouch: true });

  test("once a row is selected, a tap selects the next one", async ({ page }) => {
    await some_people(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await go(page, "#/contacts");
    await row_menu(page, "Anna Ek");
    await page.getByRole("menuitem", { name: "Select", exact: true }).click();
    const [anna, bo] = [row(page, "Anna Ek"), row(page, "Bo Ask")];
    await expect(anna.getByRole("checkbox")).toBeChecked();
    await settled(page);
    await bo.getByRole("cell").last().tap();
    await expect(bo.getByRole("checkbox")).toBeChecked();
    await settled(page);
    await bo.getByRole("cell").last().tap();
    await expect(bo.getByRole("checkbox")).not.toBeChecked();
    await expect(page).toHaveURL(/#\/contacts/);
  });
});

test.describe("where there is little room", () => {
  test.use({ viewport: { width: 1024, height: 700 } });

  test("what can be done to a ticked row and finds no room in the bar is in its menu", async ({ page }) => {
    await some_people(page);
    await go(page, "#/contacts");
    await row(page, "Anna Ek").getByRole("checkbox").click();
    const bar = page.getByRole("toolbar", { name: "What to do with the selected" });
    await expect(bar.getByRole("button", { name: "Delete" })).toHaveCount(0);
    for (const each of await bar.getByRole("button").all()) {
      const box = await each.boundingBox();
      expect(box?.width).toBeGreaterThan(24);
    }
    await bar.getByRole("button", { name: "More", exact: true }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
    await expect(row(page, "Anna Ek")).toHaveCount(0);
  });
});

for (const place of ["companies", "sales", "contacts"]) {
  test.describe(`at 1280: ${place}`, () => {
    test.use({ viewport: { width: 1280, height: 800 } });

    test("the columns have room beside each other", async ({ page }) => {
      await open_demo(page);
      await go(page, `#/${place}`);
      const table = await page.getByRole("table").boundingBox();
      const last = await page.getByRole("columnheader").last().boundingBox();
      expect((last?.x ?? 0) + (last?.width ?? 0)).toBeLessThanOrEqual((table?.x ?? 0) + (table?.width ?? 0) + 1);
    });
  });
}

test("R104 R105 R106 R109 R110 R111 the section tab: this company's contacts, a note's paper clip, mail, former employees", async ({
  page,
}) => {
  const { lead } = await some_people(page);
  await go(page, `#/company/${lead}`);
  await page.getByRole("link", { name: "Add contact" }).click();
  await page.getByRole("textbox", { name: "First name" }).fill("Eva");
  await page.getByRole("textbox", { name: "E-mail" }).fill("eva@nordlys.example");
  await page.getByRole("textbox", { name: "Note" }).fill("Likes to be called before ten");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page).toHaveURL(/#\/contact\/\d+$/);
  await go(page, `#/company/${lead}`);
  await expect(row(page, "Eva").getByRole("img", { name: "Likes to be called before ten" })).toBeVisible();
  await expect(row(page, "Eva").getByRole("link", { name: "eva@nordlys.example" })).toHaveAttribute(
    "href",
    "mailto:eva@nordlys.example",
  );
  await expect(row(page, "Dag Gran")).toHaveCount(0);
});

test("pictures: the table with columns, filter and tasks", async ({ page }) => {
  await open_demo(page);
  await go(page, "#/contacts?group=category_group,lead_status&funnels=1");
  for (const index of [4, 5, 6]) await page.getByRole("row").nth(index).getByRole("checkbox").click();
  await page.getByRole("button", { name: "Filter: Our contact", exact: true }).click();
  await take_pictures(page, "contacts-filter");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Columns" }).click();
  await take_pictures(page, "contacts-columns");
  await page.keyboard.press("Escape");
  await page.getByRole("toolbar").getByRole("button", { name: "Bulk update" }).click();
  await take_pictures(page, "contacts-bulk");
});
