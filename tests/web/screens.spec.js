// Every screen of the demo: the four pictures, and no violation of WCAG A and AA.
import { test, expect } from "@playwright/test";
import { expect_no_axe_violations } from "./axe.js";
import { open_demo, saved, take_pictures } from "./pages.js";

const screens = {
  dashboard: "#/dashboard",
  contacts: "#/contacts",
  contact: "#/contact/1",
  contact_edit: "#/contact/1/edit",
  contact_new: "#/contact/new",
  companies: "#/companies",
  company: "#/company/10001",
  company_edit: "#/company/10001/edit",
  board: "#/board",
  board_rows: "#/board?rows=owner",
  board_preview: "#/board?entity=company&preview=10001",
  board_sales: "#/board?entity=sale",
  board_settings: "#/board?settings=1",
  sales: "#/sales",
  sale_new: "#/sale/new?contact=1",
  follow_ups: "#/follow-ups",
  find: "#/find?entity=contact",
  find_follow_ups: "#/find?entity=follow_up",
  selections_none: "#/selections",
  settings_storage: "#/settings/storage",
  settings_you: "#/settings/you",
  settings_look: "#/settings/look",
  settings_shortcuts: "#/settings/shortcuts",
  settings_list: "#/settings",
};

for (const [name, hash] of Object.entries(screens)) {
  test(`${name}: pictures and accessibility`, async ({ page }) => {
    test.setTimeout(120_000);
    await open_demo(page);
    await saved(page);
    await page.goto("./" + hash);
    // A dialog hides the heading behind it.
    await expect(
      page
        .getByRole("dialog")
        .or(page.getByRole("heading", { level: 1 }))
        .first(),
    ).toBeVisible();
    await expect_no_axe_violations(page);
    await take_pictures(page, name);
  });
}
