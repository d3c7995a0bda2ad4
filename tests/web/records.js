// What the tests of contacts and companies do over and over, as a person does it: with the forms, by name.
import { expect } from "@playwright/test";
import { drop_file, open, saved, settled } from "./pages.js";

/** @typedef {import("@playwright/test").Page} Page */

/** An empty database, past the first screen. @param {Page} page */
export async function start_empty(page) {
  await open(page);
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await saved(page);
}

const people = `First name,Last name,E-mail,Title,Company,Category,Lead status,Country
Åsa,Öberg,asa@nordlys.example,CTO,Nordlys AB,Lead,Open,Sweden
Erik,Lund,erik@nordlys.example,CEO,Nordlys AB,Lead,Qualified,Sweden
Freja,Kjær,freja@osterbro.example,Buyer,Østerbro Design,Marketing qualified lead (MQL),Re-nurture,Denmark
Henrik,Juhl,,Buyer,Vesterbro Tryk,Customer,,Denmark
Anna,Ek,anna@ek.example,,Ek & Co,Lead,Contacting,
`;

/** Five people of four companies, as a file brings them in. @param {Page} page */
export async function open_with_people(page) {
  await open(page);
  await drop_file(page, "people.csv", people);
  await page.getByRole("button", { name: "Import 5 rows" }).click();
  await expect(page.getByRole("status").filter({ hasText: "has been imported" })).toBeVisible();
  await saved(page);
}

/** Goes to a place as a link does. @param {Page} page @param {string} hash */
export async function go(page, hash) {
  await page.evaluate((to) => (location.hash = to), hash);
}

/** @param {Page} page @param {string} field @param {string} value */
export async function choose(page, field, value) {
  await page.getByRole("combobox", { name: field, exact: true }).click();
  await page.getByRole("option", { name: value, exact: true }).click();
}

/** @param {Page} page @param {string} name @param {string} category @param {Record<string, string>} [texts] */
export async function add_company(page, name, category, texts = {}) {
  await go(page, "#/company/new");
  await page.getByRole("textbox", { name: "Name", exact: true }).fill(name);
  await choose(page, "Category", category);
  for (const [field, value] of Object.entries(texts))
    await page.getByRole("textbox", { name: field, exact: true }).fill(value);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page).toHaveURL(/#\/company\/\d+$/);
  return Number(page.url().split("/").pop());
}

/** A contact of the company with that number, or without one. @param {Page} page @param {number} company @param {string} first @param {string} last */
export async function add_contact(page, company, first, last) {
  await go(page, company ? `#/contact/new?company=${company}` : "#/contact/new");
  await page.getByRole("textbox", { name: "First name" }).fill(first);
  await page.getByRole("textbox", { name: "Last name" }).fill(last);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page).toHaveURL(/#\/contact\/\d+$/);
  await expect(page.getByRole("heading", { level: 1, name: `${first} ${last}` })).toBeVisible();
  return Number(page.url().split("/").pop());
}

/** In edit mode, with Save. @param {Page} page @param {number} contact @param {string} status */
export async function set_status(page, contact, status) {
  await go(page, `#/contact/${contact}/edit`);
  await choose(page, "Lead status", status);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  if (status === "Re-nurture") await page.getByRole("button", { name: "Not now" }).click();
  await expect(field(page, "Lead status")).toContainText(status);
}

/** On the company's card, where it saves at once. @param {Page} page @param {number} company @param {string} category */
export async function set_category(page, company, category) {
  await go(page, `#/company/${company}`);
  await choose(page, "Category", category);
  await expect(page.getByRole("combobox", { name: "Category" })).toContainText(category);
}

/** A line of a card: the field's name with its value. @param {Page} page @param {string} name */
export const field = (page, name) => page.getByRole("group", { name, exact: true });

/** An entry of the history. @param {Page} page @param {string} title */
export const history = (page, title) => page.getByRole("listitem", { name: title });

/** Rests on a link or a heading, as a hand does, and presses it. @param {import("@playwright/test").Locator} link */
export async function press_link(link) {
  await link.hover();
  await settled(link.page());
  await link.click();
}

/** A file in HubSpot's form with so many contacts that have a lead status. @param {number} count */
export function leads_file(count) {
  const rows = ["Contact ID,First Name,Last Name,Email,Lifecycle Stage,Lead Status,Create Date,Lead Source"];
  const statuses = ["New", "In Progress", "Unqualified", "Open", "Connected"];
  for (let i = 0; i < count; ++i) {
    rows.push(`C-${i},First${i},Last${i},c${i}@example.com,Lead,${statuses[i % statuses.length]},2026-01-05,Webinar`);
  }
  return rows.join("\r\n") + "\r\n";
}
