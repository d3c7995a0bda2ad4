// The figures of docs/measurements.md, printed: sizes, time until usable, the interface's own time a frame, idle frames.
//   TRATT_LONG=1 ./dev test web measurements
import path from "node:path";
import { expect, test } from "@playwright/test";
import { above_budget, sizes_table, transfer_sizes } from "../../assets/transfer_sizes.mjs";
import { drop_file, open, open_demo, root, settled } from "./pages.js";
import { leads_file } from "./records.js";

/** The newest frame's number and the milliseconds of interface work in it. @param {import("@playwright/test").Page} page */
const newest_frame = (page) =>
  page.evaluate(() => {
    const [entry] = performance.getEntriesByName("tratt:frame");
    return /** @type {{ count: number, ui_ms: number }} */ (/** @type {PerformanceMeasure} */ (entry).detail);
  });

test("no frame waits for an answer of another process", async ({ page }) => {
  await page.addInitScript(() => {
    const asked = { graphics: 0, permission: 0 };
    Object.assign(window, { asked });
    const { getParameter } = WebGL2RenderingContext.prototype;
    WebGL2RenderingContext.prototype.getParameter = function (name) {
      ++asked.graphics;
      return getParameter.call(this, name);
    };
    Object.defineProperty(Notification, "permission", { get: () => (++asked.permission, "default") });
  });
  await open_demo(page);
  const asked = () => page.evaluate(() => ({ .../** @type {any} */ (window).asked }));
  await page.evaluate(() => (location.hash = "#/contacts"));
  await settled(page);
  const before = await asked();
  expect(before.graphics).toBeGreaterThan(0);
  expect(before.permission).toBeGreaterThan(0);
  const frames = await frames_while(page, async () => {
    await page.mouse.move(500, 300);
    await page.mouse.wheel(0, 400);
  });
  expect(frames.length).toBeGreaterThan(0);
  expect(await asked()).toEqual(before);
});

test("a visit fetches no more than it may", () => {
  const parts = transfer_sizes(path.join(root, "build/web"));
  console.log(sizes_table(parts));
  expect(parts.every(({ sizes }) => sizes.length > 0)).toBe(true);
  expect(above_budget(parts)).toEqual([]);
});

test("@long from navigation to usable", async ({ page }) => {
  await open(page);
  const usable_ms = await page.evaluate(() => performance.getEntriesByName("tratt:usable")[0].startTime);
  console.log(`usable after ${usable_ms.toFixed(0)} ms`);
});

/** Where many records are scrolled, and what of them the pointer rests on. @type {[string, "listitem" | "row"][]} */
const long_places = [
  ["board", "listitem"],
  ["board?rows=owner", "listitem"],
  ["contacts", "row"],
  ["contacts?group=category,lead_status", "row"],
  ["contacts?columns=name,category_group,days_in_status,next_follow_up,last_activity", "row"],
  ["find?entity=contact", "row"],
];

/** The interface's milliseconds in each frame that is drawn meanwhile. @param {import("@playwright/test").Page} page @param {() => Promise<unknown>} action */
async function frames_while(page, action) {
  await page.evaluate(() => {
    const seen = /** @type {number[]} */ ([]);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntriesByName("tratt:frame"))
        seen.push(/** @type {PerformanceMeasure} */ (entry).detail.ui_ms);
    }).observe({ entryTypes: ["measure"] });
    Object.assign(window, { seen_frames: seen });
  });
  await action();
  await settled(page);
  return page.evaluate(() => /** @type {{ seen_frames: number[] }} */ (/** @type {unknown} */ (window)).seen_frames);
}

test("@long interface time a frame with 1,000 and with 100,000 contacts: scrolling, and a letter in the palette", async ({
  page,
}) => {
  test.setTimeout(900_000);
  /** @type {number[][]} */
  const times = [];
  for (const count of [1000, 100_000]) {
    await open(page);
    if (times.length === 0) await page.getByRole("button", { name: "Start", exact: true }).click();
    await drop_file(page, `leads-${count}.csv`, leads_file(count));
    await page.getByRole("button", { name: /^Import \d/ }).click({ timeout: 300_000 });
    await expect(page.getByRole("status").filter({ hasText: `leads-${count}.csv` })).toBeVisible({ timeout: 300_000 });
    const medians = [];
    for (const [place, role] of long_places) {
      await page.evaluate((hash) => (location.hash = hash), `#/${place}`);
      const item = page.getByRole("main").getByRole(role).nth(1);
      await expect(item).toBeVisible();
      const box = await item.boundingBox();
      await page.mouse.move((box?.x ?? 0) + 20, (box?.y ?? 0) + 20);
      const frames = [];
      for (let i = 0; i < 30; i++) {
        await page.mouse.wheel(0, 120);
        await settled(page);
        frames.push((await newest_frame(page)).ui_ms);
      }
      frames.sort((a, b) => a - b);
      medians.push(frames[15]);
      console.log(`${place}, ${count} contacts: ${frames[15].toFixed(2)} ms a frame (median of 30)`);
    }
    times.push(medians);
    await page.keyboard.press("Control+k");
    for (const letter of "fir") {
      const frames = await frames_while(page, () => page.keyboard.press(letter));
      console.log(`palette, "${letter}", ${count} contacts: ${Math.max(...frames).toFixed(2)} ms in the slowest frame`);
    }
    await page.keyboard.press("Escape");
  }
  long_places.forEach(([place], i) => expect(times[1][i], place).toBeLessThan(2 * times[0][i] + 1));
});

test("@long interface time a frame on each screen, and no frames when idle", async ({ page }) => {
  test.setTimeout(180_000);
  await open_demo(page);
  for (const address of [
    "dashboard",
    "contacts",
    "contact/1",
    "contact/1/edit",
    "companies",
    "company/10001",
    "board",
    "settings",
  ]) {
    await page.evaluate((hash) => (location.hash = hash), `#/${address}`);
    await settled(page);
    const times = [];
    for (let i = 0; i < 20; i++) {
      await page.mouse.move(400 + 10 * i, 300);
      await settled(page);
      times.push((await newest_frame(page)).ui_ms);
    }
    times.sort((a, b) => a - b);
    console.log(`${address}: ${times[10].toFixed(2)} ms a frame (median of 20)`);
  }
  await page.mouse.move(0, 0);
  await page.waitForTimeout(3000);
  const before = (await newest_frame(page)).count;
  await page.waitForTimeout(10_000);
  const drawn = (await newest_frame(page)).count - before;
  console.log(`frames in 10 idle seconds: ${drawn}`);
  expect(drawn).toBe(0);
});
