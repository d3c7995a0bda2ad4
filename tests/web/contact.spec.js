// The contact card: category and lead status as the rules say, edit mode, history. Each test is named after its rules.
import { expect, test } from "@playwright/test";
import { open, saved, take_pictures } from "./pages.js";
import {
  add_company,
  add_contact,
  choose,
  field,
  go,
  history,
  press_link,
  set_category,
  set_status,
  start_empty,
} from "./records.js";

const save = { name: "Save", exact: true };

test.beforeEach(async ({ page }) => {
  await start_empty(page);
});

test("R37 R88 R89 a new contact has the company's country, Open as lead status and me as our contact", async ({
  page,
}) => {
  const company = await add_company(page, "Nordlys AB", "Lead", { Country: "Sweden" });
  await page.getByRole("link", { name: "Add contact" }).click();
  await expect(page.getByRole("combobox", { name: "Company" })).toHaveValue("Nordlys AB");
  await expect(page.getByRole("textbox", { name: "Country" })).toHaveValue("Sweden");
  await expect(page.getByRole("combobox", { name: "Our contact" })).toContainText("Me");
  await expect(page.getByRole("combobox", { name: "Lead status" })).toContainText("Open");
  await page.getByRole("textbox", { name: "First name" }).fill("Åsa");
  await page.getByRole("textbox", { name: "Last name" }).fill("Öberg");
  await page.getByRole("button", save).click();
  await expect(page.getByRole("heading", { level: 1, name: "Åsa Öberg" })).toBeVisible();
  await expect(field(page, "Lead status")).toContainText("Open");
  await expect(field(page, "Our contact")).toContainText("Me");
  await expect(field(page, "Country")).toContainText("Sweden");

  // R89: it may be left empty, and then nobody owns the contact.
  await go(page, `#/contact/new?company=${company}`);
  await page.getByRole("textbox", { name: "Last name" }).fill("Lund");
  await choose(page, "Our contact", "No selection");
  await page.getByRole("button", save).click();
  await expect(field(page, "Our contact")).toContainText("No selection");
});

test("R84 R87 Save is dimmed, with its reason, until there is a name; Save and Cancel leave edit mode", async ({
  page,
}) => {
  await go(page, "#/contact/new");
  const button = page.getByRole("button", save);
  await expect(button).toBeDisabled();
  await expect(page.getByText("To save: enter a first or a last name")).toBeVisible();
  await page.getByRole("textbox", { name: "Last name" }).fill("Öberg");
  await expect(button).toBeEnabled();
  await page.getByRole("textbox", { name: "Last name" }).fill("");
  await expect(button).toBeDisabled();
  await expect(page.getByRole("textbox", { name: "First name" })).toHaveAttribute("aria-invalid", "true");
  await page.getByRole("textbox", { name: "First name" }).fill("Åsa");
  await button.click();
  await expect(page).toHaveURL(/#\/contact\/1$/);
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await expect(page).toHaveURL(/#\/contact\/1\/edit$/);
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page).toHaveURL(/#\/contact\/1$/);
});

test("R17 R18 R30 the category is the company's, read-only, changed there, with lead status directly below", async ({
  page,
}) => {
  const company = await add_company(page, "Nordlys AB", "Lead");
  const contact = await add_contact(page, company, "Åsa", "Öberg");
  await expect(field(page, "Category")).toContainText("Lead");
  await expect(field(page, "Category").getByRole("link", { name: "Nordlys AB" })).toBeVisible();
  const category = await field(page, "Category").boundingBox();
  const status = await field(page, "Lead status").boundingBox();
  expect(status?.y).toBeCloseTo((category?.y ?? 0) + (category?.height ?? 0), 0);

  await page.getByRole("link", { name: "Edit", exact: true }).click();
  const shown = page.getByRole("textbox", { name: "Category" });
  await expect(shown).toHaveAttribute("aria-readonly", "true");
  await expect(page.getByRole("combobox", { name: "Category" })).toHaveCount(0);
  await page.getByRole("link", { name: "Change it on Nordlys AB" }).click();
  await expect(page).toHaveURL(new RegExp(`#/company/${company}$`));
  await choose(page, "Category", "Opportunity");
  await go(page, `#/contact/${contact}`);
  await expect(field(page, "Category")).toContainText("Opportunity");
});

test("R20 resting on the status tells what it means and how long it has lasted", async ({ page }) => {
  const company = await add_company(page, "Nordlys AB", "Lead");
  await add_contact(page, company, "Åsa", "Öberg");
  const pill = field(page, "Lead status").getByText("Open");
  await expect(pill).toHaveAttribute("aria-description", /Nobody has reached out/);
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await page.getByRole("combobox", { name: "Lead status" }).click();
  const choice = page.getByRole("option", { name: "Contacting", exact: true });
  await expect(choice).toHaveAttribute("aria-description", "Sales is trying to reach the lead.");
});

test("a reload in the middle of an edit asks first, and one after it does not", async ({ page }) => {
  await add_contact(page, 0, "Åsa", "Öberg");
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  const title = page.getByRole("textbox", { name: "Title", exact: true });
  await title.click();
  await title.pressSequentially("CTO");
  const asked = page.waitForEvent("dialog");
  await page.evaluate(() => setTimeout(() => location.reload()));
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();
  await expect(title).toHaveValue("CTO");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await saved(page);
  page.on("dialog", (unwanted) => expect.soft(unwanted.type()).toBe("none"));
  await page.reload();
  await expect(page.getByRole("main")).toContainText("CTO");
});

test("a new contact begins in its first field; what is wrong is said at the field, and that it is not saved yet", async ({
  page,
}) => {
  await go(page, "#/contact/new");
  const first = page.getByRole("textbox", { name: "First name" });
  await expect(first).toBeFocused();
  await page.keyboard.type("Åsa");
  await expect(page.getByRole("status").filter({ hasText: "Not saved yet" })).toBeVisible();
  const country = page.getByRole("textbox", { name: "Country" });
  await country.fill("S".repeat(20_000));
  await expect(country).toHaveAttribute("aria-invalid", "true");
  await expect(country).toHaveAccessibleDescription("Country is too long.");
  await expect(page.getByRole("button", { name: "Save", exact: true })).toBeDisabled();
  await country.fill("Sweden");
  await expect(country).not.toHaveAttribute("aria-invalid", "true");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await saved(page);
});

test("what is typed is kept while another tab deletes the record, and comes back with it", async ({ page }) => {
  const contact = await add_contact(page, 0, "Åsa", "Öberg");
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  const title = page.getByRole("textbox", { name: "Title", exact: true });
  await title.fill("CTO");
  const other = await page.context().newPage();
  await open(other, `#/contact/${contact}`);
  await other.getByRole("button", { name: "More about this contact" }).click();
  await other.getByRole("menuitem", { name: "Delete" }).click();
  await other.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("What you have changed is kept")).toBeVisible();
  await page.getByRole("button", { name: "Restore", exact: true }).click();
  await expect(title).toHaveValue("CTO");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("main")).toContainText("CTO");
});

test("a telephone number with an extension is dialled with it", async ({ page }) => {
  await add_contact(page, 0, "Åsa", "Öberg");
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await page.getByRole("textbox", { name: "Phone", exact: true }).fill("469.762.0978x76514");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const phone = page.getByRole("link", { name: "469.762.0978x76514" });
  await expect(phone).toHaveAttribute("href", "tel:4697620978;ext=76514");
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await page.getByRole("textbox", { name: "Phone", exact: true }).fill("08-123 45 (växel)");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("link", { name: "08-123 45 (växel)" })).toHaveAttribute("href", "tel:0812345");
});

test("R39 R40 edit mode changes the status, any to any; Cancel restores the old value", async ({ page }) => {
  const company = await add_company(page, "Nordlys AB", "Lead");
  const contact = await add_contact(page, company, "Åsa", "Öberg");
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await choose(page, "Lead status", "Qualified");
  await expect(page.getByRole("group", { name: "Lead status" })).toContainText("Qualified");
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Discard" }).click();
  await expect(field(page, "Lead status")).toContainText("Open");
  for (const status of ["Qualified", "Open", "Disqualified", "Contacting"]) await set_status(page, contact, status);
});

test("R29 R33 R34 R41 R42 R43 R51 leaving and re-entering a lead category hides, keeps, reopens and can be put back", async ({
  page,
}) => {
  const company = await add_company(page, "Nordlys AB", "Lead");
  const contact = await add_contact(page, company, "Åsa", "Öberg");
  await set_status(page, contact, "Contacting");

  await set_category(page, company, "Customer");
  await go(page, `#/contact/${contact}`);
  await expect(field(page, "Category")).toContainText("Customer");
  await expect(field(page, "Lead status")).toHaveCount(0); // R33
  await page.getByRole("button", { name: "Why is there no lead status?" }).click();
  await expect(page.getByText(/Customer.*Lead status shows only in the group Potential customer/)).toBeVisible();
  await expect(page.getByText(/Kept: Contacting/)).toBeVisible(); // R41
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await expect(page.getByRole("textbox", { name: "First name" })).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Lead status" })).toHaveCount(0); // R34

  await set_category(page, company, "Lead");
  await go(page, `#/contact/${contact}`);
  await expect(field(page, "Lead status")).toContainText("Open"); // R42
  const back = history(page, "Lead status").first();
  await expect(back).toContainText("Contacting");
  await expect(back).toContainText("Nordlys AB came back to Potential customer");
  await back.getByRole("button", { name: "Put back" }).click(); // R43
  await expect(field(page, "Lead status")).toContainText("Contacting");
  const newest = history(page, "Lead status").first();
  await expect(newest).toContainText("put back"); // R51
  await expect(newest).toContainText("Me");
  await saved(page);
});

test("R44 between two lead categories the status stays", async ({ page }) => {
  const company = await add_company(page, "Nordlys AB", "Lead");
  const contact = await add_contact(page, company, "Åsa", "Öberg");
  await set_status(page, contact, "Re-nurture");
  await set_category(page, company, "Marketing qualified lead");
  await go(page, `#/contact/${contact}`);
  await expect(field(page, "Lead status")).toContainText("Re-nurture");
});

test("R38 R36 without an active category there is no status; a contact on its own has its own category", async ({
  page,
}) => {
  await add_contact(page, 0, "Freja", "Kjær");
  await expect(field(page, "Category")).toContainText("No selection");
  await expect(field(page, "Lead status")).toHaveCount(0);
  await page.getByRole("button", { name: "Why is there no lead status?" }).click();
  await expect(page.getByText("The contact has no category.")).toBeVisible();
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await choose(page, "Category", "Lead");
  await page.getByRole("button", save).click();
  await expect(field(page, "Lead status")).toContainText("Open");
});

test("R47 a contact moved into a lead category gets Open, chosen by typing part of the company's name", async ({
  page,
}) => {
  const customer = await add_company(page, "Havsbris Energi AB", "Customer");
  await add_company(page, "Nordlys AB", "Lead");
  await add_contact(page, customer, "Åsa", "Öberg");
  await expect(field(page, "Lead status")).toHaveCount(0);
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  const company = page.getByRole("combobox", { name: "Company" });
  await company.fill("nord");
  await page.getByRole("option", { name: "Nordlys AB", exact: true }).click();
  await expect(company).toHaveValue("Nordlys AB");
  await expect(page.getByRole("combobox", { name: "Lead status" })).toContainText("Open");
  await page.getByRole("button", save).click();
  await expect(field(page, "Category")).toContainText("Lead");
  await expect(field(page, "Lead status")).toContainText("Open");
});

test("changes in an edit are listed and put back one by one; leaving with changes asks", async ({ page }) => {
  await add_contact(page, 0, "Åsa", "Öberg");
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await page.getByRole("textbox", { name: "Title" }).fill("Head of Purchasing");
  await page.getByRole("textbox", { name: "E-mail" }).fill("asa.oberg@nordlys.example");
  const changes = page.getByRole("region", { name: "Changes in this edit" });
  await expect(changes.getByRole("group", { name: "Title" })).toContainText("Head of Purchasing");
  await changes.getByRole("group", { name: "Title" }).getByRole("button", { name: "Put back" }).click();
  await expect(page.getByRole("textbox", { name: "Title" })).toHaveValue("");
  await expect(changes.getByRole("group", { name: "Title" })).toHaveCount(0);

  await page.getByRole("navigation").getByRole("link", { name: "Companies" }).click();
  const question = page.getByRole("alertdialog", { name: "Discard the changes?" });
  await question.getByRole("button", { name: "Keep editing" }).click();
  await expect(page).toHaveURL(/#\/contact\/1\/edit$/);
  await expect(page.getByRole("textbox", { name: "E-mail" })).toHaveValue("asa.oberg@nordlys.example");
  await page.keyboard.press("Control+s");
  await expect(page).toHaveURL(/#\/contact\/1$/);
  const mail = field(page, "E-mail").getByRole("link", { name: "asa.oberg@nordlys.example" });
  await expect(mail).toHaveAttribute("href", "mailto:asa.oberg@nordlys.example");
});

test("Undo takes a save back as one step, Redo does it again", async ({ page }) => {
  const company = await add_company(page, "Nordlys AB", "Lead");
  const contact = await add_contact(page, company, "Åsa", "Öberg");
  await set_status(page, contact, "Qualified");
  await page.keyboard.press("Control+z");
  await expect(field(page, "Lead status")).toContainText("Open");
  await page.keyboard.press("Control+Shift+z");
  await expect(field(page, "Lead status")).toContainText("Qualified");
});

test("R94 Previous and Next step through the list that was open", async ({ page }) => {
  for (const name of ["Cilla", "Anna", "Bo"]) await add_contact(page, 0, name, "Ek");
  await go(page, "#/contacts");
  await press_link(page.getByRole("link", { name: "Anna Ek" }));
  await expect(page.getByText("1 of 3")).toBeVisible();
  await page.getByRole("link", { name: "Next" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Bo Ek" })).toBeVisible();
  await page.getByRole("link", { name: "Next" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Cilla Ek" })).toBeVisible();
  await page.getByRole("link", { name: "Previous" }).click();
  await expect(page.getByText("2 of 3")).toBeVisible();
});

test("pictures: contact card and contact in edit mode", async ({ page }) => {
  const company = await add_company(page, "Nordlys AB", "Marketing qualified lead", {
    Country: "Sweden",
    City: "Göteborg",
  });
  const contact = await add_contact(page, company, "Åsa", "Öberg");
  await set_status(page, contact, "Contacting");
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await page.getByRole("textbox", { name: "Title" }).fill("Head of Purchasing");
  await page.getByRole("textbox", { name: "E-mail" }).fill("asa.oberg@nordlys.example");
  await page.getByRole("textbox", { name: "Phone" }).fill("+46 8 555 010 20");
  await page.getByRole("textbox", { name: "Mobile" }).fill("+46 70 555 01 42");
  await take_pictures(page, "contact-edit");
  await page.getByRole("button", save).click();
  await expect(page).toHaveURL(/#\/contact\/\d+$/);
  await take_pictures(page, "contact-card");
});
