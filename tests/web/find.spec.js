// Find: criteria, what is found, and keeping a search as a selection.
import { expect, test } from "@playwright/test";
import { expect_no_axe_violations } from "./axe.js";
import { open_demo, saved, settled, take_pictures } from "./pages.js";
import { add_contact, go, open_with_people, press_link } from "./records.js";

test.use({ viewport: { width: 1280, height: 800 } });

/** @typedef {import("@playwright/test").Page} Page */

/** @param {Page} page @param {string} entity */
async function open_find(page, entity = "contact") {
  await go(page, `#/find?entity=${entity}`);
  await expect(page.getByRole("heading", { level: 1, name: "Find" })).toBeVisible();
}

/** A control of the nth criterion of a set. @param {Page} page @param {number} n */
const criterion = (page, n, set = "Set 1") =>
  page.getByRole("group", { name: set, exact: true }).getByRole("group", { name: `Criterion ${n}`, exact: true });

/** @param {Page} page @param {import("@playwright/test").Locator} control @param {string} option */
async function take(page, control, option) {
  await control.click();
  await page.getByRole("option", { name: option, exact: true }).click();
}

/** @param {Page} page @param {number} n @param {string} field @param {string} operator */
async function ask(page, n, field, operator, set = "Set 1") {
  const row = criterion(page, n, set);
  const chosen = row.getByRole("combobox", { name: "Field", exact: true });
  if ((await chosen.textContent()) !== field) await take(page, chosen, field);
  const op = row.getByRole("combobox", { name: `${field}: operator`, exact: true });
  if ((await op.textContent()) !== operator) await take(page, op, operator);
  return row;
}

/** Ticks in the list of a criterion. @param {Page} page @param {number} n @param {string} field @param {string[]} options */
async function tick(page, n, field, options, set = "Set 1") {
  await criterion(page, n, set)
    .getByRole("combobox", { name: `${field}: value`, exact: true })
    .click();
  for (const option of options) await page.getByRole("option", { name: option, exact: true }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("listbox")).toHaveCount(0);
}

/** What is found, by name. @param {Page} page @param {string[]} names */
async function found(page, names) {
  const count = names.length === 1 ? "1 contact" : `${names.length} contacts`;
  await expect(page.getByRole("main").getByText(count, { exact: true }).last()).toBeVisible();
  for (const name of names) await expect(page.getByRole("link", { name, exact: true })).toBeVisible();
}

test("R127 R128 R129 R133 R134 R135 criteria joined by And in sets joined by Or, with ticks, No selection and empty rows", async ({
  page,
}) => {
  await open_with_people(page);
  await open_find(page);
  await found(page, ["Åsa Öberg", "Erik Lund", "Freja Kjær", "Henrik Juhl", "Anna Ek"]); // the rows are empty
  await tick(page, 2, "Lead status", ["Open", "Contacting"]);
  await found(page, ["Åsa Öberg", "Anna Ek"]);
  await criterion(page, 1).getByRole("textbox", { name: "Name: value" }).fill("ås");
  await found(page, ["Åsa Öberg"]); // And
  await criterion(page, 1).getByRole("textbox", { name: "Name: value" }).fill("");
  await take(page, criterion(page, 2).getByRole("combobox", { name: "Lead status: operator" }), "is not one of");
  await found(page, ["Erik Lund", "Freja Kjær", "Henrik Juhl"]); // R134: also who has none
  await page.getByRole("button", { name: "Remove: Open" }).click();
  await page.getByRole("button", { name: "Remove: Contacting" }).click();
  await take(page, criterion(page, 2).getByRole("combobox", { name: "Lead status: operator" }), "is one of");
  await tick(page, 2, "Lead status", ["No selection"]);
  await found(page, ["Henrik Juhl"]); // R135
  await page.getByRole("button", { name: "Or: add a set" }).click();
  await expect(page.getByText("a contact is found if it meets either set")).toBeVisible();
  await found(page, ["Henrik Juhl"]); // a set without a value is none
  await tick(page, 2, "Lead status", ["Qualified"], "Set 2");
  await found(page, ["Henrik Juhl", "Erik Lund"]); // R128
  await expect(page.getByText("0 meet both sets")).toBeVisible();
  await criterion(page, 1, "Set 2").getByRole("combobox", { name: "Field", exact: true }).click();
  await expect(page.getByRole("option", { name: "Lead creation source Lead" })).toBeVisible(); // R133
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Copy Set 2" }).click();
  await expect(page.getByRole("group", { name: "Set 3", exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Delete Set 3" }).click();
  await page.getByRole("button", { name: "Delete Set 1" }).click();
  await found(page, ["Erik Lund"]);
  const address = page.url();
  await page.reload();
  await found(page, ["Erik Lund"]);
  expect(page.url()).toBe(address);
});

test("R139 one press on a row shows the record beside the table, which follows the rows; two open it", async ({
  page,
}) => {
  await open_with_people(page);
  await open_find(page);
  const row = (/** @type {string} */ name) => page.getByRole("row", { name });
  const beside = (/** @type {string} */ name) => page.getByRole("complementary", { name: `Preview of ${name}` });
  await press_link(row("Erik Lund").getByRole("cell").last());
  await expect(beside("Erik Lund").getByText("erik@nordlys.example")).toBeVisible();
  await expect(page).toHaveURL(/preview=/);
  await press_link(row("Freja Kjær").getByRole("cell").nth(3));
  await expect(beside("Freja Kjær")).toBeVisible();
  await row("Freja Kjær").press("ArrowDown");
  await expect(beside("Henrik Juhl")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("complementary")).toHaveCount(0);
  await row("Erik Lund").getByRole("cell").last().hover();
  await settled(page);
  await row("Erik Lund").getByRole("cell").last().dblclick(); // where the panel would come
  await expect(page.getByRole("heading", { level: 1, name: "Erik Lund" })).toBeVisible();

  for (const list of ["#/contacts", "#/companies"]) {
    await go(page, list);
    const name = list === "#/contacts" ? "Anna Ek" : "Ek & Co";
    await row(name).getByRole("cell").last().hover();
    await settled(page);
    await row(name).getByRole("cell").last().click({ button: "right" });
    await page.getByRole("menuitem", { name: "Show beside the list" }).click();
    await expect(beside(name)).toBeVisible();
    await page.reload();
    await expect(beside(name)).toBeVisible();
    await beside(name).getByRole("button", { name: "Close the preview" }).click();
    await expect(page.getByRole("complementary")).toHaveCount(0);
  }
});

test("R94 a card steps through what was found, and leads back to it", async ({ page }) => {
  await open_with_people(page);
  await open_find(page);
  await tick(page, 2, "Lead status", ["Open", "Contacting"]);
  await found(page, ["Anna Ek", "Åsa Öberg"]);
  await press_link(page.getByRole("link", { name: "Åsa Öberg" }));
  await expect(page.getByText("2 of 2")).toBeVisible();
  await page.getByRole("link", { name: "Previous" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Anna Ek" })).toBeVisible();
  await press_link(page.getByRole("link", { name: "Find", exact: true }).last());
  await found(page, ["Anna Ek", "Åsa Öberg"]);
});

test("R131 R132 R136 R138 R149 the last criteria come back, Clear all and Reset, Current user, % and letters as they are folded", async ({
  page,
}) => {
  await open_with_people(page);
  await add_contact(page, 0, "Bo", "Ström"); // whose owner is the current user (R89)
  await open_find(page);
  await tick(page, 4, "Our contact", ["Current user"]);
  await found(page, ["Bo Ström"]);
  await tick(page, 4, "Our contact", ["No selection"]);
  await found(page, ["Bo Ström", "Åsa Öberg", "Erik Lund", "Freja Kjær", "Henrik Juhl", "Anna Ek"]);
  const name = criterion(page, 1).getByRole("textbox", { name: "Name: value" });
  await name.fill("E%d");
  await found(page, ["Erik Lund"]);
  await ask(page, 1, "Last name", "equals");
  const last = criterion(page, 1).getByRole("textbox", { name: "Last name: value" });
  await last.fill("ÖBERG");
  await found(page, ["Åsa Öberg"]);
  await ask(page, 1, "Last name", "is exactly");
  await expect(page.getByText("Nothing is found")).toBeVisible();
  await last.fill("Öberg");
  await found(page, ["Åsa Öberg"]);
  await saved(page);
  await go(page, "#/contacts");
  await expect(page.getByRole("heading", { level: 1, name: "Contacts" })).toBeVisible();
  await go(page, "#/find");
  await expect(last).toHaveValue("Öberg"); // R131
  await page.getByRole("button", { name: "Clear all" }).click();
  await expect(last).toHaveValue("");
  await found(page, ["Bo Ström", "Åsa Öberg", "Erik Lund", "Freja Kjær", "Henrik Juhl", "Anna Ek"]);
  await page.getByRole("button", { name: "Reset to default" }).click();
  await expect(name).toHaveValue("");
});

test("R145 R146 R150 numbers and days: whole units before and after, between in either order", async ({ page }) => {
  await open_with_people(page);
  await open_find(page);
  const all = ["Åsa Öberg", "Erik Lund", "Freja Kjær", "Henrik Juhl", "Anna Ek"];
  const row = await ask(page, 1, "Registered", "this");
  await found(page, all);
  await take(page, row.getByRole("combobox", { name: "Registered: operator" }), "previous");
  await expect(page.getByText("Nothing is found")).toBeVisible(); // R146: not the present one
  await take(page, row.getByRole("combobox", { name: "Registered: operator" }), "this and previous");
  await row.getByRole("textbox", { name: "Registered: how many" }).fill("2");
  await take(page, row.getByRole("combobox", { name: "Registered: unit" }), "weeks");
  await found(page, all);
  await take(page, row.getByRole("combobox", { name: "Registered: operator" }), "between");
  await row.getByRole("combobox", { name: "Registered: from" }).fill("2100-01-01");
  await row.getByRole("combobox", { name: "Registered: to" }).fill("2001-01-01");
  await page.keyboard.press("Tab");
  await found(page, all);
  const days = await ask(page, 1, "Days in status", ">");
  await days.getByRole("textbox", { name: "Days in status: value" }).fill("abc");
  await page.keyboard.press("Tab");
  await expect(page.getByText("This is no number").first()).toBeAttached();
  await found(page, all); // what is no number asks nothing
  await days.getByRole("textbox", { name: "Days in status: value" }).fill("0");
  await expect(page.getByText("Nothing is found")).toBeVisible();
});

test("R140 R142 R144 R172 a typical search is kept as a selection; a text that nothing is spelled like", async ({
  page,
}) => {
  await open_with_people(page);
  await open_find(page);
  await page.getByRole("button", { name: "Typical searches" }).click();
  await page.getByRole("menuitem", { name: "Qualified without a sale" }).click();
  await found(page, ["Erik Lund"]);
  await page.getByRole("button", { name: "Typical searches" }).click();
  await page.getByRole("menuitem", { name: "MQL owned by nobody" }).click();
  await found(page, ["Freja Kjær"]);
  await page.getByRole("button", { name: "Typical searches" }).click();
  await page.getByRole("menuitem", { name: "New leads this week" }).click();
  await found(page, ["Åsa Öberg", "Erik Lund", "Freja Kjær", "Anna Ek"]);
  await page.getByRole("searchbox", { name: "Search in the text" }).fill("frejja");
  await expect(page.getByText("Nothing is spelled “frejja”.")).toBeVisible();
  await page.getByRole("button", { name: "Did you mean “freja”?" }).click();
  await found(page, ["Freja Kjær"]);
  await page.getByRole("searchbox", { name: "Search in the text" }).fill("");
  await page.getByRole("button", { name: "Save as selection" }).click();
  const dialog = page.getByRole("dialog", { name: "Save as selection" });
  await expect_no_axe_violations(page);
  await dialog.getByRole("textbox", { name: "Name" }).fill("New ones");
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "New ones" })).toBeVisible();
  await expect(page.getByRole("main").getByText("Dynamic", { exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "Freja Kjær" })).toBeVisible();
});

test("Find on a phone: a row opens a sheet", async ({ page }) => {
  await open_demo(page);
  await open_find(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("button", { name: /^Lead status is one of any/ }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByRole("combobox", { name: "Lead status: value" }).click();
  await page.getByRole("option", { name: "Open", exact: true }).click();
  await page.keyboard.press("Escape");
  await sheet.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("button", { name: "Lead status is one of Open" })).toBeVisible();
});

test("pictures of Find", async ({ page }) => {
  await open_demo(page);
  await open_find(page);
  await tick(page, 2, "Lead status", ["Open", "Contacting"]);
  await page.getByRole("button", { name: "Or: add a set" }).click();
  await tick(page, 2, "Lead status", ["Re-nurture"], "Set 2");
  for (const set of ["Set 2", "Set 1"]) {
    await criterion(page, 3, set).getByRole("button", { name: "Remove criterion" }).click();
    await criterion(page, 1, set).getByRole("button", { name: "Remove criterion" }).click();
  }
  await tick(page, 2, "Our contact", ["Current user", "No selection"]);
  await expect_no_axe_violations(page);
  await take_pictures(page, "find_sets");
});
