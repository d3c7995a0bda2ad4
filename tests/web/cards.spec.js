// What cards have beside their fields: the star, the history list, the neighbours in whatever list one came from, and
// records that may be the same one.
import { expect, test } from "@playwright/test";
import { add_company, add_contact, go, open_with_people, start_empty } from "./records.js";

test("R95 R96 the star puts a record among the favourites at once, and what was opened is found again", async ({
  page,
}) => {
  await start_empty(page);
  const company = await add_company(page, "Nordlys AB", "Lead");
  const contact = await add_contact(page, company, "Åsa", "Öberg");
  await page.getByRole("button", { name: "Add to favourites" }).click();
  const places = page.getByRole("navigation", { name: "Places" });
  await expect(places.getByRole("link", { name: "Åsa Öberg" })).toHaveAttribute("href", `#/contact/${contact}`);
  await expect(page.getByRole("button", { name: "Remove from favourites" })).toBeVisible();

  await go(page, `#/company/${company}`);
  await expect(page.getByRole("heading", { level: 1, name: "Nordlys AB" })).toBeVisible();
  await go(page, "#/dashboard");
  await expect(page.getByRole("heading", { level: 1, name: "Lead overview" })).toBeVisible();
  await page.keyboard.press("Control+k");
  const recent = page.getByRole("dialog", { name: "Find anything" }).getByRole("option");
  await expect(recent.nth(0)).toHaveAccessibleName(/^Nordlys AB/);
  await expect(recent.nth(1)).toHaveAccessibleName(/^Åsa Öberg/);
});

test("R103 R270 R271 while a name is typed what may be the same is offered, unless that is switched off", async ({
  page,
}) => {
  await start_empty(page);
  const company = await add_company(page, "Nordlys AB", "Lead");
  await add_contact(page, company, "Åsa", "Öberg");
  await go(page, "#/company/new");
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Havsbris");
  await expect(page.getByText(/There is already/)).toHaveCount(0);
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("nordlys A/S");
  await expect(page.getByText(/There is already Nordlys AB/)).toBeVisible();
  await expect(page.getByRole("link", { name: "Open", exact: true })).toHaveAttribute("href", `#/company/${company}`);
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("");

  await go(page, `#/contact/new?company=${company}`);
  await page.getByRole("textbox", { name: "First name" }).fill("åsa");
  await expect(page.getByText(/There is already/)).toHaveCount(0);
  await page.getByRole("textbox", { name: "Last name" }).fill("öberg");
  await expect(page.getByText(/There is already Åsa Öberg/)).toBeVisible();
  await page.getByRole("textbox", { name: "Last name" }).fill("");
  await page.getByRole("textbox", { name: "First name" }).fill("");

  await go(page, "#/settings/you");
  await page.getByRole("checkbox", { name: "Show similar records while a name is typed" }).click();
  await go(page, "#/company/new");
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Nordlys");
  await expect(page.getByRole("textbox", { name: "Name", exact: true })).toHaveValue("Nordlys");
  await expect(page.getByText(/There is already/)).toHaveCount(0);
});

test("the card of what is in the bin offers to bring it back", async ({ page }) => {
  await start_empty(page);
  const contact = await add_contact(page, 0, "Åsa", "Öberg");
  await page.getByRole("button", { name: "More about this contact" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
  await go(page, `#/contact/${contact}`);
  await expect(page.getByText("This record is not there")).toBeVisible();
  await page.getByRole("button", { name: "Restore", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Åsa Öberg" })).toBeVisible();
});

test("R99 name and department tell companies apart", async ({ page }) => {
  await start_empty(page);
  await add_company(page, "Nordlys AB", "Lead", { Department: "Bergen" });
  await expect(page.getByRole("main").getByText("Bergen", { exact: true }).first()).toBeVisible();
});

test("a step to another page takes the focus along to it, where Tab goes on", async ({ page }) => {
  await start_empty(page);
  await add_company(page, "Nordlys AB", "Lead");
  await page.getByRole("link", { name: "Add contact" }).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#\/contact\/new/);
  const main = page.getByRole("main", { name: "New contact" });
  await expect(main.getByRole("textbox", { name: "First name" })).toBeFocused(); // a form begins where one writes
  await page.keyboard.press("Tab");
  await expect(main.getByRole("textbox", { name: "Last name" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("main", { name: "Nordlys AB" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("main").locator(":focus")).toHaveCount(1);

  // The button that asked is gone when the answer has been given.
  await go(page, "#/sale/new");
  await page.getByRole("textbox", { name: "Title" }).fill("Street lights");
  await page.keyboard.press("Control+s");
  const sell = page.getByRole("button", { name: "Mark as sold" });
  await sell.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("combobox", { name: "Reason" }).click();
  await page.getByRole("option", { name: "Price" }).click();
  await expect(page.getByRole("option")).toHaveCount(0); // a key pressed before would be the list's
  await expect(page.getByRole("combobox", { name: "Reason" })).toBeFocused();
  const answer = page.getByRole("dialog").getByRole("button", { name: "Mark as sold" });
  await answer.focus();
  await page.keyboard.press("Enter");
  await expect(sell).toHaveCount(0);
  await expect(page.getByRole("main", { name: "Street lights" })).toBeFocused();

  // What is still there keeps it.
  const places = page.getByRole("navigation", { name: "Places" });
  await places.getByRole("link", { name: "Board", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#\/board/);
  await expect(places.getByRole("link", { name: "Board", exact: true })).toBeFocused();
});

test("the first stop of Tab leads past the places and the bar", async ({ page }) => {
  await open_with_people(page);
  await page.goto("./#/contacts");
  await page.reload();
  await expect(page.getByRole("main", { name: "Contacts" })).toBeVisible();
  await page.keyboard.press("Tab");
  const skip = page.getByRole("button", { name: "Skip to the page" });
  await expect(skip).toBeFocused();
  expect((await skip.boundingBox())?.width).toBeGreaterThan(100);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main", { name: "Contacts" })).toBeFocused();
});

test("a card's keys are not taken while a dialog is open, and the focus comes back to what opened it", async ({
  page,
}) => {
  await start_empty(page);
  await add_contact(page, 0, "Åsa", "Öberg");
  const opener = page.getByRole("main").getByRole("button", { name: "Follow-up", exact: true });
  await opener.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "New follow-up" });
  await expect(dialog.getByRole("textbox", { name: "Title" })).toBeFocused();
  await dialog.getByRole("button", { name: "Cancel" }).focus();
  await page.keyboard.press("e");
  await page.keyboard.press("Alt+n");
  await expect(dialog).toBeVisible();
  await expect(page).toHaveURL(/#\/contact\/1$/);
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(opener).toBeFocused();
  await page.keyboard.press("e");
  await expect(page).toHaveURL(/#\/contact\/1\/edit$/);
});
