// Find: criteria, what is found, and keeping a search as a selection.
import { expect, test } from "@playwright/test";
import { open_demo, take_pictures } from "./pages.js";
import { go } from "./records.js";

test("pictures of Find", async ({ page }) => {
  await open_demo(page);
  await go(page, "#/find?entity=contact");
  await expect(page.getByRole("heading", { level: 1, name: "Find" })).toBeVisible();
  await page.getByRole("combobox", { name: "Lead status: value" }).click();
  await page.getByRole("option", { name: "Open" }).click();
  await page.getByRole("option", { name: "Contacting" }).click();
  await page.keyboard.press("Escape");
  await take_pictures(page, "find");
});
