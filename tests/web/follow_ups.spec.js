// Follow-ups: planning, completing, logging, what is due, reminders; and who one is.
import { expect, test } from "@playwright/test";
import { expect_no_axe_violations } from "./axe.js";
import { open, saved, take_pictures } from "./pages.js";
import { add_company, add_contact, choose, field, go, set_status, start_empty } from "./records.js";

/** @typedef {import("@playwright/test").Page} Page */

const save = { name: "Save", exact: true };

/** @param {number} days_ahead */
function iso_day(days_ahead) {
  const day = new Date();
  day.setDate(day.getDate() + days_ahead);
  return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, "0")}-${String(day.getDate()).padStart(2, "0")}`;
}

/** @param {Page} page @param {string} title @param {string} day as one types it */
async function plan(page, title, day) {
  await page.getByRole("button", { name: "New follow-up" }).first().click();
  const dialog = page.getByRole("dialog", { name: "New follow-up" });
  await dialog.getByRole("textbox", { name: "Title" }).fill(title);
  await dialog.getByRole("combobox", { name: "Deadline" }).fill(day);
  await dialog.getByRole("button", save).click();
  await expect(dialog).toHaveCount(0);
}

test("a follow-up that is being written does not come along to another card", async ({ page }) => {
  await start_empty(page);
  for (const name of ["Ek", "Lund"]) await add_contact(page, 0, "Anna", name);
  const dialog = page.getByRole("dialog", { name: "New follow-up" });
  for (const [next, name] of [
    ["#/contact/1", "Anna Ek"],
    ["#/contacts", "Contacts"],
  ]) {
    await go(page, "#/contact/2");
    await page.getByRole("main").getByRole("button", { name: "Follow-up", exact: true }).click();
    await expect(dialog).toBeVisible();
    await go(page, next);
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
    await expect(dialog).toHaveCount(0);
  }
  await go(page, "#/contact/2");
  await expect(page.getByRole("heading", { level: 1, name: "Anna Lund" })).toBeVisible();
  await expect(dialog).toHaveCount(0);
});

test("what has been written in a dialog is not lost by one Escape", async ({ page }) => {
  await start_empty(page);
  await go(page, "#/follow-ups");
  const dialog = page.getByRole("dialog", { name: "New follow-up" });
  const title = dialog.getByRole("textbox", { name: "Title" });
  const question = dialog.getByText("Discard what you typed?");
  const open_dialog = () => page.getByRole("button", { name: "New follow-up" }).first().click();
  await open_dialog();
  await expect(title).toBeFocused();
  await page.keyboard.press("Escape"); // nothing has been written
  await expect(dialog).toHaveCount(0);

  await open_dialog();
  await expect(title).toBeFocused();
  await page.keyboard.type("Call the");
  await page.keyboard.press("Escape");
  await expect(question).toBeVisible();
  await expect(title).toBeFocused();
  await page.keyboard.type(" bank");
  await expect(question).toHaveCount(0);
  await expect(title).toHaveValue("Call the bank");
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(question).toBeVisible();
  await dialog.getByRole("button", { name: "Discard" }).click();
  await expect(dialog).toHaveCount(0);
});

test("R259 R260 R261 R262 follow-ups are planned, listed by when they are due, completed with outcome and next step, and un-ticked before they are edited", async ({
  page,
}) => {
  await start_empty(page);
  const company = await add_company(page, "Nordlys AB", "Lead");
  const contact = await add_contact(page, company, "Åsa", "Öberg");
  await page.getByRole("tab", { name: "Activities 0" }).click();
  await plan(page, "Send the offer", iso_day(-1));
  const entry = page.getByRole("listitem", { name: "Send the offer" });
  await expect(entry).toContainText("overdue"); // R261
  await expect(field(page, "Next activity")).toContainText("Send the offer"); // R248
  const place = page.getByRole("navigation", { name: "Places" }).getByRole("link", { name: /^Follow-ups/ });
  await expect(place).toHaveAccessibleName("Follow-ups, 1 overdue or for today");

  // R259: a meeting has a beginning and an end, an hour later until somebody says otherwise.
  await page.getByRole("button", { name: "New follow-up" }).click();
  const dialog = page.getByRole("dialog", { name: "New follow-up" });
  await dialog.getByRole("radio", { name: "Meeting" }).click();
  await dialog.getByRole("textbox", { name: "Title" }).fill("Site visit");
  await dialog.getByRole("combobox", { name: "Day" }).fill("tomorrow");
  await dialog.getByRole("textbox", { name: "Time" }).fill("9");
  await expect(dialog.getByRole("textbox", { name: "End" })).toHaveValue("10:00");
  await expect_no_axe_violations(page);
  await take_pictures(page, "follow_up_new");
  await dialog.getByRole("button", save).click();
  await expect(page.getByRole("tab", { name: "Activities 2" })).toBeVisible();
  await take_pictures(page, "contact_activities");

  await place.click();
  await expect(page.getByRole("row", { name: "Overdue" })).toContainText("1");
  await expect(page.getByRole("row", { name: "Later" })).toContainText("1");
  await plan(page, "Call the bank", "today");
  await expect(page.getByRole("row", { name: "Today" })).toContainText("1");
  await expect(place).toHaveAccessibleName("Follow-ups, 2 overdue or for today");
  await expect_no_axe_violations(page);
  await take_pictures(page, "follow_ups");
  // R262: it belongs to the contact and its company.
  const row = page.getByRole("row", { name: "Send the offer" });
  await expect(row.getByRole("link", { name: "Åsa Öberg" })).toHaveAttribute("href", `#/contact/${contact}`);
  await expect(row.getByRole("link", { name: "Nordlys AB" })).toHaveAttribute("href", `#/company/${company}`);

  await row.getByRole("checkbox").click();
  const done = page.getByRole("dialog", { name: "Complete “Send the offer”" });
  await done.getByRole("textbox", { name: "Outcome" }).fill("She wants a lower price");
  await done.getByRole("textbox", { name: "What comes next" }).fill("New offer");
  await done.getByRole("combobox", { name: "When" }).fill("+7");
  await take_pictures(page, "follow_up_complete");
  await done.getByRole("button", save).click();
  await expect(row).toHaveCount(0);
  await expect(page.getByRole("row", { name: "Later" })).toContainText("2");
  await page.keyboard.press("Control+z"); // one step
  await expect(row).toBeVisible();
  await expect(page.getByRole("row", { name: "Later" })).toContainText("1");
  await page.keyboard.press("Control+Shift+z");
  await expect(row).toHaveCount(0);

  await page.getByRole("checkbox", { name: "Completed", exact: true }).click();
  await expect(page).toHaveURL(/show=completed/);
  await go(page, `#/contact/${contact}`);
  await expect(entry).toContainText("She wants a lower price");
  await entry.getByRole("button", { name: "More about “Send the offer”" }).click();
  await expect(page.getByRole("menuitem", { name: "Edit" })).toBeDisabled(); // R260
  await page.keyboard.press("Escape");
  await entry.getByRole("checkbox").click();
  await entry.getByRole("button", { name: "More about “Send the offer”" }).click();
  await page.getByRole("menuitem", { name: "Edit" }).click();
  const edit = page.getByRole("dialog", { name: "Edit follow-up" });
  await edit.getByRole("textbox", { name: "Title" }).fill("Send a better offer");
  await edit.getByRole("button", save).click();
  await expect(page.getByRole("listitem", { name: "Send a better offer" })).toBeVisible();
  await saved(page);
});

test("R259 a meeting that is planned late in the evening lasts an hour when it is moved to the morning", async ({
  page,
}) => {
  await page.clock.setSystemTime(new Date("2026-11-23T22:10:00Z")); // in Stockholm 23:10
  await start_empty(page);
  await go(page, "#/follow-ups");
  await page.getByRole("button", { name: "New follow-up" }).first().click();
  const dialog = page.getByRole("dialog", { name: "New follow-up" });
  await dialog.getByRole("radio", { name: "Meeting" }).click();
  const starts = dialog.getByRole("textbox", { name: "Time" });
  const ends = dialog.getByRole("textbox", { name: "End" });
  await expect(ends).toHaveValue("23:59");
  await starts.fill("9");
  await expect(ends).toHaveValue("10:00");
  await ends.fill("09:45");
  await starts.fill("14");
  await expect(ends).toHaveValue("14:45");
});

test("a call is logged in two clicks, a note and an e-mail too; the last activity filters; Re-nurture asks when", async ({
  page,
}) => {
  await start_empty(page);
  const company = await add_company(page, "Nordlys AB", "Lead");
  const contact = await add_contact(page, company, "Åsa", "Öberg");
  await add_contact(page, company, "Erik", "Lund");
  await go(page, `#/contact/${contact}`);
  await page.getByRole("tab", { name: "Activities 0" }).click();
  await page.getByRole("button", { name: "Log call" }).click();
  await page.getByRole("dialog", { name: "Log: Call" }).getByRole("button", save).click();
  await expect(page.getByRole("listitem", { name: "Call" })).toBeVisible();

  await page.getByRole("button", { name: "Write note" }).click();
  const note = page.getByRole("dialog", { name: "Log: Note" });
  await expect(note.getByRole("button", save)).toBeDisabled();
  await note.getByRole("textbox", { name: "Note" }).fill("Budget is set in May");
  await note.getByRole("textbox", { name: "What comes next" }).fill("Ask for the budget");
  await note.getByRole("combobox", { name: "When" }).fill("+5");
  await expect_no_axe_violations(page);
  await take_pictures(page, "log_note");
  await note.getByRole("button", save).click();
  await expect(page.getByRole("listitem", { name: "Note" })).toContainText("Budget is set in May");
  await expect(field(page, "Next activity")).toContainText("Ask for the budget");
  await page.getByRole("button", { name: "Log e-mail" }).click();
  await page.getByRole("dialog", { name: "Log: E-mail" }).getByRole("button", save).click();
  await expect(page.getByRole("tab", { name: "Activities 4" })).toBeVisible();
  await go(page, `#/company/${company}`);
  await expect(page.getByRole("tab", { name: "Activities 4" })).toBeVisible();

  await go(page, "#/contacts?last_activity=this_day");
  await expect(page.getByRole("row", { name: "Åsa Öberg" })).toBeVisible();
  await expect(page.getByRole("row", { name: "Erik Lund" })).toHaveCount(0);

  await go(page, "#/contact/2/edit");
  await choose(page, "Lead status", "Re-nurture");
  await page.getByRole("button", save).click();
  const question = page.getByRole("dialog", { name: "When shall this lead be followed up?" });
  await question.getByRole("combobox", { name: "Deadline" }).fill("+60");
  await question.getByRole("button", save).click();
  await expect(field(page, "Next activity")).toContainText("Contact again");
  // "Not now" plans nothing.
  await set_status(page, contact, "Re-nurture");
  await expect(question).toHaveCount(0);
  await expect(page.getByRole("tab", { name: "Activities 4" })).toBeVisible();
});

test("reminders are off until the visitor switches them on and the browser allows it, and tell once a day what is due", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["notifications"]);
  await page.addInitScript(() => {
    const shown = /** @type {string[]} */ ([]);
    Object.assign(window, { shown_notifications: shown });
    window.Notification = /** @type {any} */ (
      class {
        static permission = "granted";
        static requestPermission = async () => "granted";
        constructor(/** @type {string} */ title, /** @type {{ body: string }} */ options) {
          shown.push(`${title}: ${options.body}`);
        }
      }
    );
  });
  const shown = () => page.evaluate(() => /** @type {any} */ (window).shown_notifications);
  await start_empty(page);
  await go(page, "#/follow-ups");
  await plan(page, "Call the bank", "today");
  const remind = page.getByRole("switch", { name: "Remind me in this browser" });
  await expect(remind).not.toBeChecked();
  expect(await shown()).toEqual([]);
  await remind.click();
  await expect(remind).toBeChecked();
  await expect.poll(shown).toEqual(["Follow-ups: 1 overdue or for today"]);
  await saved(page);
  await page.reload();
  await expect(remind).toBeChecked();
  expect(await shown()).toEqual([]); // told today already
});

test("the first run asks for a name; Mine is the current user's; the name and the currency are in the settings", async ({
  page,
}) => {
  await open(page);
  await page.getByRole("textbox", { name: "Your name (may be left empty)" }).fill("Erik Lund");
  await take_pictures(page, "first_visit_name");
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await saved(page);
  await add_contact(page, 0, "Åsa", "Öberg");
  await expect(field(page, "Our contact")).toContainText("Erik Lund");
  await go(page, "#/contacts?view=mine");
  await expect(page.getByRole("row", { name: "Åsa Öberg" })).toBeVisible();
  await go(page, "#/settings/you");
  await page.getByRole("textbox", { name: "Your name" }).fill("Erika Lund");
  await page.getByRole("button", save).click();
  await choose(page, "Base currency", "NOK");
  await expect(page.getByRole("combobox", { name: "Base currency" })).toContainText("NOK");
  await expect_no_axe_violations(page);
  await take_pictures(page, "settings_you");
  await go(page, "#/contact/1");
  await expect(field(page, "Our contact")).toContainText("Erika Lund");
});
