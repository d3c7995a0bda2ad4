// Sales: form, card, what closing one asks for, the workflows that a sale meets, and the lists on cards.
import { expect, test } from "@playwright/test";
import { expect_no_axe_violations } from "./axe.js";
import { saved, take_pictures } from "./pages.js";
import { add_company, add_contact, choose, field, go, press_link, start_empty } from "./records.js";
import { switch_on } from "./workflows.js";

/** @typedef {import("@playwright/test").Page} Page */

const save = { name: "Save", exact: true };

/** A day as fields write it: "Fri 27 Nov". @param {number} days_ahead */
function day_words(days_ahead) {
  const day = new Date();
  const year = day.getFullYear();
  day.setDate(day.getDate() + days_ahead);
  const words = day.toLocaleDateString("en-GB", { weekday: "short", day: "numeric", month: "short" }).replace(",", "");
  return day.getFullYear() === year ? words : `${words} ${day.getFullYear()}`;
}

/** @param {Page} page @param {string} name @param {string} value */
async function type(page, name, value) {
  await page.getByRole("textbox", { name, exact: true }).fill(value);
}

/** A sale of the contact with that number. @param {Page} page @param {number} contact @param {string} title */
async function add_sale(page, contact, title) {
  await go(page, `#/sale/new?contact=${contact}`);
  await type(page, "Title", title);
  await page.getByRole("button", save).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(page).toHaveURL(/#\/sale\/\d+$/);
}

/** @param {Page} page */
async function world(page) {
  await start_empty(page);
  const company = await add_company(page, "Nordlys AB", "Lead");
  return { company, contact: await add_contact(page, company, "Åsa", "Öberg") };
}

test("R244 R246 R247 R254 R255 R257 R258 a sale is created from a contact, with title and type, proposed date and stage, and amounts that follow one another", async ({
  page,
}) => {
  const { contact } = await world(page);
  await go(page, "#/settings/you");
  await choose(page, "Base currency", "SEK");
  await go(page, `#/contact/${contact}`);
  await page.getByRole("link", { name: "Create sale" }).click(); // R257
  await expect(page.getByRole("combobox", { name: "Company" })).toHaveValue("Nordlys AB"); // R254
  await expect(page.getByRole("combobox", { name: "Contact", exact: true })).toHaveValue("Åsa Öberg");
  await expect(page.getByRole("combobox", { name: "Owner" })).toContainText("Me");
  await expect(page.getByRole("combobox", { name: "Sale type" })).toContainText("Sale");
  await expect(page.getByRole("combobox", { name: "Stage" })).toContainText("First meeting");
  await expect(page.getByRole("combobox", { name: "Sale date" })).toHaveValue(day_words(90)); // R247
  await expect(page.getByRole("combobox", { name: "Currency" })).toContainText("SEK");
  await expect(page.getByRole("button", save)).toBeDisabled(); // R244
  await expect(page.getByText("To save: enter a title")).toBeVisible();
  await type(page, "Title", "Street lights");
  await expect(page.getByRole("button", save)).toBeEnabled();

  // R255
  await type(page, "Amount", "1 000");
  await type(page, "Cost", "600,50");
  await expect(page.getByRole("textbox", { name: "Profit", exact: true })).toHaveValue("399.50");
  await expect(page.getByRole("textbox", { name: "Profit (%)" })).toHaveValue("39.95");
  await type(page, "Profit (%)", "25");
  await expect(page.getByRole("textbox", { name: "Cost" })).toHaveValue("750");
  await type(page, "Profit", "400");
  await expect(page.getByRole("textbox", { name: "Profit (%)" })).toHaveValue("40");

  // R246: the stage gives the probability until another one is typed.
  await page.getByRole("combobox", { name: "Stage" }).click();
  await page.getByRole("option", { name: /^Proposal/ }).click();
  await expect(page.getByRole("textbox", { name: "Probability (%)" })).toHaveAttribute("placeholder", /50, from/);
  await choose(page, "Currency", "EUR");
  await type(page, "Rate", "11,5");
  await expect_no_axe_violations(page);
  await take_pictures(page, "sale_new");
  await page.getByRole("button", save).click();
  await expect(page).toHaveURL(/#\/sale\/1$/);
  await expect(field(page, "Weighted amount")).toContainText("500 EUR");
  await expect(field(page, "Amount in base currency")).toContainText("11,500 SEK");
  await expect(field(page, "Days in stage")).toContainText("0 days"); // R258

  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await type(page, "Probability (%)", "80");
  await page.getByRole("button", save).click();
  await expect(field(page, "Weighted amount")).toContainText("800 EUR");

  // It stands on both cards, and in the table.
  for (const card of [`#/contact/${contact}`, "#/company/10001"]) {
    await go(page, card);
    await page.getByRole("tab", { name: "Sales 1" }).click();
    await expect(page.getByRole("listitem", { name: "Street lights" })).toContainText("1,000 EUR");
  }
  await go(page, "#/sales");
  const row = page.getByRole("row", { name: "Street lights" });
  await expect(row).toContainText("1,000 EUR");
  await expect(row).toContainText("Open");
  await press_link(row.getByRole("link", { name: "Street lights" }));
  await expect(page.getByRole("heading", { level: 1, name: "Street lights" })).toBeVisible();
  await saved(page);
});

test("R245 R249 R250 R251 R252 R253 closing asks for what it needs, a closed sale keeps its stage, a stalled one offers a follow-up", async ({
  page,
}) => {
  const { contact } = await world(page);
  await add_sale(page, contact, "Street lights");
  await page.getByRole("button", { name: "Mark as sold" }).click();
  const sold = page.getByRole("dialog", { name: "Mark “Street lights” as sold" });
  await expect(sold.getByRole("combobox", { name: "Sale date" })).toHaveValue(day_words(0)); // R249
  await expect(sold.getByRole("button", { name: "Mark as sold" })).toBeDisabled();
  await choose(page, "Reason", "Product");
  await expect_no_axe_violations(page);
  await take_pictures(page, "sale_sold");
  await sold.getByRole("button", { name: "Mark as sold" }).click();
  await expect(field(page, "Reason")).toContainText("Product");
  await expect(field(page, "Stage")).toContainText("First meeting"); // R253
  await expect(field(page, "Probability")).toHaveCount(0); // of what is sold
  await expect(page.getByText("Sold", { exact: true }).first()).toBeVisible();

  // R252: only what is closed can be completed.
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await page.getByRole("checkbox", { name: "Completed" }).click();
  await page.getByRole("button", save).click();
  await expect(field(page, "Completed")).toContainText("Yes");
  await take_pictures(page, "sale_card");
  await page.getByRole("button", { name: "Reopen" }).click();
  await expect(page.getByRole("button", { name: "Mark as lost" })).toBeVisible();
  await expect(field(page, "Completed")).toHaveCount(0);
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await expect(page.getByRole("textbox", { name: "Title" })).toBeVisible();
  await expect(page.getByRole("checkbox", { name: "Completed" })).toHaveCount(0);
  // R245, R250 in the form
  await choose(page, "Status", "Lost");
  await expect(page.getByRole("button", save)).toBeDisabled();
  await choose(page, "Reason", "Competitor");
  await page.getByRole("button", save).click();
  await expect(field(page, "Reason")).toContainText("Competitor");
  await page.getByRole("button", { name: "Reopen" }).click();

  // R251
  await page.getByRole("button", { name: "More about this sale" }).click();
  await page.getByRole("menuitem", { name: "Mark as stalled" }).click();
  const stalled = page.getByRole("dialog", { name: "Mark “Street lights” as stalled" });
  await choose(page, "Reason", "Budget");
  await expect(stalled.getByRole("button", { name: "Mark as stalled" })).toBeDisabled();
  await stalled.getByRole("combobox", { name: "Reopen date" }).fill("+14");
  await stalled.getByRole("button", { name: "Mark as stalled" }).click();
  const offer = page.getByRole("dialog", { name: "When shall this sale be taken up again?" });
  await expect(offer.getByRole("combobox", { name: "Deadline" })).toHaveValue(day_words(14));
  await offer.getByRole("button", save).click();
  await expect(field(page, "Reopen date")).toContainText(day_words(14));
  await expect(page.getByRole("tab", { name: "Activities 1" })).toBeVisible();
  await expect(page.getByRole("listitem", { name: "Take up again" })).toContainText("Åsa Öberg");
  await saved(page);
});

test("R65 R66 R71 R72 a sale meets workflows: one asks and takes three answers, one acts and says so, without a company none does", async ({
  page,
}) => {
  const { company, contact } = await world(page);
  await switch_on(page, {
    sale_registered: { category: "category_opportunity", confirm: false },
    sale_sold: { category: "category_customer", confirm: true },
  });
  await add_sale(page, contact, "Street lights");
  await expect(page.getByText("Category of Nordlys AB set to Opportunity").first()).toBeVisible(); // R66
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await go(page, `#/company/${company}`);
  await expect(page.getByRole("combobox", { name: "Category" })).toContainText("Lead");

  await add_sale(page, contact, "Parking lights");
  const sell = async () => {
    await page.getByRole("button", { name: "Mark as sold" }).click();
    await choose(page, "Reason", "Price");
    await page.getByRole("dialog").getByRole("button", { name: "Mark as sold" }).click();
  };
  await sell();
  const question = page.getByRole("alertdialog", { name: "Change the category too?" }); // R65
  await expect(question.getByRole("listitem", { name: "Nordlys AB" })).toContainText("Opportunity");
  await expect(question.getByRole("listitem", { name: "Nordlys AB" })).toContainText("Customer");
  await expect_no_axe_violations(page);
  await take_pictures(page, "rule_question");
  // Cancel saves nothing, and what was typed is still there.
  await question.getByRole("button", { name: "Cancel" }).click();
  const dialog = page.getByRole("dialog", { name: "Mark “Parking lights” as sold" });
  await dialog.getByRole("button", { name: "Mark as sold" }).click();
  await question.getByRole("radio", { name: "Keep the category as it is" }).click();
  await question.getByRole("button", save).click();
  await expect(page.getByRole("button", { name: "Reopen" })).toBeVisible();
  await go(page, `#/company/${company}`);
  await expect(page.getByRole("combobox", { name: "Category" })).toContainText("Opportunity");

  await add_sale(page, contact, "Harbour lights");
  await sell();
  await question.getByRole("radio", { name: "Choose another category" }).click();
  await expect(question.getByRole("button", save)).toBeDisabled();
  await choose(page, "Another category", "Partner");
  await question.getByRole("button", save).click();
  await go(page, `#/company/${company}`);
  await expect(page.getByRole("combobox", { name: "Category" })).toContainText("Partner");

  // R71
  await go(page, "#/sale/new");
  await type(page, "Title", "Nobody's");
  await page.getByRole("button", save).click();
  await expect(page.getByRole("heading", { level: 1, name: "Nobody's" })).toBeVisible();
  await sell();
  await expect(page.getByRole("button", { name: "Reopen" })).toBeVisible();
  await expect(question).toHaveCount(0);
});
