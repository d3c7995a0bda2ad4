// Selections: static, dynamic and combined; who sees them; their members and what is done with them.
import { expect, test } from "@playwright/test";
import { expect_no_axe_violations } from "./axe.js";
import { open_demo, saved, settled, take_pictures } from "./pages.js";
import { add_contact, choose, go, open_with_people, set_status } from "./records.js";

test.use({ viewport: { width: 1280, height: 800 } });

/** @typedef {import("@playwright/test").Page} Page */

/**
 * A selection of contacts made in the list of selections.
 * @param {Page} page @param {string} name @param {"Dynamic" | "Static" | "Combined"} kind
 * @param {(dialog: import("@playwright/test").Locator) => Promise<void>} [more]
 */
async function make(page, name, kind, more) {
  await go(page, "#/selections");
  await page.getByRole("main").getByRole("button", { name: "New selection" }).click();
  const dialog = page.getByRole("dialog", { name: "New selection" });
  await dialog.getByRole("textbox", { name: "Name" }).fill(name);
  await dialog.getByRole("radio", { name: kind }).click();
  if (more) await more(dialog);
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await expect(dialog).toHaveCount(0);
}

/** A dynamic one of the contacts with that status. @param {Page} page @param {string} name @param {string} status */
async function make_dynamic(page, name, status) {
  await make(page, name, "Dynamic");
  await expect(page.getByText(`Criteria of ${name}`)).toBeVisible();
  await page.getByRole("combobox", { name: "Lead status: value" }).click();
  await page.getByRole("option", { name: status, exact: true }).click();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Save criteria" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

/** @param {Page} page @param {string[]} names */
async function members(page, names) {
  await expect(
    page
      .getByRole("main")
      .getByRole("row")
      .filter({ has: page.getByRole("link") }),
  ).toHaveCount(names.length);
  for (const name of names) await expect(page.getByRole("link", { name, exact: true })).toBeVisible();
}

/** @param {Page} page @param {string} action */
async function act(page, action) {
  await page.getByRole("main").getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: action, exact: true }).click();
}

test("R151 R152 R153 R154 R157 R158 R168 R169 a dynamic selection follows its criteria, is copied, made static for good and deleted", async ({
  page,
}) => {
  await open_with_people(page);
  await make_dynamic(page, "Open ones", "Open");
  await members(page, ["Åsa Öberg"]);
  const address = new URL(page.url()).hash;
  await expect(page.getByRole("button", { name: "Add members" })).toHaveCount(0); // R158
  await set_status(page, 2, "Open");
  await go(page, address);
  await members(page, ["Åsa Öberg", "Erik Lund"]); // R157
  await act(page, "Copy");
  await expect(page.getByRole("heading", { level: 1, name: "Open ones (copy)" })).toBeVisible(); // R168
  await members(page, ["Åsa Öberg", "Erik Lund"]);
  const copied = new URL(page.url()).hash;
  await act(page, "Make static");
  await expect(page.getByRole("main").getByText("Static", { exact: true })).toBeVisible();
  await set_status(page, 2, "Qualified");
  await go(page, copied);
  await expect(page.getByRole("heading", { level: 1, name: "Open ones (copy)" })).toBeVisible();
  await members(page, ["Åsa Öberg", "Erik Lund"]); // R151
  await page.getByRole("main").getByRole("button", { name: "More", exact: true }).click();
  await expect(page.getByRole("menuitem", { name: "Make static" })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await act(page, "Edit");
  const dialog = page.getByRole("dialog", { name: "Edit selection" });
  await expect(dialog.getByRole("radio", { name: "Dynamic" })).toHaveCount(0); // R153
  await expect(dialog.getByRole("combobox", { name: "Type" })).toHaveCount(0); // R152
  await dialog.getByRole("textbox", { name: "Name" }).fill("open ONES");
  await expect(dialog.getByText("There is a selection of this name already.")).toBeVisible(); // R154
  await dialog.getByRole("button", { name: "Save all the same" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "open ONES" })).toBeVisible();
  await act(page, "Delete");
  await expect(page.getByRole("group", { name: /Deleted: open ONES/ })).toBeVisible();
  await go(page, "#/contacts");
  await expect(page.getByRole("link", { name: "Erik Lund" })).toBeVisible(); // R169
});

test("R155 R156 R159 R160 R161 a static selection: members by criteria and one by one, each once, each company once, its owner and who sees it", async ({
  page,
}) => {
  await open_with_people(page);
  await make(page, "By hand", "Static");
  await expect(page.getByText("No members")).toBeVisible();
  const address = new URL(page.url()).hash;
  for (let time = 0; time < 2; ++time) {
    await page.getByRole("button", { name: "Add members" }).click();
    await page.getByRole("button", { name: "Add 5" }).click();
    await members(page, ["Åsa Öberg", "Erik Lund", "Freja Kjær", "Henrik Juhl", "Anna Ek"]); // R159: each once
  }
  await page.getByRole("checkbox", { name: "Company is unique" }).click();
  await expect(page.getByRole("link", { name: "Nordlys AB" })).toHaveCount(1);
  await expect(page).toHaveURL(/unique=yes/); // R161
  await page.getByRole("checkbox", { name: "Company is unique" }).click();
  const beside = page.getByRole("row", { name: "Freja Kjær" }).getByRole("cell").last();
  await beside.hover();
  await settled(page);
  await beside.click({ button: "right" });
  await page.getByRole("menuitem", { name: "Remove from the selection" }).click();
  await members(page, ["Åsa Öberg", "Erik Lund", "Henrik Juhl", "Anna Ek"]);
  await act(page, "Add or remove by criteria");
  await page.getByRole("textbox", { name: "Name: value" }).fill("ann");
  await page.getByRole("button", { name: "Remove 1" }).click();
  await members(page, ["Åsa Öberg", "Erik Lund", "Henrik Juhl"]);
  await act(page, "Edit");
  await choose(page, "Visible for", "Only the owner");
  await choose(page, "Owner", "No selection");
  await page.getByRole("dialog").getByRole("button", { name: "Save", exact: true }).click();
  await go(page, "#/selections");
  await expect(page.getByRole("row", { name: "By hand" })).toContainText("Only the owner");
  await go(page, address);
  await members(page, ["Åsa Öberg", "Erik Lund", "Henrik Juhl"]);
});

test("R167 columns are kept for one selection, or for all of its type", async ({ page }) => {
  await open_with_people(page);
  const column = (/** @type {string} */ name) => page.getByRole("columnheader", { name, exact: true });
  const add_column = async (/** @type {string} */ name, /** @type {boolean} */ is_for_this) => {
    await page.getByRole("button", { name: "Columns" }).click();
    await page.getByRole("checkbox", { name: "Save columns for this selection only" }).setChecked(is_for_this);
    await page.getByRole("searchbox", { name: "Search columns" }).fill(name);
    await page.getByRole("checkbox", { name, exact: true }).click();
    await page.keyboard.press("Escape");
    await expect(column(name)).toBeVisible();
    await saved(page);
  };
  await make_dynamic(page, "One", "Open");
  const one = new URL(page.url()).hash.replace(/[&?]columns=[^&]*/, "");
  await make_dynamic(page, "Two", "Qualified");
  const two = new URL(page.url()).hash.replace(/[&?]columns=[^&]*/, "");
  await add_column("Category group", true);
  await go(page, one);
  await expect(page.getByRole("heading", { level: 1, name: "One" })).toBeVisible();
  await expect(column("Category group")).toHaveCount(0);
  await add_column("Country", false);
  await go(page, two);
  await expect(page.getByRole("heading", { level: 1, name: "Two" })).toBeVisible();
  await expect(column("Category group")).toBeVisible();
  await expect(column("Country")).toHaveCount(0);
  await make_dynamic(page, "Three", "Contacting");
  await expect(column("Country")).toBeVisible();
});

test("R162 R163 R164 R165 a combined selection is worked out of two each time it is shown", async ({ page }) => {
  await open_with_people(page);
  await make_dynamic(page, "One", "Open");
  await make_dynamic(page, "Two", "Qualified");
  await make(page, "Both", "Combined", async (dialog) => {
    await choose(page, "Selection 1", "One Dynamic");
    await choose(page, "Members", "All");
    await choose(page, "Selection 2", "Two Dynamic");
    await expect(dialog.getByRole("checkbox", { name: "Compare companies only" })).toBeVisible();
  });
  const address = new URL(page.url()).hash;
  await members(page, ["Åsa Öberg", "Erik Lund"]);
  for (const [operation, names] of /** @type {[string, string[]][]} */ ([
    ["Only in 1", ["Åsa Öberg"]],
    ["Only in 2", ["Erik Lund"]],
    ["In one of them", ["Åsa Öberg", "Erik Lund"]],
  ])) {
    await act(page, "Edit");
    await choose(page, "Members", operation);
    await page.getByRole("dialog").getByRole("button", { name: "Save", exact: true }).click();
    await members(page, names);
  }
  await act(page, "Edit");
  await choose(page, "Members", "In both");
  await page.getByRole("dialog").getByRole("checkbox", { name: "Compare companies only" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Save", exact: true }).click();
  await members(page, ["Åsa Öberg", "Erik Lund"]); // R164: colleagues
  await set_status(page, 1, "Disqualified");
  await go(page, address);
  await expect(page.getByText("No members")).toBeVisible(); // R165
});

test("R170 R171 follow-ups for the members that are ticked, one for each company, owned by our contact", async ({
  page,
}) => {
  await open_with_people(page);
  await add_contact(page, 10001, "Bo", "Ström");
  await make(page, "To call", "Static");
  await page.getByRole("button", { name: "Add members" }).click();
  await page.getByRole("button", { name: "Add 6" }).click();
  await page.getByRole("checkbox", { name: "Select all rows" }).click();
  await page.getByRole("toolbar").getByRole("button", { name: "Create follow-ups" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: "Call" }).click();
  await dialog.getByRole("textbox", { name: "Title" }).fill("Ask for their plans");
  await choose(page, "Owner", "Our contact of each");
  await dialog.getByRole("checkbox", { name: "One for each company" }).click();
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await saved(page);
  await go(page, "#/find?entity=follow_up");
  await expect(page.getByRole("main").getByText("4 follow-ups", { exact: true })).toBeVisible();
  await page.keyboard.press("Control+z"); // one step
  await expect(page.getByText("Nothing is found")).toBeVisible();
});

test("pictures of selections", async ({ page }) => {
  await open_demo(page);
  await go(page, "#/selections");
  await expect(page.getByText("No selections yet")).toBeVisible();
  await make_dynamic(page, "Open leads", "Open");
  await expect_no_axe_violations(page);
  await take_pictures(page, "selection");
  await make(page, "Trade fair", "Static");
  await go(page, "#/selections");
  await expect_no_axe_violations(page);
  await take_pictures(page, "selections");
  await page.getByRole("main").getByRole("button", { name: "New selection" }).click();
  await page.getByRole("dialog").getByRole("radio", { name: "Combined" }).click();
  await expect_no_axe_violations(page);
  await take_pictures(page, "selection_new");
});
