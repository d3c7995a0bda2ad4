// What the tests of the board do over and over, as a person does it: finding cards, and dragging them.
import { expect } from "@playwright/test";
import { settled } from "./pages.js";
import { add_company, add_contact, go, press_link, set_category, start_empty } from "./records.js";

/** @typedef {import("@playwright/test").Page} Page */

/** @param {Page} page @param {string} name */
export const column = (page, name) => page.getByRole("main").getByRole("group", { name, exact: true });
/** @param {Page} page @param {string} name */
export const card = (page, name) => page.getByRole("main").getByRole("listitem", { name: new RegExp(`^${name},`) });
/** @param {Page} page @param {string} status @param {string} name */
export const card_in = (page, status, name) =>
  column(page, status).getByRole("listitem", { name: new RegExp(`^${name},`) });
/** @param {Page} page @param {string} name */
export const count_of = (page, name) => column(page, name).getByText(/^\d+$/).first();
/** @param {import("@playwright/test").Locator} locator */
export async function middle(locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error("it is not on the screen");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Presses on the card, moves to the target and stays there. @param {Page} page @param {string} name @param {import("@playwright/test").Locator} target */
export async function drag_over(page, name, target) {
  const from = await middle(card(page, name));
  const to = await middle(target);
  await page.mouse.move(from.x, from.y + 20);
  await page.mouse.down();
  await page.mouse.move(from.x + 20, from.y + 24, { steps: 3 });
  await page.mouse.move(to.x, to.y, { steps: 5 });
}

/** Three leads of one company, and a customer's contact whose lead status is kept but not in use. @param {Page} page */
export async function prepare(page) {
  await start_empty(page);
  const lead = await add_company(page, "Nordlys AB", "Lead");
  const customer = await add_company(page, "Havsbris AB", "Lead");
  for (const name of ["Anna", "Bo", "Cilla"]) await add_contact(page, lead, name, "Ek");
  await add_contact(page, customer, "Dag", "Ek");
  await set_category(page, customer, "Customer");
  await go(page, "#/board");
  await expect(card(page, "Anna Ek")).toBeVisible();
}

/** By the dots, which show under the pointer. @param {Page} page @param {string} name */
export async function open_card_menu(page, name) {
  await card(page, name).hover();
  await settled(page);
  await press_link(page.getByRole("button", { name: `More: ${name}` }));
}

/** A cell of a board with rows. @param {Page} page @param {string} status @param {string} row */
export const cell = (page, status, row) =>
  page
    .getByRole("main")
    .locator("[role=list], [role=group]")
    .and(page.getByLabel(new RegExp(`^${status}, ${row}, `)));

/** @param {Page} page @param {number} contact @param {string} owner */
export async function set_owner(page, contact, owner) {
  await go(page, `#/contact/${contact}/edit`);
  await page.getByRole("combobox", { name: "Our contact" }).click();
  await page.getByRole("option", { name: owner, exact: true }).click();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page).toHaveURL(/#\/contact\/\d+$/);
}
