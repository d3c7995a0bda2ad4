// Days are those of the place whose time the database keeps (R148), whatever the clock and the visitor's zone say now.
import { expect, test } from "@playwright/test";
import { open } from "./pages.js";
import { add_contact, field, start_empty } from "./records.js";

const summer_night = new Date("2026-07-14T22:30:00Z"); // in Stockholm half an hour into the 15th
const winter_day = new Date("2026-11-23T11:00:00Z");

test("R148 a contact registered in July keeps its local day in November, for a visitor elsewhere too", async ({
  page,
  browser,
}) => {
  await page.clock.setSystemTime(summer_night);
  await start_empty(page);
  const contact = await add_contact(page, 0, "Karin", "Holm");
  await page.clock.setSystemTime(winter_day);
  await page.reload();
  await open(page, `#/contact/${contact}`);
  await expect(field(page, "Registered")).toContainText("15 Jul");

  const data = await page.context().storageState({ indexedDB: true });
  const elsewhere = await browser.newContext({ storageState: data, timezoneId: "America/New_York" });
  const there = await elsewhere.newPage();
  await there.clock.setSystemTime(winter_day);
  await open(there, `#/contact/${contact}`);
  expect(await there.evaluate(() => new Date().getTimezoneOffset())).toBe(300);
  await expect(field(there, "Registered")).toContainText("15 Jul");
  await elsewhere.close();
});
